/** Countries by whatever people call them: in any language of Europe, by code, in a Slovenian case, or nearly so. */

import { COUNTRY_CODES, countryName } from './countries.ts';
import { fold } from './fold.ts';

/** The reader's first, then those of the partners, then the rest of Europe: where a name is two countries', the earlier language has it. */
const LANGUAGES = 'sl en it hr de hu el tr bg sv fr es sr sr-Latn bs mk sq ro pl cs sk pt nl da fi et lv lt mt ga uk nb ca is'.split(' ');

/** What the runtime does not call them. */
const ALSO: Readonly<Record<string, string>> = {
  BA: 'BiH|Bosna|Bosnia',
  CZ: 'Czech Republic|Češka republika',
  DE: 'BRD|ZRN|Germany FR',
  GB: 'UK|Velika Britanija|Great Britain|Anglija|England|Škotska|Scotland|Wales',
  GR: 'EL|Hellas',
  HR: 'Republika Hrvatska|Republika Hrvaška',
  MK: 'Makedonija|Macedonia|FYROM|BJRM|North Macedonia',
  NL: 'Holandija|Holland|The Netherlands',
  RU: 'Ruska federacija|Russian Federation',
  SI: 'Republika Slovenija|Republic of Slovenia',
  SK: 'Slovak Republic|Slovaška republika',
  TR: 'Turčija|Turkey|Türkei',
  US: 'ZDA|USA|United States of America|Amerika',
};

/** ISO 3166-1 alpha-3 of Europe and its neighbours, which forms ask for. */
const ALPHA3 =
  'ALB=AL AND=AD ARM=AM AUT=AT AZE=AZ BLR=BY BEL=BE BIH=BA BGR=BG HRV=HR CYP=CY CZE=CZ DNK=DK EST=EE FIN=FI FRA=FR GEO=GE DEU=DE GRC=GR HUN=HU ISL=IS IRL=IE ITA=IT XKX=XK LVA=LV LIE=LI LTU=LT LUX=LU MLT=MT MDA=MD MCO=MC MNE=ME NLD=NL MKD=MK NOR=NO POL=PL PRT=PT ROU=RO RUS=RU SMR=SM SRB=RS SVK=SK SVN=SI ESP=ES SWE=SE CHE=CH TUR=TR UKR=UA GBR=GB VAT=VA USA=US';

interface Known {
  /** By folded name. */
  readonly names: ReadonlyMap<string, string>;
  /** Those of them that are in Slovenian or English. */
  readonly common: ReadonlyMap<string, string>;
  /** By the stem that a Slovenian name keeps in every case: "italij". */
  readonly stems: ReadonlyMap<string, string>;
}

let made: Known | null = null;

/** Without the vowels that its cases end in. Too short to be sure of, it is none. */
function stemOf(folded: string): string {
  const stem = folded.replace(/[aeiou]+$|(?<=ij|sk|šk)[aeiou]m?$/u, '');
  return stem.length >= 4 ? stem : '';
}

function known(): Known {
  if (made) return made;
  const names = new Map<string, string>();
  const common = new Map<string, string>();
  const stems = new Map<string, string>();
  const put = (map: Map<string, string>, name: string, code: string) => {
    if (name && !map.has(name)) map.set(name, code);
  };
  for (const code of COUNTRY_CODES) put(names, code.toLowerCase(), code);
  for (const [code, others] of Object.entries(ALSO)) for (const name of others.split('|')) put(names, fold(name), code);
  for (const language of LANGUAGES) {
    for (const code of COUNTRY_CODES) {
      const name = fold(countryName(code, language));
      put(names, name, code);
      if (language === 'sl' || language === 'en') put(common, name, code);
      if (language === 'sl') put(stems, stemOf(name), code);
    }
  }
  for (const pair of ALPHA3.split(' ')) put(names, pair.slice(0, 3).toLowerCase(), pair.slice(4));
  made = { names, common, stems };
  return made;
}

/** The country's code, ISO 3166-1 alpha-2, by its name in any of the languages, its code, or its name in a Slovenian case ("iz Italije"); null for anything else. */
export function readCountry(text: string): string | null {
  // The names are put together when they are first asked for, and an empty field asks for none.
  if (text.trim() === '') return null;
  const { names, stems } = known();
  const asked = fold(text).replace(/^(iz|from|in|v|na) /, '');
  return names.get(asked) ?? stems.get(stemOf(asked)) ?? null;
}

/** How many letters have to be put in, left out, changed or swapped with their neighbour to make one word of another (Damerau–Levenshtein, restricted). */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min((now[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      now.push(least);
    }
    [before, last] = [last, now];
  }
  return last[other.length] ?? 0;
}

/** The country whose name in Slovenian or English is nearly what was typed, "Itlija": one slip in four letters; null where none, or two, are as near. */
export function proposeCountry(text: string): string | null {
  const asked = fold(text);
  if (asked.length < 4) return null;
  let best: { code: string; distance: number } | null = null;
  let isTied = false;
  for (const [name, code] of known().common) {
    if (Math.abs(name.length - asked.length) > 2 || name.length < 4) continue;
    const distance = editDistance(asked, name);
    if (distance > Math.min(2, Math.floor(asked.length / 4))) continue;
    if (best && distance === best.distance && code !== best.code) isTied = true;
    if (!best || distance < best.distance) {
      best = { code, distance };
      isTied = false;
    }
  }
  return best && !isTied ? best.code : null;
}

/** Countries that stand in one line, as "SI, IT, DE", "Slovenija in Italija" or "SI IT DE"; none where any of them is not known. */
export function readCountries(text: string): string[] {
  const whole = readCountry(text);
  if (whole) return [whole];
  // A country's own name may hold an "in": what parts a list most surely is tried first.
  for (const between of [/[,;/]/u, /[,;/]|\s(?:in|and|&|\+)\s/u, /[\s,;/]+/u]) {
    const parts = text.split(between).map((part) => part.trim()).filter(Boolean);
    const codes = parts.flatMap((part) => readCountry(part) ?? []);
    if (parts.length > 1 && codes.length === parts.length) return codes;
  }
  return [];
}
