/** Saving what a form holds: a record with the parts that belong to it, as one action. */

import { v7 as uuid } from 'uuid';
import { Failure, failureFrom } from '#shared/contract/failures.ts';
import type { Fields, Kind } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import { partsOf } from '../records/read.ts';
import { type RecordWriter, rowOf, write } from './write.ts';

/** The rows that a form has of one kind of part. Rows without an id are new; those missing are taken away. */
export interface PartList<K extends Kind = Kind> {
  readonly kind: K;
  /** The part's field that names its owner. */
  readonly owner: keyof Fields<K> & string;
  /** What the form calls the list, for saying where something is wrong. */
  readonly name: string;
  readonly rows: readonly ({ readonly id: string | null } & Partial<Fields<K>>)[];
  /** Which of the owner's parts the list is about; all, when not given. */
  readonly belongs?: (part: Fields<K>) => boolean;
  /** The other fields of a new part. */
  readonly defaults: (index: number) => object;
}

export interface Aggregate<K extends Kind> {
  readonly kind: K;
  /** null for a new record. */
  readonly id: string | null;
  /** The revision that the form started from; null for a new record. */
  readonly revision: string | null;
  /** The draft that is done with once this is saved. */
  readonly draftKey: string | null;
  readonly fields: Partial<Fields<K>>;
  readonly parts: readonly PartList[];
}

/** Typed as it is written, kept as any part list is. */
export function partList<K extends Kind>(list: PartList<K>): PartList {
  return list;
}

export interface Saved {
  readonly id: string;
  readonly revision: string;
}

/**
 * Throws `record.invalid` with the form's own paths, `record.changedElsewhere` where the record is no
 * longer as the form found it, `record.notFound`, `record.inTrash`.
 */
export async function save<K extends Kind>(archive: Archive, aggregate: Aggregate<K>, author: string): Promise<Saved> {
  const { kind, fields, draftKey } = aggregate;
  const id = aggregate.id ?? uuid();
  const intent = { verb: aggregate.id ? ('edit' as const) : ('create' as const), kind, recordId: id, author };
  const { action } = await write(archive, intent, async (writer) => {
    await within(['fields'], async () => {
      if (aggregate.id) await editUnchanged(writer, aggregate, id);
      else await writer.create(kind, fields as Fields<K>, id);
    });
    for (const list of aggregate.parts) await saveParts(writer, list, id);
    if (draftKey) await writer.db.deleteFrom('draft').where('key', '=', draftKey).execute();
  });
  return { id, revision: action?.id ?? aggregate.revision ?? '' };
}

async function editUnchanged<K extends Kind>(writer: RecordWriter, aggregate: Aggregate<K>, id: string): Promise<void> {
  const row = await rowOf(writer.db, aggregate.kind, id);
  if (row && row.revision !== aggregate.revision) throw new Failure('record.changedElsewhere', { kind: aggregate.kind, id });
  await writer.edit(aggregate.kind, id, aggregate.fields);
}

async function saveParts(writer: RecordWriter, list: PartList, ownerId: string): Promise<void> {
  const before = (await partsOf(writer.db, list.kind, list.owner, ownerId)).filter(list.belongs ?? (() => true));
  const kept = new Set(list.rows.map((row) => row.id));
  // What is taken away goes first: a row may come back with the same unique pair.
  for (const part of before) if (!kept.has(part.id)) await writer.setDeleted(list.kind, part.id, writer.actionId);
  for (const [index, { id, ...row }] of list.rows.entries()) {
    await within([list.name, index], async () => {
      const known = id !== null && before.some((part) => part.id === id);
      const ordered = 'position' in list.defaults(index) ? { ...row, position: index } : row;
      if (known) await writer.edit(list.kind, id, ordered);
      else await writer.create(list.kind, { ...list.defaults(index), ...ordered, [list.owner]: ownerId } as Fields<Kind>);
    });
  }
}

/** Puts where in the form it was before the path of what is invalid. */
async function within(path: readonly (string | number)[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure) || error.issues.length === 0) throw error;
    const issues = error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
    throw failureFrom(error, { issues, cause: error });
  }
}
