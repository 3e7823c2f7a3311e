/** Reports: which there are, what they lack, and the files that they are made as. */

import * as z from 'zod';
import { gapCodes } from '#shared/domain/readiness.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { gapWeights, projectGapCodes } from '#shared/domain/gaps.ts';
import { reportFormats, reportIds } from '#shared/domain/report-kinds.ts';
import { call, nameOf } from './base.ts';
import type { Piece } from './photos.ts';
import { edtf, id, line, textsOrNone } from './fields.ts';

const language = z.enum(INTERFACE_LANGUAGES);

export const gapView = z.object({
  code: z.enum([...gapCodes, ...projectGapCodes]),
  /** `missing`: the funder would not take it so. `doubtful`: something does not fit. `advice`: it would be better with it. */
  weight: z.enum(gapWeights),
  /** Where it is mended; the field is empty where none mends it, and the rule's id where that has to be answered. */
  kind: z.enum(['event', 'project', 'photo', 'programme', 'ruleAnswer']),
  id,
  field: z.string(),
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

/** `subjectId`: the event or project that the report is about, as its kind says. */
const asked = z.object({ report: z.enum(reportIds), subjectId: id, language });

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
  gaps: call.input(asked).output(z.array(gapView)),
  /** Refused with `report.noFormat` where there is no such report in that format. `pages`: of a PDF. */
  make: call.input(asked.extend({ format: z.enum(reportFormats).default('pdf') })).output(z.object({ file, name: z.string(), sha256: z.string(), pages: z.number().int().nullable() })),
};
