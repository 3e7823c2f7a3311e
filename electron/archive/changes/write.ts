/**
 * The one write path. Every change to a record goes through here: it is validated, the row written,
 * the field-level history kept and the search index brought along, in one transaction. Undo, the
 * trash and the history panel all read what is written here.
 */

import { setImmediate as otherWork } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { newId } from '../records/new-id.ts';
import { type FieldIssue, Failure } from '#shared/contract/failures.ts';
import { type Fields, type Kind, fieldsOf, kinds, recordFields } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import { type ActionVerb, CREATED, type Database } from '../database/schema.ts';
import { type SummedChange, actionChecksum, changeChecksum } from '../database/checksum.ts';
import { newestVersion } from '../database/migrate.ts';
import { rowsOf, run } from '../database/statement.ts';
import { toFailure } from '../files/failing.ts';
import { type Target, dependentsOf, indexChanged } from '../search/index-record.ts';
import { AT_ONCE, noteStale, renewStale } from '../search/stale.ts';
import { tidyIndexes } from '../search/tidy.ts';
import type { Action } from '../records/action.ts';
import { type Row, type StoredRecord, encode, newRow, stableJson, toRecord } from '../records/codec.ts';
import { isInForm, isKind, ownerFields, ownerOf, storage } from '../records/kinds.ts';
import { isErasedPhoto } from './erase-photos.ts';
import { Gathered } from './gathered.ts';

/** No event is part of a part of a part so deep; what an older version let be in a circle ends here. */
const MOST_STEPS = 100;

/** Records asked about one after the other before whoever reads is answered. */
const MOST_ASKED = 500;

/** Records in one action after which the index is behind with itself. */
export const MUCH = 1000;

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
const OWN_VERBS: ReadonlySet<ActionVerb> = new Set(['create', 'edit', 'delete', 'restore', 'merge', 'resolve']);

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

const CHANGE = ['actionId', 'ordinal', 'kind', 'recordId', 'field', 'before', 'after', 'checksum'] as const;

const json = (value: unknown) => (value === null || value === undefined ? null : stableJson(value));

/** The whole archive is this transaction's alone, so what it found to be there is there until it changes it. */
export class RecordWriter {
  readonly #db: Transaction<Database>;
  readonly actionId: string = newId();
  readonly #intent: Intent;
  /** The copy of the archive that writes. */
  readonly #origin: string;
  /** Records whose own row changed, and the records those belong to. */
  readonly #changed = new Map<string, Target>();
  readonly #owners = new Map<string, Target>();
  /** Of these, those whose form holds the part that changed. */
  readonly #raised = new Map<string, Target>();
  readonly #created = new Set<string>();
  /** Records that are there and not in the trash, as they were seen last. */
  readonly #seen = new Map<string, Kind>();
  /** New rows and the history of changes, as far as they are not in their tables yet. */
  readonly #gathered = new Gathered();
  #ordinal = 0;
  #isNoted = false;
  #isStale = false;

  constructor(db: Transaction<Database>, intent: Intent, origin: string) {
    this.#db = db;
    this.#intent = intent;
    this.#origin = origin;
  }

  /** The archive as it is after all that was done so far, to be read; records are changed by the writer alone. */
  async reading(): Promise<Transaction<Database>> {
    await this.#gathered.write(this.#db);
    return this.#db;
  }

  /** True when a name was changed that stands in more documents than were renewed. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** True when so much was indexed that the index is to be made one again. */
  get isMuch(): boolean {
    return this.#changed.size > MUCH;
  }

