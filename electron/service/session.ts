/** What one running Kronika holds: the open archive, if any, its jobs and its threads. */

import path from 'node:path';
import type { Happening, OpenArchiveView } from '#shared/contract/archive.ts';
import { Failure, type FailureData } from '#shared/contract/failures.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { createTranslator } from '#shared/language/translator.ts';
import type { Archive } from '../archive/archive.ts';
import { backupFailure, openBackup } from '../archive/backup/opened.ts';
import { type KnownBackup, findBackup, isDatabaseOfStore } from '../archive/backup/store.ts';
import { createArchive } from '../archive/opening/create.ts';
import { openArchive } from '../archive/opening/open.ts';
import { Uploads } from '../archive/photos/uploads.ts';
import { sqliteCode, toFailure } from '../archive/files/failing.ts';
import { identityOf, isFolder } from '../archive/files/looking.ts';
import { installProgrammes } from '../archive/programmes/service.ts';
import { isIndexCurrent } from '../archive/search/reindex.ts';
import { createSample } from '../archive/sample/build.ts';
import { type JobContext, Jobs } from '../jobs/jobs.ts';
import { BackupSchedule } from './backup-schedule.ts';
import { Beside } from './beside.ts';
import { quickCheck } from './check.ts';
import { Finding } from './finding.ts';
import { makeIndexAnew } from './index-job.ts';
import { type Pools, makePools } from './pools.ts';
import { placeSample } from './sample-place.ts';
import { SettingsFile } from './settings.ts';

export interface Logger {
  error(message: string, detail: unknown): void;
}

interface Opened {
  readonly archive: Archive;
  /** The backup that it is, where it is one. */
  readonly backup: KnownBackup | null;
  /** What is to be said of its opening. */
  readonly warnings: readonly Failure[];
  readonly uploads: Uploads;
  readonly finding: Finding;
  /** Stops the look over the archive that opening it begins. */
  readonly lookingOver: AbortController;
  /** Settles when that look has ended. */
  lookedOver: Promise<void>;
}

interface SessionOptions {
  /** Whether archives are backed up by themselves as their plans say. */
  readonly backsUp?: boolean;
  /** The session that this one is beside, for one backup of its archive. */
  readonly living?: Session;
}

export class Session {
  readonly home: string;
  readonly settings: SettingsFile;
  readonly logger: Logger;
  readonly jobs = new Jobs();
  readonly pools: Pools;
  /** The session that this one is beside; null for that of the living archive. */
  readonly living: Session | null;
  /** Backups that are open beside this one's archive. */
  readonly beside: Beside;
  /** Why what the program was asked to open at its start is not open; null once anything is. */
  startFailure: Failure | null = null;
  readonly #listeners = new Set<(happening: Happening) => void>();
  #opened: Opened | null = null;
  /** Settles when what was last asked for of opening and closing is done. */
  #turn: Promise<unknown> = Promise.resolve();
  #ended = false;

  /** What backs the open archive up by itself. */
  readonly backups: BackupSchedule;

