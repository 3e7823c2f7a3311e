/** Takes in what another copy brings, through the one write path; what two copies together can't hold is settled the same way on both. */

import { setImmediate as otherWork } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import { type Kind, kinds } from '#shared/contract/records.ts';
import { goesWith } from '../changes/trash.ts';
import { type RecordWriter, rowOf } from '../changes/write.ts';
import type { Database } from '../database/schema.ts';
import { type Row, encode, toRecord } from '../records/codec.ts';
import { goesWithOwner, storage } from '../records/kinds.ts';
import type { Difference } from './decide.ts';
import type { Plan, Taken } from './plan.ts';
import { liveTwin } from './repository.ts';

type Db = Kysely<Database>;

/** What stands once: a link to a project with each event, a photo's file with each event. */
const ONCE: { readonly [K in Kind]?: readonly string[] } = { eventProject: ['eventId', 'projectId'], eventWorkPackage: ['eventId', 'workPackageId'], photo: ['eventId', 'sha256'] };

/** Records taken in before whoever asked is let in between. */
const AT_ONCE = 50;

/** No event is part of a part of a part so deep. */
const MOST_STEPS = 100;

export interface Job {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** Rows that go first, then what may make room for others, then what is new, then all that may refer to it. */
function inTurn(taken: readonly Taken[]): Taken[] {
  const turn = ({ kind, ourRow, deletedBy }: Taken) => (ourRow === null ? 2 : typeof deletedBy === 'string' ? 0 : ONCE[kind] ? 1 : 3);
  return taken.toSorted((a, b) => turn(a) - turn(b) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** Of two live rows of which there can be one, the one with the lower id stays: every copy finds the same. True where it is this one. */
async function isTheOne(writer: RecordWriter, { kind, id, ourRow, fields, deletedBy }: Taken): Promise<boolean> {
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

async function update(writer: RecordWriter, taken: Taken, ourRow: Row): Promise<Difference[]> {
  const { kind, id, theirRow } = taken;
  const [ours, theirs] = [toRecord(kind, ourRow), toRecord(kind, theirRow)] as unknown as readonly Readonly<Record<string, unknown>>[];
  const fields = { ...taken.fields };
  const differences: Difference[] = [];
  for (const { field } of storage[kind].references.filter((reference) => reference.kind === kind)) {
    if (!(field in fields) || !(await isCircle(await writer.reading(), kind, field, id, fields[field]))) continue;
    delete fields[field];
    const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
    differences.push({ kind, recordId: id, field, base: null, ours: json(ours?.[field]), theirs: json(theirs?.[field]), ourAction: null, theirAction: theirRow.revision as string });
  }
  const isOne = await isTheOne(writer, taken);
  const deletedBy = isOne ? taken.deletedBy : writer.actionId;
  const changes = Object.entries(fields).map(([field, to]) => ({ field, from: ours?.[field] ?? null, to }));
  const now = (await rowOf(await writer.reading(), kind, id))?.deletedBy ?? null;
  if (deletedBy !== undefined && deletedBy !== now) changes.push({ field: 'deletedBy', from: now, to: deletedBy });
  if (changes.length > 0) await writer.revertFields(kind, id, changes);
  return differences;
}

/** What would still be listed of something in the trash goes there, too. */
async function follow(writer: RecordWriter, taken: readonly Taken[]): Promise<void> {
  for (const { kind, id, deletedBy } of taken) {
    if (deletedBy === null || deletedBy === undefined) continue;
    for (const part of (await goesWith(await writer.reading(), kind, id)).toReversed()) await writer.setDeleted(part.kind, part.id, writer.actionId);
  }
  for (const [index, { kind, id }] of taken.entries()) {
    if (index % AT_ONCE === 0) await otherWork();
    const rules = goesWithOwner.filter((rule) => rule.kind === kind);
    const row = rules.length > 0 ? await rowOf(await writer.reading(), kind, id) : null;
    if (!row || row.deletedBy !== null) continue;
    for (const { owner, field } of rules) {
      const ownerId = row[field];
      const above = typeof ownerId === 'string' ? await rowOf(await writer.reading(), owner, ownerId) : null;
      if (!above || above.deletedBy === null) continue;
      for (const part of (await goesWith(await writer.reading(), kind, id)).toReversed()) await writer.setDeleted(part.kind, part.id, writer.actionId);
      await writer.setDeleted(kind, id, writer.actionId);
      break;
    }
  }
}

/** Gives what turned out to be in conflict on the way. Throws `job.cancelled`. */
export async function takeIn(writer: RecordWriter, { taken }: Plan, { signal, progress }: Job): Promise<Difference[]> {
  const differences: Difference[] = [];
  let done = 0;
  for (const one of inTurn(taken)) {
    if (signal.aborted) throw new Failure('job.cancelled');
    if (one.ourRow) differences.push(...(await update(writer, one, one.ourRow)));
    else await writer.bring(one.kind, one.id, one.fields, (await isTheOne(writer, one)) ? (one.deletedBy ?? null) : writer.actionId);
    done += 1;
    if (done % AT_ONCE !== 0) continue;
    progress(done, taken.length);
    // Whoever reads meanwhile is answered.
    await otherWork();
  }
  await follow(writer, taken);
  return differences;
}
