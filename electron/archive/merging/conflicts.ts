/**
 * Open conflicts as they are shown, and the action that decides them: it is written even if the value stays, so that every copy knows.
 *
 * Whoever edits a field that is in conflict may never have seen the question, so it stays open: what was written since is ours from
 * then on, and what stands against it is what the other side said. Nothing is kept for that, it is read from the history, which
 * is the same on every copy. Where both sides go on, the field has several conflicts, each with a value of its own that
 * must not be hidden; the first decision closes all of them, so it is asked once.
 */

import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import { type ConflictView, type ConflictsView, type Decision, IN_TRASH } from '#shared/contract/merging.ts';
import { type Kind, fieldsOf, recordFields } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import { type KeptConflict, authorsOf, changedSince, countOpen, noteResolution, openConflict, openOnes, openOnesOf, trashedByMerge } from '../changes/conflicts.ts';
import { goesWith, takeOut } from '../changes/trash.ts';
import { type RecordWriter, rowOf, write } from '../changes/write.ts';
import type { Database } from '../database/schema.ts';
import { encode } from '../records/codec.ts';
import { goesWithOwner, hasOwnPage, ownerOf, storage } from '../records/kinds.ts';
import { findAny, nameOfRecord, namesOf } from '../records/read.ts';

type Db = Kysely<Database>;
type Loose = Readonly<Record<string, unknown>>;

interface Seen {
  readonly conflict: KeptConflict;
  readonly record: Loose;
  readonly values: { readonly base: unknown; readonly ours: unknown; readonly theirs: unknown; readonly now: unknown };
  /** What either side did last; null where nothing was. */
  readonly ourAction: string | null;
  readonly theirAction: string | null;
}

const parsed = (text: string | null) => (text === null ? null : (JSON.parse(text) as unknown));

async function seen(db: Db, conflict: KeptConflict): Promise<Seen | null> {
  const { kind, field, recordId, ourAction, theirAction } = conflict;
  const record = (await findAny(db, kind, recordId)) as unknown as Loose | null;
  if (!record) return null;
  const [base, mine, yours] = [conflict.base, conflict.ours, conflict.theirs].map(parsed);
  // Of what is in the trash on both it is not who holds it that is asked, but who put it there.
  if (field === IN_TRASH) return { conflict, record, ourAction, theirAction, values: { base, ours: mine, theirs: yours, now: record.deletedBy !== null } };
  const now = record[field] ?? null;
  const isSame = (one: unknown, other: unknown) => encode(kind, field, one) === encode(kind, field, other);
  const kept: Seen = { conflict, record, ourAction, theirAction, values: { base, ours: mine, theirs: yours, now } };
  // What is here is ours, also where the conflict came from a copy that held the other.
  const turned: Seen = { conflict, record, ourAction: theirAction, theirAction: ourAction, values: { base, ours: yours, theirs: mine, now } };
  if (isSame(now, mine)) return kept;
  if (isSame(now, yours)) return turned;
  const later = await changedSince(db, conflict);
  const first = later.map(({ before }) => parsed(before)).find((before) => isSame(before, mine) || isSame(before, yours)) ?? mine;
  const side = isSame(first, yours) ? turned : kept;
  return { ...side, ourAction: later.at(-1)?.actionId ?? side.ourAction, values: { ...side.values, ours: now } };
}

function languagesApart(kind: Kind, field: string, { ours, theirs }: Seen['values']): string[] {
  if (fieldsOf(kind).get(field)?.type !== 'texts') return [];
  const [mine, yours] = [(ours ?? {}) as Readonly<Record<string, string>>, (theirs ?? {}) as Readonly<Record<string, string>>];
  return [...new Set([...Object.keys(mine), ...Object.keys(yours)])].toSorted().filter((language) => mine[language] !== yours[language]);
}

/** Records that the values of a conflict name. */
function namedBy(kind: Kind, field: string, { base, ours, theirs, now }: Seen['values']): { kind: Kind; id: string }[] {
  const reference = storage[kind].references.find((one) => one.field === field);
  return reference ? [base, ours, theirs, now].flatMap((id) => (typeof id === 'string' ? [{ kind: reference.kind, id }] : [])) : [];
}

export async function listConflicts(db: Db, limit: number): Promise<ConflictsView> {
  const kept = await openOnes(db, limit);
  const all: Seen[] = [];
  for (const conflict of kept) {
    const one = await seen(db, conflict);
    if (one) all.push(one);
  }
  const authors = await authorsOf(db, all.flatMap(({ ourAction, theirAction }) => [ourAction, theirAction]));
  const conflicts: ConflictView[] = [];
  const named: { kind: Kind; id: string }[] = [];
  for (const { conflict: { id, kind, recordId, field }, record, values, ourAction, theirAction } of all) {
    const by = (action: string | null) => (action === null ? null : (authors.get(action) ?? null));
    const owner = hasOwnPage(kind) ? null : ownerOf(kind, record);
    const ownerRecord = owner && (await findAny(db, owner.kind, owner.id));
    named.push(...namedBy(kind, field, values));
    conflicts.push({
      id, kind, recordId, field, name: nameOfRecord(kind, record), owner: owner && { ...owner, name: ownerRecord && nameOfRecord(owner.kind, ownerRecord) },
      base: values.base, now: values.now, languages: languagesApart(kind, field, values),
      ours: { value: values.ours, by: by(ourAction) },
      theirs: { value: values.theirs, by: by(theirAction) },
    });
  }
  return { conflicts, total: await countOpen(db), names: Object.fromEntries(await namesOf(db, named)) };
}

