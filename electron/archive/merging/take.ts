/** Takes in what another copy brings, through the one write path; what two copies together can't hold is settled the same way on both. */

import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import type { Kind } from '#shared/contract/records.ts';
import { goesWith } from '../changes/trash.ts';
import { type RecordWriter, rowOf } from '../changes/write.ts';
import type { Database } from '../database/schema.ts';
import { type Row, encode, toRecord } from '../records/codec.ts';
import { goesWithOwner, storage } from '../records/kinds.ts';
import { ONCE, type Taken, allTaken } from './aside.ts';
import type { Difference } from './decide.ts';
import { fieldsOfRow } from './plan.ts';
import { liveTwin, rowsIn } from './repository.ts';

type Db = Kysely<Database>;

/** No event is part of a part of a part so deep. */
const MOST_STEPS = 100;

/** Records taken in before it is told how far it is. */
const TOLD_EACH = 50;

export interface Job {
  readonly signal: Pick<AbortSignal, 'aborted'>;
  readonly progress: (done: number, total: number) => void;
  /** Called of each original that was brought or is to go, once it is known whether a record has it: one that none has goes. */
  readonly settle: (sha256: string) => Promise<void>;
}

/** Of two live rows of which there can be one, the one with the lower id stays: every copy finds the same. True where it is this one. */
async function isTheOne(writer: RecordWriter, { kind, id, fields, deletedBy }: Taken, ourRow: Row | null): Promise<boolean> {
  const once = ONCE[kind];
  const isLive = deletedBy === undefined ? ourRow?.deletedBy === null : deletedBy === null;
  if (!once || !isLive) return true;
  const key = once.map((field) => (field in fields ? encode(kind, field, fields[field]) : (ourRow?.[field] ?? null)));
  const twin = await liveTwin(await writer.reading(), kind, once, key, id);
  if (twin === null) return true;
  if (twin < id) return false;
  await writer.setDeleted(kind, twin, writer.actionId);
  return true;
}

/** Whether a record would be part of itself, by one of its fields. */
async function isCircle(db: Db, kind: Kind, field: string, id: string, to: unknown): Promise<boolean> {
  for (let at = to, steps = 0; typeof at === 'string' && steps < MOST_STEPS; steps += 1) {
    if (at === id) return true;
    at = (await rowOf(db, kind, at))?.[field];
  }
  return false;
}

async function update(writer: RecordWriter, taken: Taken, ourRow: Row, theirRow: Row): Promise<Difference[]> {
  const { kind, id } = taken;
  const [ours, theirs] = [toRecord(kind, ourRow), toRecord(kind, theirRow)] as unknown as readonly Readonly<Record<string, unknown>>[];
  const fields = { ...taken.fields };
  const differences: Difference[] = [];
  for (const { field } of storage[kind].references.filter((reference) => reference.kind === kind)) {
    if (!(field in fields) || !(await isCircle(await writer.reading(), kind, field, id, fields[field]))) continue;
    delete fields[field];
    const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
    differences.push({ kind, recordId: id, field, base: null, ours: json(ours?.[field]), theirs: json(theirs?.[field]), ourAction: null, theirAction: theirRow.revision as string });
  }
  const isOne = await isTheOne(writer, taken, ourRow);
  const deletedBy = isOne ? taken.deletedBy : writer.actionId;
  const changes = Object.entries(fields).map(([field, to]) => ({ field, from: ours?.[field] ?? null, to }));
  const now = (await rowOf(await writer.reading(), kind, id))?.deletedBy ?? null;
  if (deletedBy !== undefined && deletedBy !== now) changes.push({ field: 'deletedBy', from: now, to: deletedBy });
  if (changes.length > 0) await writer.revertFields(kind, id, changes);
  return differences;
}

/** What would still be listed of something in the trash goes there, too. */
async function follow(writer: RecordWriter): Promise<void> {
  const away = async (kind: Kind, id: string) => {
    for (const part of (await goesWith(await writer.reading(), kind, id)).toReversed()) await writer.setDeleted(part.kind, part.id, writer.actionId);
  };
  for await (const some of allTaken(await writer.reading())) for (const { kind, id, deletedBy } of some) if (typeof deletedBy === 'string') await away(kind, id);
  for await (const some of allTaken(await writer.reading())) {
    for (const { kind, id } of some) {
      const rules = goesWithOwner.filter((rule) => rule.kind === kind);
      const row = rules.length > 0 ? await rowOf(await writer.reading(), kind, id) : null;
      if (!row || row.deletedBy !== null) continue;
      for (const { owner, field } of rules) {
        const ownerId = row[field];
        const above = typeof ownerId === 'string' ? await rowOf(await writer.reading(), owner, ownerId) : null;
        if (!above || above.deletedBy === null) continue;
        await away(kind, id);
        await writer.setDeleted(kind, id, writer.actionId);
        break;
      }
    }
  }
}

/** Records that are taken together, each as it is here and there. */
async function withRows(db: Db, some: readonly Taken[]) {
  const [ours, theirs] = [new Map<string, Row>(), new Map<string, Row>()];
  for (const [kind, of] of Map.groupBy(some, (one) => one.kind)) {
    const ids = of.map(({ id }) => id);
    for (const [id, row] of await rowsIn(db, 'ours', kind, ids)) ours.set(id, row);
    for (const [id, row] of await rowsIn(db, 'theirs', kind, ids)) theirs.set(id, row);
  }
  return { ours, theirs };
}

async function takeOne(writer: RecordWriter, one: Taken, ourRow: Row | undefined, theirRow: Row | undefined): Promise<Difference[]> {
  // What was undone there before it ever was is not there.
  if (!one.isNew) return ourRow ? update(writer, one, ourRow, theirRow ?? ourRow) : [];
  if (!theirRow) return [];
  const whole = { ...one, fields: fieldsOfRow(one.kind, theirRow) };
  await writer.bring(one.kind, one.id, whole.fields, (await isTheOne(writer, whole, null)) ? (one.deletedBy ?? null) : writer.actionId);
  return [];
}

/** Gives what turned out to be in conflict on the way. Throws `job.cancelled`. */
export async function takeIn(writer: RecordWriter, total: number, { signal, progress }: Job): Promise<Difference[]> {
  const differences: Difference[] = [];
  let done = 0;
  for await (const some of allTaken(await writer.reading())) {
    const { ours, theirs } = await withRows(await writer.reading(), some);
    for (const one of some) {
      if (signal.aborted) throw new Failure('job.cancelled');
      differences.push(...(await takeOne(writer, one, ours.get(one.id), theirs.get(one.id))));
      done += 1;
      if (done % TOLD_EACH === 0) progress(done, total);
    }
  }
  await follow(writer);
  return differences;
}
