/** The time that a question asks for as a whole. */

import type { Ask } from './ask.ts';

const partsOf = (ask: Ask): readonly Ask[] => (ask.is === 'and' ? ask.of.flatMap(partsOf) : [ask]);

/** The days between which all that is asked for must lie, both included, `YYYY-MM-DD`; null where one end is open. */
export function daysAsked(ask: Ask | null): { readonly from: string; readonly to: string } | null {
  const days = ask === null ? [] : partsOf(ask).flatMap((part) => (part.is === 'days' ? [part] : []));
  const from = days.flatMap((one) => one.from ?? []).toSorted().at(-1);
  const to = days.flatMap((one) => one.to ?? []).toSorted()[0];
  return from === undefined || to === undefined || from > to ? null : { from, to };
}

/** The year, `YYYY`, or the month, `YYYY-MM`, within which that time lies; null where it is longer. */
export function timeAsked(ask: Ask | null): string | null {
  const days = daysAsked(ask);
  return days === null ? null : ([7, 4].map((length) => [days.from.slice(0, length), days.to.slice(0, length)] as const).find(([from, to]) => from === to)?.[0] ?? null);
}
