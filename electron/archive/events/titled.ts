import type { Kysely } from 'kysely';
import type { Multilingual } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { liveById } from '../records/read.ts';
import { findTitled } from '../search/query.ts';

const MOST = 200;

export interface TitledEvent {
  readonly id: string;
  readonly name: Multilingual;
  /** The event that it is a part of. */
  readonly parentId: string | null;
}

/** The events whose title holds all the words, in whichever language. */
export async function eventsTitled(db: Kysely<Database>, words: string): Promise<TitledEvent[]> {
  const events = await liveById(db, 'event', await findTitled(db, 'event', words, MOST));
  return Array.from(events.values(), ({ id, title, parentId }) => ({ id, name: title, parentId }));
}
