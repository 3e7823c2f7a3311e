/** What another copy would bring: which records come, change or go, and what both said differently. Looks only, and sets aside what it finds. */

import type { Kysely } from 'kysely';
import { IN_TRASH } from '#shared/contract/merging.ts';
import { type Kind, kinds } from '#shared/contract/records.ts';
import { touching } from '#shared/domain/merging.ts';
import type { Database } from '../database/schema.ts';
import { type Row, toRecord } from '../records/codec.ts';
import { goesWithOwner, ownerOf, storage } from '../records/kinds.ts';
import { type Page, type Taken, addDifferences, addTaken, addUnchanged, allTaken, newAmong, pageOf, prepareAside } from './aside.ts';
import { type Difference, decide, spotAt } from './decide.ts';
import { type Side, type Touched, allTouched, erasedAnywhere, findTouched, onlyIn, rowsIn, touchedBetween } from './repository.ts';

type Db = Kysely<Database>;

export interface Plan {
  /** Actions, but for merges, that only one of the two knows. */
  readonly brings: number;
  readonly lacks: number;
}

/** Records of a kind, in the order of their ids. */
interface Some {
  readonly touched: ReadonlyMap<string, Touched>;
  readonly rows: ReadonlyMap<string, Row>;
}

const otherThan = (side: Side): Side => (side === 'ours' ? 'theirs' : 'ours');

/**
 * The rows of what a side touched. A record whose making came together with its undoing was never made on that side; where the other
 * one had known the making before, it stands there. Whoever undid it has it as in the trash.
 */
async function rowsOfTouched(db: Db, side: Side, kind: Kind, touched: ReadonlyMap<string, Touched>): Promise<Map<string, Row>> {
  const rows = await rowsIn(db, side, kind, [...touched.keys()]);
  const gone = [...touched].flatMap(([id, record]): (readonly [string, string])[] => {
    const spot = rows.has(id) || record.made ? null : spotAt(record, IN_TRASH);
    return spot ? [[id, spot.last]] : [];
  });
  const others = await rowsIn(db, otherThan(side), kind, gone.map(([id]) => id));
  for (const [id, deletedBy] of gone) {
    const row = others.get(id);
    if (row) rows.set(id, { ...row, deletedBy });
  }
  return rows;
}

async function* allOf(db: Db, side: Side, kind: Kind): AsyncGenerator<Some> {
  for await (const touched of allTouched(db, side, kind)) yield { touched, rows: await rowsOfTouched(db, side, kind, touched) };
}

/** Finds what a side touched; gives how many actions that are. */
async function know(db: Db, side: Side): Promise<number> {
  const actions = await onlyIn(db, side);
  await findTouched(db, side, touching(actions));
  return actions.filter(({ verb, targetVerb }) => verb !== 'merge' && targetVerb !== 'merge').length;
}

/** All of a record as it is there. */
export function fieldsOfRow(kind: Kind, row: Row): Record<string, unknown> {
  const record = toRecord(kind, row) as unknown as Record<string, unknown>;
  return Object.fromEntries([...storage[kind].columns.keys()].map((field) => [field, record[field]]));
}

/** What comes whole is read again when it is written. */
const newRecord = (kind: Kind, id: string, row: Row, deletedBy: string | null): Taken & Page => ({ kind, id, isNew: true, fields: {}, deletedBy, ...pageOf(kind, id, row) });

/** What new records refer to has to be here, too, whatever became of it there. */
async function addReferences(db: Db, erased: ReadonlySet<string>): Promise<void> {
  for (let [round, isMore] = [0, true]; isMore; round += 1) {
    isMore = false;
    for await (const taken of allTaken(db, round)) {
      const wanted = await referencesOf(db, taken.filter(({ isNew }) => isNew));
      for (const [kind, ids] of wanted) {
        const [here, coming] = [await rowsIn(db, 'ours', kind, [...ids]), await newAmong(db, kind, [...ids])];
        const missing = [...ids].filter((id) => !here.has(id) && !coming.has(id) && !erased.has(id));
        const rows = [...(await rowsIn(db, 'theirs', kind, missing))];
        await addTaken(db, rows.map(([id, row]) => newRecord(kind, id, row, row.deletedBy as string | null)), round + 1);
        isMore ||= rows.length > 0;
      }
    }
  }
}

