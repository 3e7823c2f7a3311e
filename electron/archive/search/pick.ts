/** Records to choose from in a form: those that the words find, or the first ones of their kind. */

import type { Kysely } from 'kysely';
import type { FindableKind, PickKind, PickView } from '#shared/contract/search.ts';
import { fold } from '#shared/domain/fold.ts';
import { NO_LANGUAGE } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { nameOfCall } from '../records/call-name.ts';
import type { StoredRecord } from '../records/codec.ts';
import { findAny, liveById, nameOfRecord, partsOf } from '../records/read.ts';
import { find } from './query.ts';

type Db = Kysely<Database>;

const OFFERED = 60;

/** Those that were chosen last, wherever: ids rise with the time that something was made. */
const LAST_USED: Partial<Record<PickKind, readonly string[]>> = {
  workPackage: ['SELECT workPackageId AS id FROM eventWorkPackage WHERE deletedBy IS NULL ORDER BY id DESC LIMIT ?'],
  organisation: ['SELECT organisationId AS id FROM role WHERE deletedBy IS NULL ORDER BY id DESC LIMIT ?'],
  place: [
    'SELECT placeId AS id FROM event WHERE deletedBy IS NULL ORDER BY id DESC LIMIT ?',
    'SELECT placeId AS id FROM participation WHERE deletedBy IS NULL ORDER BY id DESC LIMIT ?',
  ],
};
/** So many rows are looked at, whether they say a place or not: an archive in which few do is not read whole. */
const LAST_LOOKED_AT = 200;
const LAST_OFFERED = 6;

const FIRST: Record<PickKind, string> = {
  project: 'SELECT id FROM project WHERE deletedBy IS NULL ORDER BY own DESC, sortKey LIMIT ?',
  workPackage: 'SELECT id FROM workPackage WHERE deletedBy IS NULL ORDER BY projectId, number LIMIT ?',
  event: `SELECT id FROM event WHERE deletedBy IS NULL ORDER BY sortDay DESC, id DESC LIMIT ?`,
  organisation: 'SELECT id FROM organisation WHERE deletedBy IS NULL ORDER BY sortKey, id LIMIT ?',
  place: 'SELECT id FROM place WHERE deletedBy IS NULL ORDER BY sortKey, id LIMIT ?',
  measure: 'SELECT id FROM measure WHERE deletedBy IS NULL ORDER BY programmeId, code LIMIT ?',
  call: 'SELECT id FROM call WHERE deletedBy IS NULL ORDER BY year DESC, id LIMIT ?',
  series: 'SELECT id FROM series WHERE deletedBy IS NULL ORDER BY id DESC LIMIT ?',
  task: 'SELECT id FROM task WHERE deletedBy IS NULL ORDER BY projectId, position, id LIMIT ?',
  source: 'SELECT id FROM source WHERE deletedBy IS NULL ORDER BY sortKey, id LIMIT ?',
};

/** Kinds of which there are few and which are not found by themselves: all are looked at. */
const FEW = ['measure', 'call', 'task'] as const;
type Few = (typeof FEW)[number];
const isFew = (kind: PickKind): kind is Few => (FEW as readonly PickKind[]).includes(kind);
const MOST_OF_FEW = 2000;

/** @param within for work packages, the project they must belong to */
export async function pick(db: Db, kind: PickKind, asked: string, within: string | null): Promise<PickView[]> {
  const ids = await candidates(db, kind, asked, within);
  const records = await liveById(db, kind, ids);
  return picks(db, kind, ids.flatMap((id) => records.get(id) ?? []), asked);
}

/** A record that a form has chosen. The trash is no reason to forget what it is called. */
export async function chosen(db: Db, kind: PickKind, id: string): Promise<(PickView & { inTrash: boolean }) | null> {
  const record = await findAny(db, kind, id);
  const [found] = record ? await picks(db, kind, [record], '') : [];
  return record && found ? { ...found, inTrash: record.deletedBy !== null } : null;
}

async function picks(db: Db, kind: PickKind, records: readonly StoredRecord<PickKind>[], asked: string): Promise<PickView[]> {
  if (kind === 'measure') return measures(db, records as readonly StoredRecord<'measure'>[], asked);
  if (kind === 'call') return calls(db, records as readonly StoredRecord<'call'>[], asked);
  if (kind === 'task') {
    const tasks = (records as readonly StoredRecord<'task'>[]).filter((task) => matches([task.mark ?? '', ...Object.values(task.title)], asked));
    return tasks.slice(0, OFFERED).map(({ id, mark, title }) => ({ id, label: mark, name: title, detail: null, place: null }));
  }
  const projects = await liveById(db, 'project', kind === 'workPackage' ? (records as readonly StoredRecord<'workPackage'>[]).map((record) => record.projectId) : []);
  const places = await liveById(db, 'place', kind === 'organisation' ? (records as readonly StoredRecord<'organisation'>[]).map((record) => record.placeId) : []);
  return records.map((record) => toPick(kind, record, projects, places));
}

