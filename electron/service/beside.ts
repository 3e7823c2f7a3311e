/** Backups that are open beside the living archive: each is a session of its own, with pages of its own, for reading alone. */

import { randomUUID } from 'node:crypto';
import { Failure } from '#shared/contract/failures.ts';
import type { Kind } from '#shared/contract/records.ts';
import { clearRooms } from '../archive/backup/opened.ts';
import { findBackup } from '../archive/backup/store.ts';
import type { Session } from './session.ts';

/** What programs left of opened backups that were killed. What can't be taken away now is left for the next start. */
export function clearLeft({ home, logger }: Session): void {
  try {
    clearRooms(home);
  } catch (error) {
    logger.error('what was left of opened backups is still there', error);
  }
}

export class Beside {
  readonly #living: Session;
  readonly #make: () => Session;
  readonly #open = new Map<string, Session>();
  /** How the shell shows one: gives the address of its page, or null where the page opens it by its id. */
  show: (id: string, session: Session) => Promise<string | null> = () => Promise.resolve(null);
  /** Brings a page of the living archive before all else, where the shell can do that. */
  front: () => void = () => undefined;

  /** @param make a session for one backup, which shares what it can with the living one */
  constructor(living: Session, make: () => Session) {
    this.#living = living;
    this.#make = make;
  }

  /** Opens a backup of the open archive, as a job: an older one is first brought up to date, as a copy. Throws `archive.none`, `backup.notFound`, `backup.otherArchive`, and as `openBackup`. */
  async open(from: string, signal?: AbortSignal): Promise<{ id: string; address: string | null }> {
    const archive = this.#living.archive();
    const { note, database } = findBackup(from);
    if (note.archive !== archive.info.id) throw new Failure('backup.otherArchive', { file: database });
    const session = this.#make();
    const id = randomUUID();
    try {
      await this.#living.jobs.start('backupOpening', note.name, (job) => session.openBackup(database, job), signal).result;
      // It may have been closed meanwhile.
      if (this.#living.archive() !== archive) throw new Failure('archive.none');
      this.#open.set(id, session);
      return { id, address: await this.show(id, session) };
    } catch (error) {
      this.#open.delete(id);
      await session.end();
      throw error;
    }
  }

  /** The session of one; undefined where there is none any more. */
  session(id: string): Session | undefined {
    return this.#open.get(id);
  }

  /** How many are held. */
  get size(): number {
    return this.#open.size;
  }

  /** Ends one whose pages are gone. */
  async end(id: string): Promise<void> {
    const session = this.#open.get(id);
    this.#open.delete(id);
    await session?.end();
  }

  /** Closes all, since the living archive is closed; their pages say so as long as they are there. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#open.values(), (session) => session.close()));
  }

  async endAll(): Promise<void> {
    await Promise.all(Array.from(this.#open.keys(), (id) => this.end(id)));
  }

  /** Has the living archive's page show a record as one of its backups has it, where it can be taken back. */
  showThen(backup: string, kind: Kind, id: string): void {
    this.#living.ask({ type: 'shownThen', backup, kind, id });
    this.front();
  }
}
