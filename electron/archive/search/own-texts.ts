/**
 * A long text is kept once, in its record: the record's document only says in which field it stands, and by a digest of it
 * whether it is still the one that was indexed. Read again it is only for the few hits that are shown.
 */

import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { fieldsOf } from '#shared/contract/records.ts';
import { type FindableKind, findableKinds } from '#shared/contract/search.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { parsed } from '../records/careful.ts';
import type { Segment } from './segments.ts';

/** Letters from which on naming the field takes less room than the text. */
const LONG = 80;
/** Characters of a digest: 72 bits. */
const DIGEST = 12;

/** The field of the record that a text stands in, and the text's digest. */
type Own = readonly [field: string, digest: string];
/** A segment as it is kept. */
export type KeptSegment = Segment | readonly [language: string, own: Own];

const isOwn = (segment: KeptSegment): segment is readonly [string, Own] => typeof segment[1] !== 'string';

/** The fields of a kind that hold texts in several languages. */
const TEXT_FIELDS = new Map(findableKinds.map((kind) => [kind, [...fieldsOf(kind)].flatMap(([field, { type }]) => (type === 'texts' ? [field] : []))]));
const fieldsWithTexts = (kind: FindableKind): readonly string[] => TEXT_FIELDS.get(kind) ?? [];

/** A document's segments as they are kept: those that are a long text of the record itself are named instead. */
export function keptBody(kind: FindableKind, record: object, body: readonly Segment[]): KeptSegment[] {
  const fields = record as Readonly<Record<string, Multilingual | null | undefined>>;
  const long = new Map<string, string>();
  for (const field of fieldsWithTexts(kind)) {
    for (const [language, text] of Object.entries(fields[field] ?? {})) if (text.length >= LONG) long.set(`${language} ${text}`, field);
  }
  if (long.size === 0) return [...body];
  return body.map((segment) => {
    const [language, text, name] = segment;
    const field = language === null || name !== undefined ? undefined : long.get(`${language} ${text}`);
    return field === undefined || language === null ? segment : [language, [field, hash('sha256', text, 'base64url').slice(0, DIGEST)]];
  });
}

/** Before a column of the record beside those of its document. */
const OF_RECORD = 'own.';

/** The columns of a kind's table that its documents may name, each with a comma before it, for a query that calls the table r. */
export const textColumns = (kind: FindableKind): string => fieldsWithTexts(kind).map((field) => `, r."${field}" AS "${OF_RECORD}${field}"`).join('');

/** The segments again, with the texts that stand in the record. @param row the columns of `textColumns`; none where the record is gone */
export function wholeBody(kept: string, row: object | undefined): Segment[] {
  const fields = row as Readonly<Record<string, unknown>> | undefined;
  const read = new Map<string, Multilingual>();
  const textsIn = (field: string): Multilingual => {
    const known = read.get(field);
    if (known) return known;
    const json = fields?.[`${OF_RECORD}${field}`];
    const texts = typeof json === 'string' ? ((parsed(json, {}) ?? {}) as Multilingual) : {};
    read.set(field, texts);
    return texts;
  };
  return (parsed(kept, []) as readonly KeptSegment[]).map((segment) => (isOwn(segment) ? [segment[0], textsIn(segment[1][0])[segment[0]] ?? ''] : segment));
}

interface KeptDocument {
  readonly rowid: number;
  readonly kind: FindableKind;
  readonly recordId: string;
}

/** The segments of some documents, by row number. */
export async function bodiesOf(db: Kysely<Database>, rows: readonly KeptDocument[]): Promise<Map<number, Segment[]>> {
  const bodies = new Map<number, Segment[]>();
  for (const [kind, own] of Map.groupBy(rows, (row) => row.kind)) {
    const found = await rowsOf<{ rowid: number; body: string }>(
      db,
      `SELECT d.rowid, d.body${textColumns(kind)} FROM json_each(?) j JOIN searchDocument d ON d.rowid = j.value LEFT JOIN "${kind}" r ON r.id = d.recordId`,
      JSON.stringify(own.map(({ rowid }) => rowid)),
    );
    for (const row of found) bodies.set(row.rowid, wholeBody(row.body, row));
  }
  return bodies;
}
