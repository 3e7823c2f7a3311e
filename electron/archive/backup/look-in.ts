/** A look into a backup, beside the archive as it is now: what it holds, and what a record was then. Nothing is changed, neither here nor there. */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import type { BackupContents, BackupRecord, Standing } from '#shared/contract/backups.ts';
import { Failure } from '#shared/contract/failures.ts';
import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import { type FindableKind, findableKinds } from '#shared/contract/search.ts';
import { fold } from '#shared/domain/fold.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import type { Reading } from '../archive.ts';
import { type Old, oldWithParts } from '../changes/take-back.ts';
import { infoOf } from '../database/info.ts';
import { openConnection } from '../database/open.ts';
import { toFailure } from '../files/failing.ts';
import { type Row, toRecord } from '../records/codec.ts';
import { storage } from '../records/kinds.ts';
import { nameOfRecord } from '../records/read.ts';
import { readAsToday } from './as-today.ts';
import { attachPast, changedByRows, isErased, pastRows, rowIn, saysTheSame } from './repository.ts';
import type { KnownBackup } from './store.ts';

export interface Looked {
  readonly kind: FindableKind | null;
  readonly words: string;
  readonly onlyDifferent: boolean;
  readonly limit: number;
}

interface Task {
  readonly backup: KnownBackup;
  readonly reading: Reading;
  /** Of the open archive. */
  readonly archive: string;
}

export interface ContentsTask extends Task {
  readonly what: 'contents';
  readonly asked: Looked;
}

export interface RecordTask extends Task {
  readonly what: 'record';
  readonly kind: Kind;
  readonly id: string;
}

/** Throws `backup.otherArchive`, `archive.newerSchema`. */
function beside<T>({ backup, reading, archive }: Task, look: (live: Connection, past: Connection) => T): T {
  const room = mkdtempSync(path.join(os.tmpdir(), 'kronika-backup-'));
  try {
    const { connection: past, file } = readAsToday(backup.database, room);
    try {
      if (infoOf(past).id !== archive) throw new Failure('backup.otherArchive', { file: backup.database });
      const live = openConnection(reading.file, reading.access);
      try {
        attachPast(live, file);
        return look(live, past);
      } finally {
        live.close();
      }
    } finally {
      past.close();
    }
  } catch (error) {
    throw toFailure(error, backup.database);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

/** What somebody looks for first: what is not here any more. */
const ORDER: readonly Standing[] = ['gone', 'inTrash', 'different', 'same'];

/** Whether each of the words stands in a name, in whichever language, however it is written. */
function bears(name: Multilingual | null, words: readonly string[]): boolean {
  const said = fold(Object.values(name ?? {}).join(' '));
  return words.every((word) => said.includes(word));
}

export function contentsOf(task: ContentsTask): BackupContents {
  const { kind: only, onlyDifferent, limit, words: typed } = task.asked;
  const words = fold(typed).split(' ').filter((word) => word !== '');
  return beside(task, (live) => {
    const changed = changedByRows(live);
    const all = findableKinds.flatMap((kind) =>
      pastRows(live, kind).map((row) => ({ kind, id: row.id, name: nameOfRecord(kind, toRecord(kind, row)), now: row.now === 'same' && changed.has(row.id) ? 'different' as const : row.now })),
    );
    const found = all.filter(({ kind, name, now }) => (only === null || kind === only) && !(onlyDifferent && now === 'same') && bears(name, words));
    const first = (name: Multilingual | null) => Object.values(name ?? {})[0] ?? '';
    const inOrder = found.toSorted((a, b) => ORDER.indexOf(a.now) - ORDER.indexOf(b.now) || findableKinds.indexOf(a.kind) - findableKinds.indexOf(b.kind) || first(a.name).localeCompare(first(b.name), 'sl', { numeric: true }));
    const kinds = findableKinds.map((kind) => ({ kind, count: all.filter((one) => one.kind === kind).length })).filter(({ count }) => count > 0);
    return { file: task.backup.database, at: task.backup.note.at, kinds, total: found.length, records: inOrder.slice(0, limit) };
  });
}

function standingOf(live: Connection, { kind, id, row }: Old): Standing {
  const now = rowIn(live, 'main', kind, id);
  if (!now) return 'gone';
  if (now.deletedBy !== null) return 'inTrash';
  return saysTheSame(kind, row, now) ? 'same' : 'different';
}

/** The names of the records that two rows of a record name, as they are now or else as they were. */
function namesIn(live: Connection, kind: Kind, rows: readonly Row[]): Record<string, Multilingual | null> {
  const names: Record<string, Multilingual | null> = {};
  for (const { field, kind: target } of storage[kind].references) {
    for (const id of rows.flatMap((row) => (typeof row[field] === 'string' ? [row[field]] : []))) {
      const row = rowIn(live, 'main', target, id) ?? rowIn(live, 'past', target, id);
      names[id] = row && !isErased(live, id) ? nameOfRecord(target, toRecord(target, row)) : null;
    }
  }
  return names;
}

/** Throws `backup.noRecord`, `backup.erased`. */
export function recordOf(task: RecordTask): BackupRecord {
  const { kind, id } = task;
  return beside(task, (live, past) => {
    if (isErased(live, id)) throw new Failure('backup.erased', { kind, id });
    const old = oldWithParts(past, { kind, id });
    const [first] = old;
    const then: Row = first?.row ?? {};
    const now = rowIn(live, 'main', kind, id);
    const [was, is] = [toRecord(kind, then), now && toRecord(kind, now)] as unknown as [Record<string, unknown>, Record<string, unknown> | null];
    const parts = Map.groupBy(old.slice(1), (part) => part.kind);
    return {
      file: task.backup.database, at: task.backup.note.at, kind, id, name: nameOfRecord(kind, was), now: first ? standingOf(live, first) : 'gone',
      fields: [...fieldsOf(kind).keys()].map((field) => ({ field, was: was[field] ?? null, now: is?.[field] ?? null, isSame: (then[field] ?? null) === (now?.[field] ?? null) })),
      parts: [...parts].map(([part, rows]) => ({ kind: part, count: rows.length, different: rows.filter((row) => standingOf(live, row) !== 'same').length })),
      names: namesIn(live, kind, now ? [then, now] : [then]),
    };
  });
}
