import { readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { noLongerKept } from '#shared/domain/backup-keeping.ts';
import type { Reading } from '../archive.ts';
import { backupName, copyUnsynced, makeDurable } from '../database/backup.ts';
import { toFailure } from '../files/failing.ts';
import { syncFolder } from '../files/folder.ts';
import { makeFolder } from '../files/make-folder.ts';
import { provenContents } from './contents.ts';
import { UNFINISHED, isLeft, unfinished } from './note.ts';

/** What a crash left of one that was being made. */
function sweepUnfinished(backups: string): void {
  for (const name of readdirSync(backups)) if (name.endsWith(UNFINISHED) && isLeft(path.join(backups, name))) rmSync(path.join(backups, name), { force: true });
}

/** When a copy was made, by its name; null of what is called otherwise. */
function momentOf(name: string, reason: string): string | null {
  const [, day, hour, minute, second, rest] = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z_/.exec(name) ?? [];
  return day !== undefined && name.endsWith(`_${reason}.sqlite`) ? `${day}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}.${rest ?? ''}Z` : null;
}

/** Copies made for the same reason are kept by the rule that backups are; what can't be taken away now is left for the next time. */
function trimBefore(backups: string, reason: string, made: string): void {
  try {
    const all = readdirSync(backups).flatMap((name) => {
      const at = momentOf(name, reason);
      return at === null ? [] : [{ at, proven: true, file: path.join(backups, name) }];
    });
    for (const { file } of noLongerKept(all, all.find(({ file }) => file === made) ?? null)) rmSync(file, { force: true });
  } catch {
    // The next one comes by here again.
  }
}

/**
 * A proven copy of the database in the archive's own `backups/`, before something large is done to it that takes no
 * original away. Reads with a connection of its own, so it can be called in any thread and while others write.
 * Gives the copy's path. Throws `backup.unsound` where the archive itself does not check out, and as the disk does; then nothing is left.
 */
export function backUpBefore(reading: Reading, folder: string, reason: string): string {
  const file = backupName(folder, reason, '.sqlite');
  const part = unfinished(file);
  try {
    makeFolder(path.dirname(file));
    sweepUnfinished(path.dirname(file));
    copyUnsynced(reading, part);
    if (!provenContents(part)) throw new Failure('backup.unsound', { folder: path.dirname(file) });
    makeDurable(part);
    renameSync(part, file);
    syncFolder(path.dirname(file));
    trimBefore(path.dirname(file), reason, file);
    return file;
  } catch (error) {
    rmSync(part, { force: true });
    throw toFailure(error, folder);
  }
}