function chosenValue({ conflict, values }: Seen, decision: Decision): unknown {
  if (decision.take === 'value') return decision.value;
  if (decision.take !== 'languages') return values[decision.take];
  const { kind, field } = conflict;
  const apart = languagesApart(kind, field, values);
  if (apart.length === 0) throw new Failure('record.invalid', { kind, field });
  const texts: Record<string, string> = { ...(values.ours as Record<string, string> | null) };
  for (const language of apart) {
    const text = (values[decision.languages[language] ?? 'ours'] as Readonly<Record<string, string>> | null)?.[language];
    if (text === undefined) delete texts[language];
    else texts[language] = text;
  }
  return Object.keys(texts).length > 0 ? texts : null;
}

/** What had to go to the trash because its owner was there comes out with it. */
async function takeOutParts(writer: RecordWriter, kind: Kind, id: string): Promise<void> {
  for (const rule of goesWithOwner) {
    if (rule.owner !== kind) continue;
    for (const part of await trashedByMerge(await writer.reading(), rule.kind, rule.field, id)) {
      await writer.setDeleted(rule.kind, part, null);
      await takeOutParts(writer, rule.kind, part);
    }
  }
}

async function decideTrash(writer: RecordWriter, { conflict: { kind, recordId }, record }: Seen, isToGo: unknown): Promise<void> {
  if (typeof isToGo !== 'boolean') throw new Failure('record.invalid', { kind, field: IN_TRASH });
  const wasGone = record.deletedBy !== null;
  if (isToGo === wasGone) await writer.revertFields(kind, recordId, [{ field: IN_TRASH, from: record.deletedBy, to: record.deletedBy }]);
  else if (isToGo) {
    for (const part of (await goesWith(await writer.reading(), kind, recordId)).toReversed()) await writer.setDeleted(part.kind, part.id, writer.actionId);
    await writer.setDeleted(kind, recordId, writer.actionId);
  }
  else await takeOut(writer, kind, recordId);
  if (!isToGo) await takeOutParts(writer, kind, recordId);
}

async function decideValue(writer: RecordWriter, { conflict: { kind, recordId, field }, record, values }: Seen, value: unknown): Promise<void> {
  const parsedWhole = recordFields[kind].safeParse({ ...record, [field]: value });
  if (!parsedWhole.success) {
    const issues = parsedWhole.error.issues.map(({ path, message }) => ({ path: path as (string | number)[], message }));
    throw new Failure('record.invalid', { kind, field }, { issues });
  }
  const to = (parsedWhole.data as Loose)[field] ?? null;
  const reference = storage[kind].references.find((one) => one.field === field);
  if (reference && typeof to === 'string' && !(await rowOf(await writer.reading(), reference.kind, to))) throw new Failure('record.notFound', { kind: reference.kind, id: to });
  await writer.revertFields(kind, recordId, [{ field, from: values.now, to }]);
}

/** Throws `merging.noConflict` where one is not open, `record.invalid` where a value can't be, `record.ownerInTrash`, `undo.conflict`. */
export async function resolveConflicts(archive: Archive, decisions: readonly { readonly conflict: string; readonly decision: Decision }[], author: string): Promise<string> {
  const [first] = decisions;
  const known = first && (await openConflict(archive.reader, first.conflict));
  if (!known) throw new Failure('merging.noConflict', { conflict: first?.conflict ?? '' });
  const { action } = await write(archive, { verb: 'resolve', kind: known.kind, recordId: known.recordId, author }, async (writer) => {
    await writer.note();
    const decided = new Set<string>();
    for (const { conflict: id, decision } of decisions) {
      const conflict = await openConflict(await writer.reading(), id);
      const one = conflict && (await seen(await writer.reading(), conflict));
      // A field is asked about once, and may have been decided by the one before.
      if (decided.has(id)) continue;
      if (!conflict || !one) throw new Failure('merging.noConflict', { conflict: id });
      const value = chosenValue(one, decision);
      if (conflict.field === IN_TRASH) await decideTrash(writer, one, value);
      else await decideValue(writer, one, value);
      for (const { id: closing } of await openOnesOf(await writer.reading(), conflict.recordId, conflict.field)) {
        await noteResolution(await writer.reading(), closing, writer.actionId);
        decided.add(closing);
      }
    }
  });
  if (!action) throw new Failure('merging.noConflict', { conflict: known.id });
  return action.id;
}
