/** The live records of an archive and what search holds of them: what a user sees, without how it came about. */

import { kinds } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { rowsOf } from './dump.ts';

export type LiveState = Readonly<Record<string, readonly unknown[]>>;

/** Revisions are left out: an undo is an action too and has one of its own. */
export function liveState(archive: Archive): LiveState {
  const live = kinds.map((kind) => {
    const rows = rowsOf(archive, `SELECT * FROM "${kind}" WHERE deletedBy IS NULL ORDER BY id`);
    return [kind, rows.map(({ revision: _, ...fields }) => fields)] as const;
  });
  const documents = rowsOf(archive, 'SELECT kind, recordId, title, body, day, lastDay, tags FROM searchDocument ORDER BY kind, recordId');
  return { ...Object.fromEntries(live), documents };
}
