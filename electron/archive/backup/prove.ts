/** Proves backups that are there: every byte is read again, and what came of it is kept beside each. */

import { existsSync, statSync } from 'node:fs';
import type { BackupList, BackupProblem, ListedBackup } from '#shared/contract/backups.ts';
import { sqliteCode, toFailure } from '../files/failing.ts';
import { hashFile } from '../photos/store.ts';
import { namedOriginals, provenContents } from './contents.ts';
import { type BackupNote, isProven, noteOf, withProof, writeNote } from './note.ts';
import { placeIn } from './originals.ts';
import { type BackupStore, databasesIn, markFile, markOf } from './store.ts';

export interface ProveTask {
  readonly what: 'prove';
  readonly store: BackupStore;
}

type Progress = (done: number, total: number) => void;

/** The moment that a database's name says. */
function namedTime(database: string): string {
  const [, day, hour, minute, second, rest] = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.sqlite$/.exec(database) ?? [];
  return day ? `${day}T${hour}:${minute}:${second}.${rest}Z` : (statSync(database, { throwIfNoEntry: false })?.mtime ?? new Date(0)).toISOString();
}

function listed(database: string, note: BackupNote | null, problems: readonly BackupProblem[]): ListedBackup {
  return {
    file: database,
    at: note?.at ?? namedTime(database),
    bytes: note?.bytes ?? statSync(database, { throwIfNoEntry: false })?.size ?? 0,
    records: note?.records ?? null,
    actions: note?.actions ?? null,
    originals: note?.originals ?? null,
    missing: note?.missing ?? [],
    proven: note !== null && isProven(note),
    proofs: note?.proofs ?? [],
    problems: [...problems],
  };
}

/** What a store holds, as its notes say it. */
export function listBackups(store: BackupStore): BackupList {
  const found = databasesIn(store);
  const mark = markOf(store);
  const [first] = found.flatMap(({ note }) => (note ? [note] : []));
  const archive = { id: mark?.archive ?? first?.archive ?? '', name: mark?.name ?? first?.name ?? '' };
  const backups = found.map(({ database, note, hasNote }) => listed(database, note, note || !hasNote ? [] : [{ code: 'note', file: noteOf(database) }]));
  return { folder: store.folder, archive, backups: backups.toSorted((a, b) => (a.at < b.at ? 1 : -1)), problems: mark ? [] : [{ code: 'mark', file: markFile(store) }] };
}

/** The originals of a store that are not what they are called by, each read once. */
async function badOriginals(store: BackupStore, named: readonly string[], step: () => void): Promise<Set<string>> {
  const bad = new Set<string>();
  for (const sha256 of named) {
    const file = placeIn(store.media, sha256);
    const hash = existsSync(file) ? await hashFile(file).catch(() => null) : null;
    if (hash !== sha256) bad.add(sha256);
    step();
  }
  return bad;
}

/** What is wrong with a database, for which its note stands. */
async function databaseProblems(database: string, note: BackupNote): Promise<BackupProblem[]> {
  if ((await hashFile(database).catch(() => null)) !== note.sha256) return [{ code: 'database', file: database }];
  try {
    const contents = provenContents(database);
    const isSame = contents?.originals.length === note.originals && (note.records === null || contents.records === note.records) && (note.actions === null || contents.actions === note.actions);
    return isSame ? [] : [{ code: 'content', file: database }];
  } catch (error) {
    if (sqliteCode(error) === null) throw error;
    return [{ code: 'content', file: database }];
  }
}

/** Reads all that a store holds, once. Throws as the disk does; what can't be read is a finding. */
export async function proveBackups({ store }: ProveTask, progress: Progress): Promise<BackupList> {
  try {
    const found = databasesIn(store);
    const originals = new Map(found.map(({ database }) => [database, namedOriginals(database) ?? []]));
    const all = [...new Set([...originals.values()].flat())];
    let done = 0;
    const step = () => progress((done += 1), all.length + found.length);
    const bad = await badOriginals(store, all, step);
    const before = listBackups(store);
    const looked = new Map<string, ListedBackup>();
    for (const { database, note } of found) {
      if (note) {
        const lost = new Set(note.missing);
        const lacking = (originals.get(database) ?? []).filter((sha256) => bad.has(sha256) && !lost.has(sha256));
        const problems = [...(await databaseProblems(database, note)), ...lacking.map((sha256): BackupProblem => ({ code: 'original', file: placeIn(store.media, sha256) }))];
        const proof = { at: new Date().toISOString(), how: 'checked' as const, good: problems.length === 0, hashed: note.originals - note.missing.length };
        const noted = withProof(note, proof);
        // Where nothing can be written, as on a disk that is only lent, it is told all the same.
        await writeNote(database, noted).catch(() => undefined);
        looked.set(database, listed(database, noted, problems));
      }
      step();
    }
    return { ...before, backups: before.backups.map((backup) => looked.get(backup.file) ?? backup) };
  } catch (error) {
    throw toFailure(error, store.folder);
  }
}
