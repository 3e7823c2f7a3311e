/** Whether a project keeps the rules of its call. The rules are data (`funding`), each with its source; the call's year decides which of them hold. */

import { lengthInDays, lastDay, parseEdtf, precisionOf, daySpan } from './dates.ts';
import { pageOnlineUntil, reportDue } from './due.ts';
import { type KnownRule, type RuleBook, ruleBook } from './funding/book.ts';
import { type Sum, hostOf, invitedOf, peopleOf, sumUp } from './funding/people.ts';
import type { RuleKind } from './funding/rule.ts';
import { asNumber } from './funding/values.ts';
import { type AddGap, type GapOf, emptyRule } from './gaps.ts';
import { addMonths } from './months.ts';
import type { ProjectEvent, ProjectReportData } from './project-report.ts';

/** Member states of the European Union, ISO 3166-1 alpha-2: since 2021 without the United Kingdom. */
const EU_2021: ReadonlySet<string> = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));
const EU_2014: ReadonlySet<string> = new Set([...EU_2021, 'GB']);

/** The kinds that are looked at here, or told of where they are empty. */
const OF_ELIGIBILITY: ReadonlySet<RuleKind> = new Set(['minPartners', 'minPartnerCountries', 'minEuStates', 'minActivityCountries', 'minParticipants', 'minInvited', 'minInvitedShare', 'minEvents', 'minMonths', 'maxMonths', 'maxEventDays', 'reportMonths', 'pageMonths']);

export function bookOf({ project: { programme, callYear }, ruleAnswers }: ProjectReportData): RuleBook {
  return ruleBook(programme ? { programme: programme.code, measure: programme.measureCode, callYear } : null, ruleAnswers);
}

interface Looking {
  readonly data: ProjectReportData;
  readonly held: readonly ProjectEvent[];
  readonly own: GapOf;
  readonly add: AddGap;
  /** Tells nothing where the kind has no rule, or an empty one. */
  readonly rule: (kind: RuleKind, look: (value: number, by: KnownRule) => void) => void;
}

const isShort = ({ value, precision }: Sum, least: number) => value !== null && precision !== 'atLeast' && value < least;
const ofEvent = ({ event }: ProjectEvent): GapOf => ({ kind: 'event', id: event.id, name: event.title });

function partners({ data, own, add, rule }: Looking): void {
  const countries = new Set(data.partners.flatMap(({ country }) => country ?? []));
  const members = data.project.callYear !== null && data.project.callYear > 2020 ? EU_2021 : EU_2014;
  if (data.partners.length === 0) {
    rule('minPartnerCountries', (least, by) => add('noPartners', 'missing', own, 'roles', { params: { least }, by }));
    return;
  }
  const few = (code: 'fewPartners' | 'fewCountries' | 'fewEuStates', kind: RuleKind, count: number) =>
    rule(kind, (least, by) => {
      if (count < least) add(code, 'missing', own, 'roles', { params: { count, least }, by });
    });
  few('fewPartners', 'minPartners', new Set(data.partners.map(({ id }) => id)).size);
  few('fewCountries', 'minPartnerCountries', countries.size);
  // Whose country nobody recorded may be one of them.
  if (countries.size > 0) few('fewEuStates', 'minEuStates', [...countries].filter((country) => members.has(country)).length);
}

