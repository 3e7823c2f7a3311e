/** Several records made one: compared field by field, all that pointed to the others moved, as one action. */

import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import type { DuplicateView, MergeableKind } from '#shared/contract/duplicates.ts';
import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import { isSame } from '#shared/domain/difference.ts';
import type { Archive } from '../archive.ts';
import { type RecordWriter, rowOf, write } from '../changes/write.ts';
import type { Database } from '../database/schema.ts';
import { type Row, type StoredRecord, toRecord } from '../records/codec.ts';
import { hasOwnPage, storage } from '../records/kinds.ts';
import { getLive, nameOfRecord, namesOf } from '../records/read.ts';
import { type Pointer, pointersAt } from './repository.ts';

type Db = Kysely<Database>;
type Loose = StoredRecord<MergeableKind> & Readonly<Record<string, unknown>>;

/** Of an event, whose counts of participants stand is chosen: together they would count the same people twice. */
const COUNTS: ReadonlySet<Kind> = new Set(['participation', 'unnamedOrganisations']);

function counted(pointers: readonly Pointer[]) {
  return [...Map.groupBy(pointers, ({ kind }) => kind)].map(([kind, found]) => ({ kind, count: new Set(found.map(({ id }) => id)).size }));
}

/** Records beside each other: where they differ, and what points to each. Throws `record.notFound`. */
export async function compareDuplicates(db: Db, kind: MergeableKind, ids: readonly string[]): Promise<DuplicateView> {
  const records: Loose[] = [];
  for (const id of new Set(ids)) records.push((await getLive(db, kind, id)) as Loose);
  const fields = [...fieldsOf(kind)].filter(([, { type }]) => type !== 'position');
  const differing = fields.flatMap(([field]) => (records.every((record) => isSame(record[field], records[0]?.[field])) ? [] : [field]));
  const targets = records.flatMap((record) => fields.flatMap(([field, { type, kind: target }]) => (type === 'reference' && typeof record[field] === 'string' ? [{ kind: target as Kind, id: record[field] }] : [])));
  const views: DuplicateView['records'] = [];
  for (const record of records) {
    const pointers = await pointersAt(db, kind, [record.id]);
    views.push({ id: record.id, revision: record.revision, name: nameOfRecord(kind, record), fields: Object.fromEntries(fields.map(([field]) => [field, record[field]])), pointers: counted(pointers) });
  }
  return { records: views, differing, names: Object.fromEntries(await namesOf(db, targets)) };
}

