/** What waits to be done in an archive: outcomes that nobody recorded, and what rules ask for by a day. */

import type { DueLine } from '#shared/contract/plan.ts';
import { NO_LANGUAGE } from '#shared/domain/languages.ts';
import { pageOnlineUntil, recordsKeptUntil, reportDue } from '#shared/domain/due.ts';
import { type RuleAnswer, type RuleBook, ruleBook } from '#shared/domain/funding/book.ts';
import { asNumber } from '#shared/domain/funding/values.ts';
import { addMonths } from '#shared/domain/months.ts';
import { EUROPE_FOR_CITIZENS } from '#shared/domain/readiness.ts';
import type { Archive } from '../archive.ts';
import { summariseEvents } from '../events/repository.ts';
import { listProjects } from '../projects/repository.ts';
import { hasOwnPage } from '../records/kinds.ts';
import { allLive, liveById, namesOf } from '../records/read.ts';
import { lastActions, overdue, published, unassigned, undecided } from './repository.ts';

/** Records of the last actions that are looked at, and shown. */
const LOOKED_AT = 200;
const RECENT = 8;
/** For how long an event without a project is asked about, in days: what belongs to none is then known to. */
const ASKED_FOR = 60;
const DAY = 86_400_000;

async function ofProjects(archive: Archive, today: string, answers: readonly RuleAnswer[]): Promise<DueLine[]> {
  const db = archive.reader;
  const projects = await liveById(db, 'project', (await listProjects(db)).flatMap(({ id, own }) => (own ? [id] : [])));
  const measures = await liveById(db, 'measure', [...projects.values()].map(({ measureId }) => measureId));
  const programmes = await liveById(db, 'programme', [...measures.values()].map(({ programmeId }) => programmeId));
  const calls = await liveById(db, 'call', [...projects.values()].map(({ callId }) => callId));
  return [...projects.values()].flatMap((project) => {
    const measure = measures.get(project.measureId ?? '');
    const programme = programmes.get(measure?.programmeId ?? '');
    const book = ruleBook(measure && programme ? { programme: programme.code, measure: measure.code, callYear: calls.get(project.callId ?? '')?.year ?? null } : null, answers);
    const line = (code: 'report' | 'recordsKept', day: string | null): DueLine[] =>
      day === null ? [] : [{ code, kind: 'project', id: project.id, name: { [NO_LANGUAGE]: project.acronym }, day, isOver: day < today }];
    return [...line('report', reportDue(project, book)), ...line('recordsKept', recordsKeptUntil(project, book))];
  });
}

/** The programme that asks for pages to stay: of events whose project nobody knows, too. */
async function ofPages(archive: Archive, today: string, book: RuleBook): Promise<DueLine[]> {
  const pages = await published(archive.reader, addMonths(today, -(asNumber(book.of('pageMonths')?.value ?? null) ?? 0)));
  const names = await namesOf(archive.reader, pages.map(({ id }) => ({ kind: 'event', id })));
  return pages.flatMap(({ id, webPageSince }) => {
    const day = pageOnlineUntil(webPageSince, book);
    return day === null || day < today ? [] : [{ code: 'pageOnline', kind: 'event', id, name: names.get(id) ?? null, day, isOver: false }];
  });
}

/** @param today ISO 8601, a day */
export async function dueIn(archive: Archive, today: string, limit: number) {
  const db = archive.reader;
  const { ids, total } = await undecided(db, today, limit);
  const events = await liveById(db, 'event', ids);
  const answers = await allLive(db, 'ruleAnswer');
  const pages = ruleBook({ programme: EUROPE_FOR_CITIZENS, measure: '', callYear: null }, answers);
  const people = (await overdue(db, today)).map(({ id, name, keepUntil }): DueLine => ({ code: 'personOverdue', kind: 'person', id, name: { [NO_LANGUAGE]: name }, day: keepUntil, isOver: true }));
  const lines = [...(await ofProjects(archive, today, answers)), ...(await ofPages(archive, today, pages)), ...people].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return { undecided: await summariseEvents(db, ids.flatMap((id) => events.get(id) ?? [])), undecidedTotal: total, lines };
}

/** The records that were worked on last, each once, and whether there are any at all. */
export async function homeOf(archive: Archive) {
  const db = archive.reader;
  const actions = await lastActions(db, LOOKED_AT);
  const once = [...Map.groupBy(actions.filter(({ kind }) => hasOwnPage(kind)), ({ recordId }) => recordId).values()].flatMap(([newest]) => (newest ? [newest] : []));
  const live: typeof once = [];
  for (const action of once) {
    if (live.length === RECENT) break;
    if ((await liveById(db, action.kind, [action.recordId])).size > 0) live.push(action);
  }
  const names = await namesOf(db, live.map(({ kind, recordId }) => ({ kind, id: recordId })));
  const recent = live.map(({ kind, recordId, at, author }) => ({ kind, id: recordId, name: names.get(recordId) ?? null, at, author }));
  const projects = await listProjects(db);
  const alone = await unassigned(db, Date.now() - ASKED_FOR * DAY, RECENT);
  const events = await liveById(db, 'event', alone);
  return { hasRecords: recent.length > 0 || projects.length > 0, recent, unassigned: await summariseEvents(db, alone.flatMap((id) => events.get(id) ?? [])) };
}
