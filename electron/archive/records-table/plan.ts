/** What becomes of each row of a table: a new record, one that is there already, or a problem. */

import type { ReadRecords, RecordTableProblem, TableKind, TableRow } from '#shared/domain/record-table.ts';
import type { Known } from './known.ts';

export interface PlannedRow {
  readonly row: TableRow;
  readonly placeId: string | null;
  readonly projectIds: readonly string[];
  readonly workPackageIds: readonly string[];
}

export interface ExistingRow {
  readonly row: number;
  /** The record that is there. */
  readonly id: string;
  readonly name: string;
}

export interface TablePlan {
  readonly made: readonly PlannedRow[];
  readonly existing: readonly ExistingRow[];
  readonly problems: readonly RecordTableProblem[];
}

type Told = Omit<RecordTableProblem, 'row'>;

/** The record that a row means and the archive has. @param placeId where the row says that it stands */
function there(known: Known, kind: TableKind, { name, shortName, country, dates }: TableRow, placeId: string | null): string | null {
  if (kind === 'place') return known.placeThere(name, country);
  if (kind === 'event') return known.eventThere(name, dates);
  return known.organisationThere([name, shortName ?? ''], placeId);
}

function linksOf(known: Known, { projects, workPackages }: TableRow, tell: (told: Told) => void): Pick<PlannedRow, 'projectIds' | 'workPackageIds'> {
  const projectIds = new Set<string>();
  for (const value of projects) {
    const id = known.project(value);
    if (id) projectIds.add(id);
    else tell({ column: 'project', code: 'unknownProject', value });
  }
  const asked = [...projectIds];
  const workPackageIds = new Set<string>();
  for (const value of workPackages) {
    const [one, ...others] = known.workPackages(value, asked);
    if (!one) tell({ column: 'workPackage', code: 'unknownWorkPackage', value });
    else if (others.length > 0) tell({ column: 'workPackage', code: 'severalWorkPackages', value });
    else {
      workPackageIds.add(one.id);
      // What belongs to a work package belongs to its project.
      projectIds.add(one.projectId);
    }
  }
  return { projectIds: [...projectIds], workPackageIds: [...workPackageIds] };
}

/** @param known comes to know the places that are made along */
export function planTable(known: Known, kind: TableKind, { accepted, problems }: ReadRecords): TablePlan {
  const made: PlannedRow[] = [];
  const existing: ExistingRow[] = [];
  const all = [...problems];
  for (const row of accepted) {
    const before = all.length;
    const tell = (told: Told) => void all.push({ row: row.row, ...told });
    // An event or a place that is there is so wherever the rest of the row would lead.
    const same = kind === 'organisation' ? null : there(known, kind, row, null);
    const links = same ? null : linksOf(known, row, tell);
    const place = row.place !== null && links && all.length === before ? known.place(row.place, row.country) : null;
    if (typeof place === 'string') tell({ column: 'place', code: place, value: row.place ?? '' });
    if (all.length > before) continue;
    const placeId = place && typeof place === 'object' ? place.id : null;
    const id = same ?? (kind === 'organisation' ? there(known, kind, row, placeId) : null);
    if (id) existing.push({ row: row.row, id, name: row.name || (row.shortName ?? '') });
    else if (links) made.push({ row, placeId, ...links });
  }
  return { made, existing, problems: all.toSorted((one, other) => one.row - other.row) };
}
