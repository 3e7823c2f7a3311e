/** Records to choose from in a form: those that the words find, or the first ones of their kind. */

import type { Kysely } from 'kysely';
import type { FindableKind } from '#shared/contract/search.ts';
import { fold } from '#shared/domain/fold.ts';
import { type Multilingual, NO_LANGUAGE } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import type { StoredRecord } from '../records/codec.ts';
import { liveById, nameOfRecord, partsOf } from '../records/read.ts';
import { find } from './query.ts';

type Db = Kysely<Database>;

export type PickKind = 'project' | 'workPackage' | 'event' | 'organisation' | 'place' | 'measure';

export interface Pick {
  readonly id: string;
  readonly name: Multilingual | null;
  /** What stands before the name: an acronym, a number. */
  readonly label: string | null;
  /** What tells it from others of that name: a country code, a date. */
  readonly detail: string | null;
}

const OFFERED = 60;

const FIRST: Record<PickKind, string> = {
  project: 'SELECT id FROM project WHERE deletedBy IS NULL ORDER BY own DESC, sortKey LIMIT ?',
  workPackage: 'SELECT id FROM workPackage WHERE deletedBy IS NULL ORDER BY projectId, number LIMIT ?',
  event: `SELECT id FROM event WHERE deletedBy IS NULL ORDER BY sortDay DESC, id DESC LIMIT ?`,
  organisation: 'SELECT id FROM organisation WHERE deletedBy IS NULL ORDER BY sortKey, id LIMIT ?',
  place: 'SELECT id FROM place WHERE deletedBy IS NULL ORDER BY sortKey, id LIMIT ?',
  measure: 'SELECT id FROM measure WHERE deletedBy IS NULL ORDER BY programmeId, code LIMIT ?',
};

/** @param within for work packages, the project they must belong to */
export async function pick(db: Db, kind: PickKind, asked: string, within: string | null): Promise<Pick[]> {
  const ids = await candidates(db, kind, asked, within);
  const records = await liveById(db, kind, ids);
  const ordered = ids.flatMap((id) => records.get(id) ?? []);
  if (kind === 'measure') return measures(db, ordered as StoredRecord<'measure'>[], asked);
  const projects = await liveById(db, 'project', kind === 'workPackage' ? (ordered as StoredRecord<'workPackage'>[]).map((record) => record.projectId) : []);
  return ordered.map((record) => toPick(kind, record, projects));
}

async function candidates(db: Db, kind: PickKind, asked: string, within: string | null): Promise<string[]> {
  if (kind === 'workPackage' && within) {
    const all = await partsOf(db, 'workPackage', 'projectId', within);
    return all.toSorted((a, b) => a.number - b.number).filter((record) => matches([record.label, ...Object.values(record.title)], asked)).map((record) => record.id);
  }
  if (fold(asked) === '' || kind === 'measure') {
    return (await rowsOf<{ id: string }>(db, FIRST[kind], OFFERED)).map((row) => row.id);
  }
  const found = await find(db, { words: asked, language: 'sl', kinds: [kind satisfies FindableKind], limit: OFFERED });
  return found.hits.map((hit) => hit.id);
}

function matches(texts: readonly (string | undefined)[], asked: string): boolean {
  const inTexts = texts.flatMap((text) => fold(text ?? '').split(' '));
  return fold(asked).split(' ').every((word) => inTexts.some((other) => other.startsWith(word)));
}

async function measures(db: Db, all: readonly StoredRecord<'measure'>[], asked: string): Promise<Pick[]> {
  const programmes = await liveById(db, 'programme', all.map((measure) => measure.programmeId));
  return all.flatMap((measure) => {
    const programme = programmes.get(measure.programmeId);
    if (!programme || !matches([measure.code, ...Object.values(measure.name), ...Object.values(programme.name)], asked)) return [];
    const languages = new Set([...Object.keys(measure.name), ...Object.keys(programme.name)]);
    const name = Object.fromEntries([...languages].map((language) => [language, `${programme.name[language] ?? programme.name.en ?? ''}: ${measure.name[language] ?? measure.name.en ?? ''}`]));
    return [{ id: measure.id, name, label: measure.code, detail: null }];
  });
}

function toPick(kind: Exclude<PickKind, 'measure'>, record: StoredRecord<PickKind>, projects: Map<string, StoredRecord<'project'>>): Pick {
  switch (kind) {
    case 'project': {
      const { id, acronym, title } = record as StoredRecord<'project'>;
      return { id, label: acronym, name: title, detail: null };
    }
    case 'workPackage': {
      const { id, label, title, projectId } = record as StoredRecord<'workPackage'>;
      return { id, label: `${projects.get(projectId)?.acronym ?? ''} ${label}`.trim(), name: title, detail: null };
    }
    case 'organisation': {
      const { id, shortName, name } = record as StoredRecord<'organisation'>;
      return { id, label: shortName, name: name ?? (shortName ? { [NO_LANGUAGE]: shortName } : null), detail: null };
    }
    case 'place': {
      const { id, name, country } = record as StoredRecord<'place'>;
      return { id, label: null, name, detail: country };
    }
    default:
      return { id: record.id, label: null, name: nameOfRecord(kind, record), detail: (record as StoredRecord<'event'>).dates };
  }
}
