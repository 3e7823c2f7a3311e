import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { FindableKind } from '#shared/contract/search.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import type { Archive } from '../archive.ts';
import { erasePerson } from '../changes/erase.ts';
import { issuedNaming } from '../issued/naming.ts';
import { mergedInto } from '../duplicates/repository.ts';
import { getLiveOrTrashed, namesOf } from '../records/read.ts';
import { find } from '../search/query.ts';

const MOST = 100;

interface Mention {
  readonly kind: FindableKind;
  readonly id: string;
  readonly name: Multilingual | null;
}

/** What a search finds, and the reports that were given out: these stay as they are, whoever is erased. Throws `record.notFound`. */
export async function mentionsOf(archive: Archive, id: string): Promise<Mention[]> {
  const db = archive.reader;
  const { name } = await getLiveOrTrashed(db, 'person', id);
  const { hits } = await find(db, { words: String(name), language: 'sl', kinds: null, limit: MOST });
  const issued = await issuedNaming(archive, String(name));
  const found = hits.filter((hit) => hit.id !== id && !issued.includes(hit.id)).map((hit) => ({ kind: hit.kind, id: hit.id }));
  const others = [...found, ...issued.map((report) => ({ kind: 'issuedReport' as const, id: report }))];
  const names = await namesOf(db, others);
  return others.map((other) => ({ ...other, name: names.get(other.id) ?? null }));
}

/** Throws `record.notFound`, and what writing throws. What was copied before still holds the person, and is named. */
export async function erase(archive: Archive, id: string, author: string): Promise<{ records: number; backups: string[] }> {
  let records = 0;
  // Whoever was made one with the person is the same person, as far as the trash still holds what they were called.
  for (const same of [...(await mergedInto(archive.reader, id)), id]) records += (await erasePerson(archive, same, author)).records;
  const { backups } = archive.paths;
  return { records, backups: existsSync(backups) ? readdirSync(backups).map((file) => path.join(backups, file)) : [] };
}