async function candidates(db: Db, kind: PickKind, asked: string, within: string | null): Promise<string[]> {
  if (kind === 'workPackage' && within) {
    const all = await partsOf(db, 'workPackage', 'projectId', within);
    return all.toSorted((a, b) => a.number - b.number).filter((record) => matches([record.label, ...Object.values(record.title)], asked)).map((record) => record.id);
  }
  if (kind === 'task' && within) return (await partsOf(db, 'task', 'projectId', within)).map((task) => task.id);
  if (isFew(kind)) return (await rowsOf<{ id: string }>(db, FIRST[kind], MOST_OF_FEW)).map((row) => row.id);
  if (fold(asked) === '') {
    const first = (await rowsOf<{ id: string }>(db, FIRST[kind], OFFERED)).map((row) => row.id);
    return [...new Set([...(await lastUsed(db, kind)), ...first])];
  }
  const found = await find(db, { words: asked, language: 'sl', kinds: [kind satisfies FindableKind], limit: OFFERED });
  return found.hits.map((hit) => hit.id);
}

async function lastUsed(db: Db, kind: PickKind): Promise<string[]> {
  const used = await Promise.all((LAST_USED[kind] ?? []).map((query) => rowsOf<{ id: string | null }>(db, query, LAST_LOOKED_AT)));
  // Of several places where something is chosen, the newest of each in turn.
  const inTurn = Array.from({ length: LAST_LOOKED_AT }, (_, index) => used.map((rows) => rows[index]?.id)).flat();
  return [...new Set(inTurn.filter((id) => id !== undefined && id !== null))].slice(0, LAST_OFFERED);
}

function matches(texts: readonly (string | undefined)[], asked: string): boolean {
  const inTexts = texts.flatMap((text) => fold(text ?? '').split(' '));
  return fold(asked).split(' ').every((word) => inTexts.some((other) => other.startsWith(word)));
}

async function measures(db: Db, all: readonly StoredRecord<'measure'>[], asked: string): Promise<PickView[]> {
  const programmes = await liveById(db, 'programme', all.map((measure) => measure.programmeId));
  return all.flatMap((measure) => {
    const programme = programmes.get(measure.programmeId);
    if (!programme || !matches([measure.code, ...Object.values(measure.name), ...Object.values(programme.name)], asked)) return [];
    const languages = new Set([...Object.keys(measure.name), ...Object.keys(programme.name)]);
    const name = Object.fromEntries([...languages].map((language) => [language, `${programme.name[language] ?? programme.name.en ?? ''}: ${measure.name[language] ?? measure.name.en ?? ''}`]));
    return [{ id: measure.id, name, label: measure.code, detail: null, place: null }];
  });
}

async function calls(db: Db, all: readonly StoredRecord<'call'>[], asked: string): Promise<PickView[]> {
  const programmes = await liveById(db, 'programme', all.map((call) => call.programmeId));
  return all.flatMap((call) => {
    const programme = programmes.get(call.programmeId);
    const name = nameOfCall(call);
    if (!programme || !matches([name, ...Object.values(call.title ?? {}), ...Object.values(programme.name)], asked)) return [];
    return [{ id: call.id, name: programme.name, label: name, detail: null, place: null }];
  });
}

function toPick(kind: Exclude<PickKind, Few>, record: StoredRecord<PickKind>, projects: Map<string, StoredRecord<'project'>>, places: Map<string, StoredRecord<'place'>>): PickView {
  switch (kind) {
    case 'project': {
      const { id, acronym, title } = record as StoredRecord<'project'>;
      return { id, label: acronym, name: title, detail: null, place: null };
    }
    case 'workPackage': {
      const { id, label, title, projectId } = record as StoredRecord<'workPackage'>;
      return { id, label: `${projects.get(projectId)?.acronym ?? ''} ${label}`.trim(), name: title, detail: null, place: null };
    }
    case 'organisation': {
      const { id, shortName, name, placeId } = record as StoredRecord<'organisation'>;
      return { id, label: shortName, name: name ?? (shortName ? { [NO_LANGUAGE]: shortName } : null), detail: null, place: places.get(placeId ?? '')?.name ?? null };
    }
    case 'place': {
      const { id, name, country } = record as StoredRecord<'place'>;
      return { id, label: null, name, detail: country, place: null };
    }
    case 'event':
      return { id: record.id, label: null, name: nameOfRecord(kind, record), detail: (record as StoredRecord<'event'>).dates, place: null };
    default:
      return { id: record.id, label: null, name: nameOfRecord(kind, record), detail: null, place: null };
  }
}
