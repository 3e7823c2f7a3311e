/** Kinds that are read and saved by their declarations alone: no call of theirs knows a field by name. */

import * as z from 'zod';
import { call, nameOf, pageFrame, saved } from './base.ts';
import { id, textsOrNone } from './fields.ts';
import { findableKinds } from './search.ts';

/** Those with a page of their own. */
export const pageKinds = ['source', 'person', 'series'] as const;
export type PageKind = (typeof pageKinds)[number];

/** Those that all of them are listed of. */
export const listKinds = ['source', 'person'] as const;
export type ListKind = (typeof listKinds)[number];

const editable = z.enum([...pageKinds, 'citation', 'statement']);
/** Held to its kind's schema by the write path. */
const fields = z.record(z.string().max(100), z.unknown());

export const declaredCalls = {
  /** Of any kind that has a page. */
  get: call.input(z.object({ kind: z.enum(findableKinds), id })).output(
    z.object({
      id,
      revision: z.string(),
      fields,
      /** What the records are called that it refers to, by their ids. */
      names: z.record(z.string(), textsOrNone),
    }),
  ),
  /** In Slovenian order of their names. */
  list: call.input(z.object({ ...pageFrame, kind: z.enum(listKinds) })).output(z.object({ items: z.array(nameOf.extend({ detail: z.string().nullable() })), next: z.string().nullable() })),
  save: call.input(z.object({ kind: editable, id: id.nullable(), revision: z.string().nullable(), draftId: id.nullable(), fields })).output(saved),
};
