/** Takes records back from an older copy of the archive, as one action: what stands in their place is put aside by the history, so it can be undone. */

import type { Database as Connection } from 'better-sqlite3';
import { Failure } from '#shared/contract/failures.ts';
import { type Fields, type Kind, fieldsOf, kinds } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import { ERASED } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { type Row, toRecord } from '../records/codec.ts';
import { goesWithOwner, isInForm, isKind, ownerFields, storage } from '../records/kinds.ts';
import type { Target } from '../search/index-record.ts';
import { isErasedPhoto } from './erase-photos.ts';
import { type RecordWriter, rowOf, write } from './write.ts';

export interface Wanted extends Target {
  /** null: the whole record, with all that belongs to it. */
  readonly field: string | null;
}

/** A record as the copy has it, not in its trash. */
export interface Old extends Target {
  readonly row: Row;
}

function oldRow(copy: Connection, kind: Kind, id: string): Row | null {
  return copy.prepare<[string], Row>(`SELECT * FROM "${kind}" WHERE id = ? AND deletedBy IS NULL`).get(id) ?? null;
}

/** Which fields of which kinds name what a record of a kind has of its own. */
function partFields(owner: Kind): { kind: Kind; field: string; kindField: string | null }[] {
  const owned = kinds.flatMap((kind) => (ownerFields[kind] ?? []).filter((one) => one.kind === owner).map(({ field }) => ({ kind, field, kindField: null })));
  const along = goesWithOwner.filter((rule) => rule.owner === owner && !owned.some(({ kind, field }) => kind === rule.kind && field === rule.field));
  const about = kinds.flatMap((kind) => storage[kind].anyReferences.map(({ field, kindField }) => ({ kind, field, kindField })));
  return [...owned, ...along.map(({ kind, field }) => ({ kind, field, kindField: null })), ...about];
}

const PARTS = ({ kind, field, kindField }: ReturnType<typeof partFields>[number]) =>
  `SELECT * FROM "${kind}" WHERE "${field}" = ? AND deletedBy IS NULL${kindField === null ? '' : ` AND "${kindField}" = ?`} ORDER BY id`;

/** A record of the copy and all that belongs to it, all the way down, owners first. Throws `backup.noRecord`. */
export function oldWithParts(copy: Connection, { kind, id }: Target): Old[] {
  const first = oldRow(copy, kind, id);
  if (!first) throw new Failure('backup.noRecord', { kind, id });
  const found = new Map<string, Old>([[id, { kind, id, row: first }]]);
  for (const owner of found.values()) {
    for (const part of partFields(owner.kind)) {
      const rows = copy.prepare<string[], Row>(PARTS(part)).all(owner.id, ...(part.kindField === null ? [] : [owner.kind]));
      for (const row of rows) if (!found.has(String(row.id))) found.set(String(row.id), { kind: part.kind, id: String(row.id), row });
    }
  }
  return [...found.values()];
}

class TakingBack {
  readonly #writer: RecordWriter;
  readonly #copy: Connection;
  readonly #done = new Set<string>();

  constructor(writer: RecordWriter, copy: Connection) {
    this.#writer = writer;
    this.#copy = copy;
  }

  get records(): number {
    return this.#done.size;
  }

