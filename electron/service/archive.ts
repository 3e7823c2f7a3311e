import { EventPublisher } from '@orpc/server';
import type { Happening, OpenArchiveView } from '#shared/contract/archive.ts';
import { Failure, type FailureData } from '#shared/contract/failures.ts';
import { backUp, backupsIn, lookInto, recordThen, restore, takeBackInto, verifyBackups } from './backup.ts';
import { fullCheck } from './check.ts';
import { listFolders } from './folders.ts';
import { calls } from './implementation.ts';
import { makeIndexAnew } from './index-job.ts';
import type { Session } from './session.ts';

function opened(session: Session): OpenArchiveView {
  const status = session.status();
  if (!status) throw new Failure('archive.none');
  return status;
}

function failureDataOf(failure: Failure | null): FailureData | null {
  return failure && { code: failure.code, params: failure.params, issues: failure.issues.map(({ path, message }) => ({ path: [...path], message })) };
}

const publishers = new WeakMap<Session, EventPublisher<{ happening: Happening }>>();

/** What happens, one after the other, from this call on and until the listener goes away; also what happens before it is first asked for. */
function happenings(session: Session, signal: AbortSignal | undefined): AsyncIteratorObject<Happening, unknown, void> {
  let publisher = publishers.get(session);
  if (!publisher) {
    const made = new EventPublisher<{ happening: Happening }>();
    session.onHappening((happening) => made.publish('happening', happening));
    publishers.set(session, made);
    publisher = made;
  }
  return publisher.subscribe('happening', signal ? { signal } : {});
}

export const archiveHandlers = {
  archive: {
    status: calls.archive.status.handler(({ context }) => context.session.status()),
    startFailure: calls.archive.startFailure.handler(({ context }) => failureDataOf(context.session.startFailure)),
    create: calls.archive.create.handler(async ({ context, input }) => {
      await context.session.create(input.folder, input.name);
      return opened(context.session);
    }),
    open: calls.archive.open.handler(async ({ context, input }) => {
      await context.session.open(input.folder);
      return opened(context.session);
    }),
    openSample: calls.archive.openSample.handler(async ({ context, input }) => {
      await context.session.openSample(input.language);
      return opened(context.session);
    }),
    rename: calls.archive.rename.handler(async ({ context, input }) => {
      await context.session.rename(input.name);
      return opened(context.session);
    }),
    close: calls.archive.close.handler(({ context }) => context.session.close()),
    check: calls.archive.check.handler(({ context, signal }) => {
      const archive = context.session.archive();
      const { result } = context.session.jobs.start(
        'check',
        archive.info.name,
        (job) => fullCheck(context.session, archive, { signal: job.signal, onProgress: job.progress }),
        signal,
      );
      return result;
    }),
    reindex: calls.archive.reindex.handler(({ context, signal }) => makeIndexAnew(context.session, context.session.archive(), signal)),
    backUp: calls.archive.backUp.handler(({ context, input, signal }) => backUp(context.session, input.folder, signal)),
    restore: calls.archive.restore.handler(async ({ context, input, signal }) => {
      await restore(context.session, input.backup, input.folder, signal);
      return opened(context.session);
    }),
    watch: calls.archive.watch.handler(({ context, signal }) => happenings(context.session, signal)),
  },
  backups: {
    state: calls.backups.state.handler(({ context }) => context.session.backups.state(context.session.archive())),
    plan: calls.backups.plan.handler(({ context, input }) => context.session.backups.take(context.session.archive(), input.plan)),
    takeBack: calls.backups.takeBack.handler(({ context, input }) => takeBackInto(context.session, input.backup, { kind: input.kind, id: input.id, field: input.field })),
    contents: calls.backups.contents.handler(({ context, input: { backup, ...asked }, signal }) => lookInto(context.session, backup, asked, signal)),
    record: calls.backups.record.handler(({ context, input }) => recordThen(context.session, input.backup, input.kind, input.id)),
    open: calls.backups.open.handler(({ context, input, signal }) => context.session.beside.open(input.backup, signal)),
    showThen: calls.backups.showThen.handler(({ context: { session }, input }) => {
      session.archive();
      const backup = session.status()?.backup;
      if (!session.living || !backup) throw new Failure('backup.closed');
      session.living.beside.showThen(backup.file, input.kind, input.id);
    }),
    list: calls.backups.list.handler(({ input }) => backupsIn(input.folder)),
    verify: calls.backups.verify.handler(({ context, input, signal }) => verifyBackups(context.session, input.folder, signal)),
  },
  jobs: {
    list: calls.jobs.list.handler(({ context }) => context.session.jobs.list()),
    cancel: calls.jobs.cancel.handler(({ context, input }) => context.session.jobs.cancel(input.id)),
  },
  folders: {
    list: calls.folders.list.handler(({ input }) => listFolders(input.folder)),
  },
  settings: {
    get: calls.settings.get.handler(({ context }) => context.session.settings.get()),
    save: calls.settings.save.handler(({ context, input }) => context.session.settings.save(input)),
  },
};
