/**
 * The sample archive: the records of two real projects, CI.SO.MO and CiSoTRA, as two public pages tell
 * of them. It is written the way everything is written, record by record, with its history.
 */

import { newId } from '../records/new-id.ts';
import cisomo from '#resources/sample/cisomo.json' with { type: 'json' };
import cisotra from '#resources/sample/cisotra.json' with { type: 'json' };
import places from '#resources/sample/places.json' with { type: 'json' };
import { type Fields, type Kind, fieldsOf } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import { createArchive } from '../opening/create.ts';
import { installProgrammes, listProgrammes } from '../programmes/service.ts';
import { storage } from '../records/kinds.ts';
import { type RecordWriter, write } from '../changes/write.ts';
import { type Entry, expand } from './expand.ts';

/** The records of one page, and the source that they are all taken from. */
interface Page {
  readonly entries: readonly unknown[];
  readonly source: string | null;
}

const PAGES: readonly Page[] = [
  { entries: places, source: null },
  { entries: cisomo, source: 'page-cisomo' },
  { entries: cisotra, source: 'page-cisotra' },
];

/** Parts that an entry may hold inside itself, and the kind that each is. */
const PARTS: Readonly<Record<string, Kind>> = { projects: 'eventProject', workPackages: 'eventWorkPackage', roles: 'role', participation: 'participation' };
const CITED: ReadonlySet<Kind> = new Set(['event', 'workPackage', 'output', 'newsItem']);
const OWNER_FIELD: { readonly [K in Kind]?: string } = { event: 'eventId', workPackage: 'workPackageId', project: 'projectId' };

/** What an entry leaves out because it goes without saying. */
const DEFAULTS: { readonly [K in Kind]?: Entry } = {
  event: { span: 'throughout', occurrence: 'regular', mode: 'unknown' },
  project: { own: true },
  series: { span: 'within', perYear: 1, precision: 'unknown', unit: 'event' },
};

/** The values of all fields: what the entry says, else the default, else empty. */
function complete(kind: Kind, entry: Entry): Fields<Kind> {
  const values: Record<string, unknown> = {};
  for (const field of storage[kind].columns.keys()) {
    const declaration = fieldsOf(kind).get(field);
    const empty = declaration?.type === 'position' ? 0 : declaration?.isOptional ? null : [];
    values[field] = entry[field] ?? DEFAULTS[kind]?.[field] ?? empty;
  }
  return values as Fields<Kind>;
}

class SampleWriter {
  readonly #archive: Archive;
  readonly #author: string;
  readonly #ids = new Map<string, string>();
  #position = 0;

  constructor(archive: Archive, author: string) {
    this.#archive = archive;
    this.#author = author;
  }

  async noteMeasures(): Promise<void> {
    for (const programme of await listProgrammes(this.#archive)) {
      for (const measure of programme.measures) this.#ids.set(`measure:${programme.code}/${measure.code}`, measure.id);
    }
  }

  async write(entry: Entry, source: string | null): Promise<void> {
    const { kind, key, about, ...fields } = this.#resolve(entry) as Entry & { kind: Kind; key?: string; about?: string };
    const id = newId();
    if (key) this.#ids.set(key, id);
    const position = this.#position++;
    await write(this.#archive, { verb: 'import', kind, recordId: id, author: this.#author }, async (writer) => {
      const cited = about ? { recordId: about, kind: this.#kindOf(entry) } : {};
      await writer.create(kind, complete(kind, { position, ...fields, ...cited }), id);
      await this.#writeParts(writer, kind, id, fields);
      if (source && CITED.has(kind)) {
        const written = fields.datesWritten ?? null;
        await writer.create('citation', { sourceId: this.#id(source), kind, recordId: id, field: written ? 'dates' : null, written: written as string | null, position: 0 });
      }
    });
  }

  async #writeParts(writer: RecordWriter, kind: Kind, id: string, fields: Entry): Promise<void> {
    for (const [name, partKind] of Object.entries(PARTS)) {
      for (const [position, part] of ((fields[name] as readonly unknown[] | undefined) ?? []).entries()) {
        const values = typeof part === 'string' ? { workPackageId: part } : (part as Entry);
        await writer.create(partKind, complete(partKind, { position, ...values, [OWNER_FIELD[kind] ?? '']: id }));
      }
    }
  }

  /** The kind of record that a citation is about, as its key was first used. */
  #kindOf(entry: Entry): Kind {
    const key = String(entry.about).slice(1);
    const all = PAGES.flatMap((page) => page.entries) as Entry[];
    return all.find((other) => other.key === key)?.kind as Kind;
  }

  /** Puts ids in the place of "@key", wherever in the entry it stands. */
  #resolve(value: unknown): unknown {
    if (typeof value === 'string') return value.startsWith('@') ? this.#id(value.slice(1)) : value;
    if (Array.isArray(value)) return value.map((part) => this.#resolve(part));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, this.#resolve(part)]));
  }

  #id(key: string): string {
    const id = this.#ids.get(key);
    if (!id) throw new Error(`the sample names @${key} before it says what it is`);
    return id;
  }
}

/** Makes the sample archive in an empty folder, whole or not at all, and leaves it open. Throws as `createArchive`. */
export function createSample(folder: string, name: string, author: string): Promise<Archive> {
  return createArchive(folder, name, async (archive) => {
    await installProgrammes(archive, author);
    const writer = new SampleWriter(archive, author);
    await writer.noteMeasures();
    for (const { entries, source } of PAGES) {
      for (const entry of entries as Entry[]) for (const single of expand(entry)) await writer.write(single, source);
    }
  });
}
