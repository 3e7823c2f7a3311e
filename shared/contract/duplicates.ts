/** Records that may be the same thing written twice: found, compared field by field, and made one. */

import * as z from 'zod';
import { likenesses } from '#shared/domain/duplicates.ts';
import { call } from './base.ts';
import { id, textsOrNone } from './fields.ts';
import { kinds } from './records.ts';

/** Kinds whose records are written twice. */
export const mergeableKinds = ['organisation', 'place', 'person', 'event'] as const;
export type MergeableKind = (typeof mergeableKinds)[number];

const kind = z.enum(mergeableKinds);

/** The most that are made one at once. */
export const MOST_MERGED = 50;
const several = z.array(id).min(2).max(MOST_MERGED);

/** `detail`: what tells it from others of its name: a town, a country, dates as EDTF. */
const member = z.object({ id, name: textsOrNone, detail: z.object({ place: textsOrNone, country: z.string().nullable(), dates: z.string().nullable() }) });

const moved = z.array(z.object({ kind: z.enum(kinds), count: z.number().int() }));

export const duplicateView = z.object({
  records: z.array(z.object({ id, revision: z.string(), name: textsOrNone, fields: z.record(z.string(), z.unknown()), pointers: moved })),
  /** Fields in which they differ, in the order of their form. */
  differing: z.array(z.string()),
  /** What the records are called that the values name. */
  names: z.record(z.string(), textsOrNone),
});
export type DuplicateView = z.output<typeof duplicateView>;

export const duplicateCalls = {
  /** Clusters of what may be one, the surest first; `total` counts those that are not shown too. */
  find: call.input(z.object({ kind, limit: z.number().int().min(1).max(500) })).output(
    z.object({ clusters: z.array(z.object({ likeness: z.enum(likenesses), records: z.array(member) })), total: z.number().int() }),
  ),
  compare: call.input(z.object({ kind, ids: several })).output(duplicateView),
  /**
   * Makes several records one, as one action: the kept one takes the fields that are given, all that pointed to the others points
   * to it, and the others go to the trash. `counts` says whose counts of participants an event has: its own, or all of them.
   * Refused where one is no longer as it was seen.
   */
  merge: call
    .input(z.object({ kind, keep: id, others: z.array(z.object({ id, revision: z.string() })).min(1).max(MOST_MERGED), revision: z.string(), fields: z.record(z.string(), z.unknown()), counts: z.enum(['own', 'all']) }))
    .output(z.object({ action: id, moved })),
};
