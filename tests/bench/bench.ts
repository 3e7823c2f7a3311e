/** `npm run bench`: what the product costs beside the bare parts that it is made of. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import BetterSqlite3 from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { listEvents } from '../../electron/archive/events/repository.ts';
import { createSample } from '../../electron/archive/sample/build.ts';
import { find } from '../../electron/archive/search/query.ts';
import { pageHeaders } from '../support/page-headers.ts';
import { eventSheet } from '../../electron/reports/event-sheet.ts';
import { render } from '../../electron/reports/render.ts';
import { writePdf } from '../../electron/reports/write-pdf.ts';
import { event as sheetEvent, sheetData } from '../support/sheets.ts';
import { keysInBrowser, startInBrowser } from './browser.ts';
import { bulkWrite, renameOfMany } from './bulk.ts';
import { listsRead } from './lists.ts';
import { duplicatesFound, manyChanged } from './many.ts';
import { type Figure, inTurn, report } from './measure.ts';
import { copiesMerged } from './merging.ts';
import { addEvent, addEvents, event } from './records.ts';
import { orderedPages } from './paging.ts';
import { reportsWritten } from './reports.ts';
import { searchOfMany } from './search.ts';
import { upgradeOfMany } from './upgrade.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'kronika-bench-'));
const inside = (name: string) => path.join(folder, name);

/** One record with its history and its place in the index, against one bare row, both with `synchronous=FULL`. */
async function singleWrite(): Promise<Figure> {
  const archive = await createArchive(inside('write'), 'Bench');
  const raw = openConnection(inside('raw.sqlite'), 'write');
  raw.exec('CREATE TABLE event (id TEXT PRIMARY KEY, type TEXT, title TEXT, description TEXT, dates TEXT, status TEXT, country TEXT) STRICT');
  const insert = raw.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)');
  const bare = raw.transaction((number: number) => {
    const { type, title, description, dates, status, country } = event(number);
    insert.run(uuid(), type, JSON.stringify(title), JSON.stringify(description), dates, status, country);
  });
  const { ours, theirs } = await inTurn(500, (run) => addEvent(archive, run), (run) => bare.immediate(run));
  await archive.close();
  raw.close();
  return { name: 'one record written', against: 'for a bare row with better-sqlite3, as durable', ours, theirs, limit: 2 };
}

async function listPaging(): Promise<Figure[]> {
  const archive = await createArchive(inside('list'), 'Bench');
  await addEvents(archive, 10_000);
  const connection = openConnection(archive.paths.database, 'read');
  const rows = connection.prepare(`SELECT * FROM event WHERE deletedBy IS NULL AND (sortDay, id) < (?, ?) ORDER BY sortDay DESC, id DESC LIMIT 61`);
  const all = { status: null, projectId: null };
  const pages: (string | null)[] = [null];
  for (let next: string | null = null; ; ) {
    const page = await listEvents(archive.reader, { after: next, limit: 60 }, all);
    next = page.next;
    if (next === null) break;
    pages.push(next);
  }
  const start = ['9999', 'z'];
  const first = await inTurn(100, () => listEvents(archive.reader, { after: null, limit: 60 }, all), () => rows.all(...start));
  const last = pages.at(-2) ?? null;
  const ends = await inTurn(100, () => listEvents(archive.reader, { after: last, limit: 60 }, all), () => listEvents(archive.reader, { after: null, limit: 60 }, all));
  connection.close();
  await archive.close();
  return [
    { name: 'first page of 10,000 events, with places, projects and the total', against: 'for its bare rows with better-sqlite3', ...first, limit: null },
    { name: 'last page of 10,000 events', against: 'for the first page', ...ends, limit: 1.5 },
  ];
}

