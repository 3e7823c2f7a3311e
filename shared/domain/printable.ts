/** Which letters a report can print: its type has those of the Latin, Greek and Cyrillic scripts, and leaves a box for others. */

const UNPRINTED = /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}])\p{L}|\p{Emoji_Presentation}/gu;

/** Latin letters and the marks between words, which nearly every text is all of: seen at a glance, where a look at every letter's script takes long. */
const PLAIN = /^[\n\u0020-\u024F\u2010-\u2027]*$/;

/** So many are named; that there are such is what matters. */
const NAMED = 5;

/** The first letters of a text that would be printed as boxes, each once; empty where there are none. */
export function unprintedLetters(text: string): string {
  if (PLAIN.test(text)) return '';
  const letters = new Set<string>();
  for (const [letter] of text.matchAll(UNPRINTED)) {
    letters.add(letter);
    if (letters.size === NAMED) break;
  }
  return [...letters].join('');
}