  /** Of a long action the rows are written now and then, and whoever reads is answered in between. */
  async #pause(): Promise<void> {
    await this.reading();
    await otherWork();
  }

  /** Keeps that the action took place where no change of a record tells of it. */
  async note(): Promise<void> {
    await this.#writeAction();
    this.#isNoted = true;
  }

  /** Validates and writes a new record; returns its id. Throws `record.invalid`, `photo.erased`. */
  async create<K extends Kind>(kind: K, values: Fields<K>, id: string = newId()): Promise<string> {
    const fields = this.#valid(kind, values);
    await this.#checkReferences(kind, id, fields, null);
    // By whichever way: what was erased for good is not made again.
    if (kind === 'photo' && (await isErasedPhoto(this.#db, String(fields.sha256)))) throw new Failure('photo.erased', { name: String(fields.originalName) });
    const row = newRow(kind, id, this.actionId, fields);
    await this.#writeAction();
    this.#gathered.add(kind, row.names, row.values);
    this.#record(kind, id, CREATED, null, row.json);
    this.#created.add(id);
    this.#seen.set(id, kind);
    this.#touch(kind, id, fields);
    if (this.#gathered.isFull) await this.#pause();
    return id;
  }

  /**
   * Writes a record as another copy of the archive has it: it was valid there, and may refer to what is in the trash here.
   * @param deletedBy the action that put it in the trash there; null while it is live
   */
  async bring(kind: Kind, id: string, fields: Readonly<Record<string, unknown>>, deletedBy: string | null): Promise<void> {
    const row = newRow(kind, id, this.actionId, fields);
    await this.#writeAction();
    this.#gathered.add(kind, row.names, row.values.with(row.names.indexOf('deletedBy'), deletedBy));
    this.#record(kind, id, CREATED, null, row.json);
    if (deletedBy !== null) this.#record(kind, id, 'deletedBy', null, json(deletedBy));
    this.#created.add(id);
    this.#touch(kind, id, fields);
    if (this.#gathered.isFull) await this.#pause();
  }

  /** Writes the fields that differ from what is kept; false when none does. Throws `record.notFound`, `record.invalid`, `record.frozen`. */
  async edit<K extends Kind>(kind: K, id: string, values: Partial<Fields<K>>): Promise<boolean> {
    const row = await this.#live(kind, id);
    const before = toRecord(kind, row) as StoredRecord<K> & Record<string, unknown>;
    const fields = this.#valid(kind, { ...before, ...values });
    const changed = [...storage[kind].columns.keys()].filter((field) => encode(kind, field, fields[field]) !== (row[field] ?? null));
    if (changed.length === 0) return false;
    const frozen = changed.find((field) => fieldsOf(kind).get(field)?.isFrozen);
    if (frozen) throw new Failure('record.frozen', { kind, field: frozen });
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
    const db = await this.reading();
    for (const { kind, id } of this.#raised.values()) {
      // What was made by this action is as new as it can be.
      if (!this.#created.has(id)) await run(db, `UPDATE "${kind}" SET revision = ? WHERE id = ?`, this.actionId, id);
    }
    let asked = 0;
    for (const changed of this.#changed.values()) {
      if ((asked += 1) % MOST_ASKED === 0) await otherWork();
      // Nothing can carry the name of what was not there before.
      if (this.#created.has(changed.id)) continue;
      const dependents = await dependentsOf(db, changed);
      if (dependents.length > AT_ONCE) {
        await noteStale(db, changed, this.actionId);
        this.#isStale = true;
      } else for (const dependent of dependents) targets.set(dependent.id, dependent);
    }
    await indexChanged(db, [...targets.values()], (id) => this.#created.has(id));
    const { verb, kind, recordId } = this.#intent;
    // What was noted and not written here may have touched anything.
    const touched = this.#isNoted ? kinds : [...new Set([...this.#changed.values()].map((changed) => changed.kind))];
    return { id: this.actionId, verb, kind, recordId, touched };
  }

  async #writeAction(): Promise<void> {
    if (this.#ordinal > 0 || this.#isNoted) return;
    const { verb, kind, recordId, author, target = null } = this.#intent;
    const at = new Date().toISOString();
    const action = { id: this.actionId, at, author, verb, kind, recordId, target, origin: this.#origin, schema: SCHEMA, own: OWN_VERBS.has(verb) ? (1 as const) : (0 as const) };
    await run(this.#db, 'INSERT INTO action (id, at, author, verb, kind, recordId, target, origin, schema, own, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      action.id, at, author, verb, kind, recordId, target, action.origin, action.schema, action.own, actionChecksum(action),
    );
  }

  async #update(kind: Kind, id: string, row: Row, values: Record<string, unknown>): Promise<void> {
    await this.#writeAction();
    if ('deletedBy' in values) this.#seen.delete(id);
    const columns: Row = { revision: this.actionId };
    for (const [field, value] of Object.entries(values)) columns[field] = encode(kind, field, value);
    const after = { ...row, ...columns };
    Object.assign(columns, storage[kind].derive(toRecord(kind, after) as unknown as Record<string, unknown>));
    const names = Object.keys(columns);
    await run(this.#db, `UPDATE "${kind}" SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`, ...Object.values(columns), id);
    const before = toRecord(kind, row) as unknown as Record<string, unknown>;
    for (const [field, value] of Object.entries(values)) {
      this.#record(kind, id, field, json(before[field]), json(value));
    }
    this.#touch(kind, id, row);
    this.#touch(kind, id, after);
    if (this.#gathered.isFull) await this.#pause();
  }

  /** Values as JSON. */
  #record(kind: Kind, id: string, field: string, before: string | null, after: string | null): void {
    const change: SummedChange = { actionId: this.actionId, ordinal: this.#ordinal++, kind, recordId: id, field, before, after };
    this.#gathered.add('change', CHANGE, [change.actionId, change.ordinal, kind, id, field, before, after, changeChecksum(change)]);
  }

  /** Notes the record and the one it belongs to: both show the change. */
  #touch(kind: Kind, id: string, row: Readonly<Record<string, unknown>>): void {
    this.#changed.set(id, { kind, id });
    // A source is found by the words of what names it: of what named it before, too.
    if (typeof row.sourceId === 'string') this.#owners.set(row.sourceId, { kind: 'source', id: row.sourceId });
    const owner = ownerOf(kind, row);
    if (!owner) return;
    this.#owners.set(owner.id, owner);
    // What can belong to several, as a report to an event and to its project, each of them shows.
    for (const { field, kind: of } of ownerFields[kind] ?? []) if (typeof row[field] === 'string') this.#owners.set(row[field], { kind: of, id: row[field] });
    if (isInForm(owner.kind, kind)) this.#raised.set(owner.id, owner);
  }

  #valid(kind: Kind, values: object): Record<string, unknown> {
    const parsed = recordFields[kind].safeParse(values);
    if (parsed.success) return parsed.data;
    const issues: FieldIssue[] = parsed.error.issues.map(({ path, message }) => ({ path: path as (string | number)[], message }));
    throw new Failure('record.invalid', { kind, field: String(issues[0]?.path[0] ?? '') }, { issues, cause: parsed.error });
  }

  /** @param changed null of a new record, whose every field is new and which nothing can lead back to */
  async #checkReferences(kind: Kind, id: string, fields: Record<string, unknown>, changed: readonly string[] | null): Promise<void> {
    for (const { field, kind: target } of storage[kind].references) {
      const to = fields[field];
      if (typeof to !== 'string' || !(changed?.includes(field) ?? true)) continue;
      if (this.#seen.get(to) !== target) await this.#assertLive(target, to);
      if (changed && target === kind && (await this.#leadsBack(kind, field, to, id))) {
        throw new Failure('record.invalid', { kind, field }, { issues: [{ path: [field], message: 'field.circle' }] });
      }
    }
    for (const { field, kindField } of storage[kind].anyReferences) {
      if (changed && !changed.includes(field) && !changed.includes(kindField)) continue;
      const target = String(fields[kindField]);
      if (!isKind(target)) throw new Failure('record.invalid', { kind, field: kindField }, { issues: [{ path: [kindField], message: 'field.required' }] });
      await this.#assertLive(target, String(fields[field]));
    }
  }

  /** Whether a record is, by one of its fields, part of another already, over however many between them. */
  async #leadsBack(kind: Kind, field: string, from: string, to: string): Promise<boolean> {
    for (let at: unknown = from, steps = 0; typeof at === 'string' && steps < MOST_STEPS; steps += 1) {
      if (at === to) return true;
      at = (await rowOf(await this.reading(), kind, at))?.[field];
    }
    return false;
  }

  async #existing(kind: Kind, id: string): Promise<Row> {
    // What waits of other tables can wait on.
    const db = this.#gathered.has(kind) ? await this.reading() : this.#db;
    const row = await rowOf(db, kind, id);
    if (!row) throw new Failure('record.notFound', { kind, id });
    return row;
  }

  async #live(kind: Kind, id: string): Promise<Row> {
    const row = await this.#existing(kind, id);
    if (row.deletedBy !== null) throw new Failure('record.inTrash', { kind, id });
    return row;
  }

  /** Asked once for each record: an import names the same project thousands of times. */
  async #assertLive(kind: Kind, id: string): Promise<void> {
    await this.#live(kind, id);
    this.#seen.set(id, kind);
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
      return { result, action: await writer.finish(), isStale: writer.isStale, isMuch: writer.isMuch };
    });
    if (written.isStale) archive.beside(renewStale);
    if (written.isMuch) archive.beside((of) => tidyIndexes(of));
    // Of an erasing the rest is still to come.
    if (written.action && intent.verb !== 'erase') archive.announce(written.action);
    return written;
  } catch (error) {
    throw toFailure(error, archive.paths.folder);
  }
}
