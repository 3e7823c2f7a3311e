/** Who took part in an event, as rules count them: everybody, those invited from elsewhere, and the countries they came from. */

import { type Total, isWhole, total } from '../counts.ts';
import { type EventSheetData, type SheetCount, countsOfOrigin, totalOfSheet } from '../event-sheet.ts';

export type Sum = Pick<Total, 'value' | 'precision'>;

export const UNKNOWN: Sum = { value: null, precision: 'unknown' };
export const exactly = (value: number): Sum => ({ value, precision: 'exact' });

type Counted = Pick<EventSheetData, 'participation' | 'place'> & { readonly event: Pick<EventSheetData['event'], 'country'> };

export const hostOf = ({ place, event }: Counted): string | null => place?.country ?? event.country;

/** Counts that say where people came from and nothing else: one by gender, age or sender only divides another. */
export const isOfOrigin = ({ organisation, gender, ageBand }: SheetCount): boolean => organisation === null && gender === null && ageBand === null;

/** Of several sums, all of them: at least so many is not all, and what is not known stays so. */
export function sumUp(sums: readonly Sum[]): Sum {
  const { value, precision } = total(sums.flatMap((sum) => (sum.precision === 'atLeast' ? [{ value: sum.value, precision: 'exact' as const }, { value: null, precision: 'unknown' as const }] : [{ value: sum.value, precision: sum.precision }])));
  return { value, precision };
}

/** Those of each origin that add up. */
function origins(counts: readonly SheetCount[]) {
  const found = Map.groupBy(counts.filter(({ country }) => country !== null), ({ country, city }) => JSON.stringify([country, city]));
  return [...found.values()].flatMap(countsOfOrigin);
}

/** All who took part, as the event's sheet adds them up. */
export function peopleOf({ participation }: Counted): Sum {
  const { value, precision } = totalOfSheet(participation, origins(participation));
  return { value, precision };
}

/** Those who came from other countries than the host's; unknown where that is. */
export function invitedOf(event: Counted): Sum {
  const host = hostOf(event);
  if (host === null) return UNKNOWN;
  const counts = event.participation.filter(({ country }) => country !== null);
  const { value, precision } = total(origins(counts.filter(({ country }) => country !== host)));
  // Everybody's country is known, and nobody came from another.
  if (value === null && precision === 'unknown' && counts.length > 0 && counts.every(({ country }) => country === host)) return areAllOfOrigin(event) ? exactly(0) : UNKNOWN;
  return value !== null && precision === 'exact' && !areAllOfOrigin(event) ? { value, precision: 'atLeast' } : { value, precision };
}

/** Whether the countries of all who came are known: the sum by origin is the whole. */
function areAllOfOrigin({ participation }: Counted): boolean {
  const whole = total(participation.filter((count) => isWhole({ ...count, organisationId: count.organisation })));
  const sum = total(origins(participation));
  return sum.precision !== 'atLeast' && sum.precision !== 'unknown' && (whole.value === null || whole.value <= (sum.value ?? 0));
}

/** How many different countries the people of an event came from: at least so many where some people's is not known. */
export function countriesOf(event: Counted): Sum {
  const found = new Set(event.participation.flatMap(({ country, value }) => (country !== null && value !== null && value > 0 ? [country] : [])));
  if (found.size === 0) return UNKNOWN;
  return { value: found.size, precision: areAllOfOrigin(event) ? 'exact' : 'atLeast' };
}
