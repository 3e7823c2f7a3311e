/** Amounts by how many people there were, and from how many countries. */

import type { ProjectEvent, ProjectReportData } from '../project-report.ts';
import type { GrantLine, Reckoned, Step, Used } from './grant-parts.ts';
import { type Sum, UNKNOWN, countriesOf, exactly, invitedOf, peopleOf, sumUp } from './people.ts';
import { type RangeRow, type RuleValue, ruleKinds } from './rule.ts';
import { asNumbers, asRows } from './values.ts';

type Band = NonNullable<GrantLine['band']>;

export const heldOf = ({ events }: ProjectReportData): readonly ProjectEvent[] => events.filter(({ event }) => event.status === 'held');

/** The countries that the row of amounts that was read is for. */
const FEW_COUNTRIES = 3;

/** Bands from the last number of each: 50, 75 are 1–50, 51–75, 76 and more. */
export function bandsOf(ends: readonly number[]): Band[] {
  return [...ends, null].map((to, index) => ({ from: (ends[index - 1] ?? 0) + 1, to }));
}

const within = ({ from, to }: Band, number: number) => from <= number && (to === null || number <= to);

/** One more, or as many fewer, as bring the number into the band above and below. */
function neighbours(bands: readonly Band[], people: number): readonly (readonly [band: Band, people: number])[] {
  const at = bands.findIndex((band) => within(band, people));
  const [below, above] = [bands[at - 1], bands[at + 1]];
  return [...(at > 0 && below?.to ? [[below, below.to] as const] : []), ...(at >= 0 && above ? [[above, above.from] as const] : [])];
}

type AmountOf = (people: number) => number | null;

/** What a step up or down would bring; nothing where its amount is not known. */
function stepsOf(event: GrantLine['event'], bands: readonly Band[], people: Sum, amount: Sum, amountOf: AmountOf): Step[] {
  const [{ value: now, precision }, { value: paid }] = [people, amount];
  if (precision !== 'exact' || now === null || now === 0 || paid === null || amount.precision !== 'exact') return [];
  return neighbours(bands, now).flatMap(([, then]) => {
    const other = amountOf(then);
    return other === null ? [] : [{ event, people: then - now, difference: other - paid }];
  });
}

/** As exact as what it is found by. */
function precisionBy(...sums: readonly Sum[]): Sum['precision'] {
  if (sums.some(({ precision }) => precision === 'atLeast' || precision === 'unknown')) return 'atLeast';
  return sums.some(({ precision }) => precision === 'about') ? 'about' : 'exact';
}

type Look = (kind: 'eventAmounts' | 'eventAmountsRest' | 'eventAmountsMore') => RuleValue | null;

/** The amount of an event by its band and countries, in whole euros; null where its rule is empty. */
function eventAmount(look: Look, band: number, countries: number): number | null {
  const { length } = ruleKinds.eventAmounts;
  if (countries > FEW_COUNTRIES) return asRows(look('eventAmountsMore')).find((row) => within(row, countries))?.amounts[band] ?? null;
  return (band < length ? asNumbers(look('eventAmounts'))[band] : asNumbers(look('eventAmountsRest'))[band - length]) ?? null;
}

function eventLine(one: ProjectEvent, bands: readonly Band[], used: Used): { readonly line: GrantLine; readonly steps: Step[] } {
  const event = { id: one.event.id, title: one.event.title };
  const [people, countries] = [peopleOf(one), countriesOf(one)];
  const line = { what: 'event' as const, event, people, countries, products: [] };
  if (people.value === null) return { line: { ...line, band: null, amount: UNKNOWN }, steps: [] };
  if (people.value === 0) return { line: { ...line, band: null, amount: people.precision === 'exact' ? exactly(0) : UNKNOWN }, steps: [] };
  const at = bands.findIndex((band) => within(band, people.value ?? 0));
  const least = countries.value ?? 1;
  const value = eventAmount((kind) => used.value(kind), at, least);
  const amount: Sum = value === null ? UNKNOWN : { value, precision: precisionBy(people, countries) };
  const then = (number: number) => eventAmount((kind) => used.glance(kind), bands.findIndex((band) => within(band, number)), least);
  return { line: { ...line, band: bands[at] ?? null, amount }, steps: stepsOf(event, bands, people, amount, then) };
}

/** Each event by a table of participants and countries; what was done to prepare them is paid besides. */
export function eventLines(data: ProjectReportData, used: Used): Reckoned {
  const bands = bandsOf(asNumbers(used.value('eventBands')));
  const found = heldOf(data).map((event) => eventLine(event, bands, used));
  return {
    lines: found.map(({ line }) => line),
    steps: found.flatMap(({ steps }) => steps),
    notes: ['allEligible', ...(used.has('preparatoryAmounts') ? ['noPreparatory' as const] : [])],
  };
}

const amountIn = (rows: readonly RangeRow[], people: number) => rows.find((row) => within(row, people))?.amounts[0] ?? null;

/** All events together by the people invited, or by all who took part. */
export function rangeLines(data: ProjectReportData, used: Used, what: 'invited' | 'participants', kind: 'invitedAmounts' | 'participantAmounts'): Reckoned {
  const held = heldOf(data);
  const rows = asRows(used.value(kind));
  const people = sumUp(held.map(what === 'invited' ? invitedOf : peopleOf));
  if (held.length === 0) return { lines: [], steps: [], notes: ['allEligible'] };
  const row = people.value === null ? undefined : rows.find((one) => within(one, people.value ?? 0));
  const value = people.value === null ? null : (row?.amounts[0] ?? (rows.length > 0 ? 0 : null));
  const amount: Sum = value === null ? UNKNOWN : { value, precision: precisionBy(people) };
  const line: GrantLine = { what, event: null, countries: null, people, band: row ? { from: row.from, to: row.to } : null, products: [], amount };
  return { lines: [line], steps: stepsOf(null, rows, people, amount, (number) => amountIn(rows, number)), notes: ['allEligible'] };
}
