/** Keeps the search index in step with the records, inside the transaction that changes them. */

import { setImmediate as otherWork } from 'node:timers/promises';
import type { Kysely, Selectable } from 'kysely';
import type { Kind } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import { fold } from '#shared/domain/fold.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { insertAll, rowsOf, run } from '../database/statement.ts';
import { parsed } from '../records/careful.ts';
import { stableJson } from '../records/codec.ts';
import { noteChanged } from './changed.ts';
import { buildDocuments, isFindable } from './documents.ts';
import { isGathering, placedBy, placesOfDays } from './place.ts';
import { projectsOfOtherYears } from './project-years.ts';
import type { Segment } from './segments.ts';
import { isOfMany, valueOfTag } from './tags.ts';
import { noteWords } from './vocabulary.ts';

type Db = Kysely<Database>;

export interface Target {
  readonly kind: Kind;
  readonly id: string;
}

/** Kind → the records whose documents carry its names. */
const DEPENDENTS: { readonly [K in Kind]?: string } = {
  place: `SELECT 'organisation' AS kind, id FROM organisation WHERE placeId = (SELECT id FROM given)
      UNION SELECT 'event', id FROM event WHERE placeId = (SELECT id FROM given) OR plannedPlaceId = (SELECT id FROM given)
      UNION SELECT 'event', eventId FROM participation WHERE placeId = (SELECT id FROM given)`,
  organisation: `SELECT CASE WHEN eventId IS NOT NULL THEN 'event' WHEN workPackageId IS NOT NULL THEN 'workPackage' ELSE 'project' END AS kind,
      coalesce(eventId, workPackageId, projectId) AS id FROM role WHERE organisationId = (SELECT id FROM given)
      UNION SELECT 'event', eventId FROM participation WHERE organisationId = (SELECT id FROM given)
      UNION SELECT 'person', id FROM person WHERE organisationId = (SELECT id FROM given)`,
  project: `SELECT 'workPackage' AS kind, id FROM workPackage WHERE projectId = (SELECT id FROM given)
      UNION ALL SELECT 'output', id FROM output WHERE projectId = (SELECT id FROM given)
      UNION ALL SELECT 'newsItem', id FROM newsItem WHERE projectId = (SELECT id FROM given)
      UNION ALL SELECT 'event', eventId FROM eventProject WHERE projectId = (SELECT id FROM given)
      UNION ALL SELECT 'series', id FROM series WHERE projectId = (SELECT id FROM given)`,
  workPackage: `SELECT 'event' AS kind, eventId AS id FROM eventWorkPackage WHERE workPackageId = (SELECT id FROM given)
      UNION ALL SELECT 'output', id FROM output WHERE workPackageId = (SELECT id FROM given)
      UNION ALL SELECT 'series', id FROM series WHERE workPackageId = (SELECT id FROM given)`,
  series: `SELECT 'event' AS kind, id FROM event WHERE seriesId = (SELECT id FROM given)`,
  task: `SELECT 'output' AS kind, id FROM output WHERE taskId = (SELECT id FROM given)`,
  measure: `SELECT 'project' AS kind, id FROM project WHERE measureId = (SELECT id FROM given)
      UNION ALL SELECT 'event', l.eventId FROM eventProject l JOIN project p ON p.id = l.projectId WHERE p.measureId = (SELECT id FROM given)
      UNION ALL SELECT kind, id FROM (SELECT 'workPackage' AS kind, w.id, w.projectId FROM workPackage w UNION ALL SELECT 'output', o.id, o.projectId FROM output o
        UNION ALL SELECT 'newsItem', n.id, n.projectId FROM newsItem n UNION ALL SELECT 'series', s.id, s.projectId FROM series s) WHERE projectId IN (SELECT id FROM project WHERE measureId = (SELECT id FROM given))`,
  programme: `SELECT 'project' AS kind, p.id FROM project p JOIN measure m ON m.id = p.measureId WHERE m.programmeId = (SELECT id FROM given)`,
  event: `SELECT 'photo' AS kind, id FROM photo WHERE eventId = (SELECT id FROM given)`,
};

/** Other records whose documents carry this one's names. */
export async function dependentsOf(db: Db, { kind, id }: Target): Promise<Target[]> {
  const sql = DEPENDENTS[kind];
  return sql ? rowsOf<Target>(db, `WITH given(id) AS (VALUES (?)) ${sql}`, id) : [];
}

/** What the documents of live records hold, column by column, and their segments as they are indexed, by id; nothing for one that has none. */
export async function documentValues(db: Db, kind: FindableKind, ids: readonly string[]) {
  const documents = await buildDocuments(db, kind, ids);
  return new Map(
    [...documents].map(([recordId, { title, body, kept, tags, day, lastDay }]) => [
      recordId,
      { values: { kind, recordId, day, lastDay, tags: tags.join(' '), title: stableJson(title), body: JSON.stringify(kept) } satisfies Values, segments: body },
    ]),
  );
}

type SearchDocumentRow = Selectable<Database['searchDocument']>;
type Values = Pick<SearchDocumentRow, (typeof COLUMNS)[number]>;
interface Kept extends Values {
  readonly rowid: number;
}
interface Made {
  readonly values: Values;
  readonly segments: readonly Segment[];
}

/** A document's title in each of its languages. */
const titleOf = (row: Pick<Values, 'title'>) => Object.values(parsed(row.title, {}) as Multilingual);

