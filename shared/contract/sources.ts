import * as z from 'zod';
import { byId, call, recordOf } from './base.ts';
import { choice, declare, orNone } from './declared.ts';
import { edtf, id, line, position, ref, textsOrNone, textsRequired, webAddress } from './fields.ts';

export const sourceTypes = ['page', 'sentence', 'list', 'photo', 'document'] as const;

/** What a fact was taken from. */
export const sourceFields = z.object({
  type: choice(sourceTypes),
  title: textsRequired,
  publisher: orNone(line),
  address: orNone(webAddress),
  published: orNone(edtf),
});

/** Any record at all: its kind and its id. */
const aboutAny = { kind: line, recordId: declare(id.clone(), { type: 'anyReference', kindField: 'kind' }) };

/** That a record, or one field of it, was taken from a source. */
export const citationFields = z.object({
  ...aboutAny,
  sourceId: ref('source'),
  field: orNone(line),
  /** The words of the source, as short as they can be. */
  written: orNone(line),
  position,
});

/** What one source says of a field, kept beside what another says. */
export const statementFields = z.object({
  ...aboutAny,
  sourceId: orNone(ref('source')),
  field: line,
  /** As the field holds it. */
  value: declare(z.json(), { type: 'value' }),
  written: orNone(line),
  note: textsOrNone,
  position,
});

/** A source as what cites it shows it. */
const sourceView = z.object({ id, ...sourceFields.shape });

/** A citation with the source it names. */
export const citationView = recordOf(citationFields).extend({ source: sourceView });
export type CitationView = z.output<typeof citationView>;

/** A statement with the source that makes it, whether the record holds what it says, and what the record is called that it names as the value. */
export const statementView = recordOf(statementFields).extend({ source: sourceView.nullable(), isFollowed: z.boolean(), valueName: textsOrNone });
export type StatementView = z.output<typeof statementView>;

const about = z.object({ kind: z.string().max(100), id });

export const sourceCalls = {
  /** What a record, and what belongs to it, was taken from, and what sources say of its fields. */
  of: call.input(about).output(
    z.object({
      citations: z.array(citationView),
      statements: z.array(statementView),
      /** The rows of the record, which can be spoken of as well. */
      parts: z.array(z.object({ kind: z.string(), id, name: textsOrNone })),
    }),
  ),
  /** The records that a source is named by. */
  uses: call.input(byId).output(z.array(z.object({ id, kind: z.string(), recordId: id, name: textsOrNone, field: line.nullable(), written: line.nullable() }))),
};
