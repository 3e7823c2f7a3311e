/** Many records in one action, against the same rows written to the same tables with prepared statements. */

import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { blank } from '#shared/contract/blank.ts';
import type { Fields } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { indexed } from '../../electron/archive/search/index-record.ts';
import { textColumns, wholeBody } from '../../electron/archive/search/own-texts.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { type Figure, median, timed } from './measure.ts';
import { event } from './records.ts';

interface Named {
  readonly project: string;
  readonly place: string;
  readonly organisation: string;
}

/** As an import brings them: each event with its project, its place, its host and a count. */
async function addMany(archive: Archive, { project, organisation }: Named, events: readonly Fields<'event'>[], count: Fields<'participation'>): Promise<void> {
  await write(archive, { verb: 'import', kind: 'project', recordId: project, author: 'Bench' }, async (writer) => {
    for (const fields of events) {
      const eventId = await writer.create('event', fields);
      await writer.create('eventProject', { eventId, projectId: project, link: 'own' });
      await writer.create('role', { organisationId: organisation, projectId: null, workPackageId: null, eventId, role: 'host', written: null });
      await writer.create('participation', { ...count, eventId });
    }
  });
}

/** An archive with what the records name, and a copy of it, both closed. */
async function prepared(folder: string, copy: string): Promise<Named> {
  const archive = await createArchive(folder, 'Bench');
  const [project, place, organisation] = [uuid(), uuid(), uuid()];
  await write(archive, { verb: 'create', kind: 'project', recordId: project, author: 'Bench' }, async (writer) => {
    await writer.create('project', blank('project', { acronym: 'CiSoTRA', own: true }), project);
    await writer.create('place', { name: { sl: 'Neapelj', en: 'Naples', it: 'Napoli' }, country: 'IT', inPlace: { sl: 'v Neaplju' } }, place);
    await writer.create('organisation', blank('organisation', { shortName: 'ISOB', placeId: place }), organisation);
  });
  await archive.close();
  cpSync(folder, copy, { recursive: true });
  return { project, place, organisation };
}

type Rows = { readonly sql: string; readonly rows: readonly unknown[][] };

const TABLES = ['action', 'event', 'eventProject', 'role', 'participation', 'change', 'searchDocument'];

/** What an action has written, table by table, as statements that write it again. */
function writtenIn(connection: Connection): Rows[] {
  const of = (table: string): Rows => {
    const found = connection.prepare(`SELECT * FROM "${table}" WHERE ${table === 'action' ? 'verb' : table === 'change' ? 'actionId' : table === 'searchDocument' ? 'kind' : 'revision'} ${table === 'action' ? "= 'import'" : table === 'searchDocument' ? "= 'event'" : "IN (SELECT id FROM action WHERE verb = 'import')"}`).all() as Record<string, unknown>[];
    const names = Object.keys(found[0] ?? {});
    return { sql: `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, rows: found.map((row) => names.map((name) => row[name])) };
  };
  const documents = connection.prepare<[], { rowid: number; title: string; body: string; tags: string }>(`SELECT d.rowid, d.title, d.body, d.tags${textColumns('event')} FROM searchDocument d JOIN event r ON r.id = d.recordId WHERE d.kind = 'event'`).all().map((row) => ({ rowid: row.rowid, ...indexed(row, wholeBody(row.body, row)) }));
  return [
    ...TABLES.map(of),
    { sql: 'INSERT INTO searchTitle (rowid, title, names) VALUES (?, ?, ?)', rows: documents.map(({ rowid, title, names }) => [rowid, title, names]) },
    { sql: 'INSERT INTO searchIndex (rowid, words, tags) VALUES (?, ?, ?)', rows: documents.map(({ rowid, words, tags }) => [rowid, words, tags]) },
  ];
}

function writeRaw(connection: Connection, tables: readonly Rows[]): void {
  connection.transaction(() => {
    for (const { sql, rows } of tables) {
      const insert = connection.prepare(sql);
      for (const row of rows) insert.run(...row);
    }
  }).immediate();
}

const RUNS = 11;

export async function bulkWrite(inside: (name: string) => string, count = 1250): Promise<Figure> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const from = await prepared(inside(`bulk-${run}`), inside(`raw-${run}`));
    const archive = await openArchive(inside(`bulk-${run}`));
    const events = Array.from({ length: count }, (_, number) => ({ ...event(number), placeId: from.place }));
    const counted = blank('participation', { phase: 'actual', value: 25, precision: 'exact' });
    const mine = await timed(() => addMany(archive, from, events, counted));
    const reader = openConnection(archive.paths.database, 'read');
    const tables = writtenIn(reader);
    reader.close();
    await archive.close();
    const raw = openConnection(path.join(inside(`raw-${run}`), 'kronika.sqlite'), 'write');
    const bare = await timed(() => writeRaw(raw, tables));
    raw.close();
    if (run === 0) continue;
    ours.push(mine);
    theirs.push(bare);
  }
  console.log(`import: ${Math.round((4 * count) / (median(ours) / 1000))} records a second, each event with its project, its host and a count`);
  return { name: `${4 * count} records in one action`, against: 'for the same rows written raw to the same tables', ours: median(ours), theirs: median(theirs), limit: 2.5 };
}

const MOST_MILLISECONDS = 50;

/** Renaming an organisation that is the host of 10,000 events, until it is confirmed; what follows is not waited for. */
export async function renameOfMany(folder: string, count = 10_000): Promise<Figure> {
  const from = await prepared(folder, `${folder}-copy`);
  const archive = await openArchive(folder);
  const counted = blank('participation', { phase: 'actual', value: 25, precision: 'exact' });
  await addMany(archive, from, Array.from({ length: count }, (_, number) => event(number)), counted);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const intent = { verb: 'edit', kind: 'organisation', recordId: from.organisation, author: 'Bench' } as const;
    times.push(await timed(() => write(archive, intent, (writer) => writer.edit('organisation', from.organisation, { shortName: `ISOB ${run}` }))));
    await archive.besideIsDone();
  }
  await archive.close();
  return { name: 'an organisation renamed that 10,000 records name', against: 'that it may take', ours: median(times), theirs: MOST_MILLISECONDS, limit: 1 };
}
