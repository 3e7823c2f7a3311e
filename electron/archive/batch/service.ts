/** Many records changed at once, as one action that one undo takes back. */

import { setImmediate as otherWork } from 'node:timers/promises';
import { type BatchPreview, type BatchSeen, type ChosenRecords, batchFields, batchLinks, batchValue } from '#shared/contract/batch.ts';
import { type FieldIssue, Failure } from '#shared/contract/failures.ts';
import { type Kind, recordFields } from '#shared/contract/records.ts';
import { type BatchChange, BatchTally, type Values, changedBy } from '#shared/domain/batch.ts';
import { MOST_CHOSEN, selectionText } from '#shared/domain/selection.ts';
import { chooseText } from '#shared/domain/languages.ts';
import type { Archive } from '../archive.ts';
import { type RecordWriter, write } from '../changes/write.ts';
import { checksumOf } from '../database/checksum.ts';
import { nameOfRecord, namesOf } from '../records/read.ts';
import type { Target } from '../search/index-record.ts';
import { type Found, changedSince, chosenIn, idsOf, lastAction } from './repository.ts';

type Db = Archive['reader'];

/** Changes with their values as they are kept. Throws `record.invalid` with the place of what is wrong among them. */
function validChanges(kind: ChosenRecords['kind'], changes: readonly BatchChange[]): BatchChange[] {
  const fields = batchFields(kind);
  const refuse = (index: number, field: string, issues: readonly FieldIssue[]) =>
    new Failure('record.invalid', { kind, field }, { issues: issues.map(({ path, message }) => ({ path: ['changes', index, 'value', ...path], message })) });
  return changes.map(({ field, how, value }, index) => {
    const declaration = fields.get(field);
    const isList = declaration?.type === 'list';
    const isPossible = how === 'set' || (how === 'clear' ? isList || declaration?.isOptional : isList);
    if (!declaration || !isPossible) throw refuse(index, field, [{ path: [], message: 'field.required' }]);
    if (how === 'clear') return { field, how, value: null };
    const parsed = batchValue(kind, field).safeParse(value);
    if (!parsed.success) throw refuse(index, field, parsed.error.issues.map(({ path, message }) => ({ path: path as (string | number)[], message })));
    return { field, how, value: parsed.data };
  });
}

/** Why a record would not be valid with some values; null where it would. */
function problemOf(kind: Kind, record: object, changed: Values): string | null {
  const parsed = recordFields[kind].safeParse({ ...record, ...changed });
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'field.required');
}

const fieldsOf = (changes: readonly BatchChange[]) => new Set(changes.map(({ field }) => field));

/** Events as reports about them take them. Throws `report.noSelection` where they are none, or too many. */
export async function chosenEvents(archive: Archive, chosen: ChosenRecords, name: string | null): Promise<{ subjectId: string }> {
  const ids = await idsOf(archive.reader, chosen);
  if (ids.length === 0 || ids.length > MOST_CHOSEN) throw new Failure('report.noSelection', { most: MOST_CHOSEN });
  return { subjectId: selectionText({ ids, name }) };
}

/** How many refused records are told by name. */
const MOST_TOLD = 5;

/** Throws `record.invalid` where a change is none. */
export async function previewBatch(archive: Archive, chosen: ChosenRecords, asked: readonly BatchChange[]): Promise<BatchPreview> {
  const { kind } = chosen;
  const changes = validChanges(kind, asked);
  const db = archive.reader;
  // Asked first: what is changed while the records are read counts as changed since.
  const action = await lastAction(db);
  const tally = new BatchTally(changes);
  const first: BatchPreview['refused']['first'] = [];
  let refused = 0;
  const which: string[] = [];
  for await (const some of chosenIn(db, chosen, fieldsOf(changes))) {
    which.push(...some.map(({ record }) => record.id));
    if (changes.length > 0) {
      for (const { record, values } of some) {
        const changed = changedBy(values, changes);
        const message = Object.keys(changed).length > 0 ? problemOf(kind, record, changed) : null;
        if (message === null) tally.add(values, changed);
        else if ((refused += 1) <= MOST_TOLD) first.push({ id: record.id, name: nameOfRecord(kind, record), message });
      }
    }
    await otherWork();
  }
  const fields = tally.fields;
  const names = await namesOfValues(db, chosen, fields.map(({ field, groups }) => [field, groups.flatMap(({ from, to }) => [from, to].flat())]));
  return { seen: { action, total: which.length, which: checksumOf(...which.toSorted()) }, changing: tally.changing, fields: fields.map((one) => ({ ...one, groups: [...one.groups] })), refused: { count: refused, first }, names: Object.fromEntries(names) };
}

