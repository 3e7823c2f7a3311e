/** Finding in an archive of many events: each key of typed phrases is one question, held against plain bm25 over everything. */

import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { fold } from '#shared/domain/fold.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { expression, look } from '../../electron/archive/search/compile.ts';
import { Finding } from '../../electron/service/finding.ts';
import { madeOrKept } from './many-events.ts';
import { type Figure, timed } from './measure.ts';
import { addEvent } from './records.ts';
import { PHRASES, said, spread } from './typed.ts';

const typed = PHRASES.flatMap((phrase) => Array.from({ length: phrase.length }, (_, index) => phrase.slice(0, index + 1)).filter((key) => key.trim() === key));

/** Milliseconds of each of some questions, in turn; those before are not counted. */
async function times(questions: readonly string[], ask: (words: string) => unknown): Promise<{ all: number[]; slowest: string }> {
  for (const words of questions.slice(0, 50)) await ask(words);
  const all: number[] = [];
  let slowest = '';
  for (const words of questions) {
    const took = await timed(() => ask(words));
    if (took >= Math.max(0, ...all)) slowest = words;
    all.push(took);
  }
  return { all, slowest };
}

const PAGE = 50;

/** Milliseconds of pages of 50 hits, each from where the one before ended; so many of some common questions. */
async function deepPages(finding: Finding): Promise<number[]> {
  const all: number[] = [];
  for (const words of ['projekt', 'srečanje', 'v', '2018', 'kind:seminar']) {
    let after: string | null = null;
    for (let page = 0; page < 100; page += 1) {
      const begun = performance.now();
      const found = await finding.find({ words, language: 'sl', kinds: null, limit: PAGE, after });
      if (page > 0) all.push(performance.now() - begun);
      after = found.next;
      if (after === null) break;
    }
  }
  return all;
}

/** Milliseconds of one record saved as people save it, in turn with a bare row made durable in another file. */
async function saves(archive: Archive, folder: string): Promise<{ ours: number[]; theirs: number[] }> {
  const raw = openConnection(`${folder}.raw.sqlite`, 'write');
  raw.exec('CREATE TABLE event (id TEXT PRIMARY KEY, title TEXT, description TEXT) STRICT');
  const insert = raw.prepare('INSERT INTO event VALUES (?, ?, ?)');
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run < 220; run += 1) {
    const bare = await timed(() => insert.run(uuid(), 'Delavnica', 'Delavnica o socialni vključenosti'));
    const own = await timed(() => addEvent(archive, run));
    if (run < 20) continue;
    ours.push(own);
    theirs.push(bare);
  }
  raw.close();
  return { ours, theirs };
}

/** What each bar is held to is printed beside what was reached; gives the ratios that have a limit. */
export async function searchOfMany(folder: string, events: number): Promise<Figure[]> {
  const place = path.join(folder, `search-${events}`);
  const begun = performance.now();
  const { archive, textBytes } = await madeOrKept(place, events);
  const made = performance.now() - begun;
  // As the app does it: through the threads.
  const finding = new Finding(archive);
  const hits = await times(typed, (words) => finding.find({ words, language: 'sl', kinds: null, limit: 60 }));
  const connection = openConnection(archive.paths.database, 'read');
  const ranked = connection.prepare('SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? ORDER BY bm25(searchIndex) LIMIT 60');
  const beginnings = (words: string) => fold(words).split(' ').map((word) => `"${word}"*`).join(' AND ');
  const bare = await times(typed, (words) => ranked.all(beginnings(words)));
  console.log(`${events} events, ${typed.length} keys: ${said(spread(hits.all))} (slowest: "${hits.slowest}"); bm25 over everything: ${said(spread(bare.all))}; made in ${(made / 1000).toFixed(0)} s`);
  const facets = await times(typed, (words) => finding.facets({ words, language: 'sl' }));
  const counting = connection.prepare('SELECT count(*) FROM searchIndex WHERE searchIndex MATCH ?');
  const matches = new Map(await Promise.all(typed.map(async (words) => [words, expression(await look(archive.reader, readQuestion(words).ask ?? { is: 'any' }), 'forms')] as const)));
  const counts = await times(typed, (words) => counting.all(matches.get(words)));
  console.log(`counts to narrow by, a key: ${said(spread(facets.all))} (slowest: "${facets.slowest}"); a bare count of the hits: ${said(spread(counts.all))}`);
  for (const view of ['spread', 'places'] as const) {
    const seen = await times(typed, (words) => finding.view(view, { words, language: 'sl' }));
    console.log(`hits ${view === 'spread' ? 'by year' : 'by country and town'}, a key: ${said(spread(seen.all))} (slowest: "${seen.slowest}")`);
  }
  const pages = await deepPages(finding);
  console.log(`a page of ${PAGE} at any depth: ${said(spread(pages))}`);
  const { ours, theirs } = await saves(archive, place);
  console.log(`a save with its index and history: ${said(spread(ours))}; a bare row, as durable: ${said(spread(theirs))}`);
  const bytes = (connection.pragma('page_count', { simple: true }) as number) * (connection.pragma('page_size', { simple: true }) as number);
  const parts = connection.prepare<[], { name: string; bytes: number }>('SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC LIMIT 12');
  console.log(`the file ${(bytes / textBytes).toFixed(2)}× its text: ${parts.all().map(({ name, bytes: own }) => `${name} ${(own / textBytes).toFixed(2)}×`).join(', ')}`);
  connection.close();
  await finding.close();
  await archive.close();
  return [
    { name: `search of ${events} events, a key, 95th of 100`, against: 'for bm25 over everything', ours: spread(hits.all).p95, theirs: spread(bare.all).p95, limit: 0.1 },
    { name: 'counts to narrow by, all keys together', against: 'for bare counts of the hits', ours: sum(facets.all), theirs: sum(counts.all), limit: 2.2 },
    { name: 'the file with history and index', against: 'of text', ours: bytes / 1e6, theirs: textBytes / 1e6, limit: 5, unit: 'MB' },
  ];
}

const sum = (all: readonly number[]) => all.reduce((before, one) => before + one, 0);
