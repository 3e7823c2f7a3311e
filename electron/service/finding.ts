/**
 * What is found in the open archive, by what it can be narrowed, and how it is seen otherwise than as a list. In an archive that
 * is written these are looked for in threads, one each, so that no save waits for a search and no hit for a count; a thread begins
 * when it is first asked. Where nothing is written there is nothing to wait, and the archive's own connection does; but for a
 * backup, since beside it another archive is worked in.
 */

import type { Database as Connection } from 'better-sqlite3';
import { Failure } from '#shared/contract/failures.ts';
import type { FacetsFound, Found } from '#shared/contract/search.ts';
import type { Archive, Reading } from '../archive/archive.ts';
import { openConnection } from '../archive/database/open.ts';
import { ChangedDocuments } from '../archive/search/changed.ts';
import { Facets, type FacetsAsked } from '../archive/search/facets.ts';
import { type ListAsked, type ListPage, Lists } from '../archive/search/lists.ts';
import { type Question, find } from '../archive/search/query.ts';
import type { SearchTask } from '../archive/search/search-worker.ts';
import { type ViewAsked, type ViewCalls, Views } from '../archive/search/views.ts';
import { KeptThread, ThreadLost } from '../jobs/kept-thread.ts';
import { workers } from './workers.ts';

type Asked = SearchTask['asked'];

/** What the archive's own reading has where there are no threads. */
interface Own {
  readonly connection: Connection;
  readonly facets: Facets;
  readonly views: Views;
  readonly lists: Lists;
}

interface Options {
  /** Told why a thread was lost; what it was asked is then done without it, and all that follows. */
  readonly onLost?: (error: unknown) => void;
  /** Where the threads begin. */
  readonly entry?: URL;
}

export class Finding {
  readonly #archive: Archive;
  readonly #onLost: (error: unknown) => void;
  /** Each of those who keep something in memory is told of all that was written. */
  readonly #changed = { facets: new ChangedDocuments(), views: new ChangedDocuments() };
  readonly #threads: Readonly<Record<Asked['for'], KeptThread>>;
  /** The archive's file, as it lay when the threads were begun; null while none was. */
  #reading: Reading | null = null;
  #isWithout = false;
  #own: Own | null = null;

  constructor(archive: Archive, { onLost = () => undefined, entry = workers.search }: Options = {}) {
    this.#archive = archive;
    this.#onLost = onLost;
    this.#threads = { hits: new KeptThread(entry), facets: new KeptThread(entry), views: new KeptThread(entry), list: new KeptThread(entry) };
  }

  /** What was confirmed before is found. Throws `job.cancelled`, `archive.damageMet`. */
  find(question: Question, signal?: AbortSignal): Promise<Found> {
    return this.#beside<Found>('hits', () => ({ for: 'hits', question }), () => find(this.#archive.reader, question), signal);
  }

  /** A page of a list. Throws `record.invalid` where `after` is no place in it, `job.cancelled`, `archive.damageMet`, `archive.gone`, `archive.replaced`. */
  list(list: ListAsked, signal?: AbortSignal): Promise<ListPage> {
    return this.#beside<ListPage>('list', () => ({ for: 'list', list }), () => this.#ownReading().lists.page(list), signal);
  }

  /** Throws `job.cancelled`, `archive.damageMet`, `archive.gone`, `archive.replaced`. */
  facets(question: FacetsAsked, signal?: AbortSignal): Promise<FacetsFound> {
    return this.#beside<FacetsFound>('facets', () => ({ for: 'facets', question, changed: this.#changed.facets.take() }), () => this.#ownReading().facets.of(question, this.#changed.facets.take()), signal);
  }

  /** Throws as `facets` does. */
  view<View extends keyof ViewCalls>(view: View, asked: ViewCalls[View]['asked'], signal?: AbortSignal): Promise<ViewCalls[View]['told']> {
    const question = { view, asked } as ViewAsked;
    return this.#beside('views', () => ({ for: 'views', question, changed: this.#changed.views.take() }), () => this.#ownReading().views.of(question, this.#changed.views.take()), signal);
  }

  async #beside<Result>(which: Asked['for'], asked: () => Asked, without: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    const reading = this.#isInThreads();
    if (reading === null) return without();
    try {
      return await this.#threads[which].run<Result>((): SearchTask => ({ reading, folder: this.#archive.paths.folder, asked: asked() }), signal);
    } catch (error) {
      if (!(error instanceof ThreadLost)) throw error;
      if (!this.#isWithout) this.#onLost(error);
      this.#isWithout = true;
      return without();
    }
  }

  /** What the threads read; null where the archive's own connection does. */
  #isInThreads(): Reading | null {
    const { readOnlyReason } = this.#archive;
    if (this.#isWithout || (readOnlyReason !== null && readOnlyReason !== 'backup')) return null;
    if (this.#reading) return this.#reading;
    try {
      // What another program has put in its place is not opened for it.
      this.#archive.assertInPlace();
    } catch {
      return null;
    }
    this.#reading = this.#archive.reading;
    return this.#reading;
  }

  #ownReading(): Own {
    if (!this.#own) {
      this.#archive.assertInPlace();
      const { file, access } = this.#archive.reading;
      const connection = openConnection(file, access);
      this.#own = { connection, facets: new Facets(connection), views: new Views(connection), lists: new Lists(connection) };
    }
    return this.#own;
  }

  /** To be closed before the archive is. What is still asked rejects with `archive.none`. */
  async close(): Promise<void> {
    for (const changed of Object.values(this.#changed)) changed.stop();
    this.#isWithout = true;
    await Promise.all(Object.values(this.#threads).map((thread) => thread.close(new Failure('archive.none'))));
    this.#own?.connection.close();
  }
}
