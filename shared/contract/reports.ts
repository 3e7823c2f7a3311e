/** Reports: which there are, what they lack, and the files that they are made as. */

import * as z from 'zod';
import { centreGapCodes } from '#shared/domain/centre-readiness.ts';
import { periodOf } from '#shared/domain/period.ts';
import { gapCodes, gapKinds } from '#shared/domain/readiness.ts';
import { REPORT_LANGUAGES } from '#shared/domain/languages.ts';
import { gapWeights, projectGapCodes } from '#shared/domain/gaps.ts';
import { questionOf } from '#shared/domain/finding-aid.ts';
import { LONGEST_SELECTION, selectionOf } from '#shared/domain/selection.ts';
import { type ReportId, type ReportSubject, reportFormats, reportIds, reportKinds } from '#shared/domain/report-kinds.ts';
import { standings } from '#shared/domain/report-sections.ts';
import type { Report } from '#shared/domain/report-tree.ts';
import { call, nameOf } from './base.ts';
import { type Piece, sha256 } from './photos.ts';
import { reportShape } from './report-templates.ts';
import { countFields, country, edtf, id, line, textsOrNone } from './fields.ts';

const language = z.enum(REPORT_LANGUAGES);

export const gapView = z.object({
  code: z.enum([...gapCodes, ...projectGapCodes, ...centreGapCodes]),
  /** `missing`: the funder would not take it so. `doubtful`: something does not fit. `advice`: it would be better with it. */
  weight: z.enum(gapWeights),
  /** Where it is mended; the field is empty where none mends it, and the rule's id where that has to be answered. */
  kind: z.enum([...gapKinds, 'ruleAnswer']),
  /** Of a period, the period itself; of a selection or a question, nothing. */
  id: z.union([id, edtf, z.literal('')]),
  field: z.string(),
  /** The one row of a field with several that it is told of: the id of a count. */
  row: z.string().optional(),
  /** What the sentence names: a photo, a number. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What it is about is called, in a report of several records. */
  name: textsOrNone,
  /** Where the rule is read; null for what is no funder's rule. */
  source: z.string().nullable(),
  /** The rule was not read at the funder, and nobody has confirmed it. */
  isUnconfirmed: z.boolean().optional(),
});
export type GapView = z.output<typeof gapView>;

const file = z.custom<Piece>((value) => typeof (value as Partial<Piece> | null)?.arrayBuffer === 'function');

const report = z.custom<Report>((value) => Array.isArray((value as Partial<Report> | null)?.content));

/** A record that a figure adds: what it is called, and of a count how many and of whom. */
const origin = z.object({
  name: textsOrNone,
  count: z.object({ ...countFields, country: country.nullable(), place: textsOrNone, gender: z.string().nullable(), ageBand: line.nullable() }).nullable(),
});
export type OriginView = z.output<typeof origin>;

/** `subjectId`: the record that the report is about, as its kind says; of one about a period, the period as EDTF; of one about chosen events, their ids and what the choice is called (`selection.ts`); of one about a question, the question as typed. */
export const reportSubject = { report: z.enum(reportIds), subjectId: z.string('field.required').max(LONGEST_SELECTION, 'field.tooLong'), language };

/** Whether what a report is to be about is such a thing as it is about. */
export function fitsReport({ report, subjectId }: { readonly report: ReportId; readonly subjectId: string }, said: z.RefinementCtx): void {
  const { subject }: { readonly subject: ReportSubject } = reportKinds[report];
  const says: { readonly [S in ReportSubject]?: (text: string) => unknown } = { selection: selectionOf, period: periodOf, question: questionOf };
  const fits = says[subject] ? says[subject](subjectId) !== null : id.safeParse(subjectId).success;
  if (!fits) said.addIssue({ code: 'custom', path: ['subjectId'], message: subject === 'period' ? 'date.notADate' : subject === 'question' ? 'field.required' : 'field.id' });
}

const asked = z.object(reportSubject).superRefine(fitsReport);

/** The shape that it is made in; null for its own. */
export const inShape = { shape: reportShape.nullable().default(null) };

const askedInShape = z.object({ ...reportSubject, ...inShape }).superRefine(fitsReport);

/** What of a report can be chosen. */
const outline = z.object({
  /** In the report's own order; `key` is what a shape names it by. */
  sections: z.array(z.object({ key: z.string(), title: z.string(), standing: z.enum(standings) })),
  photos: z.array(z.object({ sha256, name: z.string() })),
});
export type ReportOutline = z.output<typeof outline>;

export const reportCalls = {
  /** The events that a sheet can be made of, newest first, with how much each still lacks. */
  events: call
    .input(z.object({ after: z.string().nullable(), limit: z.number().int().min(1).max(200), language }))
    .output(
      z.object({
        items: z.array(nameOf.extend({ dates: edtf.nullable(), acronym: line.nullable(), missing: z.number().int() })),
        next: z.string().nullable(),
      }),
    ),
  /** The projects that reports can be made of. */
  projects: call.output(z.array(z.object({ id, acronym: line, name: textsOrNone, own: z.boolean() }))),
  /** The years of which something is recorded, newest first: each a period to report on. */
  years: call.output(z.array(z.string())),
  /** What it lacks as a rule says, and what would not be printed of it in its shape. */
  gaps: call.input(askedInShape).output(z.array(gapView)),
  /** What it says, and by id the records that its figures come from. */
  read: call.input(askedInShape).output(z.object({ report, origins: z.record(z.string(), origin) })),
  /** Its sections and photos as they stand unshaped; sections that go together are one. */
  outline: call.input(asked).output(outline),
  /** All reports of a project and of its events that were held, as a ZIP. */
  bundle: call.input(z.object({ projectId: id, language })).output(z.object({ file, name: z.string(), sha256: z.string(), files: z.array(z.string()) })),
  /** Refused with `report.noFormat` where there is no such report in that format. `pages`: of a PDF. */
  make: call.input(z.object({ ...reportSubject, ...inShape, format: z.enum(reportFormats).default('pdf') }).superRefine(fitsReport)).output(z.object({ file, name: z.string(), sha256: z.string(), pages: z.number().int().nullable() })),
};
