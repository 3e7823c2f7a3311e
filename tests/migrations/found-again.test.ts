/** An archive of the version before, with records of every kind: once it is brought up to date, search finds all that it finds in a new one. */

import { afterEach, describe, expect, it } from 'vitest';
import { find } from '../../electron/archive/search/query.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { isIndexCurrent } from '../../electron/archive/search/reindex.ts';
import { diceOf } from '../support/random-records.ts';
import { replayProblems } from '../support/replay.ts';
import { richArchive } from '../support/rich-archive.ts';
import { type Held, holdSession } from '../support/sessions.ts';
import { problemsOf } from '../support/soundness.ts';
import { type Earlier, stepBack } from '../support/stepped-back.ts';
import { kronika, kronikaJson } from '../support/terminal.ts';

const QUESTIONS = ['delavnica', 'novem mestu', 'neaplju', 'kind:event year:2018', 'kind:project mladi', 'country:si', 'has:count', 'type:seminar ALI type:workshop', 'da', 'cisomo', 'handbook'];

let held: Held | null = null;
afterEach(async () => {
  await held?.end();
  held = null;
});

const answers = async (archive: Archive) => Object.fromEntries(await Promise.all(QUESTIONS.map(async (words) => [words, (await find(archive.reader, { words, language: 'sl', kinds: null, limit: 500 })).hits.map(({ id }) => id).toSorted()] as const)));

/** A folder with such an archive, and what was found in it while it was new. */
async function before(version: Earlier) {
  const archive = await richArchive(diceOf(version));
  const found = await answers(archive);
  const { folder } = archive.paths;
  await archive.close();
  await stepBack(folder, version);
  return { folder, found };
}

async function isAsNew(archive: Archive, found: object): Promise<void> {
  expect(await answers(archive)).toEqual(found);
  expect(Object.values(found).filter((ids: string[]) => ids.length > 0).length).toBeGreaterThan(QUESTIONS.length / 2);
  expect([replayProblems(archive), await problemsOf(archive)]).toEqual([[], []]);
}

describe.each([8, 10] as const)('an archive of version %s', (version) => {
  it('is indexed anew when the program opens it, and then found in as in a new one', async () => {
    const { folder, found } = await before(version);
    held = holdSession();
    const { session } = held;
    const isIndexed = new Promise<void>((resolve) => session.jobs.onUpdate(({ kind, state }) => kind === 'reindex' && state === 'done' && resolve()));
    await session.open(folder);
    await isIndexed;
    await isAsNew(session.archive(), found);
    await session.close();
    const again = await openArchive(folder);
    try {
      expect(isIndexCurrent(again)).toBe(true);
    } finally {
      await again.close();
    }
  });

  it('is found in from a terminal after kronika upgrade', async () => {
    const { folder, found } = await before(version);
    expect((await kronika(['search', folder, 'delavnica'])).status).toBe(1);
    expect(await kronikaJson(['upgrade', folder])).toEqual({ folder });
    expect(await kronikaJson(['search', folder, 'delavnica'])).toMatchObject({ total: (found as Record<string, string[]>).delavnica?.length });
    // There are no files to its photos.
    expect(JSON.parse((await kronika(['check', folder, '--json'])).out)).toMatchObject({ database: { ok: true }, history: { ok: true }, index: { current: true, problems: [] } });
    const archive = await openArchive(folder);
    try {
      await isAsNew(archive, found);
    } finally {
      await archive.close();
    }
  });
});
