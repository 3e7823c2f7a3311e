/** Searches that are kept by name, and where somebody was last on this computer. */

import * as z from 'zod';
import { call, patchOf, recordOf, saved } from './base.ts';
import { id, line, textsOrNone } from './fields.ts';
import { findableKinds } from './search.ts';

/** A search that is kept: what was typed, as `shared/domain/asking/read.ts` reads it. */
export const savedSearchFields = z.object({ name: line, query: line });

const savedSearchView = recordOf(savedSearchFields);
export type SavedSearchView = z.output<typeof savedSearchView>;

const visited = z.object({ kind: z.enum(findableKinds), id });

export const keptSearchCalls = {
  /** In Slovenian order of their names. How many each finds, `search.find` says. */
  list: call.output(z.array(savedSearchView)),
  save: call.input(patchOf(savedSearchFields, {})).output(saved),
  /** What was last searched for, and which records were last opened, newest first: in this archive, on this computer. Records in the trash are not among them. */
  last: call.output(z.object({ words: z.array(z.string()), visited: z.array(visited.extend({ name: textsOrNone })) })),
  /** Notes one of each, or nothing where it can't be written: no work waits for it. */
  note: call.input(z.object({ words: z.string().trim().max(500).nullable(), visited: visited.nullable() })),
  /** Forgets them, those of other archives too. */
  forget: call,
};
