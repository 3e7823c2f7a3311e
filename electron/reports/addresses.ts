/** Addresses within a text, of the web and of mail, that can be followed. */

const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]|[\w.+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

export interface Stretch {
  readonly text: string;
  /** Where it leads, in letters that every program takes; null for what leads nowhere. */
  readonly address: string | null;
}

function addressOf(text: string): string | null {
  const whole = text.includes('://') ? text : `mailto:${text}`;
  return URL.canParse(whole) ? new URL(whole).href : null;
}

/** A text in its stretches: addresses, and what stands between. */
export function stretchesOf(text: string): Stretch[] {
  if (!/:\/\/|@/.test(text)) return text === '' ? [] : [{ text, address: null }];
  const stretches: Stretch[] = [];
  let taken = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = addressOf(found);
    if (address === null) continue;
    if (index > taken) stretches.push({ text: text.slice(taken, index), address: null });
    stretches.push({ text: found, address });
    taken = index + found.length;
  }
  return taken < text.length ? [...stretches, { text: text.slice(taken), address: null }] : stretches;
}
