import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive } from '../archive.ts';
import { type Old, type TakenBack, type Wanted, oldWithParts, takeBack } from '../changes/take-back.ts';
import { infoOf } from '../database/info.ts';
import { toFailure } from '../files/failing.ts';
import { isFile } from '../files/looking.ts';
import { originalPath, placeOriginal } from '../photos/store.ts';
import { eachAtATime, takeBack as settled } from '../photos/turns.ts';
import { originalFields } from '../records/kinds.ts';
import { readAsToday } from './as-today.ts';
import { copyHashed, placeIn } from './originals.ts';
import type { KnownBackup } from './store.ts';

const hashesOf = (old: readonly Old[]) => old.flatMap(({ kind, row }) => (originalFields[kind] ?? []).flatMap((field) => (typeof row[field] === 'string' ? [row[field]] : [])));

/** Puts the originals that the archive lacks in their place, before any row speaks of them; gives their hashes. Throws `backup.damaged`. */
async function bringOriginals(archive: Archive, backup: KnownBackup, old: readonly Old[], room: string): Promise<string[]> {
  const brought: string[] = [];
  for (const sha256 of new Set(hashesOf(old))) {
    const source = placeIn(backup.store.media, sha256);
    if (isFile(originalPath(archive.paths, sha256)) || !isFile(source)) continue;
    const upload = path.join(room, sha256);
    if ((await copyHashed(source, upload)) !== sha256) throw new Failure('backup.damaged', { file: source });
    await placeOriginal(archive.paths, upload, sha256);
    brought.push(sha256);
  }
  return brought;
}

/** With the originals that what is written speaks of; where it is not written, they go again. */
function withOriginals<T>(archive: Archive, backup: KnownBackup, old: readonly Old[], room: string, written: () => Promise<T>): Promise<T> {
  return eachAtATime(hashesOf(old), async () => {
    const brought = await bringOriginals(archive, backup, old, room);
    try {
      return await written();
    } finally {
      for (const sha256 of brought) await settled(archive, sha256);
    }
  });
}

/**
 * Makes a record, with all that belongs to it, or one of its fields, as a backup of this archive has it: one action, which
 * can be undone. Originals that are gone come back, too. Throws `backup.noRecord`, `backup.otherArchive`, `backup.damaged`, `archive.newerSchema`, and as `takeBack`.
 */
export async function takeBackFrom(archive: Archive, backup: KnownBackup, wanted: Wanted, author: string): Promise<TakenBack> {
  if (backup.note.archive !== archive.info.id) throw new Failure('backup.otherArchive', { file: backup.database });
  archive.writer();
  // Among what is on its way in, so that what a crash leaves of it is swept away.
  mkdirSync(archive.paths.incoming, { recursive: true });
  const room = mkdtempSync(path.join(archive.paths.incoming, 'taken-back-'));
  let copy: Connection | null = null;
  try {
    copy = readAsToday(backup.database, room).connection;
    if (infoOf(copy).id !== archive.info.id) throw new Failure('backup.otherArchive', { file: backup.database });
    const [read, old] = [copy, oldWithParts(copy, wanted)];
    const written = () => takeBack(archive, read, wanted, old, author);
    return await (wanted.field === null ? withOriginals(archive, backup, old, room, written) : written());
  } catch (error) {
    throw toFailure(error, archive.paths.folder);
  } finally {
    copy?.close();
    rmSync(room, { recursive: true, force: true });
  }
}
