/** What every call has in common: its one error, and how a record looks on its way out. */

import { oc } from '@orpc/contract';
import * as z from 'zod';
import { failureData } from './failures.ts';
import { id, rowsOf, textsOrNone } from './fields.ts';

/** A call. Whatever the archive refuses comes back as FAILURE, with its code and parameters. */
export const call = oc.errors({ FAILURE: { status: 422, data: failureData } });

/** A record's fields with its id, and its revision: the last action that changed it. */
export function recordOf<S extends z.core.$ZodLooseShape>(fields: z.ZodObject<S>) {
  return z.object({ id, revision: z.string(), ...fields.shape });
}

export const byId = z.object({ id });

/** A record as others name it: enough for a link. */
export const nameOf = z.object({ id, name: textsOrNone });

/** The most rows that a form's list may have. */
const MOST_ROWS = 500;

type Lists = Readonly<Record<string, z.ZodObject>>;

/** What a form holds of a record: its own fields, and lists of the parts that it shows. `id` and `revision` are null for a new one. */
export function formOf<F extends z.ZodObject, L extends Lists>(fields: F, lists: L) {
  const rows = Object.fromEntries(Object.entries(lists).map(([name, row]) => [name, rowsOf(row, MOST_ROWS)])) as { [K in keyof L]: z.ZodArray<L[K]> };
  return z.object({ id: id.nullable(), revision: z.string().nullable(), fields, ...rows });
}

type Optional<S> = { [K in keyof S]: S[K] extends z.core.SomeType ? z.ZodOptional<S[K]> : never };

/** Only what some fields say: the write path holds the whole record to its rules. */
function partly<F extends z.ZodObject>(fields: F) {
  return z.object(fields.shape).partial() as unknown as z.ZodObject<Optional<F['shape']>>;
}

type RowsPatch<R extends z.ZodObject> = z.ZodObject<{
  rows: z.ZodArray<z.ZodObject<Omit<Optional<R['shape']>, 'id'> & { id: z.ZodNullable<typeof id> }>>;
  removed: z.ZodArray<typeof id>;
}>;

/**
 * What is sent to be saved: what was changed in a form since it was opened (`shared/domain/difference.ts`).
 * A row without an id is new; one with an id says only what changed of it, and one that is not named stays.
 */
export function patchOf<F extends z.ZodObject, L extends Lists>(fields: F, lists: L) {
  const list = (row: z.ZodObject) => z.object({ rows: rowsOf(partly(row).extend({ id: id.nullable() }), MOST_ROWS), removed: rowsOf(id, MOST_ROWS) });
  const rows = Object.fromEntries(Object.entries(lists).map(([name, row]) => [name, list(row)])) as unknown as { [K in keyof L]: RowsPatch<L[K]> };
  return z.object({ id: id.nullable(), revision: z.string().nullable(), draftId: id.nullable(), fields: partly(fields), ...rows });
}

export const saved = z.object({ id, revision: z.string() });

/** A cursor holds the sort key of the longest name there may be. */
const LONGEST_CURSOR = 20_000;

/** Pages of a long list go on after the last one shown, never from a number of rows. */
export const pageFrame = { after: z.string().max(LONGEST_CURSOR).nullable(), limit: z.number().int().min(1).max(500) };
