import * as z from 'zod';
import { gapCodes, gapFields } from '#shared/domain/readiness.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { call, nameOf } from './base.ts';
import type { Piece } from './photos.ts';
import { edtf, id, line } from './fields.ts';

const language = z.enum(INTERFACE_LANGUAGES);

export const gapView = z.object({
  code: z.enum(gapCodes),
  /** `missing`: the funder asks for it. `advice`: the report can do without, but would be better with it. */
  weight: z.enum(['missing', 'advice']),
  /** Where it is mended. */
  kind: z.enum(['event', 'project', 'photo', 'programme']),
  id,
  field: z.enum(gapFields),
  /** What the sentence names: a photo, a language. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type GapView = z.output<typeof gapView>;

const pdf = z.custom<Piece>((value) => typeof (value as Partial<Piece> | null)?.arrayBuffer === 'function');

const onEvent = z.object({ eventId: id, language });

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
  eventSheetGaps: call.input(onEvent).output(z.array(gapView)),
  eventSheet: call.input(onEvent).output(z.object({ pdf, name: z.string(), sha256: z.string(), pages: z.number().int() })),
};
