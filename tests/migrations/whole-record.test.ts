/** From version 2, the release before: all is kept, whatever comes in between. */

import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { reindex } from '../../electron/archive/search/reindex.ts';
import { undo, undoState } from '../../electron/archive/changes/undo.ts';
import { rowsOf } from '../support/dump.ts';
import { openFolder } from '../support/folders.ts';
import { replayProblems } from '../support/replay.ts';
import { eventOf, projectOf, workPackageOf } from '../support/sample-records.ts';
import { Script } from '../support/scripts.ts';
import { problemsOf } from '../support/soundness.ts';
import { versionTwo } from '../support/version-two.ts';

const oldArchive = (events = 0) => path.dirname(versionTwo(openFolder(), events));

const SAME = ['place', 'organisation', 'workPackage', 'eventProject', 'eventWorkPackage', 'role', 'unnamedOrganisations', 'participation', 'objective', 'task', 'output', 'newsItem', 'dissemination'];

it('an archive of version 2 opens with all that it held, its history proven, and a backup beside it', async () => {
  const folder = oldArchive();
  const before = new BetterSqlite3(path.join(folder, 'kronika.sqlite'), { readonly: true });
  const kept = new Map(SAME.map((kind) => [kind, before.prepare(`SELECT * FROM "${kind}" ORDER BY id`).all()]));
  const actions = before.prepare('SELECT id, at, author, verb FROM action ORDER BY seq').all();
  before.close();
  const archive = await openArchive(folder);
  try {
    await reindex(archive, { signal: new AbortController().signal, progress: () => undefined });
    for (const [kind, rows] of kept) expect([kind, rowsOf(archive, `SELECT * FROM "${kind}" ORDER BY id`)]).toEqual([kind, rows]);
    expect(rowsOf(archive, 'SELECT id, at, author, verb FROM action ORDER BY seq')).toEqual(actions);
    expect(replayProblems(archive)).toEqual([]);
    expect(await problemsOf(archive)).toEqual([]);
    expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(1);
    const { parts } = await workPackageOf(archive, 4);
    expect(parts.course.map(({ title }) => title.sl)).toEqual(['Osnovni predmet', 'Višji predmet']);
    expect((await workPackageOf(archive, 6)).parts.audience.map(({ group }) => group)).toEqual(['minors', 'guardians', 'professionals']);
    const { statements } = await eventOf(archive, 'splosno usposabljanje pilotna');
    expect(statements.map(({ kind, field, value, isFollowed }) => [kind, field, value, isFollowed])).toEqual([['event', 'dates', '2018', false], ['event', 'dates', '2018-11/2019-01', true]]);
    // What the program brings has the same ids in every archive.
    expect((await projectOf(archive, 'CI.SO.MO')).project.measureId).toBe('01900000-0000-7000-8002-000000000004');
    expect((await undoState(archive.reader)).undo).toBeNull();
    await expect(undo(archive, 'Maja')).rejects.toMatchObject({ code: 'undo.nothing' });
  } finally {
    await archive.close();
  }
});

it('two copies of one archive that are upgraded apart from each other have the same history', async () => {
  const histories = [];
  for (const folder of [oldArchive(), oldArchive()]) {
    const archive = await openArchive(folder);
    histories.push(rowsOf(archive, 'SELECT * FROM change ORDER BY actionId, ordinal'), rowsOf(archive, 'SELECT * FROM action ORDER BY seq'));
    await archive.close();
  }
  expect(histories.slice(2)).toEqual(histories.slice(0, 2));
});

const EVENTS = 4000;

/** How far an upgrade has come, as one sees it from outside. */
const STAGES: readonly (readonly [string, (folder: string) => boolean])[] = [
  ['while the backup is written', (folder) => existsSync(path.join(folder, 'backups')) && readdirSync(path.join(folder, 'backups')).length > 0],
  ['while the tables are rebuilt', (folder) => logSize(folder) > 500_000],
  ['while much of it is in the log', (folder) => logSize(folder) > 4_000_000],
];

function logSize(folder: string): number {
  const log = path.join(folder, 'kronika.sqlite-wal');
  return existsSync(log) ? statSync(log).size : 0;
}

it.each(STAGES)('an upgrade that is killed %s loses nothing and is done at the next opening', async (_, isThere) => {
  const folder = oldArchive(EVENTS);
  const script = new Script(new URL('entry-upgrade.ts', import.meta.url), { args: [folder] });
  while (!isThere(folder) && script.process.exitCode === null) await pass(1);
  await script.kill();
  const archive = await openArchive(folder);
  try {
    expect(rowsOf(archive, "SELECT count(*) AS count FROM event WHERE json_extract(title, '$.en') LIKE 'Workshop number %'")).toEqual([{ count: EVENTS }]);
    expect(rowsOf(archive, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rowsOf(archive, 'PRAGMA foreign_key_check')).toEqual([]);
    expect((await workPackageOf(archive, 4)).parts.course.map(({ title }) => title.sl)).toEqual(['Osnovni predmet', 'Višji predmet']);
  } finally {
    await archive.close();
  }
});