/** A country is found by its code, too: SI. */
const codesOf = ({ tags }: Pick<Values, 'tags'>) => tags.split(' ').flatMap((one) => valueOfTag('country', one) ?? []);

/** What the two indexes say of a document: the names and words that it is found by, folded, and its tags. */
export function indexed(row: Pick<Values, 'title' | 'tags'>, segments: readonly Segment[]) {
  const title = fold(titleOf(row).join('\n'));
  const names = fold([...segments.flatMap(([, text, name]) => (name ? [text] : [])), ...codesOf(row)].join('\n'));
  const others = fold(segments.flatMap(([, text, name]) => (name ? [] : [text])).join('\n'));
  return { title, names, words: [title, names, others].filter(Boolean).join(' '), tags: row.tags };
}

const COLUMNS = ['kind', 'recordId', 'day', 'lastDay', 'tags', 'title', 'body'] as const;
const COMPARED = ['title', 'body', 'tags', 'day', 'lastDay'] as const;
const KEPT = `SELECT rowid, ${COLUMNS.join(', ')} FROM searchDocument WHERE kind = ? AND recordId IN (SELECT value FROM json_each(?))`;
const RENEW = 'UPDATE searchDocument SET title = ?, body = ?, tags = ?, day = ?, lastDay = ? WHERE rowid = ?';
const DROP = 'DELETE FROM searchDocument WHERE rowid = ?';
const FORGET = ['searchTitle', 'searchCalled', 'searchIndex'].map((index) => `DELETE FROM ${index} WHERE rowid = ?`);
const INDEX_TITLE = 'INSERT INTO searchTitle (rowid, title, names) VALUES (?, ?, ?)';
const INDEX_CALLED = 'INSERT INTO searchCalled (rowid, title) VALUES (?, ?)';
const INDEX_WORDS = 'INSERT INTO searchIndex (rowid, words, tags) VALUES (?, ?, ?)';

/** Documents made at once: what stands around them is read in a few questions, and not more than this is held. */
const AT_ONCE = 200;

interface How {
  /** True of a record that was just made and so has no document yet. */
  readonly isNew?: (id: string) => boolean;
  /** Also what is as it was is indexed again: another program may have split and folded its words otherwise. */
  readonly isAnew?: boolean;
}

/** Writes, renews or removes the documents of records. Touches nothing where it is as it was. */
export async function indexRecords(db: Db, targets: readonly Target[], how: How = {}): Promise<void> {
  for (const [kind, all] of Map.groupBy(targets, (target) => target.kind)) {
    if (!isFindable(kind)) continue;
    // Each once: what the index was told to forget, it must not be told again.
    const ids = [...new Set(all.map(({ id }) => id))];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      // Of a long action: whoever reads is answered in between.
      if (at > 0) await otherWork();
      await indexSome(db, kind, ids.slice(at, at + AT_ONCE), how);
    }
  }
}

/** The same after an action, with the projects that are of other years by it. */
export async function indexChanged(db: Db, targets: readonly Target[], isNew: (id: string) => boolean): Promise<void> {
  const projects = await projectsOfOtherYears(db, targets);
  await indexRecords(db, [...targets, ...projects.map((id) => ({ kind: 'project' as const, id }))], { isNew });
}

async function indexSome(db: Db, kind: FindableKind, ids: readonly string[], { isNew = () => false, isAnew = false }: How): Promise<void> {
  const documents = await documentValues(db, kind, ids);
  const before = ids.filter((id) => !isNew(id));
  const kept = before.length === 0 ? [] : await rowsOf<Kept>(db, KEPT, kind, JSON.stringify(before));
  const old = new Map(kept.map((row) => [row.recordId, row]));
  const added: Made[] = [];
  const renewed: Made[] = [];
  for (const id of ids) {
    const made = documents.get(id);
    const values = made?.values;
    const row = old.get(id);
    if (row && values && !isAnew && COMPARED.every((column) => row[column] === values[column])) continue;
    if (row) {
      noteChanged(row.rowid);
      for (const forget of FORGET) await run(db, forget, row.rowid);
    }
    if (made && values && row && placedBy({ kind, day: row.day }) === placedBy(values)) {
      await run(db, RENEW, values.title, values.body, values.tags, values.day, values.lastDay, row.rowid);
      await putIn(db, row.rowid, made);
      renewed.push(made);
    } else {
      // Of another day it has another place.
      if (row) await run(db, DROP, row.rowid);
      if (made) added.push(made);
    }
  }
  const places = await placesOfDays(db, added.map(({ values }) => placedBy(values)));
  await insertAll(db, 'searchDocument', ['rowid', ...COLUMNS], added.map(({ values }, index) => [places[index] ?? 0, ...COLUMNS.map((column) => values[column])]));
  for (const [index, made] of added.entries()) {
    noteChanged(places[index] ?? 0);
    await putIn(db, places[index] ?? 0, made);
  }
  const fresh = [...added, ...renewed];
  await noteWords(
    db,
    fresh.flatMap(({ values, segments }) => [...titleOf(values), ...segments.map(([, text]) => text), ...codesOf(values)]),
    fresh.flatMap(({ values }) => values.tags.split(' ').filter(isOfMany)),
  );
}

async function putIn(db: Db, rowid: number, { values, segments }: Made): Promise<void> {
  const { title, names, words, tags } = indexed(values, segments);
  await run(db, INDEX_TITLE, rowid, title, names);
  if (isGathering(values)) await run(db, INDEX_CALLED, rowid, title);
  await run(db, INDEX_WORDS, rowid, words, tags);
}
