/** What becomes of one record that two copies have: three ways, field by field. */

import { type Declaration, mergesBy } from '#shared/contract/declared.ts';
import { type Kind, fieldsOf, recordFields } from '#shared/contract/records.ts';
import { mergeTexts } from '#shared/domain/merging.ts';
import type { KeptConflict } from '../changes/conflicts.ts';
import { type Row, encode, stableJson, toRecord } from '../records/codec.ts';
import { storage } from '../records/kinds.ts';
import type { Spot, Touched } from './repository.ts';

/** What becomes a conflict. */
export type Difference = Omit<KeptConflict, 'id'>;

export interface Decided {
  /** What our record is to hold from now on, where that is another thing. */
  readonly fields: Record<string, unknown>;
  readonly differences: Difference[];
}

type Loose = Readonly<Record<string, unknown>>;
type Texts = Readonly<Record<string, string>>;

/** How a side touched a field; null where it did not. Who makes a record touches all of it. */
export function spotAt(touched: Touched | undefined, field: string): Spot | null {
  const spot = touched?.fields.get(field) ?? null;
  if (!touched?.made) return spot;
  return { base: null, last: spot?.last ?? touched.made.last };
}

const json = (value: unknown) => (value === null || value === undefined ? null : stableJson(value));
const parsed = (text: string | null) => (text === null ? null : (JSON.parse(text) as unknown));

/** Texts without any are none. */
const textsOrNone = (texts: Texts) => (Object.keys(texts).length > 0 ? texts : null);

interface Both {
  readonly kind: Kind;
  readonly ours: Loose;
  readonly theirs: Loose;
}

function decideField(both: Both, field: string, declaration: Declaration, our: Spot, their: Spot, decided: Decided): void {
  const { kind } = both;
  const [ours, theirs] = [both.ours[field] ?? null, both.theirs[field] ?? null];
  const rule = mergesBy(declaration);
  if (rule === 'never') {
    // Where a row stands in its list nobody is asked; that every copy says the same is enough.
    if (their.last > our.last) decided.fields[field] = theirs;
    return;
  }
  const frame = { kind, recordId: String(both.ours.id), field, base: our.base ?? their.base, ourAction: our.last, theirAction: their.last };
  if (rule === 'paragraph' && our.base === their.base) {
    const base = parsed(our.base) as Texts | null;
    const mine = mergeTexts(base, ours as Texts | null, theirs as Texts | null);
    const merged = textsOrNone(mine.texts);
    if (encode(kind, field, merged) !== encode(kind, field, ours)) decided.fields[field] = merged;
    const yours = textsOrNone(mergeTexts(base, theirs as Texts | null, ours as Texts | null).texts);
    if (mine.conflicting.length > 0) decided.differences.push({ ...frame, ours: json(merged), theirs: json(yours) });
    return;
  }
  decided.differences.push({ ...frame, ours: json(ours), theirs: json(theirs) });
}

/** Fields that make no whole together are nobody's to choose among: ours stay, and each of them is asked about. */
function apart(both: Both, differing: readonly string[], our: Touched | undefined, their: Touched): Decided {
  const differences = differing.flatMap((field): Difference[] => {
    const [mine, yours] = [spotAt(our, field), spotAt(their, field)];
    if (!mine && !yours) return [];
    const base = (mine ?? yours)?.base ?? null;
    return [{ kind: both.kind, recordId: String(both.ours.id), field, base, ours: json(both.ours[field]), theirs: json(both.theirs[field]), ourAction: mine?.last ?? null, theirAction: yours?.last ?? null }];
  });
  return { fields: {}, differences };
}

/** Of a record that both copies have; whether it is in the trash is not asked here. */
export function decide(kind: Kind, ourRow: Row, theirRow: Row, our: Touched | undefined, their: Touched): Decided {
  const both: Both = { kind, ours: toRecord(kind, ourRow) as unknown as Loose, theirs: toRecord(kind, theirRow) as unknown as Loose };
  const decided: Decided = { fields: {}, differences: [] };
  const differing = [...storage[kind].columns.keys()].filter((field) => (ourRow[field] ?? null) !== (theirRow[field] ?? null));
  const declared = fieldsOf(kind);
  for (const field of differing) {
    const [mine, yours] = [spotAt(our, field), spotAt(their, field)];
    const declaration = declared.get(field);
    if (!yours || !declaration) continue;
    if (mine) decideField(both, field, declaration, mine, yours, decided);
    else decided.fields[field] = both.theirs[field] ?? null;
  }
  if (Object.keys(decided.fields).length === 0 || recordFields[kind].safeParse({ ...both.ours, ...decided.fields }).success) return decided;
  return apart(both, differing.filter((field) => declared.get(field)?.type !== 'position'), our, their);
}