async function referencesOf(db: Db, taken: readonly Taken[]): Promise<Map<Kind, Set<string>>> {
  const wanted = new Map<Kind, Set<string>>();
  for (const [kind, of] of Map.groupBy(taken, (one) => one.kind)) {
    for (const row of (await rowsIn(db, 'theirs', kind, of.map(({ id }) => id))).values()) {
      for (const { field, kind: to } of storage[kind].references) {
        if (typeof row[field] === 'string') wanted.set(to, (wanted.get(to) ?? new Set()).add(row[field]));
      }
    }
  }
  return wanted;
}

/** Who goes to the trash with it on one copy goes on both; what stands against that is asked. */
function trashed(ourRow: Row, theirRow: Row, our: Touched | undefined, their: Touched): Pick<Taken, 'deletedBy'> {
  const [isHere, isThere] = [ourRow.deletedBy !== null, theirRow.deletedBy !== null];
  if (isHere === isThere || !spotAt(their, IN_TRASH)) return {};
  return isThere || !spotAt(our, IN_TRASH) ? { deletedBy: theirRow.deletedBy as string | null } : {};
}

/** What a side put in the trash: each with the action that did. */
async function trashedBy(db: Db, side: Side): Promise<Map<string, { readonly kind: Kind; readonly deleted: string }>> {
  const found = new Map<string, { readonly kind: Kind; readonly deleted: string }>();
  for (const kind of kinds) {
    for await (const { touched, rows } of allOf(db, side, kind)) {
      for (const [id, record] of touched) {
        const deleted = spotAt(record, IN_TRASH);
        if (deleted && (rows.get(id)?.deletedBy ?? null) !== null) found.set(id, { kind, deleted: deleted.last });
      }
    }
  }
  return found;
}

/** What of some records the live records that a side touched are about: themselves, what they stand in, what they were made to refer to; each with the last action. */
async function concerned(db: Db, side: Side, among: ReadonlyMap<string, unknown>): Promise<Map<string, string>> {
  const about = new Map<string, string>();
  const note = (id: unknown, action: string | undefined) => {
    if (typeof id === 'string' && among.has(id) && action !== undefined && (about.get(id) ?? '') < action) about.set(id, action);
  };
  for (const kind of kinds) {
    for await (const { touched, rows } of allOf(db, side, kind)) {
      for (const [id, record] of touched) {
        const row = rows.get(id);
        if (!row || row.deletedBy !== null) continue;
        const { made, fields } = record;
        const last = [made?.last, ...[...fields].map(([field, spot]) => (field === 'position' ? undefined : spot.last))].reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), undefined);
        note(id, last);
        note(ownerOf(kind, row)?.id, last);
        for (const { field } of [...storage[kind].references, ...storage[kind].anyReferences]) note(row[field], spotAt(record, field)?.last);
      }
    }
  }
  return about;
}

/** The record that one went to the trash with. */
async function topOf(db: Db, side: Side, kind: Kind, row: Row): Promise<{ kind: Kind; row: Row }> {
  for (const rule of goesWithOwner) {
    const ownerId = rule.kind === kind ? row[rule.field] : null;
    if (typeof ownerId !== 'string') continue;
    const owner = (await rowsIn(db, side, rule.owner, [ownerId])).get(ownerId);
    if (owner && owner.deletedBy === row.deletedBy) return topOf(db, side, rule.owner, owner);
  }
  return { kind, row };
}

