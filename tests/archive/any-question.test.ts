/**
 * Whatever is typed: search finds the records that plain code finds, and no others, and gives them page by page. `KRONIKA_QUESTIONS`
 * says how many questions there are in all, `KRONIKA_QUESTION_SEED` repeats them.
 */

import { expect, it } from 'vitest';
import { findableKinds } from '#shared/contract/search.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { find } from '../../electron/archive/search/query.ts';
import { type PlainArchive, plainArchive } from '../support/plain-records.ts';
import { PlainSearch } from '../support/plain-search.ts';
import { questionsOf } from '../support/random-questions.ts';
import { type Dice, diceOf } from '../support/random-records.ts';
import { richArchive } from '../support/rich-archive.ts';
import { sampleCopy } from '../support/sample.ts';

const QUESTIONS = Number(process.env.KRONIKA_QUESTIONS ?? 600);
const SEED = Number(process.env.KRONIKA_QUESTION_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** As many hits as either archive can give. */
const ALL = 10_000;
/** Titles that a single letter begins are shown up to here. */
const SHOWN = 60;
/** Hits are counted with each key up to here. */
const COUNTED = 200;
/** What a question may hold, in UTF-16 units. */
const LONGEST = 500;
const MOST_TOLD = 12;

const textsOf = ({ records }: PlainArchive) => records.flatMap(({ titles, names, others }) => [...titles, ...names, ...others]).filter((text) => text.trim() !== '');

interface Asked {
  readonly words: string;
  readonly kinds: (typeof findableKinds)[number][] | null;
}

/** What is wrong with what was found; empty where nothing is. */
async function wrongOf(archive: Archive, plain: PlainSearch, nameOf: (id: string) => string, { words, kinds }: Asked): Promise<string[]> {
  const { hits, total, isExact, next, instead } = await find(archive.reader, { words, language: 'sl', kinds, limit: ALL });
  const asked = instead ?? words;
  const expected = plain.expected(asked, kinds);
  const found = new Set(hits.map(({ id }) => id));
  const told: string[] = [];
  const tell = (what: string, ids: readonly string[]) => void (ids.length > 0 && told.push(`${what} ${ids.slice(0, 3).map(nameOf).join('; ')} (${ids.length})`));
  tell('not found:', [...expected.must].filter((id) => !found.has(id)));
  tell('found:', [...found].filter((id) => !expected.may.has(id)));
  if (expected.titled <= SHOWN) tell('not found by its title:', [...expected.may].filter((id) => !found.has(id)));
  if (found.size !== hits.length) told.push('found twice');
  if (total !== Math.min(hits.length, COUNTED) || isExact !== (hits.length <= COUNTED) || next !== null) told.push(`told ${total} of ${hits.length}, ${isExact}, ${next}`);
  if (instead !== null && plain.expected(words, kinds).may.size > 0) told.push('found others, though there were some');
  return told;
}

const asked = (question: () => string, dice: Dice): Asked => ({ words: question().slice(0, LONGEST), kinds: dice(6) === 0 ? findableKinds.filter(() => dice(3) === 0) : null });

const archives = [['of random records of every kind', richArchive], ['with the sample’s projects', () => sampleCopy()]] as const;

it.each(archives)(`${QUESTIONS / 2} random questions to an archive %s find what plain code finds`, { timeout: 600_000 + QUESTIONS * 1000 }, async (_, made) => {
  const dice = diceOf(SEED);
  const archive = await made(dice);
  const records = await plainArchive(archive);
  const plain = new PlainSearch(records);
  const names = new Map(records.records.map(({ id, kind, titles }) => [id, `${kind} ${titles.join(' / ')}`]));
  const question = questionsOf(textsOf(records), [...records.records.map(({ id }) => id), ...records.programmes.map(({ id }) => id)], dice);
  const wrong: string[] = [];
  let withHits = 0;
  for (let turn = 0; turn < QUESTIONS / 2 && wrong.length < MOST_TOLD; turn += 1) {
    const one = asked(question, dice);
    const told = await wrongOf(archive, plain, (id) => names.get(id) ?? id, one).catch((error: unknown) => [`raised ${String(error)}`]);
    if (told.length > 0) wrong.push(`${JSON.stringify(one)}: ${told.join(', ')}`);
    if (plain.expected(one.words, one.kinds).may.size > 0) withHits += 1;
  }
  expect(wrong, `KRONIKA_QUESTION_SEED=${SEED}`).toEqual([]);
  // Else the questions would prove little.
  expect(withHits).toBeGreaterThan(QUESTIONS / 10);
});
