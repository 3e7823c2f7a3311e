import * as z from 'zod';
import { edtf, id, line, ref, textsOrNone, textsRequired, webAddress } from './fields.ts';

export const sourceTypes = ['page', 'sentence', 'list', 'photo', 'document'] as const;

/** What a fact was taken from. */
export const sourceFields = z.object({
  type: z.enum(sourceTypes),
  title: textsRequired,
  publisher: line.nullable(),
  address: webAddress.nullable(),
  published: edtf.nullable(),
});

/** That a record, or one field of it, was taken from a source. */
export const citationFields = z.object({
  sourceId: ref('source'),
  kind: line,
  recordId: id,
  field: line.nullable(),
  /** The words of the source, as short as they can be. */
  written: line.nullable(),
});

/** What one source says of a field, kept beside what another says. */
export const statementFields = z.object({
  eventId: ref('event'),
  sourceId: ref('source').nullable(),
  field: z.enum(['dates']),
  value: edtf,
  written: line,
  note: textsOrNone,
});

/** A citation with the source it names. */
export const citationView = z.object({
  id,
  field: line.nullable(),
  written: line.nullable(),
  source: z.object({ id, ...sourceFields.shape }),
});
export type CitationView = z.output<typeof citationView>;
