/** Two copies made one: the other is looked at and made ready in a thread, and taken in where the archive is open. */

import type { CopyView, MergeView, MergedView } from '#shared/contract/merging.ts';
import { listConflicts, resolveConflicts } from '../archive/merging/conflicts.ts';
import type { Copied, CopyTask } from '../archive/merging/copy.ts';
import type { LookTask } from '../archive/merging/look.ts';
import { merge } from '../archive/merging/merge.ts';
import type { PrepareTask } from '../archive/merging/merging-worker.ts';
import { type Prepared, discard } from '../archive/merging/other.ts';
import { roomForCopy } from '../archive/merging/room.ts';
import { erasuresOf } from '../archive/merging/repository.ts';
import { makeArchive } from '../archive/opening/create.ts';
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
        return await merge(archive, prepared, session.author, job);
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
