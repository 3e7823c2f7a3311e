import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { FindableKind } from '#shared/contract/search.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import type { Archive } from '../archive.ts';
import { erasePerson } from '../changes/erase.ts';
import { getLiveOrTrashed, namesOf } from '../records/read.ts';
import { find } from '../search/query.ts';

const MOST = 100;

interface Mention {
  readonly kind: FindableKind;
  readonly id: string;
  readonly name: Multilingual | null;
}

/** Throws `record.notFound`. */
export async function mentionsOf(archive: Archive, id: string): Promise<Mention[]> {
  const db = archive.reader;
  const { name } = await getLiveOrTrashed(db, 'person', id);
  const { hits } = await find(db, { words: String(name), language: 'sl', kinds: null, limit: MOST });
  const others = hits.filter((hit) => hit.id !== id).map((hit) => ({ kind: hit.kind, id: hit.id }));
  const names = await namesOf(db, others);
  return others.map((other) => ({ ...other, name: names.get(other.id) ?? null }));
}

/** Throws `record.notFound`, and what writing throws. What was copied before still holds the person, and is named. */
export async function erase(archive: Archive, id: string, author: string): Promise<{ records: number; backups: string[] }> {
  const { records } = await erasePerson(archive, id, author);
  const { backups } = archive.paths;
  return { records, backups: existsSync(backups) ? readdirSync(backups).map((file) => path.join(backups, file)) : [] };
}
