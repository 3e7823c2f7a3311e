/** From version 1: the history is given its checksums, and drafts become rows that say what they are drafts of. */

import { expect, it } from 'vitest';
import { draftOf, listDrafts } from '../../electron/archive/changes/drafts.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { ACTION, OWNER, PLACE, firstVersion } from '../support/older.ts';
import { replayProblems } from '../support/replay.ts';
import { problemsOf } from '../support/soundness.ts';

it('an archive of version 1 opens with its records, a history that is proven, and its drafts', async () => {
  const archive = await openArchive(firstVersion());
  try {
    expect(await listDrafts(archive)).toMatchObject([
      { kind: 'place', recordId: PLACE, ownerId: null, name: { sl: 'Čatež' }, several: false },
      { kind: 'newsItem', recordId: null, ownerId: OWNER, name: { sl: 'Novica' } },
      { kind: 'event', recordId: null, ownerId: null, name: { sl: 'Nov' } },
    ]);
    expect(await draftOf(archive, PLACE)).toMatchObject({ baseRevision: ACTION, base: null, body: { fields: { country: 'HR' } } });
    expect(archive.info).toMatchObject({ id: 'a', name: 'Arhiv', createdAt: '2026-01-01', indexVersion: '' });
    expect(replayProblems(archive)).toEqual([]);
    expect(await problemsOf(archive)).toEqual([]);
  } finally {
    await archive.close();
  }
});

it('a history that was changed from outside afterwards is no longer proven', async () => {
  const archive = await openArchive(firstVersion());
  await archive.writer().updateTable('change').set({ after: '{"country":"HR","inPlace":null,"name":{"sl":"Čatež"}}' }).execute();
  await archive.writer().updateTable('action').set({ author: 'Nekdo drug' }).execute();
  const codes = (await problemsOf(archive)).map((problem) => problem.code);
  await archive.close();
  expect(codes).toEqual(expect.arrayContaining(['action', 'change']));
});