  /** The record as it was, after those that it refers to. */
  async put({ kind, id, row }: Old): Promise<void> {
    if (this.#done.has(id)) return;
    this.#done.add(id);
    if (await this.#isErased(id) || (kind === 'photo' && (await isErasedPhoto(await this.#writer.reading(), String(row.sha256))))) throw new Failure('backup.erased', { kind, id });
    const fields = await this.#fields(kind, row);
    const writer = this.#writer;
    const now = await rowOf(await writer.reading(), kind, id);
    if (!now) return void (await writer.create(kind, fields as Fields<Kind>, id));
    if (now.deletedBy !== null) await writer.setDeleted(kind, id, null);
    // What never changes is as it was.
    const said = Object.entries(fields).filter(([field]) => !fieldsOf(kind).get(field)?.isFrozen);
    await writer.edit(kind, id, Object.fromEntries(said));
  }

  /** One field of a record that is there. Throws `record.notFound`, `record.inTrash`. */
  async putField({ kind, id, row }: Old, field: string): Promise<void> {
    if (await this.#isErased(id)) throw new Failure('backup.erased', { kind, id });
    const fields = await this.#fields(kind, row, field);
    if (!Object.hasOwn(fields, field)) throw new Failure('record.invalid', { kind, field }, { issues: [] });
    await this.#writer.edit(kind, id, { [field]: fields[field] });
  }

  /** Rows of a record's form that came later: they go to the trash, since the form is to be as it was. */
  async putAside({ kind: owner, id }: Target, kept: ReadonlySet<string>): Promise<void> {
    for (const part of partFields(owner)) {
      if (!isInForm(owner, part.kind) || part.kindField !== null) continue;
      const rows = await rowsOf<Row>(await this.#writer.reading(), PARTS(part), id);
      for (const row of rows) if (!kept.has(String(row.id))) await this.#writer.setDeleted(part.kind, String(row.id), this.#writer.actionId);
    }
  }

  async #isErased(id: string): Promise<boolean> {
    return (await rowsOf(await this.#writer.reading(), 'SELECT 1 FROM change WHERE recordId = ? AND field = ? LIMIT 1', id, ERASED)).length > 0;
  }

  /** The fields of a row; what it refers to is taken back first where it is gone, and let go where the copy has it not either. */
  async #fields(kind: Kind, row: Row, only: string | null = null): Promise<Record<string, unknown>> {
    const { id: _, revision: __, deletedBy: ___, ...fields } = toRecord(kind, row) as unknown as Record<string, unknown>;
    for (const { field, kind: target } of storage[kind].references) {
      const to = fields[field];
      if (typeof to !== 'string' || (only !== null && field !== only)) continue;
      if (!(await this.#bring(target, to))) fields[field] = null;
    }
    for (const { field, kindField } of storage[kind].anyReferences) {
      const target = String(fields[kindField]);
      if (isKind(target) && only === null) await this.#bring(target, String(fields[field]));
    }
    return fields;
  }

  /** Whether a record is there, now at the latest. */
  async #bring(kind: Kind, id: string): Promise<boolean> {
    const now = await rowOf(await this.#writer.reading(), kind, id);
    if (now?.deletedBy === null || this.#done.has(id)) return true;
    const row = oldRow(this.#copy, kind, id);
    if (!row || (await this.#isErased(id))) return false;
    await this.put({ kind, id, row });
    return true;
  }
}

export interface TakenBack {
  /** To be undone by; null where all was as it is. */
  readonly action: string | null;
  /** How many records were looked at to be as they were. */
  readonly records: number;
}

/**
 * Makes what is wanted as the copy has it, as one action of its author's. The copy is of this version, and of this archive.
 * Throws `backup.erased`, and as the write path does.
 * @param old as `oldWithParts` gave it
 */
export async function takeBack(archive: Archive, copy: Connection, wanted: Wanted, old: readonly Old[], author: string): Promise<TakenBack> {
  const { kind, id, field } = wanted;
  const now = await rowOf(archive.reader, kind, id);
  const verb = !now ? 'create' : now.deletedBy === null ? 'edit' : 'restore';
  const { result, action } = await write(archive, { verb, kind, recordId: id, author }, async (writer) => {
    const taking = new TakingBack(writer, copy);
    const [first] = old;
    if (field !== null && first) {
      await taking.putField(first, field);
      return 1;
    }
    const kept = new Set(old.map((one) => one.id));
    for (const one of old) await taking.put(one);
    for (const one of old) await taking.putAside(one, kept);
    return taking.records;
  });
  return { action: action?.id ?? null, records: result };
}
