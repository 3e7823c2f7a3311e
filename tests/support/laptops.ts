/** Laptops with copies of one archive, each with a clock of its own, and what must be known of them when they have met. */

import { deepStrictEqual, ok } from 'node:assert/strict';
import { copyFileSync, cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { vi } from 'vitest';
import { mergesBy } from '#shared/contract/declared.ts';
import { type Kind, fieldsOf, kinds } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { makeBackup } from '../../electron/archive/backup/make.ts';
import { restoreBackup } from '../../electron/archive/backup/restore.ts';
import { findBackup, prepareStore } from '../../electron/archive/backup/store.ts';
import { undo } from '../../electron/archive/changes/undo.ts';
import { listConflicts } from '../../electron/archive/merging/conflicts.ts';
import { makeArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { hashFile, originalPath } from '../../electron/archive/photos/store.ts';
import { AUTHOR, edit } from './archives.ts';
import { allOf, rowsOf } from './dump.ts';
import { openFolder } from './folders.ts';
import { mergeFolder, onStick } from './merging.ts';
import { problemsOf } from './soundness.ts';

export const COPIES = 3;

/**
 * Wrong ways to merge, each of which the test has to find: the last writer wins; each copy counts what it knows of the others;
 * conflicts are not carried on; an undone merge counts as known.
 */
export type Control = 'lastWriterWins' | 'vectors' | 'staysBehind' | 'undoneIsKnown';
export const CONTROLS: readonly Control[] = ['lastWriterWins', 'vectors', 'staysBehind', 'undoneIsKnown'];

/** The first laptop's clock began anew, the second's is set wrong; the third's goes back in the middle. */
const CLOCKS = ['1970-01-01T00:00:00Z', '2100-06-01T12:00:00Z', '2026-05-01T08:00:00Z'];
const SET_BACK = '1999-01-01T00:00:00Z';
const MINUTE = 60_000;

function changeIn(database: string, work: (connection: BetterSqlite3.Database) => void): void {
  const connection = new BetterSqlite3(database);
  try {
    connection.pragma('foreign_keys = OFF');
    work(connection);
  } finally {
    connection.close();
  }
}

const rowsIn = (folder: string, sql: string) => rowsOf({ paths: { database: path.join(folder, 'kronika.sqlite') } } as Archive, sql);

export const openConflicts = async (archive: Archive) => (await listConflicts(archive.reader, 500)).conflicts;
export const conflictIds = async (archive: Archive) => (await openConflicts(archive)).map(({ id }) => id).toSorted();

/** All that is no history: every record, those in the trash too, by kind and id, and what search holds of them. */
function recordsOf(archive: Archive): Map<string, unknown> {
  return allOf(archive, (ask) => {
    const found = new Map<string, unknown>();
    for (const kind of kinds) for (const { revision: _, ...row } of ask(`SELECT * FROM "${kind}"`)) found.set(`${kind} ${String(row.id)}`, row);
    for (const row of ask('SELECT kind, recordId, title, body, day, lastDay, tags FROM searchDocument')) found.set(`document ${String(row.recordId)}`, row);
    return found;
  });
}

/** What a merge made is in the trash once it is undone; all else is as it was, to the byte. */
function assertAsBefore(archive: Archive, before: ReadonlyMap<string, unknown>): void {
  const now = recordsOf(archive);
  for (const [name, row] of now) if (!before.has(name)) ok((row as { deletedBy?: unknown }).deletedBy, `${name} stayed`);
  deepStrictEqual(new Map([...now].filter(([name]) => before.has(name))), new Map(before));
}

/** A merge, or that it was undone, is no news to anybody. */
const KNOWN = "SELECT id FROM action AS a WHERE verb <> 'merge' AND NOT EXISTS (SELECT 1 FROM action AS t WHERE t.id = a.target AND t.verb = 'merge') AND (mergedBy IS NULL OR EXISTS (SELECT 1 FROM action AS m WHERE m.id = a.mergedBy AND m.undone = 0))";

export class Laptops {
  readonly folders: string[];
  readonly #control: Control | null;
  readonly #clocks = CLOCKS.map((at) => Date.parse(at));
  readonly #backups: string[] = [];
  /** What each copy knows. */
  readonly #known: Set<string>[] = [];
  /** Every action that somebody did, with all that was known where it was done. */
  readonly #done = new Map<string, ReadonlySet<string>>();
  /** Originals that came in somewhere, and those that were lost somewhere. */
  readonly #originals = new Set<string>();
  readonly #lost = new Set<string>();

  constructor(master: string, control: Control | null) {
    this.#control = control;
    const room = openFolder();
    this.folders = Array.from({ length: COPIES }, (_, index) => path.join(room, `laptop-${index}`));
    for (const folder of this.folders) cpSync(master, folder, { recursive: true });
    for (const copy of this.folders.keys()) this.#known[copy] = this.#knownTo(copy);
  }

  at(copy: number): string {
    return this.folders[copy] as string;
  }

  #knownTo(copy: number): Set<string> {
    return new Set(rowsIn(this.at(copy), KNOWN).map(({ id }) => String(id)));
  }

  /** Opens a copy while its laptop's clock is what all clocks say. */
  async with<T>(copy: number, work: (archive: Archive) => Promise<T>): Promise<T> {
    this.#clocks[copy] = (this.#clocks[copy] ?? 0) + MINUTE;
    vi.setSystemTime(this.#clocks[copy] ?? 0);
    const archive = await openArchive(this.at(copy));
    try {
      return await work(archive);
    } finally {
      await archive.close();
    }
  }

  /** Somebody does something on a copy. */
  async work(copy: number, work: (archive: Archive) => Promise<unknown>): Promise<void> {
    await this.with(copy, work);
    const before = this.#known[copy] ?? new Set();
    this.#known[copy] = this.#knownTo(copy);
    for (const id of this.#known[copy]) if (!before.has(id)) this.#done.set(id, before);
  }

  setClockBack(copy: number): void {
    this.#clocks[copy] = Date.parse(SET_BACK);
  }

  async merge(copy: number, from: number): Promise<void> {
    await this.with(copy, async (archive) => {
      const [before, open] = [recordsOf(archive), await conflictIds(archive)];
      const erased = () => rowsOf(archive, 'SELECT recordId FROM erasure').map(({ recordId }) => String(recordId));
      const known = erased();
      const { action } = await this.#mergeIn(archive, from);
      deepStrictEqual((await mergeFolder(archive, this.at(from))).action, null);
      for (const id of erased()) deepStrictEqual(rowsOf(archive, 'SELECT id FROM person WHERE id = ?', id), []);
      if (!action) deepStrictEqual([recordsOf(archive), await conflictIds(archive)], [before, open]);
      // What was erased on the way stays so; all else is as it was.
      else if (erased().length === known.length) {
        const after = [recordsOf(archive), await conflictIds(archive)] as const;
        await undo(archive, AUTHOR);
        if (this.#control === 'undoneIsKnown') changeIn(archive.paths.database, (db) => db.prepare('UPDATE action SET mergedBy = NULL WHERE mergedBy = ?').run(action));
        assertAsBefore(archive, before);
        deepStrictEqual(await conflictIds(archive), open);
        await this.#mergeIn(archive, from);
        const live = (records: ReadonlyMap<string, unknown>) => new Map([...records].filter(([, row]) => !(row as { deletedBy?: unknown }).deletedBy));
        deepStrictEqual([live(recordsOf(archive)), await conflictIds(archive)], [live(after[0]), after[1]]);
      }
      deepStrictEqual(await problemsOf(archive), []);
    });
    this.#known[copy] = this.#knownTo(copy);
  }

  async #mergeIn(archive: Archive, from: number) {
    const had = new Set(await conflictIds(archive));
    const theirs = new Set(rowsIn(this.at(from), 'SELECT id FROM conflict').map(({ id }) => String(id)));
    const merged = await mergeFolder(archive, this.#control === 'vectors' ? this.#counted(archive, from) : this.at(from));
    const forget = (id: string) => changeIn(archive.paths.database, (db) => db.prepare('DELETE FROM conflict WHERE id = ?').run(id));
    for (const { id, kind, recordId, field, ours, theirs: yours } of await openConflicts(archive)) {
      if (had.has(id)) continue;
      if (this.#control === 'staysBehind' && theirs.has(id)) forget(id);
      if (this.#control !== 'lastWriterWins') continue;
      forget(id);
      if ((yours.by?.at ?? '') > (ours.by?.at ?? '')) await edit(archive, kind, recordId, { [field]: yours.value } as never);
    }
    return merged;
  }

  /** The other copy, without what this one believes to know of it: of each that ever wrote as many actions as it has of them. */
  #counted(archive: Archive, from: number): string {
    const stick = onStick(this.at(from));
    const known = new Map(rowsOf(archive, 'SELECT origin, count(*) AS count FROM action GROUP BY origin').map(({ origin, count }) => [origin, Number(count)]));
    changeIn(path.join(stick, 'kronika.sqlite'), (db) => {
      for (const { id, origin, number } of db.prepare<[], { id: string; origin: string; number: number }>('SELECT id, origin, row_number() OVER (PARTITION BY origin ORDER BY seq) AS number FROM action').all()) {
        if (number > (known.get(origin) ?? 0) || rowsOf(archive, 'SELECT 1 FROM action WHERE id = ?', id).length > 0) continue;
        for (const sql of ['DELETE FROM change WHERE actionId = ?', 'DELETE FROM action WHERE id = ?']) db.prepare(sql).run(id);
      }
    });
    return stick;
  }

  /** A sync program puts one copy's folder in the place of another's; what was only there was taken over before, so that nothing is expected back. */
  async copyOver(copy: number, from: number): Promise<void> {
    await this.merge(from, copy);
    rmSync(this.at(copy), { recursive: true, force: true });
    cpSync(this.at(from), this.at(copy), { recursive: true });
    this.#known[copy] = this.#knownTo(copy);
  }

  async backUp(copy: number): Promise<void> {
    await this.with(copy, async (archive) => {
      const { id, name } = archive.info;
      const store = await prepareStore(path.join(openFolder(), 'copies'), archive.info);
      const { database } = await makeBackup({ reading: archive.reading, media: archive.paths.media, store, subject: { archive: id, name, at: new Date().toISOString() } }, () => undefined);
      this.#backups.push(database);
    });
  }

  /** Sets a copy back to the last backup that was made of any of them, which may be another's: as the program does it, or by hand, with its file in the place of the other. */
  async restore(copy: number, how: 'whole' | 'file'): Promise<void> {
    const backup = this.#backups.pop();
    if (backup === undefined) return;
    await this.merge((copy + 1) % COPIES, copy);
    const target = this.at(copy);
    if (how === 'file') copyFileSync(backup, path.join(target, 'kronika.sqlite'));
    else {
      const fresh = path.join(openFolder(), 'restored');
      const known = findBackup(backup);
      await (await makeArchive(fresh, (paths) => restoreBackup({ what: 'restore', backup: known, paths }, () => undefined))).close();
      rmSync(target, { recursive: true, force: true });
      renameSync(fresh, target);
    }
    this.#known[copy] = this.#knownTo(copy);
  }

  /** An original came in. */
  came(sha256: string): void {
    this.#originals.add(sha256);
  }

  /** An original goes from a copy, and nobody notices. */
  lose(archive: Archive, sha256: string): void {
    rmSync(originalPath(archive.paths, sha256), { force: true });
    this.#lost.add(sha256);
  }

  /** Everybody merges with everybody until nobody brings anything. */
  async meet(): Promise<void> {
    for (let round = 0; round < 6; round += 1) {
      let brought = 0;
      for (const copy of this.folders.keys()) {
        for (const from of this.folders.keys()) {
          if (copy === from) continue;
          const { action } = await this.with(copy, (archive) => this.#mergeIn(archive, from));
          if (action) brought += 1;
        }
      }
      if (brought === 0) return;
    }
    throw new Error('the copies go on bringing each other something');
  }

  /**
   * Nothing that was confirmed is lost: every copy knows of all that was ever done on any, and has its originals, and none of a photograph that was erased. Only where each that
   * had something undid the merge that it came by, nobody knows of it, and it stays in their histories.
   */
  async assertNothingLost(): Promise<void> {
    const known = this.folders.map((_, copy) => this.#knownTo(copy));
    const kept = new Set(this.folders.flatMap((folder) => rowsIn(folder, 'SELECT id FROM action').map(({ id }) => String(id))));
    for (const id of this.#done.keys()) ok(known.every((ids) => ids.has(id)) || (kept.has(id) && !known.some((ids) => ids.has(id))), `the action ${id} is lost`);
    for (const copy of this.folders.keys()) {
      await this.with(copy, async (archive) => {
        for (const { sha256 } of rowsOf(archive, 'SELECT DISTINCT sha256 FROM erasure WHERE sha256 IS NOT NULL')) {
          deepStrictEqual([rowsOf(archive, 'SELECT id FROM photo WHERE sha256 = ?', sha256), existsSync(originalPath(archive.paths, String(sha256)))], [[], false]);
        }
        for (const { sha256 } of rowsOf(archive, 'SELECT DISTINCT sha256 FROM photo')) {
          const [hash, file] = [String(sha256), originalPath(archive.paths, String(sha256))];
          if (!this.#originals.has(hash)) continue;
          if (existsSync(file)) deepStrictEqual(await hashFile(file), hash);
          else ok(this.#lost.has(hash), `the original ${hash} is not there`);
        }
      });
    }
  }

  /**
   * No conflict is hidden: where two people said something different of a field, and neither knew of the other's nor anybody since
   * of both, it is asked. Told by what was known where something was done, not by how the product finds it.
   */
  async assertAllAsked(): Promise<void> {
    await this.with(0, async (archive) => {
      const asked = new Set((await openConflicts(archive)).map(({ recordId, field }) => `${recordId} ${field}`));
      for (const [spot, said] of Map.groupBy(this.#said(archive), ({ spot: of }) => of)) {
        const last = said.filter(({ id }) => !said.some((other) => this.#done.get(other.id)?.has(id)));
        if (new Set(last.map(({ after }) => after)).size > 1) ok(asked.has(spot), `${spot} was said differently and nobody is asked: ${JSON.stringify(last)}`);
      }
    });
  }

  /** What was said of single fields and stayed said; what came by a merge that all who had it undid was taken back by them. A text by paragraphs and a place in a list are nobody's question. */
  #said(archive: Archive): { readonly id: string; readonly spot: string; readonly after: string }[] {
    const rows = rowsOf(archive, `SELECT a.id, c.kind, c.recordId, c.field, c.after FROM change AS c JOIN action AS a ON a.id = c.actionId
      WHERE a.verb IN ('edit', 'import', 'resolve') AND a.undone = 0 AND a.id IN (${KNOWN}) AND NOT EXISTS (SELECT 1 FROM action AS t WHERE t.target = a.id)
        AND c.field NOT IN ('*', 'deletedBy') AND NOT EXISTS (SELECT 1 FROM erasure AS e WHERE e.recordId = c.recordId) ORDER BY a.seq, c.ordinal`);
    const isAsked = (kind: Kind, field: string) => {
      const declaration = fieldsOf(kind).get(field);
      return declaration !== undefined && !['never', 'paragraph'].includes(mergesBy(declaration));
    };
    // Of one action the last that it says of a field.
    const found = new Map<string, { id: string; spot: string; after: string }>();
    for (const { id, kind, recordId, field, after } of rows) {
      if (!this.#done.has(String(id)) || !isAsked(kind as Kind, String(field))) continue;
      const spot = `${String(recordId)} ${String(field)}`;
      found.set(`${String(id)} ${spot}`, { id: String(id), spot, after: String(after) });
    }
    return [...found.values()];
  }
}