function events({ data, held, own, add, rule }: Looking): void {
  rule('minEvents', (least, by) => {
    const count = data.events.length;
    if (count < least) add('fewEvents', 'missing', own, '', { params: { count, least }, by });
  });
  rule('minActivityCountries', (least, by) => {
    const hosts = held.map(hostOf);
    const count = new Set(hosts).size;
    if (held.length > 0 && !hosts.includes(null) && count < least) add('fewActivityCountries', 'missing', own, '', { params: { count, least }, by });
  });
  rule('minInvitedShare', (least, by) => {
    const [invited, people] = [sumUp(held.map(invitedOf)), sumUp(held.map(peopleOf))];
    if (invited.precision !== 'exact' || people.precision !== 'exact' || !people.value) return;
    const count = Math.floor((100 * (invited.value ?? 0)) / people.value);
    if (count < least) add('fewInvitedShare', 'missing', own, '', { params: { count, least }, by });
  });
  for (const one of held) {
    const people = (code: 'fewParticipants' | 'fewInvited', kind: RuleKind, sum: Sum) =>
      rule(kind, (least, by) => {
        if (isShort(sum, least)) add(code, 'missing', ofEvent(one), 'participation', { params: { count: sum.value ?? 0, least }, by });
      });
    people('fewParticipants', 'minParticipants', peopleOf(one));
    people('fewInvited', 'minInvited', invitedOf(one));
    rule('maxEventDays', (most, by) => {
      const days = one.event.span === 'throughout' && one.event.dates !== null ? lengthInDays(one.event.dates) : null;
      if (days !== null && days > most) add('eventTooLong', 'missing', ofEvent(one), 'dates', { params: { count: days, most }, by });
    });
  }
}

/** Of dates that name months at least: of years alone nobody can say how many months they mean. */
function duration({ data: { project }, own, add, rule }: Looking): void {
  const date = project.dates === null ? null : parseEdtf(project.dates);
  const [span, end] = [daySpan(project.dates), lastDay(project.dates)];
  if (!date || !span || end === null || !['day', 'month'].includes(precisionOf(date))) return;
  rule('maxMonths', (most, by) => {
    if (addMonths(span.earliest, most) <= end) add('projectTooLong', 'missing', own, 'dates', { params: { most }, by });
  });
  rule('minMonths', (least, by) => {
    const after = new Date(Date.parse(end) + 86_400_000).toISOString().slice(0, 10);
    if (addMonths(span.earliest, least) > after) add('projectTooShort', 'missing', own, 'dates', { params: { least }, by });
  });
}

/** What has to be done or left as it is until a day. Of town twinning the event's end counts, where it was held. */
function deadlines({ data, held, own, add, rule }: Looking, book: RuleBook, today: string): void {
  const isOneEvent = book.of('minInvited') !== null;
  const ends = held.flatMap(({ event }) => lastDay(event.dates) ?? []).toSorted();
  const dates = isOneEvent ? (ends.at(-1) ?? null) : data.project.dates;
  rule('reportMonths', (_, by) => {
    const day = reportDue({ dates, reportSent: data.project.reportSent }, book);
    if (day !== null) add(day < today ? 'reportOverdue' : 'reportIsDue', day < today ? 'doubtful' : 'advice', own, 'reportSent', { params: { day }, by });
  });
  rule('pageMonths', (_, by) => {
    for (const one of held) {
      const day = one.event.webPage === null ? null : pageOnlineUntil(one.event.webPageSince, book);
      if (day !== null && day >= today) add('pageMustStay', 'advice', ofEvent(one), 'webPage', { params: { day }, by });
    }
  });
}

/**
 * Tells where a project does not keep its call's rules. A proposal that is not kept is a doubt; an empty rule never fails, and is told
 * of once, with where to look.
 * @param today ISO 8601, a day
 */
export function eligibilityGaps(data: ProjectReportData, today: string, add: AddGap): void {
  const book = bookOf(data);
  if (!data.project.programme) return;
  const own: GapOf = { kind: 'project', id: data.project.id, name: null };
  const looking: Looking = {
    data, own, add,
    held: data.events.filter(({ event }) => event.status === 'held'),
    rule: (kind, look) => {
      const known = book.of(kind);
      const value = asNumber(known?.value ?? null);
      if (known && value !== null) look(value, known);
    },
  };
  partners(looking);
  events(looking);
  duration(looking);
  deadlines(looking, book, today);
  if (book.callYear === null && book.undecided.some((kind) => OF_ELIGIBILITY.has(kind))) add('noCall', 'advice', own, 'callId');
  for (const known of book.rules) if (known.status === 'empty' && OF_ELIGIBILITY.has(known.rule.kind)) add(...emptyRule(known, data.project.id));
}
