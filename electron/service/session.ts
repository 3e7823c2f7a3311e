/** What one running Kronika holds: the open archive, if any, its jobs and its threads. */

import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Happening, OpenArchiveView } from '#shared/contract/archive.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { createTranslator } from '#shared/language/translator.ts';
import type { Archive } from '../archive/archive.ts';
import { createArchive } from '../archive/opening/create.ts';
import { openArchive } from '../archive/opening/open.ts';
import { Uploads } from '../archive/photos/uploads.ts';
import { installProgrammes } from '../archive/programmes/service.ts';
import { createSample } from '../archive/sample/build.ts';
import { Jobs } from '../jobs/jobs.ts';
import { WorkerPool } from '../jobs/worker-pool.ts';
import { quickCheck } from './check.ts';
import { SettingsFile } from './settings.ts';
import { workers } from './workers.ts';

export interface Logger {
  error(message: string, detail: unknown): void;
}

interface Opened {
  readonly archive: Archive;
  readonly uploads: Uploads;
  /** Stops the look over the archive that opening it begins. */
  readonly lookingOver: AbortController;
  /** Settles when that look has ended. */
  lookedOver: Promise<void>;
}

export class Session {
  readonly home: string;
  readonly settings: SettingsFile;
  readonly logger: Logger;
  readonly jobs = new Jobs();
  readonly pools = {
    photo: new WorkerPool(workers.photo, 2),
    check: new WorkerPool(workers.check, 1),
    report: new WorkerPool(workers.report, 2, { patience: 10_000 }),
  };
  readonly #listeners = new Set<(happening: Happening) => void>();
  #opened: Opened | null = null;

  /** @param home the folder for settings and the sample, as `homeFolder()` gives it */
  constructor(home: string, logger: Logger) {
    this.home = home;
    this.settings = new SettingsFile(home);
    this.logger = logger;
    this.jobs.onUpdate((job) => this.#tell({ type: 'job', job }));
  }

  get author(): string {
    return this.settings.get().author;
  }

  /** The open archive. Throws `archive.none`. */
  archive(): Archive {
    return this.#open().archive;
  }

  uploads(): Uploads {
    return this.#open().uploads;
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  status(): OpenArchiveView | null {
    if (!this.#opened) return null;
    const { archive } = this.#opened;
    const { id, name } = archive.info;
    return { id, name, folder: archive.paths.folder, readOnly: archive.readOnlyReason, sample: archive.paths.folder === this.sampleFolder };
  }

  get sampleFolder(): string {
    return path.join(this.home, 'sample');
  }

  async create(folder: string, name: string): Promise<void> {
    const archive = await createArchive(folder, name);
    await installProgrammes(archive, this.author);
    await this.#use(archive);
  }

  /** Opens an archive in the place of the one that is open, which stays open when this one can't be. */
  async open(folder: string): Promise<void> {
    if (this.#opened && path.resolve(folder) === this.#opened.archive.paths.folder) return;
    await this.#use(await openArchive(folder));
  }

  /** Makes the sample archive in an empty folder of the user's; returns the folder. Throws as `createArchive`. */
  async makeSample(folder: string, language: InterfaceLanguage): Promise<string> {
    const { t } = createTranslator(language);
    const sample = await createSample(folder, t('command:sampleName'), t('command:sampleAuthor'));
    await sample.close();
    return sample.paths.folder;
  }

  /** Opens an archive for reading beside whoever else has it; brings an older one up to date first. */
  async look(folder: string): Promise<void> {
    try {
      await this.#hold(await openArchive(folder, { access: 'read' }));
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'archive.upgradeNeeded') throw error;
      await this.#hold(await openArchive(folder));
    }
  }

  /** The sample that comes with the program: as it was left, or new where there is none that opens. */
  async openSample(language: InterfaceLanguage): Promise<void> {
    const folder = this.sampleFolder;
    try {
      await this.open(folder);
    } catch (error) {
      if (!(error instanceof Failure) || !['archive.folderMissing', 'archive.notAnArchive'].includes(error.code)) throw error;
      // Made beside its place and then moved there, so that an interrupted start leaves no half sample.
      const unfinished = `${folder}.new`;
      for (const leftover of [unfinished, folder]) rmSync(leftover, { recursive: true, force: true });
      await this.makeSample(unfinished, language);
      renameSync(unfinished, folder);
      await this.open(folder);
    }
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    this.#opened = null;
    // Whoever still reads would keep the write-ahead log from being folded into the database.
    opened.lookingOver.abort();
    await Promise.all([this.jobs.cancelAll(), opened.lookedOver]);
    await opened.uploads.close();
    await opened.archive.close();
    this.#tell({ type: 'archive' });
  }

  /** Ends everything, for when the program ends. */
  async end(): Promise<void> {
    await this.close();
    await Promise.all(Object.values(this.pools).map((pool) => pool.close()));
  }

  async #use(archive: Archive): Promise<void> {
    const opened = await this.#hold(archive);
    this.#remember(archive);
    opened.lookedOver = this.#lookOver(opened);
  }

  async #hold(archive: Archive): Promise<Opened> {
    await this.close();
    const opened: Opened = { archive, uploads: new Uploads(archive.paths), lookingOver: new AbortController(), lookedOver: Promise.resolve() };
    this.#opened = opened;
    archive.onChange(({ kind, recordId }) => this.#tell({ type: 'changed', kind, id: recordId }));
    this.#tell({ type: 'archive' });
    return opened;
  }

  #remember(archive: Archive): void {
    try {
      this.settings.noteOpened(archive.paths.folder, archive.info.name);
    } catch (error) {
      this.logger.error('settings not written', error);
    }
  }

  /** Checks the plain tables, after the first lists are out; damage makes the archive read-only at once. */
  async #lookOver(opened: Opened): Promise<void> {
    try {
      const sound = await quickCheck(this, opened.archive, opened.lookingOver.signal);
      if (sound || this.#opened !== opened) return;
      opened.archive.stopWriting();
      this.#tell({ type: 'archive' });
    } catch (error) {
      // The archive was closed meanwhile, or the thread could not start: nothing was found.
      if (this.#opened === opened) this.logger.error('check after opening failed', error);
    }
  }

  #open(): Opened {
    if (!this.#opened) throw new Failure('archive.none');
    return this.#opened;
  }

  #tell(happening: Happening): void {
    for (const listener of this.#listeners) listener(happening);
  }
}
