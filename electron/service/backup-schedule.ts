/** Backs an open archive up by itself: when it is opened, while it is open, and when it is closed. Nobody waits for it but closing, and that not for long. */

import { type BackupPlan, type BackupState } from '#shared/contract/backups.ts';
import { Failure, type FailureData } from '#shared/contract/failures.ts';
import { OLD_AFTER, daysSince, isBackupDue, isToBeProven } from '#shared/domain/backup-keeping.ts';
import type { Archive } from '../archive/archive.ts';
import { prepareStore } from '../archive/backup/store.ts';
import { backUp, backupsIn, tryOut } from './backup.ts';
import type { Session } from './session.ts';

/** Milliseconds between two looks whether one is due. */
const LOOK = 10 * 60_000;
/** Milliseconds that closing waits for a backup; one that takes longer is made at the next opening. */
const CLOSING = 20_000;

interface Watched {
  readonly archive: Archive;
  readonly timer: NodeJS.Timeout;
  readonly ignoreChanges: () => void;
  /** Whether anything was written since the last backup. */
  isChanged: boolean;
  running: Promise<unknown>;
}

export class BackupSchedule {
  readonly #session: Session;
  readonly #isOn: boolean;
  #watched: Watched | null = null;

  /** @param isOn false for a program that is only there for one command */
  constructor(session: Session, isOn: boolean) {
    this.#session = session;
    this.#isOn = isOn;
  }

  /** An archive was opened: one that is due is made beside whatever else goes on. */
  opened(archive: Archive): void {
    if (!this.#isOn || archive.readOnlyReason !== null) return;
    const watched: Watched = {
      archive,
      timer: setInterval(() => this.#look(watched), LOOK).unref(),
      ignoreChanges: archive.onChange(() => (watched.isChanged = true)),
      isChanged: false,
      running: Promise.resolve(),
    };
    this.#watched = watched;
    this.#look(watched, this.#failure(archive) !== null);
  }

  /** The archive is to be closed; it is still open. Never rejects. */
  async closing(): Promise<void> {
    const watched = this.#watched;
    if (!watched) return;
    this.#watched = null;
    clearInterval(watched.timer);
    watched.ignoreChanges();
    const { archive, isChanged } = watched;
    const plan = this.#plan(archive);
    if (!plan?.whenClosing || !isChanged || archive.readOnlyReason !== null) return;
    const tooLong = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const waiting = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSING);
    });
    // One that is at work already is in the way of this one, and stopped by who closes.
    await Promise.race([this.#attempt(watched, plan, tooLong.signal), waiting]);
    clearTimeout(timer);
    tooLong.abort();
  }

  /** Resolves when what was begun by itself is done. */
  async isDone(): Promise<void> {
    await this.#watched?.running;
  }

  state(archive: Archive): BackupState {
    const last = this.#session.settings.get().backups[archive.info.id] ?? null;
    const days = daysSince(last?.at ?? null, new Date());
    return { plan: this.#plan(archive), last, days, isOld: days === null || days > OLD_AFTER, failure: this.#failure(archive) };
  }

  /** Takes down where and when; the folder is looked at and made. Throws as `prepareStore`, `settings.notWritten`. */
  async take(archive: Archive, plan: BackupPlan | null): Promise<BackupState> {
    const { id, name } = archive.info;
    const { settings } = this.#session;
    const { [id]: _, ...others } = settings.get().backupPlans;
    const known = this.#plan(archive);
    const folder = plan && (plan.folder === known?.folder ? plan.folder : (await prepareStore(plan.folder, { id, name })).folder);
    settings.save({ backupPlans: plan && folder ? { ...others, [id]: { ...plan, folder } } : others });
    if (!plan || plan.folder !== known?.folder) this.#session.noteBackupFailure(id, null);
    return this.state(archive);
  }

  #plan(archive: Archive): BackupPlan | null {
    return this.#session.settings.get().backupPlans[archive.info.id] ?? null;
  }

  #failure(archive: Archive): FailureData | null {
    return this.#session.settings.get().backupFailures[archive.info.id]?.failure ?? null;
  }

  /** @param again whether the last one failed, and it is time to try once more */
  #look(watched: Watched, again = false): void {
    const { archive } = watched;
    const plan = this.#plan(archive);
    if (!plan || archive.readOnlyReason !== null) return;
    const { settings } = this.#session;
    const failed = settings.get().backupFailures[archive.info.id];
    const last = settings.get().backups[archive.info.id]?.at ?? null;
    // A disk that is away is not asked for every few minutes.
    const waits = failed !== undefined && !again && Math.abs(Date.now() - Date.parse(failed.at)) < 6 * LOOK;
    if (waits || !(again || isBackupDue(plan, last, new Date()))) return;
    watched.running = watched.running.then(() => this.#attempt(watched, plan)).then(() => this.#tryOutOnceAMonth(watched, plan));
  }

  async #attempt(watched: Watched, plan: BackupPlan, signal?: AbortSignal): Promise<void> {
    const { archive } = watched;
    const { id } = archive.info;
    try {
      watched.isChanged = false;
      await backUp(this.#session, plan.folder, signal, archive);
    } catch (error) {
      watched.isChanged = true;
      // Closed while one was at work: that is no failure of the backup, and the next opening makes it.
      const isCut = error instanceof Failure && error.code === 'job.cancelled';
      const failure = isCut ? new Failure('backup.cutShort', { folder: plan.folder }) : error instanceof Failure ? error : new Failure('backup.failed', { folder: plan.folder }, { cause: error });
      this.#session.noteBackupFailure(id, { code: failure.code, params: failure.params, issues: [] });
      if (failure.code === 'backup.failed') this.#session.logger.error('backup failed', error);
    }
  }

  async #tryOutOnceAMonth({ archive }: Watched, plan: BackupPlan): Promise<void> {
    try {
      if (this.#failure(archive) || archive.isClosing) return;
      const { backups } = backupsIn(plan.folder);
      const last = backups.flatMap(({ proofs }) => proofs.filter(({ how, good }) => how === 'restored' && good)).map(({ at }) => at).toSorted().at(-1);
      const [newest] = backups;
      if (!newest || !isToBeProven(last ?? null, new Date())) return;
      const good = await tryOut(this.#session, newest.file);
      if (!good) this.#session.noteBackupFailure(archive.info.id, { code: 'backup.damaged', params: { file: newest.file }, issues: [] });
    } catch (error) {
      // No room for it, or the program ends: it is tried again with the next backup.
      if (!(error instanceof Failure)) this.#session.logger.error('a backup was not restored to be looked at', error);
    }
  }
}
