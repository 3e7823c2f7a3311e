import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { StoredRecord } from '../records/codec.ts';
import { liveById } from '../records/read.ts';
import { findTitled } from '../search/query.ts';

const MOST = 200;

/** The events whose title holds all the words, in whichever language. */
export async function eventsTitled(db: Kysely<Database>, words: string): Promise<StoredRecord<'event'>[]> {
  return [...(await liveById(db, 'event', await findTitled(db, 'event', words, MOST))).values()];
}
