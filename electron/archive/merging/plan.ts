/** What another copy would bring: which records come, change or go, and what both said differently. Looks only. */

import { setImmediate as otherWork } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { IN_TRASH } from '#shared/contract/merging.ts';
import { type Kind, kinds } from '#shared/contract/records.ts';
import { touching } from '#shared/domain/merging.ts';
import type { Database } from '../database/schema.ts';
import { type Row, toRecord } from '../records/codec.ts';
import { goesWithOwner, ownerOf, storage } from '../records/kinds.ts';
import { type Difference, decide, spotAt } from './decide.ts';
import { type Side, type Touched, erasedAnywhere, onlyIn, rowsIn, touchedBy } from './repository.ts';

type Db = Kysely<Database>;

/** One record as it is to be from now on. */
export interface Taken {
  readonly kind: Kind;
  readonly id: string;
  /** As it is here; null where it is not here yet. */
  readonly ourRow: Row | null;
  readonly theirRow: Row;
  /** All of a new record, and what changes of another; whether it is in the trash is said beside. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The action that put it in the trash, null where it is taken out; left out where that stays. */
  readonly deletedBy?: string | null;
}

export interface Plan {
  readonly taken: readonly Taken[];
  readonly differences: readonly Difference[];
  /** Records that both changed and in which nothing has to change. */
  readonly same: readonly { readonly kind: Kind; readonly id: string; readonly row: Row }[];
  /** Actions, but for merges, that only one of the two knows. */
  readonly brings: number;
  readonly lacks: number;
}

/** Records looked at before whoever asked is let in between. */
const AT_ONCE = 200;

interface Known {
  readonly touched: ReadonlyMap<string, Touched>;
  readonly rows: ReadonlyMap<string, Row>;
  readonly count: number;
}

function* slices<T>(all: readonly T[]): Iterable<T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}

async function rowsOfAll(db: Db, side: Side, records: Iterable<readonly [string, { readonly kind: Kind }]>): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (const [kind, of] of Map.groupBy(records, ([, record]) => record.kind)) {
    for (const some of slices(of)) {
      for (const [id, row] of await rowsIn(db, side, kind, some.map(([id]) => id))) rows.set(id, row);
      await otherWork();
    }
  }
  return rows;
}

async function knownTo(db: Db, side: Side): Promise<Known> {
  const actions = await onlyIn(db, side);
  const touched = await touchedBy(db, side, touching(actions));
  const isNews = ({ verb, targetVerb }: (typeof actions)[number]) => verb !== 'merge' && targetVerb !== 'merge';
  return { touched, rows: await rowsOfAll(db, side, touched), count: actions.filter(isNews).length };
}

/** What a new record refers to has to be here, too, whatever became of it there. */
async function withReferences(db: Db, taken: Taken[], erased: ReadonlySet<string>): Promise<Taken[]> {
  const here = new Set(taken.filter(({ ourRow }) => ourRow === null).map(({ id }) => id));
  const more: Taken[] = [];
  for (let looking = taken; looking.length > 0; ) {
    const named = looking.flatMap(({ kind, fields }) => storage[kind].references.flatMap(({ field, kind: of }) => (typeof fields[field] === 'string' && !here.has(fields[field]) ? [[fields[field], { kind: of }] as const] : [])));
    const wanted = new Map(named);
    const ours = await rowsOfAll(db, 'ours', wanted);
    const missing = [...wanted].filter(([id]) => !ours.has(id) && !erased.has(id));
    const theirs = await rowsOfAll(db, 'theirs', missing);
    looking = missing.flatMap(([id, { kind }]) => {
      const row = theirs.get(id);
      return row ? [newRecord(kind, id, row)] : [];
    });
    for (const { id } of looking) here.add(id);
    more.push(...looking);
  }
  return [...taken, ...more];
}

function newRecord(kind: Kind, id: string, theirRow: Row): Taken {
  const record = toRecord(kind, theirRow) as unknown as Record<string, unknown>;
  const fields = Object.fromEntries([...storage[kind].columns.keys()].map((field) => [field, record[field]]));
  return { kind, id, ourRow: null, theirRow, fields, deletedBy: theirRow.deletedBy as string | null };
}

/** Who goes to the trash with it on one copy goes on both; what stands against that is asked. */
function trashed(ourRow: Row, theirRow: Row, our: Touched | undefined, their: Touched): Pick<Taken, 'deletedBy'> {
  const [isHere, isThere] = [ourRow.deletedBy !== null, theirRow.deletedBy !== null];
  if (isHere === isThere || !spotAt(their, IN_TRASH)) return {};
  return isThere || !spotAt(our, IN_TRASH) ? { deletedBy: theirRow.deletedBy as string | null } : {};
}

