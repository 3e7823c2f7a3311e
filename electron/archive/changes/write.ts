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
import { newestVersion } from '../database/migrate.ts';
import { rowsOf, run } from '../database/statement.ts';
import { toFailure } from '../files/failing.ts';
import { type Target, dependentsOf, indexRecord } from '../search/index-record.ts';
import type { Action } from '../records/action.ts';
import { type Row, type StoredRecord, encode, stableJson, toRecord } from '../records/codec.ts';
import { isInForm, isKind, ownerOf, storage } from '../records/kinds.ts';

/** No event is part of a part of a part so deep; what an older version let be in a circle ends here. */
const MOST_STEPS = 100;

/** The version whose field names are written. */
const SCHEMA = newestVersion();

export interface Intent {
  readonly verb: ActionVerb;
  /** The record that the action is about. */
  readonly kind: Kind;
  readonly recordId: string;
  readonly author: string;
  /** The action that this one undoes or redoes. */
  readonly target?: string;
}

/** What a user did, and can take back; the rest only follows from it, or came with the program. */
const OWN_VERBS: ReadonlySet<ActionVerb> = new Set(['create', 'edit', 'delete', 'restore']);

/** One field of a record, from what it was set to back to what it was. */
export interface Reverted {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
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
  /** The copy of the archive that writes. */
  readonly #origin: string;
  /** Records whose own row changed, and the records those belong to. */
  readonly #changed = new Map<string, Target>();
  readonly #owners = new Map<string, Target>();
  /** Of these, those whose form holds the part that changed. */
  readonly #raised = new Map<string, Target>();
  readonly #created = new Set<string>();
  #ordinal = 0;
  #isNoted = false;

  constructor(db: Transaction<Database>, intent: Intent, origin: string) {
    this.db = db;
    this.#intent = intent;
    this.#origin = origin;
  }

  /** Keeps that the action took place where no change of a record tells of it. */
  async note(): Promise<void> {
    await this.#writeAction();
    this.#isNoted = true;
  }

  /** Validates and writes a new record; returns its id. Throws `record.invalid`. */
  async create<K extends Kind>(kind: K, values: Fields<K>, id: string = uuid()): Promise<string> {
    const fields = this.#valid(kind, values);
    await this.#checkReferences(kind, id, fields, [...storage[kind].columns.keys()]);
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
    await this.#checkReferences(kind, id, fields, changed);
    await this.#update(kind, id, row, Object.fromEntries(changed.map((field) => [field, fields[field]])));
    return true;
  }

  /** Puts a live record in the trash, or, with null, takes it out. */
  async setDeleted(kind: Kind, id: string, deletedBy: string | null): Promise<void> {
    const row = await this.#existing(kind, id);
    if ((row.deletedBy ?? null) === deletedBy) return;
    await this.#update(kind, id, row, { deletedBy });
  }

  /**
   * Sets fields as undo does: to values that were valid before, all at once, since what holds for several of them
   * holds for none alone. Throws `undo.conflict` where one has changed since.
   */
  async revertFields(kind: Kind, id: string, changes: readonly Reverted[]): Promise<void> {
    const row = await this.#existing(kind, id);
    const now = new Map<string, unknown>();
    for (const { field, from, to } of changes) {
      const kept = now.has(field) ? encode(kind, field, now.get(field)) : (row[field] ?? null);
      if (kept !== encode(kind, field, from)) throw new Failure('undo.conflict', { kind, id, field });
      const itself = storage[kind].references.some((reference) => reference.field === field && reference.kind === kind);
      if (itself && typeof to === 'string' && (await this.#leadsBack(kind, field, to, id))) throw new Failure('undo.conflict', { kind, id, field });
      now.set(field, to);
    }
    await this.#update(kind, id, row, Object.fromEntries(now));
  }

  /** Closes the action: revisions of what it touched, and the index of all that shows it. */
  async finish(): Promise<Action | null> {
    if (this.#ordinal === 0 && !this.#isNoted) return null;
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
    if (this.#ordinal > 0 || this.#isNoted) return;
    const { verb, kind, recordId, author, target = null } = this.#intent;
    const at = new Date().toISOString();
    const action = { id: this.actionId, at, author, verb, kind, recordId, target, origin: this.#origin, schema: SCHEMA, own: OWN_VERBS.has(verb) ? (1 as const) : (0 as const) };
    await run(this.db, 'INSERT INTO action (id, at, author, verb, kind, recordId, target, origin, schema, own, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      action.id, at, author, verb, kind, recordId, target, action.origin, action.schema, action.own, actionChecksum(action),
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
    // A source is found by the words of what names it: of what named it before, too.
    if (typeof row.sourceId === 'string') this.#owners.set(row.sourceId, { kind: 'source', id: row.sourceId });
    const owner = ownerOf(kind, row);
    if (!owner) return;
    this.#owners.set(owner.id, owner);
    if (isInForm(owner.kind, kind)) this.#raised.set(owner.id, owner);
  }

  #valid(kind: Kind, values: object): Record<string, unknown> {
    const parsed = recordFields[kind].safeParse(values);
    if (parsed.success) return parsed.data;
    const issues: FieldIssue[] = parsed.error.issues.map(({ path, message }) => ({ path: path as (string | number)[], message }));
    throw new Failure('record.invalid', { kind, field: String(issues[0]?.path[0] ?? '') }, { issues, cause: parsed.error });
  }

  async #checkReferences(kind: Kind, id: string, fields: Record<string, unknown>, changed: readonly string[]): Promise<void> {
    for (const { field, kind: target } of storage[kind].references) {
      const to = fields[field];
      if (!changed.includes(field) || typeof to !== 'string') continue;
      await this.#live(target, to);
      if (target === kind && (await this.#leadsBack(kind, field, to, id))) {
        throw new Failure('record.invalid', { kind, field }, { issues: [{ path: [field], message: 'field.circle' }] });
      }
    }
    for (const { field, kindField } of storage[kind].anyReferences) {
      if (!changed.includes(field) && !changed.includes(kindField)) continue;
      const target = String(fields[kindField]);
      if (!isKind(target)) throw new Failure('record.invalid', { kind, field: kindField }, { issues: [{ path: [kindField], message: 'field.required' }] });
      await this.#live(target, String(fields[field]));
    }
  }

  /** Whether a record is, by one of its fields, part of another already, over however many between them. */
  async #leadsBack(kind: Kind, field: string, from: string, to: string): Promise<boolean> {
    for (let at: unknown = from, steps = 0; typeof at === 'string' && steps < MOST_STEPS; steps += 1) {
      if (at === to) return true;
      at = (await rowOf(this.db, kind, at))?.[field];
    }
    return false;
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
      const writer = new RecordWriter(transaction, intent, archive.info.copyId);
      const result = await work(writer);
      return { result, action: await writer.finish() };
    });
    // Of an erasing the rest is still to come.
    if (written.action && intent.verb !== 'erase') archive.announce(written.action);
    return written;
  } catch (error) {
    throw toFailure(error, archive.paths.folder);
  }
}
