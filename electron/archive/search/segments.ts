/** The texts that stand around a record: the names of its place, its projects, its organisations; what its small records say. */

import type { Kysely } from 'kysely';
import { type PartKind, partKinds, rowFields } from '#shared/contract/parts.ts';
import { fieldsOf } from '#shared/contract/records.ts';
import { countryName } from '#shared/domain/countries.ts';
import { dateWords } from '#shared/domain/sought-dates.ts';
import { INTERFACE_LANGUAGES, NO_LANGUAGE, type Multilingual } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { parsed } from '../records/careful.ts';
import { liveById, partsOf } from '../records/read.ts';
import { roleTag, tag } from './tags.ts';

/**
 * A text and its language; null for names and numbers that are the same in every language. The third says that it is a
 * name: of a place, a project, somebody. Names are found before what only speaks of them. With a 2 it is one of the words
 * that a date is looked for by, which are never shown.
 */
export type Segment = readonly [language: string | null, text: string, name?: 1 | 2];

export type Db = Kysely<Database>;

export const texts = (all: Multilingual | null | undefined): Segment[] => Object.entries(all ?? {}).flatMap(([language, text]) => (text ? [[language, text] as const] : []));
export const plain = (...all: (string | number | null | undefined)[]): Segment[] => all.flatMap((text) => (text || text === 0 ? [[null, String(text)] as const] : []));
export const names = (segments: readonly Segment[]): Segment[] => segments.map(([language, text]) => [language, text, 1] as const);
export const countries = (code: string | null): Segment[] => (code ? names(INTERFACE_LANGUAGES.map((language) => [language, countryName(code, language)] as const)) : []);
/** "50 udeležencev", "50 participants": a number with what it counts, in each language. */
export const counted = (value: number | null, nouns: Record<(typeof INTERFACE_LANGUAGES)[number], string>): Segment[] =>
  value === null ? [] : INTERFACE_LANGUAGES.map((language) => [language, `${value} ${nouns[language]}`] as const);
export const dated = (edtf: string | null): Segment[] => INTERFACE_LANGUAGES.flatMap((language) => (dateWords(edtf, language) ? [[language, dateWords(edtf, language), 2] as const] : []));

/** "CiSoTRA – Social inclusion …" in every language the rest has; the first part alone where it has none. */
export function titled(first: string, rest: Multilingual | null, joint = ' – '): Multilingual {
  const entries = texts(rest).map(([language, text]) => [language ?? NO_LANGUAGE, `${first}${joint}${text}`] as const);
  return entries.length > 0 ? Object.fromEntries(entries) : { [NO_LANGUAGE]: first };
}

/** In the order in which they were made. Sorted here: for a few rows SQLite's sorter costs more than the query. */
export const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
export const idsOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

/** What is said beside a record, and its tags. */
export interface Beside {
  readonly segments: readonly Segment[];
  readonly tags: readonly string[];
}
export const NOTHING: Beside = { segments: [], tags: [] };

/** What is said beside a record, by the id of what it names; nothing of null. */
export type Said = (id: string | null) => Beside;

export const saidBy = (found: ReadonlyMap<string, Beside>): Said => (id) => (id === null ? NOTHING : (found.get(id) ?? NOTHING));

export async function placesBeside(db: Db, placeIds: readonly (string | null)[]): Promise<Said> {
  const places = await liveById(db, 'place', placeIds);
  return saidBy(
    new Map(
      [...places].map(([id, place]) => [
        id,
        { segments: [...names([...texts(place.name), ...texts(place.inPlace)]), ...countries(place.country)], tags: [tag('place', id), tag('country', place.country)] },
      ]),
    ),
  );
}

interface RoleRow {
  readonly id: string;
  readonly owner: string;
  readonly organisationId: string;
  readonly role: string;
  readonly written: string | null;
  readonly shortName: string | null;
  readonly name: string | null;
}

/** The organisations that have a role in what a field names. */
export async function organisationsBeside(db: Db, field: 'projectId' | 'workPackageId' | 'eventId', ids: readonly string[]): Promise<Said> {
  const rows = await rowsOf<RoleRow>(
    db,
    `SELECT r.id, r."${field}" AS owner, r.organisationId, r.role, r.written, o.shortName, o.name FROM role r JOIN organisation o ON o.id = r.organisationId
     WHERE r."${field}" IN (SELECT value FROM json_each(?)) AND r.deletedBy IS NULL AND o.deletedBy IS NULL`,
    JSON.stringify(ids),
  );
  const said = (row: RoleRow): Segment[] => [...names([...plain(row.shortName), ...texts(row.name === null ? null : (parsed(row.name, null) as Multilingual))]), ...plain(row.written)];
  const tags = (row: RoleRow) => [tag('organisation', row.organisationId), tag('role', row.role), roleTag(row.role, row.organisationId)];
  return saidBy(
    new Map(
      [...Map.groupBy(rows, ({ owner }) => owner)].map(([owner, own]) => {
        const sorted = own.toSorted(byId);
        return [owner, { segments: sorted.flatMap(said), tags: sorted.flatMap(tags) }];
      }),
    ),
  );
}

