/** What every call has in common: its one error, and how a record looks on its way out. */

import { oc } from '@orpc/contract';
import * as z from 'zod';
import { failureData } from './failures.ts';
import { id, textsOrNone } from './fields.ts';

/** A call. Whatever the archive refuses comes back as FAILURE, with its code and parameters. */
export const call = oc.errors({ FAILURE: { status: 422, data: failureData } });

/** A record's fields with its id, and its revision: the last action that changed it. */
export function recordOf<S extends z.core.$ZodLooseShape>(fields: z.ZodObject<S>) {
  return z.object({ id, revision: z.string(), ...fields.shape });
}

export const byId = z.object({ id });

/** A record as others name it: enough for a link. */
export const nameOf = z.object({ id, name: textsOrNone });

/** What a form sends. `id` and `revision` are null for a new record; the draft goes when it is saved. */
export const saveFrame = {
  id: id.nullable(),
  revision: z.string().nullable(),
  draftKey: z.string().max(200).nullable(),
};

export const saved = z.object({ id, revision: z.string() });

/** Pages of a long list go on after the last one shown, never from a number of rows. */
/** A cursor holds the sort key of the longest name there may be. */
const LONGEST_CURSOR = 20_000;

export const pageFrame = { after: z.string().max(LONGEST_CURSOR).nullable(), limit: z.number().int().min(1).max(500) };
