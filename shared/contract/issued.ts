/** Reports as they were given out: frozen with their data, and held against what the archive says today. */

import * as z from 'zod';
import { reportSubjects } from '#shared/domain/report-kinds.ts';
import { LONGEST_QUESTION } from '#shared/domain/finding-aid.ts';
import { LONGEST_SELECTION } from '#shared/domain/selection.ts';
import { byId, call, nameOf, pageFrame, recordOf, saved } from './base.ts';
import { choice, declare, frozen, orNone } from './declared.ts';
import { edtf, id, languageTag, line, lineUpTo, numberBetween, ref, textsRequired } from './fields.ts';
import { type Piece, sha256 } from './photos.ts';
import { fitsReport, inShape, reportSubject } from './reports.ts';

/** The largest file that a report can come to, in bytes. */
const LARGEST = 2_000_000_000;
const size = numberBetween(1, LARGEST);

/** A moment, ISO 8601 in UTC. */
const moment = declare(z.iso.datetime({ error: 'date.notADate' }), { type: 'moment' });

/**
 * A report that was given out. Its PDF, and the data that it was laid out from, are kept by their content beside the
 * originals of photos. What was given out never changes; what it belongs to may be made one with another record.
 */
export const issuedReportFields = z.object({
  eventId: orNone(ref('event')),
  projectId: orNone(ref('project')),
  organisationId: orNone(ref('organisation')),
  title: frozen(textsRequired),
  /** The name of the report among the program's. */
  report: frozen(line),
  /** What it is about, and which one: as it was called when it was issued. */
  subjectKind: frozen(choice(reportSubjects)),
  subjectId: frozen(lineUpTo(LONGEST_SELECTION)),
  language: frozen(languageTag),
  issuedAt: frozen(moment),
  author: frozen(line),
  /** Whom it was given to: "sent to EACEA". */
  note: orNone(line),
  fileName: frozen(line),
  pages: frozen(numberBetween(1, 1_000_000)),
  bytes: frozen(size),
  pdfSha256: frozen(sha256),
  /** Of the report's tree as JSON (`shared/domain/report-tree.ts`). */
  dataSha256: frozen(sha256),
  /** Which wording of the funder's rules it was held to, where it was held to any. */
  rulesVersion: frozen(orNone(line)),
  programVersion: frozen(line),
});

const withSubject = recordOf(issuedReportFields).extend({ event: nameOf.nullable(), project: nameOf.nullable(), organisation: nameOf.nullable() });
export type IssuedReport = z.output<typeof withSubject>;

export const changedThings = ['figure', 'fact', 'text', 'row', 'column', 'table', 'picture', 'section', 'emblem'] as const;

/** One thing that is another today. `was` is null for what has come since, `now` for what has gone. */
const reportChange = z.object({
  what: z.enum(changedThings),
  /** The sections that it stands in, the outermost first; the table is the last of them where it has a name of its own. */
  where: z.array(z.string()),
  /** What the first cell of its row says. */
  row: z.string().nullable(),
  column: z.string().nullable(),
  was: z.string().nullable(),
  now: z.string().nullable(),
});
export type ReportChange = z.output<typeof reportChange>;

const file = z.custom<Piece>((value) => typeof (value as Partial<Piece> | null)?.arrayBuffer === 'function');

export const issuedCalls = {
  /** The newest first: of an event, of a project with those of its events, of an organisation, of a period, of a selection, of a question, or all. */
  list: call.input(z.object({ ...pageFrame, eventId: id.nullable(), projectId: id.nullable(), organisationId: id.nullable(), period: edtf.nullable(), selection: z.string().max(LONGEST_SELECTION).nullable().default(null), question: z.string().max(LONGEST_QUESTION).nullable().default(null) })).output(z.object({ items: z.array(withSubject), next: z.string().nullable() })),
  get: call.input(byId).output(withSubject),
  /** Makes the report, keeps its PDF and its data, and writes down that it was given out. Throws as `reports.make`; the shape is kept with its data. */
  issue: call
    .input(z.object({ ...reportSubject, ...inShape, note: line.nullable() }).superRefine(fitsReport))
    .output(saved.extend({ pdfSha256: sha256, dataSha256: sha256 })),
  /** What it was given out with is never edited; what is noted of it is. */
  note: call.input(z.object({ id, revision: z.string(), note: line.nullable() })).output(saved),
  /** The PDF as it was given out. Refused with `issued.fileDamaged` where it is not that any more. */
  file: call.input(byId).output(z.object({ file, name: z.string(), sha256 })),
  /** What the same report would say otherwise today. Refused with `issued.fileDamaged`, and `report.unknown` where there is no such report any more. */
  compare: call.input(byId).output(
    z.object({
      /** In the order in which the report is read. */
      changes: z.array(reportChange),
      /** The version of the program that was compared with; words of another version may differ. */
      programVersion: z.string(),
    }),
  ),
};