async function sampleSearch(): Promise<Figure> {
  const archive = await createSample(inside('sample'), 'Bench', 'Bench');
  const connection = openConnection(archive.paths.database, 'read');
  const raw = connection.prepare(`SELECT d.* FROM searchIndex i JOIN searchDocument d ON d.rowid = i.rowid WHERE searchIndex MATCH ? ORDER BY bm25(searchIndex) LIMIT 60`);
  // As it is typed, key by key.
  const typed = [...'novo mesto'].map((_, index) => 'novo mesto'.slice(0, index + 1).trim());
  const expression = (words: string) => words.split(' ').map((word) => `"${word}"*`).join(' AND ');
  const ours = async (run: number) => find(archive.reader, { words: typed[run % typed.length] ?? '', language: 'sl', kinds: null, limit: 60 });
  const figure = await inTurn(200, ours, (run) => raw.all(expression(typed[run % typed.length] ?? '')));
  connection.close();
  await archive.close();
  return { name: 'search of the sample, a key', against: 'for the bare full-text query', ...figure, limit: null };
}

/** From starting the program to its first list, against starting Node, opening the file and reading the rows. */
async function startToList(): Promise<Figure> {
  if (!existsSync('out/main/browser.js')) throw new Error('build first: npm run build');
  const archive = await createSample(inside('start'), 'Bench', 'Bench');
  await archive.close();
  const env = { ...process.env, KRONIKA_HOME: inside('home'), KRONIKA_NO_BROWSER: '1' };
  const program = async () => {
    const child = spawn(process.execPath, ['out/main/browser.js', inside('start')], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const line of createInterface({ input: child.stdout })) {
      const address = /http:\S+/.exec(line)?.[0];
      if (!address) continue;
      const headers = { ...(await pageHeaders(address)), 'content-type': 'application/json' };
      await fetch(new URL('/rpc/projects/list', address), { method: 'POST', headers, body: '{}' });
      break;
    }
    child.kill();
    await once(child, 'exit');
  };
  const script = `const D = require('better-sqlite3'); console.log(new D(process.argv[1], { readonly: true }).prepare('SELECT * FROM project').all().length)`;
  const bare = () => once(spawn(process.execPath, ['-e', script, path.join(inside('start'), 'kronika.sqlite')], { stdio: 'ignore' }), 'exit');
  const figure = await inTurn(10, program, bare);
  return { name: 'start to the first list, in the browser shell', against: 'for Node opening the file and reading the rows', ...figure, limit: null };
}

/** A sheet whose description is a single word, against one of as many letters in words: laying out is in step with the length. */
async function longWord(): Promise<Figure> {
  const letters = 49_000;
  const sheet = (text: string) => render(writePdf(eventSheet(sheetData({ event: { ...sheetEvent, description: { en: text } } }), 'en')), new Map());
  const figure = await inTurn(5, () => sheet('a'.repeat(letters)), () => sheet('letter '.repeat(letters / 7)));
  return { name: 'a sheet with one word of 49,000 letters', against: 'for as many letters in ordinary words', ...figure, limit: 5 };
}

console.log(`SQLite ${new BetterSqlite3(':memory:').prepare<[], { v: string }>('SELECT sqlite_version() AS v').get()?.v ?? ''}, Node ${process.version}, medians\n`);
const all = async (): Promise<Figure[]> => [
  await singleWrite(), await bulkWrite(inside), await renameOfMany(inside('rename')), ...(await listPaging()), ...(await orderedPages(inside, 10_000)), await startToList(), await startInBrowser(inside), await sampleSearch(),
  await longWord(), await upgradeOfMany(inside), ...(await listsRead(inside)), ...(await reportsWritten()), await duplicatesFound(inside), await manyChanged(inside),
];

/** Parts that can be run by themselves, with how many events, or megabytes of originals. */
const PARTS: Readonly<Record<string, (events: number) => Promise<Figure[]>>> = {
  search: async (events) => [await sampleSearch(), ...(await searchOfMany(folder, events))],
  lists: (events) => orderedPages(inside, events),
  merging: (megabytes) => copiesMerged(inside, megabytes),
  browser: async (events) => {
    const started = await startInBrowser(inside);
    await keysInBrowser(inside, events);
    return [started];
  },
};

try {
  const [, , wanted, events = wanted === 'merging' ? '500' : '100000'] = process.argv;
  const part = wanted === undefined ? all : PARTS[wanted];
  if (part === undefined) throw new Error(`there is no part called ${wanted}: ${Object.keys(PARTS).join(', ')}`);
  process.exitCode = report(await part(Number(events))) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
