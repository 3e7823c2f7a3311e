/** The shape that a report is given out in, and such shapes kept by name. */

import * as z from 'zod';
import { reportIds } from '#shared/domain/report-kinds.ts';
import { call, patchOf, recordOf, saved } from './base.ts';
import { frozen, long, orNone } from './declared.ts';
import { flag, line, listOf, ref, textsOrNone } from './fields.ts';
import { sha256 } from './photos.ts';

/** More than any report has. */
const MOST_SECTIONS = 100;
const MOST_PHOTOS = 5000;
const MOST_SIGNATORIES = 12;

/** As `Shape` in `shared/domain/report-shape.ts` says. */
const shapeFields = {
  sections: listOf(line, MOST_SECTIONS),
  without: listOf(line, MOST_SECTIONS),
  photos: listOf(sha256, MOST_PHOTOS),
  withoutPhotos: listOf(sha256, MOST_PHOTOS),
  foreword: long(textsOrNone),
  signatories: listOf(line, MOST_SIGNATORIES),
  /** The photo that is the own logo. */
  logoId: orNone(ref('photo')),
};

export const reportShape = z.object(shapeFields);
export type ReportShape = z.output<typeof reportShape>;

/** A shape that is kept, of one report. */
export const reportTemplateFields = z.object({
  name: line,
  /** The name of the report among the program's. */
  report: frozen(line),
  /** The one that this report is shaped by where nobody says otherwise; of a report at the most one. */
  isDefault: flag,
  ...shapeFields,
});

const reportTemplateView = recordOf(reportTemplateFields);
export type ReportTemplateView = z.output<typeof reportTemplateView>;

export const templateCalls = {
  /** Of one report, or all; by report, then in Slovenian order of their names. */
  list: call.input(z.object({ report: z.enum(reportIds).nullable() })).output(z.array(reportTemplateView)),
  /** One that becomes what its report is shaped by takes that from the one before it, as one action. */
  save: call.input(patchOf(reportTemplateFields, {})).output(saved),
};
