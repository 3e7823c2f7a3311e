/** What is found, page by page: whatever the sizes of the pages, they are what one large page is, and wherever one step of looking ends and the next begins. */

import { expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Hit } from '#shared/contract/search.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { type Question, find } from '../../electron/archive/search/query.ts';
import { AUTHOR, emptyArchive, plainEvent, plainProject } from '../support/archives.ts';
import { type Dice, diceOf } from '../support/random-records.ts';

const RECORDS = 420;
const QUESTIONS = Number(process.env.KRONIKA_PAGED_QUESTIONS ?? 30);
const SEED = Number(process.env.KRONIKA_PAGED_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Hits are counted with each key up to here. */
const COUNTED = 200;

const WORDS = ['delavnica', 'delavnice', 'delavnicah', 'seminar', 'seminarji', 'novo', 'mesto', 'mestih', 'prakse', 'praks', 'd', 's', 'n'];
const FACTS = ['kind:event', '-kind:project', 'year:2018..2019', 'type:workshop', 'missing:date', 'NOT seminar', '-"novo mesto"', '(prakse OR seminar)', '-missing:photo', 'status:held'];

/** Many records that say the same few words, in their titles, in their texts, or in both, of few days and of none. */
async function wordy(dice: Dice): Promise<Archive> {
  const archive = await emptyArchive();
  const some = (most: number) => Array.from({ length: 1 + dice(most) }, () => WORDS[dice(WORDS.length)] ?? '').join(' ');
  await write(archive, { verb: 'import', kind: 'event', recordId: uuid(), author: AUTHOR }, async (writer) => {
    for (let index = 0; index < RECORDS; index += 1) {
      const title = { sl: some(3) };
      const description = dice(3) === 0 ? null : { sl: some(6) };
      if (dice(6) === 0) await writer.create('project', plainProject({ acronym: some(2), title, summary: description }));
      else await writer.create('event', plainEvent({ title, description, dates: dice(4) === 0 ? null : `20${17 + dice(4)}-0${1 + dice(9)}`, status: dice(2) === 0 ? 'held' : 'planned', type: dice(2) === 0 ? 'seminar' : 'workshop' }));
    }
  });
  return archive;
}

function question(dice: Dice): string {
  const words = Array.from({ length: dice(3) }, () => (WORDS[dice(WORDS.length)] ?? '').slice(0, dice(3) === 0 ? 1 + dice(5) : undefined));
  const facts = Array.from({ length: dice(3) }, () => FACTS[dice(FACTS.length)] ?? '');
  return [...words, ...facts].join(dice(5) === 0 ? ' OR ' : ' ') || 'delavnica';
}

const asked = (words: string, limit: number, after: string | null): Question => ({ words, language: 'sl', kinds: null, limit, after });

/** What is wrong with the pages of a question; empty where nothing is. Gives how many hits there were, too. */
async function wrongOf(archive: Archive, words: string, sizes: () => number): Promise<{ hits: number; wrong: string[] }> {
  const whole = await find(archive.reader, asked(words, RECORDS * 2, null));
  const paged: Hit[] = [];
  const wrong: string[] = [];
  let after: string | null = null;
  do {
    const size = sizes();
    const page = await find(archive.reader, asked(words, size, after));
    if (page.hits.length > size || (page.hits.length === 0 && page.next !== null)) wrong.push(`${page.hits.length} on a page of ${size}`);
    if (page.isExact ? page.total !== whole.hits.length : page.total > whole.hits.length) wrong.push(`told ${page.total}${page.isExact ? '' : ' or more'} of ${whole.hits.length}`);
    if (!page.isExact && whole.hits.length <= COUNTED) wrong.push(`told no number of ${whole.hits.length}`);
    paged.push(...page.hits);
    after = page.next;
  } while (after !== null);
  if (JSON.stringify(paged) !== JSON.stringify(whole.hits)) wrong.push(`pages of ${paged.length} hits are not the one of ${whole.hits.length}`);
  if (new Set(paged.map(({ id }) => id)).size !== paged.length) wrong.push('something comes twice');
  return { hits: whole.hits.length, wrong };
}

it(`${QUESTIONS} random questions give the same hits in the same order on pages of any size, each once, and tell how many there are`, { timeout: 600_000 }, async () => {
  const dice = diceOf(SEED);
  const archive = await wordy(dice);
  const wrong: string[] = [];
  let most = 0;
  for (let turn = 0; turn < QUESTIONS; turn += 1) {
    const words = question(dice);
    const large = 1 + dice(3) * 40;
    const one = await wrongOf(archive, words, () => 1 + dice(3 + large));
    most = Math.max(most, one.hits);
    if (one.wrong.length > 0) wrong.push(`${words}: ${[...new Set(one.wrong)].join(', ')}`);
  }
  expect(wrong, `KRONIKA_PAGED_SEED=${SEED}`).toEqual([]);
  // Else no page border fell where one step ends.
  expect(most).toBeGreaterThan(COUNTED);
});
