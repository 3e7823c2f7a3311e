/** What is typed to name something new: its name, and after commas or in brackets where it is. */

import { readCountry } from './country-names.ts';

export interface NamedPhrase {
  readonly name: string;
  /** The town, as typed; null where none is. */
  readonly place: string | null;
  /** ISO 3166-1 alpha-2; null where none is said. */
  readonly country: string | null;
}

const tidy = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();

/**
 * Reads "Loška dolina, Slovenija", "Forni di Sopra (IT)" for a place, and "Občina Loška dolina, Loška dolina,
 * Slovenija" for an organisation. What stands last is a country only where it is the name of one.
 */
export function readNamed(text: string, kind: 'place' | 'organisation'): NamedPhrase | null {
  const bracketed = /^([^()]+)\(([^()]+)\)$/.exec(tidy(text));
  const parts = (bracketed ? [bracketed[1] ?? '', ...(bracketed[2] ?? '').split(',')] : text.split(',')).map(tidy).filter(Boolean);
  const country = parts.length > 1 ? readCountry(parts.at(-1) ?? '') : null;
  const rest = country ? parts.slice(0, -1) : parts;
  if (rest.length === 0) return null;
  if (kind === 'place') return { name: rest.join(', '), place: null, country };
  return rest.length === 1 ? { name: rest[0] ?? '', place: null, country } : { name: rest.slice(0, -1).join(', '), place: rest.at(-1) ?? null, country };
}
