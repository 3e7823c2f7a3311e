/** By what hits can be narrowed: each count is what the question with that value added finds. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { find } from '../../electron/archive/search/query.ts';
import { Finding } from '../../electron/service/finding.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent, plainProject } from '../support/archives.ts';
import { diceOf } from '../support/random-records.ts';
import { doIt } from '../support/random-actions.ts';
import { sampleCopy } from '../support/sample.ts';

const NAMES: Readonly<Record<string, string>> = { organisation: 'org', lacks: 'missing' };

/** The facets of a question, and the same as they are found one by one. */
async function both(archive: Archive, finding: Finding, words: string): Promise<{ told: string[]; found: string[] }> {
  const { facets } = await finding.facets({ words, language: 'sl' });
  const told: string[] = [];
  const found: string[] = [];
  for (const { field, values } of facets) {
    for (const { value, count } of values) {
      const asked = `${words === '' ? '' : `(${words}) `}${NAMES[field] ?? field}:"${value}"`;
      const { total } = await find(archive.reader, { words: asked, language: 'sl', kinds: null, limit: 1 });
      told.push(`${asked} ${count}`);
      found.push(`${asked} ${total}`);
    }
  }
  return { told, found };
}

const QUESTIONS = ['', 'cisotra', 'cistora', 'novo mesto', 'kind:event -workshop', '2018 ALI 2019', 'role:lead', 'role:lead org:ISOB,POU', 'org:ISOB role:lead,partner org:POU', 'missing:photo (country:it ALI country:si)', 'year:..2018 -lang:de'];

it.each(QUESTIONS)('of the sample, asked for "%s", are what is found of each', async (words) => {
  const archive = await sampleCopy();
  const finding = new Finding(archive);
  const { told, found } = await both(archive, finding, words);
  expect(told.length).toBeGreaterThan(8);
  expect(told).toEqual(found);
  await finding.close();
});

describe('whatever is done to an archive', () => {
  let archive: Archive;
  let finding: Finding;

  beforeEach(async () => {
    archive = await emptyArchive();
    finding = new Finding(archive);
  });

  it.each([1, 2, 3])('the counts keep up with it (%i)', async (seed) => {
    const dice = diceOf(seed);
    const verbs = ['place', 'organisation', 'project', 'event', 'event', 'event', 'link', 'link', 'role', 'role', 'role', 'count', 'rename', 'move', 'remove', 'restore', 'undo', 'redo', 'import'] as const;
    for (let step = 0; step < 60; step += 1) {
      await doIt(archive, { verb: verbs[dice(verbs.length)] ?? 'event', one: dice(50), other: dice(50), word: ['Čakovec', 'CI.SO.MO.', 'naïve'][dice(3)] ?? '' });
      if (step % 12 !== 11) continue;
      for (const words of ['', 'naive', 'role:partner', 'country:si']) {
        const { told, found } = await both(archive, finding, words);
        expect(told).toEqual(found);
      }
    }
    await finding.close();
  });

  it('a record is written by a name that only it has, and called as the language has it', async () => {
    const first = await create(archive, 'project', plainProject({ acronym: 'NIT', title: { sl: 'Niti', en: 'Threads' } }));
    const event = await create(archive, 'event', plainEvent({}));
    await create(archive, 'eventProject', { eventId: event, projectId: first, link: 'own' });
    const projects = async () => (await finding.facets({ words: '', language: 'en' })).facets.find(({ field }) => field === 'project')?.values;
    expect(await projects()).toEqual([{ value: 'NIT', name: 'NIT', count: 2 }]);
    const second = await create(archive, 'project', plainProject({ acronym: 'NITKE' }));
    expect(await projects()).toEqual([{ value: first, name: 'NIT', count: 2 }, { value: 'NITKE', name: 'NITKE', count: 1 }]);
    await edit(archive, 'project', second, { acronym: 'TKANINA' });
    await remove(archive, 'event', event, AUTHOR);
    expect((await projects())?.map(({ value, count }) => [value, count])).toEqual([['NIT', 1], ['TKANINA', 1]]);
    await finding.close();
  });
});
