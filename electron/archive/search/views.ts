/** Hits seen otherwise than as a list, on a connection of its own, which reads only; whoever made it closes that. */

import type { Database as Connection } from 'better-sqlite3';
import type { DatedHit, HitPlaces, PhotoFound, Spread } from '#shared/contract/search-views.ts';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { timeAsked } from '#shared/domain/asking/time.ts';
import { connect } from '../database/dialect.ts';
import type { Page } from '../database/paging.ts';
import type { Changed } from './changed.ts';
import { type PageAsked, datedHits } from './found-dated.ts';
import { photosFound } from './found-photos.ts';
import { isOfPlace, placesOf, townsNamed } from './found-places.ts';
import { matchOf, rowidsOf } from './matching.ts';
import { Months, isOfTime, spreadOf } from './spread.ts';
import { TagsInMemory } from './tags-in-memory.ts';

/** What is asked of each view, and what it answers. */
export interface ViewCalls {
  readonly spread: { readonly asked: { readonly words: string }; readonly told: Spread };
  readonly places: { readonly asked: { readonly words: string; readonly language: string }; readonly told: HitPlaces };
  readonly dated: { readonly asked: PageAsked; readonly told: Page<DatedHit> };
  readonly photos: { readonly asked: PageAsked; readonly told: Page<PhotoFound> };
}

export type ViewAsked = { readonly [View in keyof ViewCalls]: { readonly view: View; readonly asked: ViewCalls[View]['asked'] } }[keyof ViewCalls];

export class Views {
  readonly #connection: Connection;
  readonly #db: ReturnType<typeof connect>;
  readonly #tags: TagsInMemory;
  readonly #months = new Months();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#db = connect(connection);
    this.#tags = new TagsInMemory(connection, (tag) => (isOfTime(tag) || isOfPlace(tag) ? 'apart' : null));
  }

  /** @param changed what was written since the last time, whatever was asked then; null where that is not known */
  async of(question: ViewAsked, changed: Changed): Promise<ViewCalls[keyof ViewCalls]['told']> {
    this.#tags.note(changed);
    switch (question.view) {
      case 'spread': return this.#spread(question.asked);
      case 'places': return this.#places(question.asked);
      case 'dated': return datedHits(this.#db, question.asked);
      case 'photos': return photosFound(this.#db, question.asked);
    }
  }

  async #spread({ words }: ViewCalls['spread']['asked']): Promise<Spread> {
    const year = timeAsked(readQuestion(words).ask)?.slice(0, 4) ?? null;
    return this.#counted(words, (rowids) => spreadOf(this.#tags, this.#months, rowids, year === null ? null : Number(year)));
  }

  async #places({ words, language }: ViewCalls['places']['asked']): Promise<HitPlaces> {
    const { towns, ...found } = await this.#counted(words, (rowids) => placesOf(this.#tags, rowids));
    return { ...found, ...(await townsNamed(this.#db, towns, language)) };
  }

  /** All hits and their tags in one state of the archive; nothing else is asked of this connection meanwhile. */
  async #counted<Told>(words: string, count: (rowids: readonly number[]) => Told): Promise<Told & Pick<Spread, 'hits' | 'isExact'>> {
    await this.#tags.bringUp();
    const match = await matchOf(this.#db, words);
    return this.#connection.transaction(() => {
      const { rowids, isExact } = rowidsOf(this.#connection, match);
      this.#tags.refresh();
      return { hits: rowids.length, isExact, ...count(rowids) };
    })();
  }
}
