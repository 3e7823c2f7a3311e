/** Finding in an archive of many events: each key of typed phrases is one question, held against plain bm25 over everything. */

import path from 'node:path';
import { v7 as uuid } from 'uuid';
import type { Archive } from '../../electron/archive/archive.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { indexRecords } from '../../electron/archive/search/index-record.ts';
import { find } from '../../electron/archive/search/query.ts';
import { tidyIndexes } from '../../electron/archive/search/tidy.ts';
import { fold } from '../../shared/domain/fold.ts';
import type { Figure } from './measure.ts';

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

/** An archive of so many events, each with a text of a thousand letters, a place and a project; rows are written as they are kept, and indexed as the write path does. */
async function manyEvents(folder: string, events: number): Promise<{ archive: Archive; textBytes: number }> {
  const archive = await createArchive(folder, 'Bench');
  const next = thrown(7);
  const words = new Words(next);
  const action = uuid();
  const connection = openConnection(archive.paths.database, 'write');
  connection.pragma('synchronous = OFF');
  connection.prepare("INSERT INTO action (id, at, author, verb, kind, recordId, target, origin, schema, own, checksum) SELECT ?, ?, 'Bench', 'import', 'event', ?, NULL, '', 1, 0, 'x'").run(action, new Date().toISOString(), uuid());
  const places = TOWNS.map((name) => ({ id: uuid(), name }));
  for (const { id, name } of places) connection.prepare("INSERT INTO place (id, revision, name, country, inPlace, sortKey) VALUES (?, ?, ?, 'SI', NULL, '')").run(id, action, JSON.stringify({ sl: name }));
  const columns = connection.prepare<[], { name: string; notnull: number }>("SELECT name, \"notnull\" FROM pragma_table_info('event')").all();
  const given = ['id', 'revision', 'type', 'title', 'description', 'dates', 'span', 'status', 'placeId', 'occurrence', 'mode', 'languages', 'methods', 'earliest', 'latest', 'sortDay'];
  const missing = columns.filter(({ name, notnull }) => notnull === 1 && !given.includes(name));
  if (missing.length > 0) throw new Error(`a column of event is not given: ${missing.map(({ name }) => name).join(', ')}`);
  const insert = connection.prepare(`INSERT INTO event (${given.join(', ')}) VALUES (${given.map(() => '?').join(', ')})`);
  const types = ['seminar', 'workshop', 'training', 'projectMeeting', 'conference'];
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
        insert.run(id, action, types[index % types.length], JSON.stringify({ sl: title }), JSON.stringify({ sl: text }), day, 'throughout', 'held', place?.id ?? null, 'regular', 'inPerson', '[]', '[]', day, day, day);
        ids.push(id);
      }
    })();
    await archive.writer().transaction().execute((db) => indexRecords(db, ids.map((id) => ({ kind: 'event', id })), () => true));
  }
  await archive.writer().transaction().execute((db) => indexRecords(db, places.map(({ id }) => ({ kind: 'place', id })), () => true));
  await tidyIndexes(archive);
  connection.close();
  return { archive, textBytes };
}

/** Sixty phrases as people type them: common words and rare ones, towns in their cases, beginnings, slips, numbers. */
const PHRASES = [
  'novo mesto', 'v novem mestu', 'neaplju', 'napoli', 'projekt', 'srečanje partnerjev', 'srecanje', 'delavnicah', 'seminarjev', 'mladoletnikom', 'filantropijo', 'skupnost in občina', 'usposabljanje mentorjev', 'tarantu',
  'oktober 2019', '2018', 'poleti 2018', 'seminar 2020', 'loški dolini', 'dunaj', 'wien', 'integracija migrantov', 'prostovoljci', 'prostovoljcev', 'društvo', 'analiza', 'študija primera', 'studija', 'priročnik za učitelje',
  'medkulturni dialog', 'solidarnost', 'evropski', 'državljanov', 'konferenca v atenah', 'solun', 'sodelovanje', 'razprava o azilu', 'begunci', 'nasilje', 'pomoč otrokom', 'zavod', 'fundacija', 'mreža organizacij',
  'kultura', 'gledališče', 'razstava fotografij', 'spletna stran', 'objave', 'poročilo', 'načrt', 'kazalnik', 'razpis', 'pogodba', 'zapisnik sestanka', 'arhiv', 'dediščina', 'podnebje', 'v', 'in', 'nesmislnabeseda',
];

const part = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

const spread = (times: number[]): Spread => {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: part(sorted, 0.5), p95: part(sorted, 0.95), worst: sorted.at(-1) ?? 0 };
};

const typed = PHRASES.flatMap((phrase) => Array.from({ length: phrase.length }, (_, index) => phrase.slice(0, index + 1)).filter((key) => key.trim() === key));

/** Milliseconds of each key through `find`, and of bm25 over everything for the same keys. */
async function keys(archive: Archive): Promise<{ ours: Spread; bare: Spread; slowest: string }> {
  const ask = (words: string) => find(archive.reader, { words, language: 'sl', kinds: null, limit: 60 });
  for (const words of typed.slice(0, 50)) await ask(words);
  const times: number[] = [];
  let slowest = '';
  for (const words of typed) {
    const begun = performance.now();
    await ask(words);
    const took = performance.now() - begun;
    if (took >= Math.max(0, ...times)) slowest = words;
    times.push(took);
  }
  const connection = openConnection(archive.paths.database, 'read');
  const raw = connection.prepare('SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? ORDER BY bm25(searchIndex) LIMIT 60');
  const bare: number[] = [];
  for (const words of typed) {
    const match = fold(words).split(' ').map((word) => `"${word}"*`).join(' AND ');
    const begun = performance.now();
    raw.all(match);
    bare.push(performance.now() - begun);
  }
  connection.close();
  return { ours: spread(times), bare: spread(bare), slowest };
}

/** Prints by itself what the bars of finding are held to; gives the ratio that has a limit. */
export async function searchOfMany(folder: string, events: number): Promise<Figure> {
  const begun = performance.now();
  const { archive, textBytes } = await manyEvents(path.join(folder, `search-${events}`), events);
  const made = performance.now() - begun;
  const { ours, bare, slowest } = await keys(archive);
  const connection = openConnection(archive.paths.database, 'read');
  const pages = (connection.pragma('page_count', { simple: true }) as number) * (connection.pragma('page_size', { simple: true }) as number);
  const parts = connection.prepare<[], { name: string; bytes: number }>('SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC LIMIT 12');
  const said = ({ p50, p95, worst }: Spread) => `p50 ${p50.toFixed(2)}, p95 ${p95.toFixed(2)}, worst ${worst.toFixed(1)} ms`;
  console.log(`${events} events, ${typed.length} keys: ${said(ours)} (slowest: "${slowest}"); bm25 over everything: ${said(bare)}; made in ${(made / 1000).toFixed(0)} s; file without history ${(pages / textBytes).toFixed(2)}× its text`);
  try {
    console.log(parts.all().map(({ name, bytes }) => `${name} ${(bytes / textBytes).toFixed(2)}×`).join(', '));
  } catch {
    // Built without the table that tells.
  }
  connection.close();
  await archive.close();
  return { name: `search of ${events} events, a key, 95th of 100`, against: 'for bm25 over everything', ours: ours.p95, theirs: bare.p95, limit: 0.1 };
}
