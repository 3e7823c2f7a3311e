/**
 * The one write path. Every change to a record goes through here: it is validated, the row written,
 * the field-level history kept and the search index brought along, in one transaction. Undo, the
 * trash and the history panel all read what is written here.
 */

import type { Kysely, Transaction } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type FieldIssue, Failure } from '#shared/contract/failures.ts';
import { type Fields, type Kind, recordFields } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import { type ActionVerb, CREATED, type Database } from '../database/schema.ts';
import { actionChecksum, changeChecksum } from '../database/checksum.ts';
import { rowsOf, run } from '../database/statement.ts';
import { toFailure } from '../files/failing.ts';
import { type Target, dependentsOf, indexRecord } from '../search/index-record.ts';
import type { Action } from '../records/action.ts';
import { type Row, type StoredRecord, encode, stableJson, toRecord } from '../records/codec.ts';
import { isInForm, ownerFields, storage } from '../records/kinds.ts';

export interface Intent {
  readonly verb: ActionVerb;
  /** The record that the action is about. */
  readonly kind: Kind;
  readonly recordId: string;
  readonly author: string;
  /** The action that this one undoes or redoes. */
  readonly target?: string;
}

export interface Written<T> {
  readonly result: T;
  /** null when nothing had to change. */
  readonly action: Action | null;
}

export async function rowOf(db: Kysely<Database>, kind: Kind, id: string): Promise<Row | null> {
  const [row] = await rowsOf<Row>(db, `SELECT * FROM "${kind}" WHERE id = ?`, id);
  return row ?? null;
}

export class RecordWriter {
  readonly db: Transaction<Database>;
  readonly actionId: string = uuid();
  readonly #intent: Intent;
  /** Records whose own row changed, and the records those belong to. */
  readonly #changed = new Map<string, Target>();
  readonly #owners = new Map<string, Target>();
  /** Of these, those whose form holds the part that changed. */
  readonly #raised = new Map<string, Target>();
  readonly #created = new Set<string>();
  #ordinal = 0;

  constructor(db: Transaction<Database>, intent: Intent) {
    this.db = db;
    this.#intent = intent;
  }

