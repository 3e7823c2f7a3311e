/** What a backup holds beside what the archive holds now: the archive on a connection of its own, the backup attached to it as `past`. */

import type { Database as Connection } from 'better-sqlite3';
import type { Standing } from '#shared/contract/backups.ts';
import { type Kind, kinds } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import type { Row } from '../records/codec.ts';
import { hasOwnPage, nameFields, ownerFields, storage } from '../records/kinds.ts';

/** @param file as `readAsToday` gives it */
export function attachPast(live: Connection, file: string): void {
  live.prepare<[string]>('ATTACH DATABASE ? AS past').run(file);
}

/** Whether a row of then, `t`, is another one than that of now, `m`. */
const differs = (kind: Kind) => [...storage[kind].columns.keys()].map((column) => `t."${column}" IS NOT m."${column}"`).join(' OR ');

/** The ids of records of which a row of their own, of some kind, was added, changed or taken away since. */
function ownersOfOtherRows(live: Connection, part: Kind): string[] {
  return (ownerFields[part] ?? []).flatMap(({ field }) =>
    live
      .prepare<[], { owner: string }>(
        `SELECT t."${field}" AS owner FROM past."${part}" AS t LEFT JOIN main."${part}" AS m ON m.id = t.id WHERE t.deletedBy IS NULL AND t."${field}" IS NOT NULL AND (m.id IS NULL OR m.deletedBy IS NOT NULL OR ${differs(part)})
         UNION SELECT m."${field}" FROM main."${part}" AS m LEFT JOIN past."${part}" AS t ON t.id = m.id WHERE m.deletedBy IS NULL AND m."${field}" IS NOT NULL AND (t.id IS NULL OR t.deletedBy IS NOT NULL)`,
      )
      .all()
      .map(({ owner }) => owner),
  );
}

/** Records that have no page of their own are told of with the one that they stand in. */
export function changedByRows(live: Connection): ReadonlySet<string> {
  return new Set(kinds.filter((kind) => !hasOwnPage(kind)).flatMap((kind) => ownersOfOtherRows(live, kind)));
}

export type PastRow = Row & { readonly id: string; readonly now: Standing };

/** The records of a kind that the backup has, outside its trash, by what they are called and how they stand now. Who was erased since is not told of. */
export function pastRows(live: Connection, kind: FindableKind): PastRow[] {
  const named = (nameFields[kind] ?? []).map((field) => `, t."${field}"`).join('');
  return live
    .prepare<[], PastRow>(
      `SELECT t.id${named}, CASE WHEN m.id IS NULL THEN 'gone' WHEN m.deletedBy IS NOT NULL THEN 'inTrash' WHEN ${differs(kind)} THEN 'different' ELSE 'same' END AS now
       FROM past."${kind}" AS t LEFT JOIN main."${kind}" AS m ON m.id = t.id WHERE t.deletedBy IS NULL AND t.id NOT IN (SELECT recordId FROM main.erasure)`,
    )
    .all();
}

export function isErased(live: Connection, id: string): boolean {
  return live.prepare<[string], { found: 1 }>('SELECT 1 AS found FROM main.erasure WHERE recordId = ?').get(id) !== undefined;
}

/** A record of one of the two, also one in the trash. */
export function rowIn(live: Connection, schema: 'main' | 'past', kind: Kind, id: string): Row | null {
  return live.prepare<[string], Row>(`SELECT * FROM ${schema}."${kind}" WHERE id = ?`).get(id) ?? null;
}

/** Whether two rows of a record say the same. */
export function saysTheSame(kind: Kind, then: Row, now: Row): boolean {
  return [...storage[kind].columns.keys()].every((column) => (then[column] ?? null) === (now[column] ?? null));
}

export interface ToldPhoto {
  readonly sha256: string;
  readonly originalName: string;
  /** As JSON, by language. */
  readonly title: string | null;
  readonly dates: string | null;
  readonly takenAt: string | null;
  /** As JSON, by language. */
  readonly caption: string | null;
  readonly creator: string | null;
  readonly rights: string | null;
}

/** The photos outside the trash of a database, by event. */
export function photosTold(connection: Connection): ToldPhoto[] {
  return connection
    .prepare<[], ToldPhoto>(
      `SELECT p.sha256, p.originalName, e.title, e.dates, p.takenAt, p.caption, p.creator, p.rights FROM photo AS p JOIN event AS e ON e.id = p.eventId
       WHERE p.deletedBy IS NULL ORDER BY e.earliest, e.id, p.position, p.id`,
    )
    .all();
}