  /** @param home the folder for settings and the sample, as `homeFolder()` gives it */
  constructor(home: string, logger: Logger, { backsUp = false, living }: SessionOptions = {}) {
    this.backups = new BackupSchedule(this, backsUp);
    this.home = home;
    this.living = living ?? null;
    this.pools = living?.pools ?? makePools();
    this.settings = living?.settings ?? new SettingsFile(home);
    this.beside = new Beside(this, () => new Session(home, logger, { living: this }));
    this.logger = logger;
    this.jobs.onUpdate((job) => this.#tell({ type: 'job', job }));
  }

  get author(): string {
    return this.settings.get().author;
  }

  /** The open archive. Throws `archive.none`, or `backup.closed` where there was a backup. */
  archive(): Archive {
    return this.#open().archive;
  }

  uploads(): Uploads {
    return this.#open().uploads;
  }

  finding(): Finding {
    return this.#open().finding;
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks the pages that are there for something that was wanted elsewhere: by a second start of the program, or in a backup. */
  ask(asked: Extract<Happening, { type: 'asked' | 'shownThen' }>): void {
    this.#tell(asked);
  }

  status(): OpenArchiveView | null {
    if (!this.#opened) return null;
    const { archive, warnings, backup } = this.#opened;
    const { id, name } = archive.info;
    const { folder } = archive.paths;
    const told = warnings.map(({ code, params }) => ({ code, params, issues: [] }));
    return { id, name, folder, readOnly: archive.readOnlyReason, backup: backup && { file: backup.database, at: backup.note.at, isBeside: this.living !== null }, sample: folder === this.sampleFolder, warnings: told };
  }

  get sampleFolder(): string {
    return path.join(this.home, 'sample');
  }

  async create(folder: string, name: string): Promise<void> {
    await this.openMade(() => createArchive(folder, name, (archive) => installProgrammes(archive, this.author)));
  }

  /** Makes an archive and opens it in the place of the one that is open, which stays open when this one can't be made. */
  async openMade(make: () => Promise<Archive>): Promise<void> {
    await this.#opening(async () => {
      await this.#use(await make());
    });
  }

  /** Opens an archive in the place of the one that is open, which stays open when this one can't be. */
  async open(folder: string): Promise<void> {
    await this.#opening(() => this.#openFolder(folder));
  }

  /** Makes the sample archive in an empty folder of the user's; returns the folder. Throws as `createArchive`. */
  async makeSample(folder: string, language: InterfaceLanguage): Promise<string> {
    const { t } = createTranslator(language);
    const sample = await createSample(folder, t('command:sampleName'), t('command:sampleAuthor'));
    await sample.close();
    return sample.paths.folder;
  }

  /** Opens an archive, or a backup by its database, for reading beside whoever else has it. Throws as `openArchive`, `archive.upgradeNeeded` too, and as `openBackup`. */
  async look(folder: string): Promise<void> {
    if (isDatabaseOfStore(folder)) return this.openBackup(folder);
    await this.#opening(async () => {
      await this.#hold(await openArchive(folder, { access: 'read' }));
    });
  }

  /** Opens a backup as an archive that is only read, in the place of what is open. Throws `backup.notFound`, and as `openBackup`. */
  async openBackup(database: string, job?: JobContext): Promise<void> {
    await this.#opening(() => this.#openBackup(database, job));
  }

  /**
   * The sample that comes with the program: as it was left, or new where there is none. What lies in its
   * place without being an archive is put aside. Throws as `openArchive` and `createArchive`.
   */
  async openSample(language: InterfaceLanguage): Promise<void> {
    const folder = this.sampleFolder;
    await this.#opening(async () => {
      try {
        await this.#openFolder(folder);
      } catch (error) {
        if (!(error instanceof Failure) || !['archive.folderMissing', 'archive.notAnArchive'].includes(error.code)) throw error;
        const aside = await placeSample(folder, (unfinished) => this.makeSample(unfinished, language));
        await this.#openFolder(folder, aside ? [aside] : []);
      }
    });
  }

  /** Damage was met: from here on nothing of the open archive is written any more. */
  stopWriting(): void {
    this.#opened?.archive.stopWriting('damage');
    this.#tell({ type: 'archive' });
  }

  /** Gives the open archive another name. Throws `archive.none`, `archive.readOnly`, `archive.diskFull`. */
  async rename(name: string): Promise<void> {
    const archive = this.archive();
    await archive.rename(name);
    this.#remember(archive);
    this.#tell({ type: 'archive' });
  }

  async close(): Promise<void> {
    await this.#inTurn(() => this.#close());
  }

  /** Ends everything, for when the program ends. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.close();
    await this.beside.endAll();
    // Those of a backup that is open beside are the living archive's.
    if (!this.living) await Promise.all(Object.values(this.pools).map((pool) => pool.close()));
  }

  /** What a call threw, as what can be told. Damage that is met while reading ends writing, too. */
  told(error: unknown): unknown {
    if (!this.#opened) return error;
    const { archive, backup } = this.#opened;
    if (backup) return backupFailure(error, backup.database);
    const known = sqliteCode(error) === null ? error : toFailure(error, archive.paths.folder);
    if (known instanceof Failure && known.code === 'archive.damageMet') archive.stopWriting('damage');
    return known;
  }

  /** For what opens something: a session that has ended opens nothing any more. */
  #opening(work: () => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#ended) throw new Failure('archive.none');
      await work();
    });
  }

  /** One after the other: two archives that are opened at once would leave one of them locked. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine;
    return mine;
  }

  async #openBackup(database: string, job?: JobContext): Promise<void> {
    const backup = findBackup(database);
    await this.#hold(await openBackup(backup, this.home, (task) => this.pools.lookIn.run<string>(task, { signal: job?.signal, onProgress: job?.progress })), [], backup);
  }

  async #openFolder(folder: string, warnings: readonly Failure[] = []): Promise<void> {
    if (isDatabaseOfStore(folder)) return this.#openBackup(folder);
    const reason = this.#opened?.archive.readOnlyReason;
    const isOpen = this.#isOpen(folder);
    if (isOpen && reason === null) return;
    // What it was stopped for may be over, or it may be elsewhere now; its own lock would keep it from being opened beside itself.
    if (isOpen || reason === 'gone' || reason === 'replaced') await this.#close();
    await this.#use(await openArchive(folder), warnings);
  }

  /** Under whichever name: behind a link it is the same one. */
  #isOpen(folder: string): boolean {
    const open = this.#opened?.archive.paths.folder;
    if (open === undefined) return false;
    return path.resolve(folder) === open || (isFolder(folder) && identityOf(folder) === identityOf(open));
  }

  async #close(): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    await this.beside.close();
    await this.backups.closing();
    this.#opened = null;
    // Whoever still reads would keep the write-ahead log from being folded into the database.
    opened.lookingOver.abort();
    await Promise.all([this.jobs.cancelAll(), opened.lookedOver]);
    await opened.uploads.close();
    await opened.finding.close();
    await opened.archive.close();
    // The page of a backup says so, and offers nothing else.
    if (this.living) this.startFailure = new Failure('backup.closed');
    this.#tell({ type: 'archive' });
  }

  /** Where an archive was last backed up to, and when, for who asks in the settings; null where none of those there is good any more. */
  noteBackup(archive: string, folder: string, at: string | null): void {
    this.#noteSetting(() => this.settings.noteBackup(archive, at === null ? null : { folder, at }));
    this.#tell({ type: 'backup' });
  }

  /** Why the last backup that was to be made by itself was not; null where that is over. */
  noteBackupFailure(archive: string, failure: FailureData | null): void {
    this.#noteSetting(() => this.settings.noteBackupFailure(archive, failure && { failure, at: new Date().toISOString() }));
    this.#tell({ type: 'backup' });
  }

  async #use(archive: Archive, warnings: readonly Failure[] = []): Promise<void> {
    const opened = await this.#hold(archive, warnings);
    this.#remember(archive);
    opened.lookedOver = this.#lookOver(opened);
    this.#bringIndexUp(archive);
    this.backups.opened(archive);
  }

  async #hold(archive: Archive, warnings: readonly Failure[] = [], backup: KnownBackup | null = null): Promise<Opened> {
    await this.#closeFor(archive);
    const opened: Opened = {
      archive,
      backup,
      warnings: [...warnings, ...archive.warnings],
      uploads: new Uploads(archive.paths),
      finding: new Finding(archive, { onLost: (error) => this.logger.error('searching without a thread', error) }),
      lookingOver: new AbortController(),
      lookedOver: Promise.resolve(),
    };
    this.#opened = opened;
    this.startFailure = null;
    archive.onChange(({ kind, recordId, touched }) => this.#tell({ type: 'changed', kind, id: recordId, touched: [...touched] }));
    archive.onStop(() => this.#opened === opened && this.#tell({ type: 'archive' }));
    this.#tell({ type: 'archive' });
    return opened;
  }

  /** Closes what was open. The one that comes is not left locked when that fails. */
  async #closeFor(archive: Archive): Promise<void> {
    try {
      await this.#close();
    } catch (error) {
      await archive.close();
      throw error;
    }
  }

  #remember(archive: Archive): void {
    this.#noteSetting(() => this.settings.noteOpened(archive.paths.folder, archive.info.name));
  }

  #noteSetting(note: () => void): void {
    try {
      note();
    } catch (error) {
      this.logger.error('settings not written', error);
    }
  }

  /** Where another version of the program made the index. What keeps it from being made anew keeps nothing else. */
  #bringIndexUp(archive: Archive): void {
    if (archive.readOnlyReason !== null || isIndexCurrent(archive)) return;
    makeIndexAnew(this, archive).catch((error: unknown) => {
      if (!(error instanceof Failure)) this.logger.error('the index was not made anew', error);
    });
  }

  /** Checks the plain tables, after the first lists are out; damage makes the archive read-only at once. */
  async #lookOver(opened: Opened): Promise<void> {
    try {
      const sound = await quickCheck(this, opened.archive, opened.lookingOver.signal);
      if (!sound && this.#opened === opened) opened.archive.stopWriting('damage');
    } catch (error) {
      // The archive was closed meanwhile, or the thread could not start: nothing was found.
      if (this.#opened === opened) this.logger.error('check after opening failed', error);
    }
  }

  #open(): Opened {
    if (!this.#opened) throw new Failure(this.living ? 'backup.closed' : 'archive.none');
    return this.#opened;
  }

  #tell(happening: Happening): void {
    for (const listener of this.#listeners) listener(happening);
  }
}
