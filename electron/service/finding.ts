/** What is found in the open archive, and by what it can be narrowed. */

import type { Database as Connection } from 'better-sqlite3';
import type { FacetsFound, Found } from '#shared/contract/search.ts';
import type { Archive } from '../archive/archive.ts';
import { openConnection } from '../archive/database/open.ts';
import { ChangedDocuments } from '../archive/search/changed.ts';
import { Facets, type FacetsAsked } from '../archive/search/facets.ts';
import { type Question, find } from '../archive/search/query.ts';

export class Finding {
  readonly #archive: Archive;
  readonly #changed = new ChangedDocuments();
  #own: { readonly connection: Connection; readonly facets: Facets } | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  find(question: Question): Promise<Found> {
    return find(this.#archive.reader, question);
  }

  facets(asked: FacetsAsked): Promise<FacetsFound> {
    this.#own ??= this.#open();
    return this.#own.facets.of(asked, this.#changed.take());
  }

  #open() {
    const { file, access } = this.#archive.reading;
    const connection = openConnection(file, access);
    return { connection, facets: new Facets(connection) };
  }

  /** To be closed before the archive is. */
  close(): void {
    this.#changed.stop();
    this.#own?.connection.close();
  }
}