  /** Validates and writes a new record; returns its id. Throws `record.invalid`. */
  async create<K extends Kind>(kind: K, values: Fields<K>, id: string = uuid()): Promise<string> {
    const fields = this.#valid(kind, values);
    await this.#checkReferences(kind, fields, storage[kind].references.map((reference) => reference.field));
    const columns: Row = { id, revision: this.actionId, deletedBy: null, ...storage[kind].derive(fields) };
    for (const field of storage[kind].columns.keys()) columns[field] = encode(kind, field, fields[field]);
    await this.#writeAction();
    const names = Object.keys(columns);
    const sql = `INSERT INTO "${kind}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    await run(this.db, sql, ...Object.values(columns));
    await this.#record(kind, id, CREATED, null, fields);
    this.#created.add(id);
    this.#touch(kind, columns);
    return id;
  }

  /** Writes the fields that differ from what is kept; false when none does. Throws `record.notFound`, `record.invalid`. */
  async edit<K extends Kind>(kind: K, id: string, values: Partial<Fields<K>>): Promise<boolean> {
    const row = await this.#live(kind, id);
    const before = toRecord(kind, row) as StoredRecord<K> & Record<string, unknown>;
    const fields = this.#valid(kind, { ...before, ...values });
    const changed = [...storage[kind].columns.keys()].filter((field) => encode(kind, field, fields[field]) !== (row[field] ?? null));
    if (changed.length === 0) return false;
    await this.#checkReferences(kind, fields, changed);
    await this.#update(kind, id, row, Object.fromEntries(changed.map((field) => [field, fields[field]])));
    return true;
  }

  /** Puts a live record in the trash, or, with null, takes it out. */
  async setDeleted(kind: Kind, id: string, deletedBy: string | null): Promise<void> {
    const row = await this.#existing(kind, id);
    if ((row.deletedBy ?? null) === deletedBy) return;
    await this.#update(kind, id, row, { deletedBy });
  }

  /** Sets one field as undo does: to a value that was valid before. Throws `undo.conflict` where it has changed since. */
  async revertField(kind: Kind, id: string, field: string, from: unknown, to: unknown): Promise<void> {
    const row = await this.#existing(kind, id);
    if ((row[field] ?? null) !== encode(kind, field, from)) throw new Failure('undo.conflict', { kind, id, field });
    await this.#update(kind, id, row, { [field]: to });
  }

  /** Closes the action: revisions of what it touched, and the index of all that shows it. */
  async finish(): Promise<Action | null> {
    if (this.#ordinal === 0) return null;
    const targets = new Map([...this.#owners, ...this.#changed]);
    for (const { kind, id } of this.#raised.values()) {
      await run(this.db, `UPDATE "${kind}" SET revision = ? WHERE id = ?`, this.actionId, id);
    }
    for (const changed of this.#changed.values()) {
      // Nothing can carry the name of what was not there before.
      if (this.#created.has(changed.id)) continue;
      for (const dependent of await dependentsOf(this.db, changed)) targets.set(dependent.id, dependent);
    }
    for (const target of targets.values()) await indexRecord(this.db, target, this.#created.has(target.id));
    const { verb, kind, recordId } = this.#intent;
    return { id: this.actionId, verb, kind, recordId };
  }

  async #writeAction(): Promise<void> {
    if (this.#ordinal > 0) return;
    const { verb, kind, recordId, author, target = null } = this.#intent;
    const at = new Date().toISOString();
    const checksum = actionChecksum({ id: this.actionId, at, author, verb, kind, recordId, target });
    await run(this.db, 'INSERT INTO action (id, at, author, verb, kind, recordId, target, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      this.actionId, at, author, verb, kind, recordId, target, checksum,
    );
  }

  async #update(kind: Kind, id: string, row: Row, values: Record<string, unknown>): Promise<void> {
    await this.#writeAction();
    const columns: Row = { revision: this.actionId };
    for (const [field, value] of Object.entries(values)) columns[field] = encode(kind, field, value);
    const after = { ...row, ...columns };
    Object.assign(columns, storage[kind].derive(toRecord(kind, after) as unknown as Record<string, unknown>));
    const names = Object.keys(columns);
    await run(this.db, `UPDATE "${kind}" SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`, ...Object.values(columns), id);
    const before = toRecord(kind, row) as unknown as Record<string, unknown>;
    for (const [field, value] of Object.entries(values)) {
      await this.#record(kind, id, field, before[field] ?? null, value ?? null);
    }
    this.#touch(kind, row);
    this.#touch(kind, after);
  }

  async #record(kind: Kind, id: string, field: string, before: unknown, after: unknown): Promise<void> {
    const text = (value: unknown) => (value === null ? null : stableJson(value));
    const change = { actionId: this.actionId, ordinal: this.#ordinal++, kind, recordId: id, field, before: text(before), after: text(after) };
    await run(this.db, 'INSERT INTO change (actionId, ordinal, kind, recordId, field, before, after, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      change.actionId, change.ordinal, kind, id, field, change.before, change.after, changeChecksum(change),
    );
  }

  /** Notes the record and the one it belongs to: both show the change. */
  #touch(kind: Kind, row: Row): void {
    this.#changed.set(String(row.id), { kind, id: String(row.id) });
    const owner = ownerFields[kind]?.find(({ field }) => typeof row[field] === 'string');
    if (!owner) return;
    const target = { kind: owner.kind, id: String(row[owner.field]) };
    this.#owners.set(target.id, target);
    if (isInForm(owner.kind, kind)) this.#raised.set(target.id, target);
  }

  #valid(kind: Kind, values: object): Record<string, unknown> {
    const parsed = recordFields[kind].safeParse(values);
    if (parsed.success) return parsed.data;
    const issues: FieldIssue[] = parsed.error.issues.map(({ path, message }) => ({ path: path as (string | number)[], message }));
    throw new Failure('record.invalid', { kind, field: String(issues[0]?.path[0] ?? '') }, { issues, cause: parsed.error });
  }

  async #checkReferences(kind: Kind, fields: Record<string, unknown>, changed: readonly string[]): Promise<void> {
    for (const { field, kind: target } of storage[kind].references) {
      const id = fields[field];
      if (!changed.includes(field) || typeof id !== 'string') continue;
      await this.#live(target, id);
    }
  }

  async #existing(kind: Kind, id: string): Promise<Row> {
    const row = await rowOf(this.db, kind, id);
    if (!row) throw new Failure('record.notFound', { kind, id });
    return row;
  }

  async #live(kind: Kind, id: string): Promise<Row> {
    const row = await this.#existing(kind, id);
    if (row.deletedBy !== null) throw new Failure('record.inTrash', { kind, id });
    return row;
  }
}

/**
 * Runs one action in one transaction: all of it is kept, or nothing. It returns only when SQLite has
 * confirmed the commit to disk.
 *
 * Throws what the work throws, and `archive.readOnly`, `archive.diskFull`, `archive.diskError`.
 */
export async function write<T>(archive: Archive, intent: Intent, work: (writer: RecordWriter) => Promise<T>): Promise<Written<T>> {
  const db = archive.writer();
  try {
    const written = await db.transaction().execute(async (transaction) => {
      const writer = new RecordWriter(transaction, intent);
      const result = await work(writer);
      return { result, action: await writer.finish() };
    });
    if (written.action) archive.announce(written.action);
    return written;
  } catch (error) {
    throw toFailure(error, archive.paths.folder);
  }
}
