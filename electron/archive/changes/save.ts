/** Saving what was changed in a form: a record with the parts that belong to it, as one action. */

import { newId } from '../records/new-id.ts';
import { Failure, failureFrom } from '#shared/contract/failures.ts';
import type { Fields, Kind } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import type { StoredRecord } from '../records/codec.ts';
import { partsOf } from '../records/read.ts';
import { type RecordWriter, rowOf, write } from './write.ts';

/** Some of a record's fields; those that are not said stay as they are. */
export type Said<K extends Kind> = { readonly [F in keyof Fields<K>]?: Fields<K>[F] | undefined };

/** What a form says of one kind of part. */
export interface PartPatch<K extends Kind = Kind> {
  readonly kind: K;
  /** The part's field that names its owner. */
  readonly owner: keyof Fields<K> & string;
  /** What the form calls the list, for saying where something is wrong. */
  readonly name: string;
  /** In the form's order; without an id new, with one saying only what changed. Parts that it does not name stay. */
  readonly rows: readonly ({ readonly id?: string | null | undefined } & Said<K>)[];
  readonly removed: readonly string[];
  /** Which of the owner's parts the list is about; all, when not given. */
  readonly only?: (part: Fields<K>) => boolean;
  /** The other fields of a new part. A list that has an order names its `position`. */
  readonly defaults: () => object;
}

export interface Patch<K extends Kind> {
  readonly kind: K;
  /** null for a new record. */
  readonly id: string | null;
  /** The revision that the form started from; null for a new record. */
  readonly revision: string | null;
  /** The draft that is done with once this is saved. */
  readonly draftId: string | null;
  readonly fields: Said<K>;
  readonly parts: readonly PartPatch[];
}

/** Typed as it is written, kept as any list of parts is. */
export function partPatch<K extends Kind>(list: PartPatch<K>): PartPatch {
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
export async function save<K extends Kind>(archive: Archive, patch: Patch<K>, author: string): Promise<Saved> {
  const { kind, draftId } = patch;
  const id = patch.id ?? newId();
  const intent = { verb: patch.id ? ('edit' as const) : ('create' as const), kind, recordId: id, author };
  const { action } = await write(archive, intent, async (writer) => {
    await put(writer, patch, id);
    await endDraft(writer, draftId);
  });
  return { id, revision: action?.id ?? patch.revision ?? '' };
}

/** Several new records of a kind, in their order. */
export interface SeveralNew<K extends Kind> {
  readonly kind: K;
  readonly draftId: string | null;
  readonly rows: readonly Pick<Patch<K>, 'fields' | 'parts'>[];
}

/**
 * Makes several records as one action, all or none; at least one. Throws `record.invalid` with paths that begin with
 * `rows` and the row's place.
 */
export async function makeSeveral<K extends Kind>(archive: Archive, { kind, draftId, rows }: SeveralNew<K>, author: string): Promise<{ ids: string[]; revision: string }> {
  const ids = rows.map(() => newId());
  const { action } = await write(archive, { verb: 'create', kind, recordId: ids[0] ?? '', author }, async (writer) => {
    for (const [index, row] of rows.entries()) {
      await within(['rows', index], () => put(writer, { ...row, kind, id: null, revision: null }, ids[index] ?? ''));
    }
    await endDraft(writer, draftId);
  });
  return { ids, revision: action?.id ?? '' };
}

async function put<K extends Kind>(writer: RecordWriter, patch: Omit<Patch<K>, 'draftId'>, id: string): Promise<void> {
  const { kind, fields } = patch;
  await within(['fields'], async () => {
    if (patch.id) await editUnchanged(writer, patch, id);
    else await writer.create(kind, said(fields) as Fields<K>, id);
  });
  for (const list of patch.parts) await saveParts(writer, list, id);
}

async function endDraft(writer: RecordWriter, draftId: string | null): Promise<void> {
  if (draftId) await (await writer.reading()).deleteFrom('draft').where('id', '=', draftId).execute();
}

/** Without what is not said. */
function said<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

async function editUnchanged<K extends Kind>(writer: RecordWriter, { kind, revision, fields }: Omit<Patch<K>, 'draftId'>, id: string): Promise<void> {
  const row = await rowOf(await writer.reading(), kind, id);
  if (row && row.revision !== revision) throw new Failure('record.changedElsewhere', { kind, id });
  await writer.edit(kind, id, said(fields));
}

async function saveParts(writer: RecordWriter, list: PartPatch, ownerId: string): Promise<void> {
  const { kind, only = () => true } = list;
  const before = (await partsOf(await writer.reading(), kind, list.owner, ownerId)).filter(only);
  const removed = new Set(list.removed);
  // What is taken away goes first: a row may come back with the same unique pair.
  for (const part of before) if (removed.has(part.id)) await writer.setDeleted(kind, part.id, writer.actionId);
  const positions = placed(list, before.filter((part) => !removed.has(part.id)));
  for (const [index, { id = null, ...row }] of list.rows.entries()) {
    await within([list.name, index], async () => {
      const position = positions?.of(id, index);
      const values = { ...said(row), ...(position === undefined ? {} : { position }) };
      if (id !== null && before.some((part) => part.id === id)) await writer.edit(kind, id, values);
      else await writer.create(kind, { ...list.defaults(), ...values, [list.owner]: ownerId } as Fields<Kind>);
    });
  }
  for (const [id, position] of positions?.others ?? []) await writer.edit(kind, id, { position });
}

interface Positions {
  /** Where a row stands from now on; undefined where it stays. */
  readonly of: (id: string | null, index: number) => number | undefined;
  /** Parts that the form does not show and that have to move for its rows. */
  readonly others: readonly (readonly [id: string, position: number])[];
}

/**
 * Where the rows of an ordered list stand. As long as the known ones keep their order and the new ones
 * follow them, nothing known moves; else all are counted anew, those that the form does not show last.
 */
function placed(list: PartPatch, before: readonly StoredRecord<Kind>[]): Positions | null {
  if (!('position' in list.defaults())) return null;
  const positionOf = new Map(before.map((part) => [part.id, (part as { position?: number }).position ?? 0]));
  const ids = list.rows.map((row) => row.id ?? null);
  const known = ids.filter((id): id is string => id !== null && positionOf.has(id));
  const isRising = known.every((id, index) => index === 0 || (positionOf.get(known[index - 1] ?? '') ?? 0) < (positionOf.get(id) ?? 0));
  const firstNew = ids.findIndex((id) => id === null || !positionOf.has(id));
  const newAreLast = firstNew < 0 || ids.slice(firstNew).every((id) => id === null || !positionOf.has(id));
  if (isRising && newAreLast) {
    const next = Math.max(-1, ...positionOf.values()) + 1;
    return { of: (id, index) => (id !== null && positionOf.has(id) ? undefined : next + index - firstNew), others: [] };
  }
  const shown = new Set(known);
  const hidden = before.filter((part) => !shown.has(part.id));
  return { of: (_, index) => index, others: hidden.map((part, index) => [part.id, list.rows.length + index] as const) };
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