/** The names of projects, with the programme that each is of. */
export async function projectsBeside(db: Db, projectIds: readonly (string | null)[]): Promise<Said> {
  const projects = await liveById(db, 'project', projectIds);
  const measures = await liveById(db, 'measure', [...projects.values()].map(({ measureId }) => measureId));
  return saidBy(
    new Map(
      [...projects].map(([id, project]) => {
        const programme = measures.get(project.measureId ?? '')?.programmeId;
        return [id, { segments: names(plain(project.acronym, ...project.aliases)), tags: [tag('project', id), ...(programme ? [tag('programme', programme)] : [])] }];
      }),
    ),
  );
}

export async function workPackagesBeside(db: Db, workPackageIds: readonly (string | null)[]): Promise<Said> {
  const found = await liveById(db, 'workPackage', workPackageIds);
  return saidBy(new Map([...found].map(([id, { number, label, title }]) => [id, { segments: [...workPackageNames(number, label), ...texts(title)], tags: [tag('workPackage', String(number))] }])));
}

/** However one writes it: WP3, WP 3, DS 3. */
export const workPackageNames = (number: number, label: string): Segment[] => [...names(plain(label)), [null, `WP${number} WP ${number}`, 2], ['sl', `DS${number} DS ${number} delovni sklop ${number}`, 2], ['en', `work package ${number}`, 2]];

const ADDED: { readonly [K in PartKind]?: (fields: Readonly<Record<string, unknown>>) => Segment[] } = {
  course: ({ ects, liveDays }) => [
    ...counted(ects as number | null, { sl: 'ECTS kreditnih točk', en: 'ECTS credits' }),
    ...counted(liveDays as number | null, { sl: 'dni v živo', en: 'days face to face' }),
  ],
  audience: (fields) => {
    const [from, to] = [fields.ageFrom as number | null, fields.ageTo as number | null];
    return counted(from, to === null ? { sl: 'let', en: 'years' } : { sl: `– ${to} let`, en: `– ${to} years` });
  },
};

/** What a small record says in words, whichever its fields are. */
function partSegments(kind: PartKind, record: object): Segment[] {
  const fields = record as Readonly<Record<string, unknown>>;
  const said = rowFields(kind).flatMap((field): Segment[] => {
    const declaration = fieldsOf(kind).get(field);
    if (declaration?.type === 'texts') return texts(fields[field] as Multilingual | null);
    if (declaration?.of?.type === 'texts') return (fields[field] as Multilingual[]).flatMap(texts);
    return declaration?.type === 'line' ? plain(fields[field] as string | null) : [];
  });
  return [...said, ...(ADDED[kind]?.(fields) ?? [])];
}

/** The texts of the small records that belong to projects or to work packages. */
export async function partsBeside(db: Db, owner: 'project' | 'workPackage', ids: readonly string[]): Promise<(id: string) => readonly Segment[]> {
  const said = new Map<string, Segment[]>(ids.map((id) => [id, []]));
  for (const kind of partKinds) {
    for (const record of await partsOf(db, kind, `${owner}Id`, ids)) {
      // What stands in a work package is found there, and not in its project as well.
      if (owner === 'workPackage' || record.workPackageId === null) said.get(record[`${owner}Id`] ?? '')?.push(...partSegments(kind, record));
    }
  }
  return (id) => said.get(id) ?? [];
}

/** The organisations that are counted and not named: what is noted of them, and their countries. */
export async function unnamedBeside(db: Db, field: 'projectId' | 'eventId', ids: readonly string[]): Promise<(id: string) => readonly Segment[]> {
  const rows = await partsOf(db, 'unnamedOrganisations', field, ids);
  const said = Map.groupBy(rows, (row) => row[field] ?? '');
  return (id) => (said.get(id) ?? []).flatMap((row) => [...texts(row.note), ...row.countries.flatMap(countries), ...counted(row.value, { sl: 'organizacij', en: 'organisations' })]);
}

/** The words of sources that records were taken from. */
export async function writtenIn(db: Db, sourceIds: readonly string[]): Promise<(id: string) => readonly Segment[]> {
  const citations = await partsOf(db, 'citation', 'sourceId', sourceIds);
  const statements = await partsOf(db, 'statement', 'sourceId', sourceIds);
  const said = Map.groupBy([...citations.map(({ sourceId, written }) => ({ sourceId, written, note: null })), ...statements], ({ sourceId }) => sourceId ?? '');
  return (id) => (said.get(id) ?? []).flatMap(({ written, note }) => [...plain(written), ...texts(note)]);
}

/** Which of some records a table names: the photos of events, what was issued of projects. */
export async function whichAreNamed(db: Db, table: 'photo' | 'issuedReport', field: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(db, `SELECT DISTINCT "${field}" AS id FROM "${table}" WHERE "${field}" IN (SELECT value FROM json_each(?)) AND deletedBy IS NULL`, JSON.stringify(ids));
  return new Set(rows.map(({ id }) => id));
}