export interface Merging {
  readonly kind: MergeableKind;
  readonly keep: string;
  readonly revision: string;
  readonly others: readonly { readonly id: string; readonly revision: string }[];
  /** What the kept one is to hold, where that is not what it holds. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly counts: 'own' | 'all';
}

/** Rows that say the same of the same thing; where they stand in their list is no difference. Two counts are of two groups of people, however equal. */
function saysTheSame(kind: Kind, one: Row, other: Row): boolean {
  if (COUNTS.has(kind)) return false;
  // Two records with a page each are two, also where they say the same: whether they are one is asked by itself.
  if (hasOwnPage(kind) && !(kind in ONCE)) return false;
  // A link to a project, or a photo's file, stands once with each event, however it is described there.
  const once = ONCE[kind];
  return (once ?? [...storage[kind].columns.keys()].filter((field) => field !== 'position')).every((field) => (one[field] ?? null) === (other[field] ?? null));
}

const ONCE: { readonly [K in Kind]?: readonly string[] } = { eventProject: ['eventId', 'projectId'], eventWorkPackage: ['eventId', 'workPackageId'], photo: ['eventId', 'sha256'] };

/** What a row that goes says and the one that stays does not, is said by that one from now on, and what speaks of the one speaks of the other. */
async function fillUp(writer: RecordWriter, of: Kind, stays: Row, goes: Row): Promise<void> {
  // Anew: a row of another one may have been united with it just now.
  const now = (await rowOf(await writer.reading(), of, String(stays.id))) ?? stays;
  const [kept, other] = [toRecord(of, now), toRecord(of, goes)] as unknown as readonly Readonly<Record<string, unknown>>[];
  const values: Record<string, unknown> = {};
  for (const [field, { type }] of fieldsOf(of)) {
    const [has, adds] = [kept?.[field] ?? null, other?.[field] ?? null];
    if (adds === null || isSame(has, adds)) continue;
    if (has === null) values[field] = adds;
    // Of the same language, the text of the row that stays.
    else if (type === 'texts') values[field] = { ...adds, ...has };
  }
  // A project's own event is not only linked with it.
  if (of === 'eventProject' && other?.link === 'own') values.link = 'own';
  if (Object.keys(values).length > 0) await writer.edit(of, String(stays.id), values);
  for (const about of await pointersAt(await writer.reading(), of, [String(goes.id)])) await writer.edit(about.kind, about.id, { [about.field]: String(stays.id) });
}

async function unchanged(db: Db, kind: MergeableKind, seen: { readonly id: string; readonly revision: string }): Promise<void> {
  const record = await getLive(db, kind, seen.id);
  if (record.revision !== seen.revision) throw new Failure('record.changedElsewhere', { kind, id: seen.id });
}

/** Moves what pointed to the others; gives what was moved. */
async function move(writer: RecordWriter, { kind, keep, others, counts }: Merging): Promise<Pointer[]> {
  const gone = new Set(others.map(({ id }) => id));
  const pointers = await pointersAt(await writer.reading(), kind, [...gone]);
  const there = (await pointersAt(await writer.reading(), kind, [keep])).map(({ kind: of, row }) => ({ kind: of, row }));
  const hasCounts = there.some((found) => COUNTS.has(found.kind));
  const moved: Pointer[] = [];
  for (const pointer of pointers) {
    const isCount = kind === 'event' && COUNTS.has(pointer.kind);
    // What stays with an event in the trash is found there again.
    if (isCount && counts === 'own' && hasCounts) continue;
    // What is itself put away needs not point anywhere else.
    if (pointer.kind === kind && gone.has(pointer.id)) continue;
    const row = { ...pointer.row, [pointer.field]: keep };
    const twin = there.find((found) => found.kind === pointer.kind && found.row.id !== pointer.id && saysTheSame(pointer.kind, found.row, row));
    if (twin) {
      await fillUp(writer, pointer.kind, twin.row, pointer.row);
      await writer.setDeleted(pointer.kind, pointer.id, writer.actionId);
    } else {
      await writer.edit(pointer.kind, pointer.id, { [pointer.field]: keep });
      there.push({ kind: pointer.kind, row });
    }
    moved.push(pointer);
  }
  return moved;
}

/** What the kept one is part of by then: of nothing where that is, over however many between them, one of those that are made one. */
async function ownPlace(db: Db, { kind, keep, others, fields }: Merging, own: Loose): Promise<Record<string, unknown>> {
  const made = new Set([keep, ...others.map(({ id }) => id)]);
  const place: Record<string, unknown> = {};
  for (const { field, kind: target } of storage[kind].references) {
    if (target !== kind) continue;
    const of = fields[field] === undefined ? own[field] : fields[field];
    const above = new Set<string>();
    for (let at: unknown = of; typeof at === 'string' && !above.has(at); at = (await rowOf(db, kind, at))?.[field]) above.add(at);
    place[field] = [...above].some((id) => made.has(id)) ? null : of;
  }
  return place;
}

/**
 * Throws `record.notFound`, `record.changedElsewhere` where one of them is no longer as it was seen, `record.invalid` where what
 * the kept one is to hold can't be.
 */
export async function mergeDuplicates(archive: Archive, merging: Merging, author: string) {
  const { kind, keep, revision, fields } = merging;
  const others = merging.others.filter(({ id }) => id !== keep);
  const { result, action } = await write(archive, { verb: 'edit', kind, recordId: keep, author }, async (writer) => {
    const db = await writer.reading();
    for (const seen of [{ id: keep, revision }, ...others]) await unchanged(db, kind, seen);
    const own = (await getLive(db, kind, keep)) as Loose;
    // First, so that no part that is moved to it leads back to itself.
    const place = await ownPlace(db, { ...merging, others }, own);
    await writer.edit(kind, keep, place);
    const moved = await move(writer, { ...merging, others });
    await writer.edit(kind, keep, { ...fields, ...place });
    for (const { id } of others) await writer.setDeleted(kind, id, writer.actionId);
    return counted(moved);
  });
  if (!action) throw new Failure('record.notFound', { kind, id: keep });
  return { action: action.id, moved: result };
}
