/**
 * The search index made anew: whatever it held before, it then holds what the records say, and nothing else; meanwhile all is found that
 * was found before, and what is saved at once. Cut off, it leaves the archive whole, and is done the next time.
 */

import BetterSqlite3 from 'better-sqlite3';
import { setImmediate as otherWork } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { noteInfo } from '../../electron/archive/database/info.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { find } from '../../electron/archive/search/query.ts';
import { isIndexCurrent, reindex } from '../../electron/archive/search/reindex.ts';
import { AUTHOR, create, edit, reopen } from '../support/archives.ts';
import { rowsOf, valueOf } from '../support/dump.ts';
import { replayProblems } from '../support/replay.ts';
import { Script } from '../support/scripts.ts';
import { sampleCopy, sampleFolder } from '../support/sample.ts';
import { problemsOf } from '../support/soundness.ts';

const job = () => ({ signal: new AbortController().signal, progress: () => undefined });

/** Changes an archive's database from outside, past every rule. */
function damage(archive: Archive, sql: string): void {
  const connection = new BetterSqlite3(archive.paths.database);
  // The indexes' own tables, too.
  connection.unsafeMode(true);
  connection.exec(sql);
  connection.close();
}

const vocabulary = (archive: Archive) => rowsOf(archive, "SELECT key, word FROM searchForm UNION ALL SELECT word, 'as ' || form FROM searchWord ORDER BY 1, 2");

/** What a fault may leave, and what another version of the program did. */
const DAMAGES: readonly (readonly [name: string, sql: string])[] = [
  ['readings of words that are missing', "DELETE FROM searchForm WHERE word LIKE 's%' OR word LIKE 'd%'"],
  ['readings that another version made', "UPDATE searchForm SET key = 'X' || key WHERE word LIKE 'p%'; INSERT INTO searchForm VALUES ('ndelavnica', 'seminar'), ('n', 'nikjer')"],
  ['words that are missing', "DELETE FROM searchWord WHERE word LIKE 'm%'"],
  ['words that no text holds', "INSERT INTO searchWord VALUES ('nikjer', 'nikjer'), ('#p000099', '')"],
  ['documents that are missing in the indexes', 'DELETE FROM searchTitle WHERE rowid IN (SELECT rowid FROM searchDocument LIMIT 9); DELETE FROM searchCalled WHERE rowid < 9; DELETE FROM searchIndex WHERE rowid IN (SELECT rowid FROM searchDocument LIMIT 20 OFFSET 5)'],
  ['what the indexes say of no document', "INSERT INTO searchTitle (rowid, title, names) VALUES (77777, 'nikjer', ''); INSERT INTO searchCalled (rowid, title) VALUES (77777, 'nikjer'); INSERT INTO searchIndex (rowid, words, tags) VALUES (77777, 'nikjer', 'any')"],
  ['documents of no record', `INSERT INTO searchDocument (kind, recordId, tags, title, body) VALUES ('event', 'nowhere', 'any', '{}', '[]')`],
  ['documents that are missing', 'DELETE FROM searchDocument WHERE rowid % 3 = 0'],
  ['documents that say something else', `UPDATE searchDocument SET title = '{"sl":"drugo"}', tags = 'any' WHERE rowid % 5 = 0`],
  ['an index that is torn', "UPDATE searchIndex_data SET block = zeroblob(length(block)) WHERE id > 10; UPDATE searchTitle_data SET block = x'ff' WHERE id > 10"],
  ['indexes that were emptied', "INSERT INTO searchTitle (searchTitle) VALUES ('delete-all'); INSERT INTO searchCalled (searchCalled) VALUES ('delete-all'); INSERT INTO searchIndex (searchIndex) VALUES ('delete-all')"],
];

describe('the index made anew', () => {
  let right: unknown[] = [];
  beforeAll(async () => {
    const archive = await openArchive(await sampleFolder());
    await reindex(archive, job());
    right = vocabulary(archive);
    await archive.close();
  });

  it('where it was right is as it was', async () => {
    const archive = await sampleCopy();
    await reindex(archive, job());
    expect([vocabulary(archive), await problemsOf(archive)]).toEqual([right, []]);
  });

  it.each(DAMAGES)('is right after %s', async (_, sql) => {
    const archive = await sampleCopy();
    damage(archive, sql);
    if (!sql.includes("'#p000099'")) expect(await problemsOf(archive)).not.toEqual([]);
    await noteInfo(archive.writer(), { indexVersion: '1/of another version' });
    await reindex(archive, job());
    expect(rowsOf(archive, "SELECT value FROM archiveInfo WHERE key = 'indexVersion' AND value LIKE '%another%'")).toEqual([]);
    expect(await problemsOf(archive)).toEqual([]);
    expect(vocabulary(archive)).toEqual(right);
  });
});

