/**
 * What records hold, shown in a terminal as nothing but letters. A control character in a title could
 * clear the screen, write a command into the window's title or turn the order of a line about; a new line
 * in it could pass for a line of ours.
 */

/** Control characters (C0, delete, C1), marks that turn the direction of what follows, what ends a line or a paragraph. */
const HIDDEN = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

const codeOf = (sign: string) => sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** Unicode has pictures of the first 32 and of delete: ␊ for a new line, ␛ for escape. The others are named: ⟨202E⟩. */
function picture(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : `⟨${codeOf(sign)}⟩`;
}

/** One line for the terminal. */
export function visible(line: string): string {
  return line.replace(HIDDEN, picture);
}

/** JSON for the terminal: the same document, with nothing in it that a terminal obeys. */
export function visibleJson(document: unknown): string {
  return JSON.stringify(document).replace(HIDDEN, (sign) => `\\u${codeOf(sign)}`);
}