async function namesOfValues(db: Db, { kind }: ChosenRecords, values: readonly (readonly [field: string, ids: readonly unknown[]])[]) {
  const targets: Target[] = [];
  for (const [field, ids] of values) {
    const declaration = batchFields(kind).get(field);
    const { type, kind: target } = declaration?.of ?? declaration ?? {};
    if (type === 'reference') for (const id of ids) if (typeof id === 'string') targets.push({ kind: target as Kind, id });
  }
  return namesOf(db, targets);
}

/** What was seen of the records must still hold. Throws `batch.others` where they are not the same ones, `batch.changed` where one has changed in what is to be changed. */
async function assertAsSeen(db: Db, chosen: ChosenRecords, records: readonly Found['record'][], seen: BatchSeen, fields: readonly string[]): Promise<void> {
  if (records.length !== seen.total || checksumOf(...records.map(({ id }) => id).toSorted()) !== seen.which) throw new Failure('batch.others', { seen: seen.total, now: records.length });
  const since = await changedSince(db, seen.action, chosen.kind, [...fields, ...(chosen.ids ? [] : ['*', 'deletedBy'])]);
  const changed = records.filter(({ id }) => since.has(id));
  if (changed.length === 0) return;
  const names = changed.slice(0, MOST_TOLD).map((record) => chooseText(nameOfRecord(chosen.kind, record), 'sl')?.text ?? record.id);
  throw new Failure('batch.changed', { names: names.join(', '), more: changed.length - names.length });
}

async function relink(writer: RecordWriter, kind: ChosenRecords['kind'], { record, values, rows }: Found, changed: Values): Promise<void> {
  for (const [name, { part, owner, to, fresh }] of Object.entries(batchLinks(kind))) {
    if (!(name in changed)) continue;
    const wanted = changed[name] as readonly string[];
    const had = values[name] as readonly string[];
    for (const row of rows[name] ?? []) {
      if (!wanted.includes(String((row as unknown as Values)[to]))) await writer.setDeleted(part, row.id, writer.actionId);
    }
    for (const id of wanted) if (!had.includes(id)) await writer.create(part, { ...fresh, [owner]: record.id, [to]: id } as never);
  }
}

/** An action is told by one record; which of them does not matter. */
async function firstOf(db: Db, chosen: ChosenRecords): Promise<string> {
  for await (const [first] of chosenIn(db, chosen)) if (first) return first.record.id;
  throw new Failure('batch.others', { seen: 0, now: 0 });
}

export interface Edited {
  readonly action: string | null;
  readonly changed: number;
  /** Left as they are, since they would not be valid. */
  readonly refused: number;
}

/** Throws `record.invalid`, `record.notFound` and `record.inTrash` of what the values refer to, `batch.others`, `batch.changed`. */
export async function editBatch(archive: Archive, chosen: ChosenRecords, asked: readonly BatchChange[], seen: BatchSeen, author: string): Promise<Edited> {
  const { kind } = chosen;
  const changes = validChanges(kind, asked);
  const intent = { verb: 'edit' as const, kind, recordId: await firstOf(archive.reader, chosen), author };
  const { result, action } = await write(archive, intent, async (writer) => {
    const db = await writer.reading();
    const fields = fieldsOf(changes);
    const all: Found[] = [];
    for await (const some of chosenIn(db, chosen, fields)) {
      all.push(...some);
      await otherWork();
    }
    await assertAsSeen(db, chosen, all.map(({ record }) => record), seen, [...fields]);
    let [changed, refused] = [0, 0];
    for (const one of all) {
      const wanted = changedBy(one.values, changes);
      if (Object.keys(wanted).length === 0) continue;
      if (problemOf(kind, one.record, wanted) !== null) {
        refused += 1;
        continue;
      }
      const own = Object.fromEntries(Object.entries(wanted).filter(([field]) => !(field in batchLinks(kind))));
      if (Object.keys(own).length > 0) await writer.edit(kind, one.record.id, own);
      await relink(writer, kind, one, wanted);
      changed += 1;
    }
    return { changed, refused };
  });
  return { ...result, action: action?.id ?? null };
}
