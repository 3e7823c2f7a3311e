/** The tags that a question's values stand for. */

import type { Kysely } from 'kysely';
import type { AskField } from '#shared/domain/asking/ask.ts';
import { fits } from '#shared/domain/fold.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { parsed } from '../records/careful.ts';
import { GAPS, MOST_COUNTED, numberTag, tag, valueOfTag } from './tags.ts';
import { termExpression, termsOf } from './terms.ts';
import { tagsBetween } from './vocabulary.ts';

type Db = Kysely<Database>;

/** Fields whose values name records, and the kind of these. */
const RECORDS = { programme: 'programme', project: 'project', organisation: 'organisation', place: 'place' } as const;
type RecordField = keyof typeof RECORDS;
const isRecordField = (field: string): field is RecordField => Object.hasOwn(RECORDS, field);

/** Records named alike are all meant; more than these nobody means. */
const MOST_NAMED = 100;

const named = (index: string) => `SELECT d.recordId FROM ${index} i JOIN searchDocument d ON d.rowid = i.rowid WHERE ${index} MATCH ? AND d.kind = ? LIMIT ?`;
/** In the small index of what others are gathered under; and among all titles, the events' too, with what else bears the name. */
const NAMED = { called: named('searchCalled'), namedToo: named('searchTitle') } as const;

async function idsOf(db: Db, sql: string, match: string, kind: string): Promise<string[]> {
  return (await rowsOf<{ recordId: string }>(db, sql, match, kind, MOST_NAMED)).map(({ recordId }) => recordId);
}

/** The records of a kind that some words name, in whichever form. An id means its own. */
export async function recordsNamed(db: Db, kind: string, words: string): Promise<string[]> {
  if (/^[0-9a-f-]{32,36}$/i.test(words)) return [words];
  if (kind === RECORDS.programme) return programmes(db, words);
  const parts = await termsOf(db, words);
  if (parts.length === 0) return [];
  const match = parts.map((terms) => termExpression(terms, 'forms')).join(' AND ');
  const byTitle = await idsOf(db, NAMED.called, match, kind);
  // A project is called by its other spellings, too.
  return byTitle.length > 0 ? byTitle : idsOf(db, NAMED.namedToo, `{title names} : (${match})`, kind);
}

async function programmes(db: Db, words: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string; code: string; name: string }>(db, 'SELECT id, code, name FROM programme WHERE deletedBy IS NULL');
  return rows.filter(({ code, name }) => fits(`${code} ${Object.values(parsed(name, {}) as Record<string, string>).join(' ')}`, words)).map(({ id }) => id);
}

export async function tagsOfValue(db: Db, field: Exclude<AskField, 'participants' | 'date' | 'workPackage'>, value: string): Promise<string[]> {
  if (isRecordField(field)) return (await recordsNamed(db, RECORDS[field], value)).map((id) => tag(field, id));
  return [tag(field, value)];
}

/** Of any of some values. */
export async function tagsOfValues(db: Db, field: Parameters<typeof tagsOfValue>[1], values: readonly string[]): Promise<string[]> {
  return (await Promise.all(values.map((value) => tagsOfValue(db, field, value)))).flat();
}

const MOST_WORK_PACKAGES = 999;

/** The tags of the numbers that there are within bounds. */
export async function tagsOfNumbers(db: Db, field: 'participants' | 'workPackage', from: number | null, to: number | null): Promise<string[]> {
  if (to !== null && to < (from ?? 0)) return [];
  if (field === 'participants') return tagsBetween(db, numberTag(field, from ?? 0), numberTag(field, to ?? MOST_COUNTED));
  const first = Math.max(from ?? 1, 1);
  return Array.from({ length: Math.max(0, Math.min(to ?? MOST_WORK_PACKAGES, MOST_WORK_PACKAGES) - first + 1) }, (_, index) => tag(field, String(first + index)));
}

const two = (number: number) => String(number).padStart(2, '0');
const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => two(from + index));

const MOST_YEARS = 9999;

/** The tags of the years, both included, in which something begins or ends; none of bounds that run backwards. */
async function yearsBetween(db: Db, field: 'begins' | 'ends', first: number, last: number): Promise<string[]> {
  return first > last ? [] : tagsBetween(db, tag(field, String(first).padStart(4, '0')), tag(field, String(last).padStart(4, '0')));
}

/** The tags of the years that some days are in, of those that there are; null where nothing comes again with years between. */
export async function tagsOfYears(db: Db, from: string | null, to: string | null): Promise<string[] | null> {
  if ((await tagsBetween(db, GAPS, GAPS)).length === 0) return null;
  const begun = await yearsBetween(db, 'begins', Number(from?.slice(0, 4) ?? 0), Number(to?.slice(0, 4) ?? MOST_YEARS));
  return begun.map((one) => tag('year', valueOfTag('begins', one) ?? ''));
}

/**
 * What may lie in some days, both included: what begins before they end, and ends after they begin. Each list holds
 * tags of which a record must have one: whole years, then months of one year, then days of one month.
 */
export async function tagsOfDays(db: Db, from: string | null, to: string | null): Promise<string[][]> {
  const all: string[][] = [];
  if (to !== null) {
    const [year = '', month = '', day = ''] = to.split('-');
    const years = await yearsBetween(db, 'begins', 0, Number(year) - 1);
    all.push([...years, ...range(1, Number(month) - 1).map((one) => tag('begins', year + one)), ...range(1, Number(day)).map((one) => tag('begins', year + month + one))]);
  }
  if (from !== null) {
    const [year = '', month = '', day = ''] = from.split('-');
    const years = await yearsBetween(db, 'ends', Number(year) + 1, MOST_YEARS);
    all.push([...years, ...range(Number(month) + 1, 12).map((one) => tag('ends', year + one)), ...range(Number(day), 31).map((one) => tag('ends', year + month + one))]);
  }
  // With no bound at all: whatever has a date.
  return all.length > 0 ? all : [await yearsBetween(db, 'begins', 0, MOST_YEARS)];
}
