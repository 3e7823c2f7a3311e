/** Erasmus+, Key Action 2: units by month, person and event until 2020; one lump sum since 2021. */

import { daySpan, lastDay } from '../dates.ts';
import { addMonths } from '../months.ts';
import type { ProjectEvent, ProjectReportData } from '../project-report.ts';
import type { GrantLine, GrantNote, Reckoned, Used } from './grant-parts.ts';
import { heldOf } from './grant-bands.ts';
import { type Sum, UNKNOWN, exactly, hostOf, invitedOf, sumUp } from './people.ts';
import { asNumbers } from './values.ts';

const MEETING = 'projectMeeting';
/** Events by which outputs are made known. */
const MULTIPLIER: ReadonlySet<string> = new Set(['conference', 'seminar', 'presentation', 'dissemination', 'internationalEvent']);
const MOST_MONTHS = 1200;

/** Whole months from the first day to the last; null where one of them is not known. */
export function wholeMonths(dates: string | null): number | null {
  const [span, last] = [daySpan(dates), lastDay(dates)];
  if (!span || last === null) return null;
  const after = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
  let months = 0;
  while (months < MOST_MONTHS && addMonths(span.earliest, months + 1) <= after) months += 1;
  return months;
}

const line = (what: GrantLine['what'], fields: Partial<GrantLine>): GrantLine => ({ what, event: null, countries: null, people: null, band: null, products: [], amount: UNKNOWN, ...fields });

function managementLines({ project, partners }: ProjectReportData, used: Used): GrantLine[] {
  const months = wholeMonths(project.dates);
  const [coordinator, partner, most] = [used.number('managementCoordinator'), used.number('managementPartner'), used.number('maxOrganisations')];
  const others = new Set(partners.filter(({ role }) => role === 'partner' || role === 'lead').map(({ id }) => id));
  for (const { id, role } of partners) if (role === 'coordinator') others.delete(id);
  const paid = Math.min(others.size, Math.max((most ?? 1) - 1, 0));
  const product = (times: number | null, rate: number | null): Partial<GrantLine> => (times === null || rate === null ? {} : { products: [{ times, rate }], amount: exactly(times * rate) });
  return [
    line('managementCoordinator', product(months, coordinator)),
    // Nobody recorded is not nobody.
    line('managementPartners', others.size === 0 ? {} : product(months === null ? null : months * paid, partner)),
  ];
}

/** Trips of a year over the most that are paid, taken off again. */
function overTrips(meetings: readonly { readonly year: string; readonly people: Sum }[], most: number | null, rate: number): GrantLine[] {
  if (most === null) return [];
  const years = Map.groupBy(meetings, ({ year }) => year);
  const over = [...years.values()].map((all) => Math.max(0, all.reduce((sum, { people }) => sum + (people.value ?? 0), 0) - most)).reduce((sum, one) => sum + one, 0);
  return over === 0 ? [] : [line('tripsOverMost', { products: [{ times: over, rate: -rate }], amount: exactly(-over * rate) })];
}

/** Journeys to project meetings. How far people travelled is not recorded: each is reckoned at the lower rate, so it is at least that. */
function meetingLines(meetings: readonly ProjectEvent[], used: Used): GrantLine[] {
  if (meetings.length === 0) return [];
  const [rate, most] = [used.number('meetingPerson'), used.number('maxTrips')];
  used.value('meetingKilometres');
  used.value('meetingFar');
  if (rate === null) return [];
  const found = meetings.map((one) => ({ one, people: invitedOf(one), year: daySpan(one.event.dates)?.earliest.slice(0, 4) ?? '' }));
  const lines = found.map(({ one: { event }, people }) =>
    line('meeting', { event: { id: event.id, title: event.title }, people, ...(people.value === null ? {} : { products: [{ times: people.value, rate }], amount: { value: people.value * rate, precision: people.value === 0 ? people.precision : ('atLeast' as const) } }) }),
  );
  return [...lines, ...overTrips(found, most, rate)];
}

