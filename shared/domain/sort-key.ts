/**
 * Slovenian order for a database that has no collations: a string that compares byte by byte as its
 * text compares in Slovenian (c < č < ć < d < đ, s < š, z < ž; CLDR, locale sl).
 */

const OWN_LETTERS = 'abcčćdđefghijklmnopqrsštuvwxyzž';
const KEPT = new Set(['č', 'ć', 'đ', 'š', 'ž']);
const UNDECOMPOSED: Record<string, string> = { ı: 'i', ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe' };

/** Space, then punctuation, then digits, then letters, then other scripts by code point. */
function primary(character: string): string {
  if (/\s/u.test(character)) return '0';
  const own = OWN_LETTERS.indexOf(character);
  if (own >= 0) return `3${String.fromCharCode(65 + own)}`;
  if (/\p{N}/u.test(character)) return `2${character}`;
  if (/\p{L}/u.test(character)) return `4${character}`;
  return `1${character}`;
}

function baseLetters(character: string): string {
  const lower = character.toLowerCase();
  if (KEPT.has(lower)) return lower;
  const bare = lower.normalize('NFD').replace(/\p{M}/gu, '');
  return UNDECOMPOSED[bare] ?? bare;
}

/** What each character adds to a key: its letters, and whether it is a capital. Texts are of few characters, and each is looked at once. */
const known = new Map<string, readonly [letters: string, capital: string]>();

function partsOf(character: string): readonly [letters: string, capital: string] {
  const before = known.get(character);
  if (before) return before;
  const letters = Array.from(baseLetters(character), primary).join('');
  // Lower case sorts before capitals, as in CLDR: swap them, since capitals have the lower code.
  const parts = [letters, character === character.toLowerCase() ? '0' : '1'] as const;
  known.set(character, parts);
  return parts;
}

/** The sort key of a text: its letters first, then its accents, then its capitals. */
export function slovenianSortKey(text: string): string {
  const composed = text.trim().replace(/\s+/gu, ' ').normalize('NFC');
  let letters = '';
  let capitals = '';
  for (const character of composed) {
    const [own, capital] = partsOf(character);
    letters += own;
    capitals += capital;
  }
  return `${letters}\u0001${composed.toLowerCase()}\u0001${capitals}`;
}
