/** Takes another copy of the archive in as one action. */

import type { Kysely, Transaction } from 'kysely';
import type { MergedView } from '#shared/contract/merging.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import { bringsConflicts, carryConflicts, openConflicts } from '../changes/conflicts.ts';
import { eraseAsElsewhere } from '../changes/erase.ts';
import { countUndone } from '../changes/undo.ts';
import { type RecordWriter, write } from '../changes/write.ts';
import { rewriteErased } from '../database/rewrite.ts';
import type { Database } from '../database/schema.ts';
import { toFailure } from '../files/failing.ts';
import { markOriginal } from '../photos/store.ts';
import { settle } from '../photos/turns.ts';
import { allDifferences, countAside } from './aside.ts';
import { count } from './look.ts';
import { bringLacking, bringOriginals } from './originals.ts';
import { type Prepared, otherFailure } from './other.ts';
import { makePlan } from './plan.ts';
import { attach, cameByMerge, deferReferences, detach, divide, erasedOnlyIn, insertActions, lastOfTheirs, newOriginals } from './repository.ts';
import { type Job, takeIn } from './take.ts';

type Db = Kysely<Database>;

/** Everything within one transaction; null where the other brings nothing. Photographs that were erased there are told before their files go. */
async function within(writer: RecordWriter, db: Transaction<Database>, job: Job, erased: (sha256: string) => Promise<void>): Promise<MergedView['counts'] | null> {
  // Records refer to each other in circles of kinds: that nothing points nowhere is asked at the end.
  await deferReferences(db);
  const erasures = await erasedOnlyIn(db, 'theirs');
  if (erasures.length > 0) {
    await writer.note();
    // First of all: nothing of who was erased elsewhere is held against anything.
    for (const sha256 of await eraseAsElsewhere(db, erasures, true)) await erased(sha256);
  }
  await divide(db);
  const { brings } = await makePlan(db);
  const { counts } = await count(db);
  const { taken, differences } = await countAside(db);
  const isNothing = brings === 0 && taken === 0 && differences === 0 && erasures.length === 0;
  // A merge over there of what is known here is no news, or the two would go on telling each other for ever.
  if (isNothing && !(await bringsConflicts(db))) return null;
  await writer.note();
  await insertActions(db, writer.actionId);
  const met = await takeIn(writer, taken, job);
  for await (const some of allDifferences(db)) await openConflicts(db, some, writer.actionId);
  await openConflicts(db, met, writer.actionId);
  await carryConflicts(db, writer.actionId);
  await countUndone(db);
  return { ...counts, conflicts: counts.conflicts + met.length };
}

/** What the merge is said to be about: what was done last on the other copy. */
async function subjectOf(db: Db): Promise<{ readonly kind: Kind; readonly recordId: string } | null> {
  await divide(db);
  return lastOfTheirs(db);
}

const NONE: MergedView = { action: null, counts: { new: 0, changed: 0, deleted: 0, same: 0, conflicts: 0, photos: 0 }, missing: [] };

async function mergeAttached(archive: Archive, { other }: Prepared, author: string, job: Job): Promise<MergedView> {
  const db = archive.writer();
  await bringLacking(await cameByMerge(db), other, archive.paths, job);
  const subject = await subjectOf(db);
  if (!subject) return NONE;
  const { placed, missing } = await bringOriginals(await newOriginals(db), other, archive.paths, job);
  const erased: string[] = [];
  const mark = async (sha256: string) => {
    await markOriginal(archive.paths, sha256);
    erased.push(sha256);
  };
  try {
    const { result, action } = await write(archive, { verb: 'merge', ...subject, author }, async (writer) => within(writer, await writer.reading(), job, mark));
    return action ? { action: action.id, counts: result ?? NONE.counts, missing: [...missing] } : NONE;
  } finally {
    for (const sha256 of [...placed, ...erased]) await job.settle(sha256);
  }
}

/**
 * Takes in a copy that was prepared. Throws `job.cancelled`, `merging.unreadable`, and what writing throws; the archive is then as
 * it was.
 * @param asked where `settle` is left out, originals are settled here
 */
export async function merge(archive: Archive, prepared: Prepared, author: string, asked: Omit<Job, 'settle'> & Partial<Job>): Promise<MergedView> {
  const db = archive.writer();
  const job: Job = { settle: (sha256) => settle(archive, sha256), ...asked };
  try {
    await attach(db, prepared.file);
    let merged: MergedView;
    try {
      merged = await mergeAttached(archive, prepared, author, job);
    } finally {
      await detach(db);
    }
    // It is merged; where the disk has no room for the file to be written anew, the next opening does that.
    await rewriteErased(db).catch(() => undefined);
    return merged;
  } catch (error) {
    throw toFailure(otherFailure(error, prepared.other), archive.paths.folder);
  }
}
