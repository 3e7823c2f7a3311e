/** From version 2, the release before: `version-2.sqlite.br` is the sample as that release made it. */

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { undo, undoState } from '../../electron/archive/changes/undo.ts';
import { rowsOf } from '../support/dump.ts';
import { openFolder } from '../support/folders.ts';
import { replayProblems } from '../support/replay.ts';
import { eventOf, projectOf, workPackageOf } from '../support/sample-records.ts';
import { problemsOf } from '../support/soundness.ts';

function versionTwo(): string {
  const folder = openFolder();
  writeFileSync(path.join(folder, 'kronika.sqlite'), brotliDecompressSync(readFileSync(new URL('../fixtures/version-2.sqlite.br', import.meta.url))));
  return folder;
}

const SAME = ['place', 'organisation', 'workPackage', 'eventProject', 'eventWorkPackage', 'role', 'unnamedOrganisations', 'participation', 'objective', 'task', 'output', 'newsItem', 'dissemination'];

it('an archive of version 2 opens with all that it held, its history proven, and a backup beside it', async () => {
  const folder = versionTwo();
  const before = new BetterSqlite3(path.join(folder, 'kronika.sqlite'), { readonly: true });
  const kept = new Map(SAME.map((kind) => [kind, before.prepare(`SELECT * FROM "${kind}" ORDER BY id`).all()]));
  const actions = before.prepare('SELECT id, at, author, verb FROM action ORDER BY seq').all();
  before.close();
  const archive = await openArchive(folder);
  try {
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
  for (const folder of [versionTwo(), versionTwo()]) {
    const archive = await openArchive(folder);
    histories.push(rowsOf(archive, 'SELECT * FROM change ORDER BY actionId, ordinal'), rowsOf(archive, 'SELECT * FROM action ORDER BY seq'));
    await archive.close();
  }
  expect(histories.slice(2)).toEqual(histories.slice(0, 2));
});
