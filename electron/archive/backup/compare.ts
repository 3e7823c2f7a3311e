import { differentTables } from '../database/contents.ts';
import { openConnection } from '../database/open.ts';
import { toFailure } from '../files/failing.ts';
import { withProof, writeNote } from './note.ts';
import type { KnownBackup } from './store.ts';

export interface CompareTask {
  readonly what: 'compare';
  readonly backup: KnownBackup;
  /** The database of an archive that was made of the backup, in this program's version, and closed; null where none could be made. */
  readonly restored: string | null;
}

/** Whether an archive that was made of a backup holds row by row what the backup does; what came of it is kept beside the backup. */
export async function compareRestored({ backup, restored }: CompareTask): Promise<boolean> {
  try {
    const good = restored !== null && isSame(backup.database, restored);
    const { note } = backup;
    await writeNote(backup.database, withProof(note, { at: new Date().toISOString(), how: 'restored', good, hashed: note.originals - note.missing.length }));
    return good;
  } catch (error) {
    throw toFailure(error, backup.store.folder);
  }
}

function isSame(one: string, other: string): boolean {
  const [ours, theirs] = [openConnection(one, 'readImmutable'), openConnection(other, 'readImmutable')];
  try {
    return differentTables(ours, theirs).length === 0;
  } finally {
    ours.close();
    theirs.close();
  }
}
