import { type Kysely, sql } from 'kysely';
import type { IssuedReport } from '#shared/contract/issued.ts';
import { questionOf } from '#shared/domain/finding-aid.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { shortestPeriod } from '#shared/domain/period.ts';
import { type Page, type PageRequest, cursorOf, page } from '../database/paging.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { parsed } from '../records/careful.ts';
import type { StoredRecord } from '../records/codec.ts';
import { allLive, liveById, nameOfRecord } from '../records/read.ts';

type Db = Kysely<Database>;

interface Within {
  readonly eventId: string | null;
  readonly projectId: string | null;
  readonly organisationId: string | null;
  /** EDTF */
  readonly period: string | null;
  /** As `selectionText` says it. */
  readonly selection: string | null;
  /** As `questionOf` says it. */
  readonly question: string | null;
}

/** Reports that were given out, with what the records are called that they are of. */
export async function withSubjects(db: Db, reports: readonly StoredRecord<'issuedReport'>[]): Promise<IssuedReport[]> {
  const events = await liveById(db, 'event', reports.map(({ eventId }) => eventId));
  const projects = await liveById(db, 'project', reports.map(({ projectId }) => projectId));
  const organisations = await liveById(db, 'organisation', reports.map(({ organisationId }) => organisationId));
  return reports.map((report) => {
    const event = events.get(report.eventId ?? '');
    const project = projects.get(report.projectId ?? '');
    const organisation = organisations.get(report.organisationId ?? '');
    return {
      ...report,
      event: event ? { id: event.id, name: event.title } : null,
      project: project ? { id: project.id, name: nameOfRecord('project', project) } : null,
      organisation: organisation ? { id: organisation.id, name: nameOfRecord('organisation', organisation) } : null,
    };
  });
}

/** The newest first: ids are made of the time of issuing. Those of a project's events are listed with it. */
export async function listIssued(db: Db, request: PageRequest, { eventId, projectId, organisationId, period, selection, question }: Within): Promise<Page<IssuedReport>> {
  const cursor = cursorOf(request);
  const from = cursor ? sql`AND id < ${cursor[1]}` : sql``;
  const ofEvent = eventId === null ? sql`` : sql`AND eventId = ${eventId}`;
  const ofProject = projectId === null ? sql`` : sql`AND (projectId = ${projectId} OR eventId IN (SELECT eventId FROM eventProject WHERE projectId = ${projectId} AND deletedBy IS NULL))`;
  const ofOrganisation = organisationId === null ? sql`` : sql`AND organisationId = ${organisationId}`;
  const ofPeriod = period === null ? sql`` : sql`AND subjectKind = 'period' AND subjectId = ${shortestPeriod(period)}`;
  const ofSelection = selection === null ? sql`` : sql`AND subjectKind = 'selection' AND subjectId = ${selection}`;
  const ofQuestion = question === null ? sql`` : sql`AND subjectKind = 'question' AND subjectId = ${questionOf(question) ?? question}`;
  const found = await page<{ sort: string; id: string }>(
    db,
    request,
    sql`SELECT '' AS sort, id FROM issuedReport WHERE deletedBy IS NULL ${from} ${ofEvent} ${ofProject} ${ofOrganisation} ${ofPeriod} ${ofSelection} ${ofQuestion} ORDER BY id DESC LIMIT ${request.limit + 1}`,
  );
  const reports = await liveById(db, 'issuedReport', found.items.map(({ id }) => id));
  return { items: await withSubjects(db, found.items.flatMap(({ id }) => reports.get(id) ?? [])), next: found.next };
}

/** Those that are not in the trash. */
export function liveIssued(db: Db): Promise<StoredRecord<'issuedReport'>[]> {
  return allLive(db, 'issuedReport');
}

export interface IssuedFile {
  readonly id: string;
  readonly title: Multilingual | null;
  readonly part: 'pdf' | 'data';
  readonly sha256: string;
}

/** The files of all reports that were given out, those in the trash included: they can be restored. */
export async function issuedFiles(db: Db): Promise<IssuedFile[]> {
  const rows = await rowsOf<{ id: string; title: string; pdfSha256: string; dataSha256: string }>(db, 'SELECT id, title, pdfSha256, dataSha256 FROM issuedReport ORDER BY id');
  return rows.flatMap(({ id, title, pdfSha256, dataSha256 }) => {
    const known = { id, title: parsed(title, null) as Multilingual | null };
    return [{ ...known, part: 'pdf' as const, sha256: pdfSha256 }, { ...known, part: 'data' as const, sha256: dataSha256 }];
  });
}
