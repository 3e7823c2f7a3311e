/** Which letters a report can print: its type has those of the Latin, Greek and Cyrillic scripts, and leaves a box for others. */

const UNPRINTED = /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}])\p{L}|\p{Emoji_Presentation}/gu;

/** So many are named; that there are such is what matters. */
const NAMED = 5;

/** The first letters of a text that would be printed as boxes, each once; empty where there are none. */
export function unprintedLetters(text: string): string {
  const letters = new Set<string>();
  for (const [letter] of text.matchAll(UNPRINTED)) {
    letters.add(letter);
    if (letters.size === NAMED) break;
  }
  return [...letters].join('');
}
