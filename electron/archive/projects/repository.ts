import { type Kysely, sql } from 'kysely';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { NO_END } from '#shared/domain/dates.ts';
import type { Database } from '../database/schema.ts';
import { decode } from '../records/codec.ts';
import { liveById } from '../records/read.ts';

type Db = Kysely<Database>;

interface Row extends Record<'id' | 'acronym' | 'status', string> {
  title: string | null;
  dates: string | null;
  own: number;
  measureId: string | null;
  workPackages: number;
  events: number;
  earliest: string | null;
  latest: string | null;
}

/** Every project in Slovenian order of their acronyms; a centre has tens of them, not thousands. */
export async function listProjects(db: Db): Promise<ProjectSummary[]> {
  const { rows } = await sql<Row>`
    SELECT p.id, p.acronym, p.title, p.dates, p.status, p.own, p.measureId,
      (SELECT count(*) FROM workPackage w WHERE w.projectId = p.id AND w.deletedBy IS NULL) AS workPackages,
      count(e.id) AS events, min(e.earliest) AS earliest, max(iif(e.latest = ${NO_END}, e.earliest, e.latest)) AS latest
    FROM project p
    LEFT JOIN eventProject l ON l.projectId = p.id AND l.deletedBy IS NULL
    LEFT JOIN event e ON e.id = l.eventId AND e.deletedBy IS NULL AND e.parentId IS NULL
    WHERE p.deletedBy IS NULL
    GROUP BY p.id ORDER BY p.sortKey, p.id`.execute(db);
  const measures = await liveById(db, 'measure', rows.map((row) => row.measureId));
  const programmes = await liveById(db, 'programme', [...measures.values()].map((measure) => measure.programmeId));
  return rows.map(({ measureId, title, own, ...row }) => {
    const measure = measures.get(measureId ?? '');
    const programme = measure && programmes.get(measure.programmeId);
    return {
      ...row,
      status: row.status as ProjectSummary['status'],
      title: decode('project', 'title', title) as ProjectSummary['title'],
      own: own === 1,
      measure: measure && programme ? { code: measure.code, name: measure.name, programme: programme.name } : null,
    };
  });
}
