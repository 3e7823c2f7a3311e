/** Countries by their ISO 3166-1 alpha-2 code. */

const CODES =
  'AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FM FO FR GA GB GD GE GH GI GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW';

export const COUNTRY_CODES: readonly string[] = CODES.split(' ');
const KNOWN = new Set(COUNTRY_CODES);

export function isCountryCode(code: string): boolean {
  return KNOWN.has(code);
}

/** Making one costs far more than asking it, and asking it more than looking up what it said. */
const namesIn = new Map<string, { readonly names: Intl.DisplayNames; readonly said: Map<string, string> }>();

/** The country's name in a language, "Grčija"; the code itself where none is known. */
export function countryName(code: string, language: string): string {
  let known = namesIn.get(language);
  if (!known) {
    known = { names: new Intl.DisplayNames([language], { type: 'region' }), said: new Map() };
    namesIn.set(language, known);
  }
  const before = known.said.get(code);
  if (before !== undefined) return before;
  const name = known.names.of(code) ?? code;
  // Of what is no country nothing is kept.
  if (KNOWN.has(code)) known.said.set(code, name);
  return name;
}