/** What the live records that a side touched are about: themselves, what they stand in, what they were made to refer to; each with the last action. */
function concerns({ touched, rows }: Known): Map<string, string> {
  const about = new Map<string, string>();
  const note = (id: unknown, action: string | undefined) => {
    if (typeof id === 'string' && action !== undefined && (about.get(id) ?? '') < action) about.set(id, action);
  };
  for (const [id, record] of touched) {
    const row = rows.get(id);
    if (!row || row.deletedBy !== null) continue;
    const { kind, made, fields } = record;
    const last = [made?.last, ...[...fields].map(([field, spot]) => (field === 'position' ? undefined : spot.last))].reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), undefined);
    note(id, last);
    note(ownerOf(kind, row)?.id, last);
    for (const { field } of [...storage[kind].references, ...storage[kind].anyReferences]) note(row[field], spotAt(record, field)?.last);
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

/** What one side put in the trash while the other went on with it. */
async function wanted(db: Db, side: Side, deleting: Known, other: Known): Promise<Difference[]> {
  const about = concerns(other);
  const found = new Map<string, { kind: Kind; deleted: string; last: string }>();
  for (const [id, record] of deleting.touched) {
    const deleted = spotAt(record, IN_TRASH);
    const row = deleting.rows.get(id);
    const last = about.get(id);
    if (!deleted || !row || row.deletedBy === null || last === undefined) continue;
    const otherRow = other.rows.get(id) ?? (await rowsIn(db, side === 'ours' ? 'theirs' : 'ours', record.kind, [id])).get(id);
    if (!otherRow || otherRow.deletedBy !== null) continue;
    const top = await topOf(db, side, record.kind, row);
    const known = found.get(String(top.row.id));
    found.set(String(top.row.id), { kind: top.kind, deleted: spotAt(deleting.touched.get(String(top.row.id)), IN_TRASH)?.last ?? deleted.last, last: known && known.last > last ? known.last : last });
  }
  return [...found].map(([recordId, { kind, deleted, last }]) =>
    side === 'ours'
      ? { kind, recordId, field: IN_TRASH, base: 'false', ours: 'true', theirs: 'false', ourAction: deleted, theirAction: last }
      : { kind, recordId, field: IN_TRASH, base: 'false', ours: 'false', theirs: 'true', ourAction: last, theirAction: deleted },
  );
}

/**
 * A record whose making came together with its undoing was never made on that side; where the other one had known the making before, it
 * stands there. Whoever undid it has it as in the trash.
 */
async function undone(db: Db, side: Side, { touched, rows, count }: Known): Promise<Known> {
  const gone = [...touched].filter(([id, record]) => !rows.has(id) && record.made === null && spotAt(record, IN_TRASH) !== null);
  const others = await rowsOfAll(db, side === 'ours' ? 'theirs' : 'ours', gone);
  const asTrashed = gone.flatMap(([id, record]): (readonly [string, Row])[] => {
    const [row, spot] = [others.get(id), spotAt(record, IN_TRASH)];
    return row && spot ? [[id, { ...row, deletedBy: spot.last }]] : [];
  });
  return { touched, rows: new Map([...rows, ...asTrashed]), count };
}

/** Looks through all that the two know apart from each other, after `divide`. */
export async function planOf(db: Db): Promise<Plan> {
  const erased = await erasedAnywhere(db);
  const ours = await undone(db, 'ours', await knownTo(db, 'ours'));
  const theirs = await undone(db, 'theirs', await knownTo(db, 'theirs'));
  const differences = [...(await wanted(db, 'ours', ours, theirs)), ...(await wanted(db, 'theirs', theirs, ours))];
  const taken: Taken[] = [];
  const same: Plan['same'][number][] = [];
  const here = await rowsOfAll(db, 'ours', theirs.touched);
  let looked = 0;
  for (const kind of kinds) {
    for (const [id, their] of theirs.touched) {
      const theirRow = theirs.rows.get(id);
      if (their.kind !== kind || !theirRow || erased.has(id)) continue;
      if ((looked += 1) % AT_ONCE === 0) await otherWork();
      const ourRow = here.get(id);
      const our = ours.touched.get(id);
      if (!ourRow) {
        const made = newRecord(kind, id, theirRow);
        taken.push({ ...made, deletedBy: made.deletedBy ?? spotAt(our, IN_TRASH)?.last ?? null });
        continue;
      }
      const decided = decide(kind, ourRow, theirRow, our, their);
      const gone = trashed(ourRow, theirRow, our, their);
      differences.push(...decided.differences);
      if (Object.keys(decided.fields).length > 0 || 'deletedBy' in gone) taken.push({ kind, id, ourRow, theirRow, fields: decided.fields, ...gone });
      else if (our && decided.differences.length === 0) same.push({ kind, id, row: ourRow });
    }
  }
  return { taken: await withReferences(db, taken, erased), differences: differences.filter(({ recordId }) => !erased.has(recordId)), same, brings: theirs.count, lacks: ours.count };
}
