/** Two copies made one, in a thread: the other is looked at, made ready and taken in there. */

import { failureFrom } from '#shared/contract/failures.ts';
import type { CopyView, MergeView, MergedView } from '#shared/contract/merging.ts';
import type { Archive } from '../archive/archive.ts';
import { MUCH } from '../archive/changes/write.ts';
import type { MergeTask, MergedBeside } from '../archive/merging/borrowed.ts';
import { listConflicts, resolveConflicts } from '../archive/merging/conflicts.ts';
import type { Copied, CopyTask } from '../archive/merging/copy.ts';
import type { LookTask } from '../archive/merging/look.ts';
import type { PrepareTask } from '../archive/merging/merging-worker.ts';
import { type Prepared, discard } from '../archive/merging/other.ts';
import { erasuresOf } from '../archive/merging/repository.ts';
import { roomForCopy } from '../archive/merging/room.ts';
import { makeArchive } from '../archive/opening/create.ts';
import { settle } from '../archive/photos/turns.ts';
import { renewStale } from '../archive/search/stale.ts';
import { tidyIndexes } from '../archive/search/tidy.ts';
import type { JobContext } from '../jobs/jobs.ts';
import { calls } from './implementation.ts';
import type { Session } from './session.ts';

async function askedOf(session: Session, asked: string): Promise<Omit<LookTask, 'what'>> {
  const archive = session.archive();
  const { folder } = archive.paths;
  return { asked, own: { id: archive.info.id, folder }, reading: archive.reading, erased: await erasuresOf(archive.reader) };
}

async function look(session: Session, asked: string, signal?: AbortSignal): Promise<MergeView> {
  const task: LookTask = { what: 'look', ...(await askedOf(session, asked)) };
  const { result } = session.jobs.start('look', asked, (job) => session.pools.merging.run<MergeView>(task, { signal: job.signal, onProgress: job.progress }), signal);
  return result;
}

/** In the thread, which writes in the archive's place. */
async function mergePrepared({ pools, author }: Session, archive: Archive, prepared: Prepared, job: JobContext): Promise<MergedView> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const cancel = () => Atomics.store(stop, 0, 1);
  job.signal.addEventListener('abort', cancel);
  try {
    const { left, outcome } = await archive.lend((lent) => {
      const task: MergeTask = { what: 'merge', lent, prepared, author, stop };
      if (job.signal.aborted) cancel();
      return pools.merging.run<MergedBeside>(task, { onProgress: job.progress });
    });
    for (const sha256 of left) await settle(archive, sha256);
    if ('failure' in outcome) throw failureFrom(outcome.failure);
    const { merged, actions } = outcome;
    for (const action of actions) archive.announce(action);
    archive.beside(renewStale);
    const { counts } = merged;
    if (counts.new + counts.changed + counts.deleted > MUCH) archive.beside((of) => tidyIndexes(of));
    return merged;
  } catch (error) {
    // Where another program has put its own files in its place, who has it open knows what was saved of it.
    archive.assertInPlace();
    throw error;
  } finally {
    job.signal.removeEventListener('abort', cancel);
  }
}

async function mergeIn(session: Session, asked: string, signal?: AbortSignal): Promise<MergedView> {
  const archive = session.archive();
  // Refused before the work.
  archive.writer();
  const task: PrepareTask = { what: 'prepare', ...(await askedOf(session, asked)) };
  const { result } = session.jobs.start(
    'merge',
    asked,
    async (job) => {
      const prepared = await session.pools.merging.run<Prepared>(task, { signal: job.signal });
      try {
        return await mergePrepared(session, archive, prepared, job);
      } finally {
        discard(prepared);
      }
    },
    signal,
  );
  return result;
}

async function copy(session: Session, folder: string, originals: boolean, signal?: AbortSignal): Promise<CopyView> {
  const archive = session.archive();
  let copied: Copied = { originals: 0, missing: [] };
  const made = await makeArchive(folder, async (paths) => {
    const task: CopyTask = { what: 'copy', reading: archive.reading, media: archive.paths.media, paths, originals };
    const { result } = session.jobs.start('copy', archive.info.name, (job) => session.pools.merging.run<Copied>(task, { signal: job.signal, onProgress: job.progress }), signal);
    copied = await result;
  });
  await made.close();
  return { folder: made.paths.folder, ...copied };
}

export const mergingHandlers = {
  merging: {
    look: calls.merging.look.handler(({ context, input, signal }) => look(context.session, input.other, signal)),
    merge: calls.merging.merge.handler(({ context, input, signal }) => mergeIn(context.session, input.other, signal)),
    conflicts: calls.merging.conflicts.handler(({ context, input }) => listConflicts(context.session.archive().reader, input.limit)),
    resolve: calls.merging.resolve.handler(async ({ context, input }) => ({ action: await resolveConflicts(context.session.archive(), input.decisions, context.session.author) })),
    room: calls.merging.room.handler(({ context, input }) => roomForCopy(context.session.archive(), input.folder)),
    copy: calls.merging.copy.handler(({ context, input, signal }) => copy(context.session, input.folder, input.originals, signal)),
  },
};