/** Those who count at a multiplier event: not who was sent by the beneficiary or a partner. */
function withoutPartners(one: ProjectEvent, { partners }: ProjectReportData): ProjectEvent {
  const names = new Set(partners.flatMap(({ shortName, name }) => [...(shortName ? [shortName] : []), ...Object.values(name ?? {})]));
  return { ...one, participation: one.participation.filter(({ organisation }) => organisation === null || !names.has(organisation)) };
}

function localOf(one: ProjectEvent): Sum {
  const host = hostOf(one);
  if (host === null) return UNKNOWN;
  return invitedOf({ ...one, place: null, event: { ...one.event, country: ELSEWHERE }, participation: one.participation.filter(({ country }) => country === host) });
}
/** No country's code: from there, everybody comes from another country. */
const ELSEWHERE = '';

/** What is over a limit, taken off again. */
function overMost(what: GrantLine['what'], lines: readonly GrantLine[], most: number | null): GrantLine[] {
  const { value } = sumUp(lines.map(({ amount }) => amount));
  const over = most === null ? 0 : (value ?? 0) - most;
  return over > 0 ? [line(what, { amount: exactly(-over) })] : [];
}

function multiplierLines(data: ProjectReportData, events: readonly ProjectEvent[], used: Used): GrantLine[] {
  if (events.length === 0) return [];
  const [local, international, most] = [used.number('multiplierLocal'), used.number('multiplierInternational'), used.number('maxMultiplier')];
  if (local === null || international === null) return [];
  const lineOf = (one: ProjectEvent, isOnline: boolean): GrantLine => {
    const counted = withoutPartners(one, data);
    const [here, elsewhere] = [localOf(counted), invitedOf(counted)];
    const share = isOnline ? (used.number('virtualShare') ?? 0) / 100 : 1;
    const amounts = [[here, local * share], [elsewhere, international * share]] as const;
    const products = amounts.flatMap(([{ value }, rate]) => (value === null ? [] : [{ times: value, rate }]));
    const amount = sumUp(amounts.map(([{ value, precision }, rate]): Sum => ({ value: value === null ? null : value * rate, precision })));
    return line(isOnline ? 'multiplierOnline' : 'multiplier', { event: { id: one.event.id, title: one.event.title }, people: sumUp([here, elsewhere]), products, amount });
  };
  const online = events.filter(({ event }) => event.mode === 'online').map((one) => lineOf(one, true));
  const inPerson = events.filter(({ event }) => event.mode !== 'online').map((one) => lineOf(one, false));
  const onlineOver = online.length > 0 ? overMost('onlineOverMost', online, used.number('maxVirtual')) : [];
  const all = [...inPerson, ...online, ...onlineOver];
  return [...all, ...overMost('multiplierOverMost', all, most)];
}

export function unitLines(data: ProjectReportData, used: Used): Reckoned {
  const held = heldOf(data);
  const meetings = held.filter(({ event }) => event.type === MEETING);
  const multipliers = held.filter(({ event }) => MULTIPLIER.has(event.type));
  const outputs = data.outputs.length > 0 ? [line('outputs', {})] : [];
  if (data.outputs.length > 0) used.value('outputDay');
  const notes: GrantNote[] = [...(meetings.length > 0 ? ['noDistances' as const] : []), ...(data.outputs.length > 0 ? ['noOutputDays' as const] : []), ...(multipliers.length > 0 && data.outputs.length === 0 ? ['onlyWithOutputs' as const] : [])];
  return { lines: [...managementLines(data, used), ...meetingLines(meetings, used), ...multiplierLines(data, multipliers, used), ...outputs], steps: [], notes };
}

/** The amount that was decided on, where it is one of the lump sums; it is paid in full where all was done. */
export function lumpSumLine({ project: { grantAmount } }: ProjectReportData, used: Used): Reckoned {
  const known = asNumbers(used.value('lumpSums'));
  used.value('managementShare');
  const isOne = grantAmount !== null && known.includes(grantAmount);
  return { lines: isOne ? [line('lumpSum', { amount: exactly(grantAmount) })] : [], steps: [], notes: ['allOrNothing'] };
}
