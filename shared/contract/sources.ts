import * as z from 'zod';
import { choice, declare, orNone } from './declared.ts';
import { edtf, id, line, ref, textsOrNone, textsRequired, webAddress } from './fields.ts';

export const sourceTypes = ['page', 'sentence', 'list', 'photo', 'document'] as const;

/** What a fact was taken from. */
export const sourceFields = z.object({
  type: choice(sourceTypes),
  title: textsRequired,
  publisher: orNone(line),
  address: orNone(webAddress),
  published: orNone(edtf),
});

/** That a record, or one field of it, was taken from a source. */
export const citationFields = z.object({
  sourceId: ref('source'),
  kind: line,
  recordId: declare(id.clone(), { type: 'anyReference', kindField: 'kind' }),
  field: orNone(line),
  /** The words of the source, as short as they can be. */
  written: orNone(line),
});

/** What one source says of a field, kept beside what another says. */
export const statementFields = z.object({
  eventId: ref('event'),
  sourceId: orNone(ref('source')),
  field: choice(['dates']),
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
