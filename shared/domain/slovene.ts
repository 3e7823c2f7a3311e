/**
 * Slovene words that are forms of one another. No stem is cut: a word is read in every way in which its ending lets
 * it be read, as a noun, an adjective or a verb, and each reading is a key. Two words are joined where one reading
 * of both is the same, so that "delo" and "dela" meet as nouns and "dela" and "delati" as verbs, but "delo" and
 * "delati" do not.
 *
 * The endings are those of the declensions and conjugations in J. Toporišič, Slovenska slovnica (2000); the way of
 * taking endings off is that of M. Popovič and P. Willett, "The effectiveness of stemming for natural-language
 * access to Slovene textual data", JASIS 43(5), 1992. Words are read with their č, š and ž: these tell stems apart.
 */

type Tell = (stem: string, ending: string) => void;

/** Tells of each ending that a word has, where a stem of at least `least` letters is left. */
function eachEnding(word: string, endings: readonly string[], least: number, tell: Tell): void {
  for (const ending of endings) if (word.length - ending.length >= least && word.endsWith(ending)) tell(word.slice(0, word.length - ending.length), ending);
}

const isVowel = (letter: string | undefined) => letter !== undefined && 'aeiou'.includes(letter);
const vowelsIn = (word: string) => word.match(/[aeiou]/g)?.length ?? 0;

/** Without the vowel that stands only before an ending of nothing: pes, Neapelj, tekem, dober → ps, Neaplj, tekm, dobr. */
const withoutFleeting = (stem: string) => stem.replace(/([^aeiou])[ea]([^aeiou]|[ln]j)$/, '$1$2');

const NOUN_ENDINGS = ['', 'a', 'e', 'i', 'o', 'u', 'om', 'em', 'ov', 'ev', 'ih', 'oma', 'ema', 'ama', 'am', 'ah', 'ami', 'jo', 'mi', 'im', 'eh', 'ma'];
/** Of nouns whose stem is longer by -ov- in the plural, which have one syllable: mostovi, sinov. */
const LONGER_ENDINGS = ['ovi', 'ove', 'ovom', 'ovih', 'ovoma'];

function readAsNoun(word: string, tell: (stem: string) => void): void {
  // Partner, partnerja: what is put between stem and ending is no part of it.
  const stem = (found: string) => tell(found.replace(/([aeiou])rj$/, '$1r'));
  eachEnding(word, NOUN_ENDINGS, 2, (found, ending) => {
    stem(found);
    if (ending === '') stem(withoutFleeting(found));
  });
  eachEnding(word, LONGER_ENDINGS, 2, (found) => {
    if (vowelsIn(found) === 1) stem(found);
  });
  // Delitvijo, cerkvijo.
  eachEnding(word, ['ijo', 'ije'], 2, (found) => {
    if (!isVowel(found.at(-1))) stem(found);
  });
  // Gostje, sosedje, možje.
  if (/[tsdžb]je$/.test(word)) stem(word.slice(0, -2));
  // Taksija, Kennedyja; dekleta, Toneta; imena: the stem is longer than the word.
  if (/[iuy]$/.test(word)) stem(`${word}j`);
  if (word.endsWith('e')) stem(`${word}t`);
  if (word.endsWith('me')) stem(`${word}n`);
}

const ADJECTIVE_ENDINGS = ['', 'i', 'a', 'o', 'e', 'ega', 'emu', 'em', 'im', 'ih', 'imi', 'ima'];
/** Comparatives of another stem than what they compare. */
const COMPARED: Readonly<Record<string, string>> = {
  boljš: 'dobr', večj: 'velik', manjš: 'majhn', daljš: 'dolg', krajš: 'kratk', višj: 'visok', nižj: 'nizk', širš: 'širok', ožj: 'ozk',
  mlajš: 'mlad', lažj: 'lahk', hujš: 'hud', težj: 'težk',  dražj: 'drag', tišj: 'tih', globlj: 'globok', slajš: 'sladk',
};