const QUESTIONS = ['seminar', 'delavnic', 'novo mesto', 'cisotra istanbul', 'kind:event year:2019', 'priročnik ALI handbook', 'participants:>10 -online', 'k', 'country:it -online', '"novo mesto"'];

const hitsOf = async (archive: Archive, words: string) => (await find(archive.reader, { words, language: 'sl', kinds: null, limit: 500 })).hits.map(({ id }) => id);
const answers = async (archive: Archive) => Object.fromEntries(await Promise.all(QUESTIONS.map(async (words) => [words, await hitsOf(archive, words)] as const)));

describe('while the index is made anew', () => {
  it('all is found that was found before, and what is saved, changed and deleted is as it was saved at once', async () => {
    const archive = await sampleCopy();
    const before = await answers(archive);
    for (const words of QUESTIONS) expect([words, before[words]?.length]).not.toEqual([words, 0]);
    const state = { isDone: false };
    const steps: number[] = [];
    const work = reindex(archive, { signal: new AbortController().signal, progress: (done) => steps.push(done) }).finally(() => (state.isDone = true));
    const seen: number[] = [];
    for (let turn = 3000; !state.isDone; turn += 1) {
      seen.push(steps.length);
      const id = await create(archive, 'place', { name: { sl: `Nikjerpolje ${turn}` }, country: 'HR', inPlace: null });
      expect(await hitsOf(archive, `nikjerpolju ${turn}`)).toEqual([id]);
      await edit(archive, 'place', id, { name: { sl: `Drugjepolje ${turn}` } });
      expect([await hitsOf(archive, `nikjerpolje ${turn}`), await hitsOf(archive, `drugjepolje ${turn}`)]).toEqual([[], [id]]);
      await remove(archive, 'place', id, AUTHOR);
      expect(await hitsOf(archive, `drugjepolje ${turn}`)).toEqual([]);
      expect(await answers(archive)).toEqual(before);
      // As calls come in: what goes on beside has its turn between them.
      await otherWork();
    }
    await work;
    // Else nothing was asked meanwhile.
    expect(new Set(seen).size).toBeGreaterThan(3);
    expect([await answers(archive), await problemsOf(archive)]).toEqual([before, []]);
  });
});

describe('cut off', () => {
  it('by whoever cancels it, it leaves what is found as it was, and is begun again by the next opening', async () => {
    const archive = await sampleCopy();
    const before = await answers(archive);
    const stop = new AbortController();
    const work = reindex(archive, { signal: stop.signal, progress: (done) => void (done > 0 && stop.abort()) });
    await expect(work).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(await answers(archive)).toEqual(before);
    const again = await reopen(archive);
    expect(isIndexCurrent(again)).toBe(false);
    await reindex(again, job());
    expect([await answers(again), await problemsOf(again), isIndexCurrent(await reopen(again))]).toEqual([before, [], true]);
  });

  it('where the disk is full, it says so, and goes on when there is room', async () => {
    const archive = await sampleCopy();
    const before = await answers(archive);
    await sql`PRAGMA max_page_count = 1`.execute(archive.writer());
    let done = 0;
    const work = reindex(archive, { signal: new AbortController().signal, progress: (steps) => (done = steps) });
    await expect(work).rejects.toMatchObject({ code: 'archive.diskFull', params: { folder: archive.paths.folder } });
    expect(done).toBeLessThan(valueOf(archive, 'SELECT count(*) FROM searchDocument') as number);
    expect([await answers(archive), valueOf(archive, 'PRAGMA integrity_check')]).toEqual([before, 'ok']);
    await sql`PRAGMA max_page_count = 1073741823`.execute(archive.writer());
    await reindex(archive, job());
    expect([await answers(archive), await problemsOf(archive)]).toEqual([before, []]);
  });

  it.each([1, 2, 4])('by a crash after %s steps, it leaves the archive whole, and is done by the next opening', async (lines) => {
    const folder = await sampleFolder();
    const script = new Script(new URL('entry-reindex.ts', import.meta.url), { args: [folder] });
    await script.reach(lines);
    await script.kill();
    expect([script.process.signalCode, script.errors]).toEqual(['SIGKILL', '']);
    const archive = await openArchive(folder);
    try {
      expect([valueOf(archive, 'PRAGMA integrity_check'), replayProblems(archive)]).toEqual(['ok', []]);
      const before = await answers(archive);
      await reindex(archive, job());
      expect([await answers(archive), await problemsOf(archive)]).toEqual([before, []]);
    } finally {
      await archive.close();
    }
  });
});