/** A record as a side has it, with what it did to it. */
async function oneOf(db: Db, side: Side, kind: Kind, id: string): Promise<{ readonly record: Touched | undefined; readonly row: Row | undefined }> {
  const touched = await touchedBetween(db, side, kind, id, id);
  const rows = touched.size > 0 ? await rowsOfTouched(db, side, kind, touched) : await rowsIn(db, side, kind, [id]);
  return { record: touched.get(id), row: rows.get(id) };
}

/** What one side put in the trash while the other went on with it. */
async function wanted(db: Db, side: Side): Promise<(Difference & Page)[]> {
  const trash = await trashedBy(db, side);
  if (trash.size === 0) return [];
  const found = new Map<string, { kind: Kind; deleted: string; last: string; page: Page }>();
  for (const [id, last] of await concerned(db, otherThan(side), trash)) {
    const { kind, deleted } = trash.get(id) as { kind: Kind; deleted: string };
    const [{ row }, other] = [await oneOf(db, side, kind, id), await oneOf(db, otherThan(side), kind, id)];
    if (!row || !other.row || other.row.deletedBy !== null) continue;
    const top = await topOf(db, side, kind, row);
    const topId = String(top.row.id);
    const known = found.get(topId);
    const { record } = await oneOf(db, side, top.kind, topId);
    found.set(topId, { kind: top.kind, deleted: spotAt(record, IN_TRASH)?.last ?? deleted, last: known && known.last > last ? known.last : last, page: pageOf(top.kind, topId, top.row) });
  }
  return [...found].map(([recordId, { kind, deleted, last, page }]) =>
    side === 'ours'
      ? { kind, recordId, field: IN_TRASH, base: 'false', ours: 'true', theirs: 'false', ourAction: deleted, theirAction: last, ...page }
      : { kind, recordId, field: IN_TRASH, base: 'false', ours: 'false', theirs: 'true', ourAction: last, theirAction: deleted, ...page },
  );
}

/** What becomes of some records that the other copy touched. */
async function addSome(db: Db, kind: Kind, { touched, rows }: Some, erased: ReadonlySet<string>): Promise<void> {
  const ids = [...touched.keys()];
  const here = await rowsIn(db, 'ours', kind, ids);
  const ours = await touchedBetween(db, 'ours', kind, ids[0] ?? '', ids.at(-1) ?? '');
  const [taken, differences, unchanged]: [(Taken & Page)[], (Difference & Page)[], Page[]] = [[], [], []];
  for (const [id, their] of touched) {
    const theirRow = rows.get(id);
    if (!theirRow || erased.has(id)) continue;
    const [ourRow, our] = [here.get(id), ours.get(id)];
    if (!ourRow) {
      taken.push(newRecord(kind, id, theirRow, (theirRow.deletedBy as string | null) ?? spotAt(our, IN_TRASH)?.last ?? null));
      continue;
    }
    const page = pageOf(kind, id, ourRow);
    const decided = decide(kind, ourRow, theirRow, our, their);
    const gone = trashed(ourRow, theirRow, our, their);
    differences.push(...decided.differences.map((one) => ({ ...one, ...page })));
    if (Object.keys(decided.fields).length > 0 || 'deletedBy' in gone) taken.push({ kind, id, isNew: false, fields: decided.fields, ...gone, ...page });
    else if (our && decided.differences.length === 0) unchanged.push(page);
  }
  await addTaken(db, taken);
  await addDifferences(db, differences);
  await addUnchanged(db, unchanged);
}

/** Looks through all that the two know apart from each other, after `divide`; what it finds lies aside (`aside.ts`). */
export async function makePlan(db: Db): Promise<Plan> {
  await prepareAside(db);
  const erased = await erasedAnywhere(db);
  const plan: Plan = { lacks: await know(db, 'ours'), brings: await know(db, 'theirs') };
  for (const side of ['ours', 'theirs'] as const) await addDifferences(db, (await wanted(db, side)).filter(({ recordId }) => !erased.has(recordId)));
  for (const kind of kinds) for await (const some of allOf(db, 'theirs', kind)) await addSome(db, kind, some, erased);
  await addReferences(db, erased);
  return plan;
}