function readAsAdjective(word: string, tell: (stem: string) => void): void {
  const stem = (found: string) => {
    tell(found);
    const other = COMPARED[found];
    if (other) tell(other);
    const compared = /^(.{2,}?)(?:ejš|(?<=[bpdlčnv])š|(?<=[žšč])j)$/.exec(found);
    if (compared?.[1]) tell(compared[1]);
    if ((compared || other) && found.length > 5 && found.startsWith('naj')) stem(found.slice(3));
    else if (found.length > 5 && found.startsWith('naj') && (found.endsWith('š') || found.endsWith('j'))) stem(found.slice(3));
  };
  eachEnding(word, ADJECTIVE_ENDINGS, 2, (found, ending) => {
    stem(found);
    if (ending === '') stem(withoutFleeting(found));
  });
}

/** After the vowel of the stem: infinitive, supine, present, participle in -l. */
const VERB_ENDINGS = ['ti', 't', 'm', 'š', '', 'va', 'ta', 'mo', 'te', 'jo', 'l', 'la', 'lo', 'li', 'le'];
const PRESENT_ENDINGS = new Set(['', 'm', 'š', 'va', 'ta', 'mo', 'te', 'jo']);
/** What a consonant was before it was softened: pišem of pisati, kažem of kazati, jočem of jokati. */
const SOFTENED: Readonly<Record<string, readonly string[]>> = { š: ['s', 'h'], ž: ['z', 'g'], č: ['k', 'c', 't'] };

/** `A`: verbs in -ati; `I`: in -iti, -eti, -niti and with a consonant before -ti; `U`: in -ovati and -evati. */
function readAsVerb(word: string, tell: (stem: string, verbs: 'A' | 'I' | 'U') => void): void {
  const stem = (found: string, verbs: 'A' | 'I' | 'U') => {
    if (found.length >= 2) tell(found, verbs);
  };
  eachEnding(word, VERB_ENDINGS, 3, (found, ending) => {
    const vowel = found.at(-1) ?? '';
    const root = found.slice(0, -1);
    if (vowel === 'a') stem(root, 'A');
    if (vowel === 'i' || vowel === 'e') stem(root, 'I');
    const inOva = /^(.+)(?:uje|[oe]va)$/.exec(found);
    if (inOva?.[1]) stem(inOva[1], 'U');
    if (vowel === 'e' && PRESENT_ENDINGS.has(ending)) {
      for (const before of SOFTENED[root.at(-1) ?? ''] ?? []) {
        stem(root.slice(0, -1) + before, 'A');
        stem(root.slice(0, -1) + before, 'I');
      }
    }
    // Nesla, rekli.
    if (ending.startsWith('l') && !isVowel(vowel)) stem(found, 'I');
  });
  // Kupuj, kupujmo, kupujte.
  const asked = /^(.+)uj(?:va|ta|mo|te)?$/.exec(word);
  if (asked?.[1]) stem(asked[1], 'U');
  // Nesel, rekel.
  if (/[^aeiou]el$/.test(word)) stem(word.slice(0, -2), 'I');
  // Reči of rek-, doseči of doseg-; nesti, pasti of nes-, pad-, plet-, vez-.
  if (/[aeiour]či$/.test(word)) for (const before of 'kg') stem(word.slice(0, -2) + before, 'I');
  if (word.endsWith('sti')) for (const before of 'sdtz') stem(word.slice(0, -3) + before, 'I');
}

/** Longer words are names of files and the like: their endings say nothing. */
const LONGEST = 40;

/**
 * The readings of a word: words that share one are forms of one word.
 * @param word one word in small letters, č š ž kept; of any other letters it has only itself
 * @returns each once, none for what is no word
 */
export function keys(word: string): readonly string[] {
  const lower = word.toLowerCase();
  if (lower.length > LONGEST || !/^\p{L}+$/u.test(lower)) return [];
  const found = new Set<string>();
  readAsNoun(lower, (stem) => found.add(`n${stem}`));
  readAsAdjective(lower, (stem) => found.add(`a${stem}`));
  readAsVerb(lower, (stem, verbs) => found.add(`${verbs}${stem}`));
  return [...found];
}
