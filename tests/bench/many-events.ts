/** An archive of many events, whose texts are of Slovenian words as often as running text has them. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { blank } from '#shared/contract/blank.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { actionChecksum, changeChecksum } from '../../electron/archive/database/checksum.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { CREATED } from '../../electron/archive/database/schema.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { newRow } from '../../electron/archive/records/codec.ts';
import { indexRecords } from '../../electron/archive/search/index-record.ts';
import { tidyIndexes } from '../../electron/archive/search/tidy.ts';

/** Numbers that look thrown and are the same in every run (mulberry32). */
function thrown(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Of the commonest first, as they stand in running text. */
const COMMON = 'in je v na se da za so ki z o s pa ne tudi bi po kot od ali še do pri bo ob to iz kako med lahko več ni ter že samo vse leta leto ko ta kjer kar smo vsi brez pred zaradi'.split(' ');
const ROOTS =
  'projekt delavnic srečanj seminar program usposabljanj mladoletnik migrant prostovolj skupnost društv organizacij občin partner udeležen razprav predstav obisk kmetij filantropij vključevanj integracij solidarnost evrop državljan dialog medkultur učen znanj izkušnj metod praks primer analiz študij priročnik model zbirk podatk razisk vprašan odgovor predavan izobražev univerz šol učitelj mentor skrbnik otrok mladin družin pravic varstv zaščit azil begun nasilj stisk pomoč podpor storitev središč zavod inštitut fundacij mrež sodelov konferenc dogod kultur umetnost gledališč glasb razstav film fotograf novin medij splet strani spletn objav poročil načrt cilj rezultat učink vrednot ocen kazalnik proračun sredstv denar sklad razpis prijav pogodb koordinator vodstv odbor svet skupščin zasedan sklep zapisnik podpis dokument arhiv zgodovin spomin dedišč narav okolj podneb gozd vod rek morj gor mest vas dežel regij držav mej narod jezik slovenščin prevod tolmač besed pesem knjig branj pisan'.split(
    ' ',
  );
const BEFORE = ['', '', '', '', 'ne', 'pre', 'po', 'so', 'raz', 'iz', 'med', 'pri'];
const MIDDLE = ['', '', 'sk', 'n', 'ov', 'ej', 'al', 'il', 'ost', 'arj', 'ic', 'ansk', 'evalc', 'itv'];
const ENDINGS = ['a', 'e', 'i', 'o', 'u', 'om', 'em', 'ih', 'ega', 'emu', 'imi', 'ah', 'am', 'ami', 'ov', ''];
const TOWNS = ['Novo mesto', 'Črnomelj', 'Trebnje', 'Ljubljana', 'Neapelj', 'Taranto', 'Atene', 'Stockholm', 'Zagreb', 'Dunaj', 'Loška dolina', 'Sofija', 'Ankara', 'Maribor', 'Celje', 'Koper', 'Trst', 'Gradec', 'Budimpešta', 'Solun'];

/** Words with the share that each has of a text: the nth of them as often as its place lets (Zipf). */
class Words {
  readonly #words: readonly string[];
  readonly #shares: Float64Array;
  readonly #next: () => number;

  constructor(next: () => number) {
    const made = new Set(COMMON);
    const all = ROOTS.flatMap((root, place) => BEFORE.flatMap((before) => MIDDLE.flatMap((middle) => ENDINGS.map((ending) => ({ word: before + root + middle + ending, weight: (place + 3) * (1 + BEFORE.indexOf(before)) * (1 + MIDDLE.indexOf(middle)) * (0.5 + next()) })))));
    for (const { word } of all.toSorted((a, b) => a.weight - b.weight)) made.add(word);
    this.#words = [...made].slice(0, 60_000);
    this.#shares = new Float64Array(this.#words.length);
    let sum = 0;
    for (let index = 0; index < this.#shares.length; index += 1) this.#shares[index] = sum += 1 / (index + 2.7);
    this.#next = next;
  }

  one(): string {
    const wanted = this.#next() * (this.#shares.at(-1) ?? 0);
    let low = 0;
    let high = this.#shares.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#shares[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return this.#words[low] ?? '';
  }

  text(letters: number): string {
    const words: string[] = [];
    for (let length = 0; length < letters; ) {
      const word = this.one();
      words.push(words.length % 12 === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : words.length % 12 === 11 ? `${word}.` : word);
      length += word.length + 1;
    }
    return words.join(' ');
  }
}

const AT_ONCE = 2000;

const TEXT_BYTES = "SELECT sum(octet_length(title ->> '$.sl') + octet_length(coalesce(description ->> '$.sl', ''))) FROM event";

/** Of a million events one that was kept can be measured again: KRONIKA_BENCH_ARCHIVE names its folder, in which it is made if it is not there. */
export const keptFolder = (folder: string): string => process.env.KRONIKA_BENCH_ARCHIVE ?? folder;

/** `manyEvents`, or the archive that was kept. */
export async function madeOrKept(folder: string, events: number): Promise<{ archive: Archive; textBytes: number }> {
  const kept = keptFolder(folder);
  if (!existsSync(path.join(kept, 'kronika.sqlite'))) return manyEvents(kept, events);
  const archive = await openArchive(kept);
  const connection = openConnection(archive.paths.database, 'read');
  const textBytes = connection.prepare<[], number>(TEXT_BYTES).pluck().get() ?? 0;
  connection.close();
  return { archive, textBytes };
}

/** An archive of so many events, each with a text of a thousand letters, a place, and a history of its own; rows are written as they are kept, and indexed as the write path does. */
export async function manyEvents(folder: string, events: number): Promise<{ archive: Archive; textBytes: number }> {
  const archive = await createArchive(folder, 'Bench');
  const next = thrown(7);
  const words = new Words(next);
  const connection = openConnection(archive.paths.database, 'write');
  connection.pragma('synchronous = OFF');
  const insertAction = connection.prepare('INSERT INTO action (id, at, author, verb, kind, recordId, target, origin, schema, own, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertChange = connection.prepare('INSERT INTO change (actionId, ordinal, kind, recordId, field, before, after, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const make = (kind: 'place' | 'event', id: string, fields: Readonly<Record<string, unknown>>) => {
    const action = { id: uuid(), at: '2026-01-01T00:00:00.000Z', author: 'Bench', verb: 'create', kind, recordId: id, target: null, origin: '', schema: 1, own: 1 } as const;
    const row = newRow(kind, id, action.id, fields);
    const change = { actionId: action.id, ordinal: 0, kind, recordId: id, field: CREATED, before: null, after: row.json };
    insertAction.run(action.id, action.at, action.author, action.verb, kind, id, null, '', 1, 1, actionChecksum(action));
    insertChange.run(action.id, 0, kind, id, CREATED, null, row.json, changeChecksum(change));
    connection.prepare(`INSERT INTO "${kind}" (${row.names.map((name) => `"${name}"`).join(', ')}) VALUES (${row.names.map(() => '?').join(', ')})`).run(...row.values);
  };
  const places = TOWNS.map((name) => ({ id: uuid(), name }));
  for (const { id, name } of places) make('place', id, blank('place', { name: { sl: name }, country: 'SI' }));
  const types = ['seminar', 'workshop', 'training', 'projectMeeting', 'conference'] as const;
  let textBytes = 0;
  for (let done = 0; done < events; done += AT_ONCE) {
    const ids: string[] = [];
    connection.transaction(() => {
      for (let index = done; index < Math.min(events, done + AT_ONCE); index += 1) {
        const id = uuid();
        const day = new Date(Date.UTC(2012, 0, 1) + Math.floor(next() * 4700) * 86_400_000).toISOString().slice(0, 10);
        const place = places[Math.floor(next() * places.length)];
        const title = `${words.text(28)} – ${place?.name ?? ''}`;
        const text = words.text(1000);
        textBytes += Buffer.byteLength(title) + Buffer.byteLength(text);
        make('event', id, blank('event', { type: types[index % types.length] ?? 'seminar', title: { sl: title }, description: { sl: text }, dates: day, status: 'held', placeId: place?.id ?? null }));
        ids.push(id);
      }
    })();
    await archive.writer().transaction().execute((db) => indexRecords(db, ids.map((id) => ({ kind: 'event', id })), { isNew: () => true }));
  }
  await archive.writer().transaction().execute((db) => indexRecords(db, places.map(({ id }) => ({ kind: 'place', id })), { isNew: () => true }));
  await tidyIndexes(archive);
  connection.close();
  return { archive, textBytes };
}
