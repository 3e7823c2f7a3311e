/** A project of which no dates are recorded is of the years in which its events are: whoever looks for 2018 finds it. */

import type { Kysely } from 'kysely';
import type { Kind } from '#shared/contract/records.ts';
import { daySpan } from '#shared/domain/dates.ts';
import { yearsOf } from '#shared/domain/sought-dates.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { valueOfTag } from './tags.ts';

type Db = Kysely<Database>;

/** What has no end is of the year in which it begins. */
const YEARS = `SELECT l.projectId AS id, min(substr(e.earliest, 1, 4)) AS first, max(substr(CASE WHEN e.latest LIKE '9999%' THEN e.earliest ELSE e.latest END, 1, 4)) AS last
  FROM eventProject l JOIN event e ON e.id = l.eventId
  WHERE l.projectId IN (SELECT value FROM json_each(?)) AND l.deletedBy IS NULL AND e.deletedBy IS NULL AND e.earliest IS NOT NULL GROUP BY l.projectId`;

/** From the first year to the last in which some projects have events, as EDTF, by project; nothing of one that has none. */
export async function yearsOfEvents(db: Db, projectIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (projectIds.length === 0) return new Map();
  const rows = await rowsOf<{ id: string; first: string; last: string }>(db, YEARS, JSON.stringify(projectIds));
  return new Map(rows.map(({ id, first, last }) => [id, first === last ? first : `${first}/${last}`]));
}

interface Linked {
  readonly eventId: string;
  readonly projectId: string;
  readonly dates: string | null;
}

const BEFORE = "SELECT recordId, tags FROM searchDocument WHERE kind = 'event' AND recordId IN (SELECT value FROM json_each(?))";
const NOW = `SELECT l.eventId, l.projectId, e.dates FROM eventProject l JOIN event e ON e.id = l.eventId
  WHERE l.eventId IN (SELECT value FROM json_each(?)) AND l.deletedBy IS NULL AND e.deletedBy IS NULL`;
const PROJECTS = `SELECT p.id, d.tags FROM project p LEFT JOIN searchDocument d ON d.kind = 'project' AND d.recordId = p.id
  WHERE p.id IN (SELECT value FROM json_each(?)) AND p.dates IS NULL AND p.deletedBy IS NULL`;

/** An id as it is written, of one without hyphens. */
const idOf = (plain: string) => plain.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const yearsIn = (tags: string): string[] => tags.split(' ').flatMap((tag) => valueOfTag('year', tag) ?? []);

/**
 * The projects whose years may have changed with some records, of which the documents still say what was before. Few: most events
 * are of a year that their project has already.
 */
export async function projectsOfOtherYears(db: Db, changed: readonly { readonly kind: Kind; readonly id: string }[]): Promise<string[]> {
  const eventIds = changed.flatMap(({ kind, id }) => (kind === 'event' ? [id] : []));
  if (eventIds.length === 0) return [];
  const given = JSON.stringify(eventIds);
  /** Project → years in which it had, or has, one of the events. */
  const [gone, come] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  const add = (to: Map<string, Set<string>>, project: string, years: readonly string[]) => to.set(project, new Set([...(to.get(project) ?? []), ...years]));
  const now = await rowsOf<Linked>(db, NOW, given);
  const isNow = new Set<string>();
  const spans = new Map<string, readonly string[]>();
  for (const { eventId, projectId, dates } of now) {
    const years = spans.get(dates ?? '') ?? (daySpan(dates) ? yearsOf(dates) : []);
    spans.set(dates ?? '', years);
    for (const year of years) isNow.add(`${eventId} ${projectId} ${year}`);
    add(come, projectId, years);
  }
  for (const { recordId, tags } of await rowsOf<{ recordId: string; tags: string }>(db, BEFORE, given)) {
    const years = yearsIn(tags);
    for (const tag of tags.split(' ')) {
      const plain = valueOfTag('project', tag);
      if (plain === null) continue;
      const project = idOf(plain);
      add(gone, project, years.filter((year) => !isNow.has(`${recordId} ${project} ${year}`)));
    }
  }
  const projects = [...new Set([...gone.keys(), ...come.keys()])];
  const held = await rowsOf<{ id: string; tags: string | null }>(db, PROJECTS, JSON.stringify(projects));
  return held.flatMap(({ id, tags }) => {
    const has = new Set(yearsIn(tags ?? ''));
    return (gone.get(id)?.size ?? 0) > 0 || [...(come.get(id) ?? [])].some((year) => !has.has(year)) ? [id] : [];
  });
}
