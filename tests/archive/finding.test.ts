/** Searching beside whoever saves, in threads of its own. */

import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { logOf } from '../../electron/archive/files/folder.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { Finding } from '../../electron/service/finding.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent } from '../support/archives.ts';

const NOWHERE = new URL('file:///nowhere/search-worker.js');

/** A finding with the faults of its threads. */
function findingIn(archive: Archive, entry?: URL) {
  const lost: unknown[] = [];
  return { finding: new Finding(archive, { onLost: (error) => lost.push(error), ...(entry ? { entry } : {}) }), lost };
}

const codeOf = (asked: Promise<unknown>) => asked.then(() => 'found', (error: unknown) => (error instanceof Failure ? error.code : String(error)));

const seenIn = async (finding: Finding, words: string) => {
  const [{ total }, { facets }] = await Promise.all([finding.find({ words, language: 'sl', kinds: null, limit: 10 }), finding.facets({ words, language: 'sl' })]);
  return [total, facets.find(({ field }) => field === 'kind')?.values[0]?.count ?? 0];
};

it.each([['in threads', undefined, 0], ['where none can be begun', NOWHERE, 1]] as const)('what was confirmed is found and counted at once, %s', async (_, entry, faults) => {
  const archive = await emptyArchive();
  const { finding, lost } = findingIn(archive, entry);
  const ids: string[] = [];
  for (let done = 1; done <= 12; done += 1) {
    ids.push(await create(archive, 'event', plainEvent({ title: { sl: `Žetev ${done}` } })));
    expect(await seenIn(finding, 'žetev')).toEqual([done, done]);
  }
  await edit(archive, 'event', ids[0] ?? '', { title: { sl: 'Trgatev' } });
  await remove(archive, 'event', ids[1] ?? '', AUTHOR);
  expect([await seenIn(finding, 'žetev'), await seenIn(finding, 'trgatev')]).toEqual([[10, 10], [1, 1]]);
  expect(lost).toHaveLength(faults);
  await finding.close();
});

it('ends with the archive: what is still asked is told so, and nothing of it stays open', async () => {
  const archive = await emptyArchive();
  await create(archive, 'event', plainEvent({ title: { sl: 'Žetev' } }));
  const { finding, lost } = findingIn(archive);
  await seenIn(finding, 'žetev');
  const asked = [1, 2, 3].map(() => codeOf(finding.find({ words: 'žetev', language: 'sl', kinds: null, limit: 10 })));
  await finding.close();
  await archive.close();
  expect([await Promise.all(asked), lost, existsSync(logOf(archive.paths.database))]).toEqual([['archive.none', 'archive.none', 'archive.none'], [], false]);
});

it('whoever goes away is not waited for', async () => {
  const archive = await emptyArchive();
  const { finding } = findingIn(archive);
  const away = new AbortController();
  const asked = [1, 2].map(() => codeOf(finding.find({ words: 'žetev', language: 'sl', kinds: null, limit: 10 }, away.signal)));
  away.abort();
  expect(await Promise.all(asked)).toEqual(['job.cancelled', 'job.cancelled']);
  expect(await seenIn(finding, 'žetev')).toEqual([0, 0]);
  await finding.close();
});
