/**
 * Events that somebody chose in a list, as a report names what it is about: one line of text, their ids and what the choice
 * is called. It is kept as it is with a report that was given out, so that the same choice can be made again.
 */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Events in one choice: more of them are a report of a period. */
export const MOST_CHOSEN = 2000;

const LONGEST_NAME = 200;

/** The longest text of a choice, in letters: each id is 36 of them and a comma. */
export const LONGEST_SELECTION = MOST_CHOSEN * 37 + LONGEST_NAME;

export interface Selection {
  /** UUIDv7, each once, in their order. */
  readonly ids: readonly string[];
  /** What the user calls it; null where it has no name. */
  readonly name: string | null;
}

/** "019c…,019d… Workshops of 2018". What is equal has equal texts. */
export function selectionText({ ids, name }: Selection): string {
  const said = name?.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).trimEnd();
  const chosen = [...new Set(ids)].toSorted().join(',');
  return said ? `${chosen} ${said}` : chosen;
}

/** null for text that names no choice: of no events, of too many, or of what are no ids. */
export function selectionOf(text: string): Selection | null {
  const [listed = ''] = text.split(' ', 1);
  const ids = [...new Set(listed.toLowerCase().split(','))].toSorted();
  const name = text.slice(listed.length).trim();
  if (ids.length > MOST_CHOSEN || name.length > LONGEST_NAME || !ids.every((id) => UUID.test(id))) return null;
  return { ids, name: name === '' ? null : name };
}
