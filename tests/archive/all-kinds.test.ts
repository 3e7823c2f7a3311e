/** Every kind there is, in any order of what users do: the archive holds what a plain model of it holds. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Failure } from '#shared/contract/failures.ts';
import { batchFields, batchKinds, batchLinks } from '#shared/contract/batch.ts';
import { blank } from '#shared/contract/blank.ts';
import { mergeableKinds } from '#shared/contract/duplicates.ts';
import { type Kind, fieldsOf, kinds, recordFields } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { editBatch, previewBatch } from '../../electron/archive/batch/service.ts';
import { remove, restore } from '../../electron/archive/changes/trash.ts';
import { redo, undo } from '../../electron/archive/changes/undo.ts';
import { compareDuplicates, mergeDuplicates } from '../../electron/archive/duplicates/merge.ts';
import { toRecord } from '../../electron/archive/records/codec.ts';
import { takeRecords } from '../../electron/archive/records-table/service.ts';
import { AUTHOR, create, edit, emptyArchive } from '../support/archives.ts';
import { Model } from '../support/archive-model.ts';
import { rowsOf } from '../support/dump.ts';
import { type Dice, type Fields, diceOf, randomFields } from '../support/random-records.ts';
import { problemsOf } from '../support/soundness.ts';

const ACTIONS = 1000;
/** What was done to several records at once. */
const many = new Set<string>();

const pickFrom = (ids: readonly string[], dice: Dice) => ids[dice(ids.length || 1)] ?? null;

/** What the archive refuses for reasons that the model does not know: two links of one pair, a part whose owner is in the trash, what was given out. */
const REFUSALS: ReadonlySet<string> = new Set(['record.alreadyThere', 'record.ownerInTrash', 'record.frozen']);

const VERBS = ['create', 'create', 'create', 'create', 'create', 'create', 'edit', 'edit', 'edit', 'edit', 'batch', 'merge', 'import', 'remove', 'remove', 'restore', 'restore', 'undo', 'undo', 'undo', 'redo', 'redo'] as const;

/** One field set to the same in several records. */
async function changeMany(archive: Archive, model: Model, dice: Dice, target: (of: Kind) => string | null): Promise<void> {
  const kind = batchKinds[dice(batchKinds.length)] ?? 'event';
  const fields = [...batchFields(kind).keys()].filter((name) => !(name in batchLinks(kind)));
  const field = fields[dice(fields.length)] ?? '';
  const ids = model.ids(kind, true).filter(() => dice(2) === 0);
  const value = randomFields(kind, dice, target)?.[field];
  if (ids.length === 0 || value === undefined || (value === null && !batchFields(kind).get(field)?.isOptional)) return;
  const chosen = { kind, ids, without: [], words: '' };
  const changes = [{ field, how: 'set' as const, value }];
  const { seen } = await previewBatch(archive, chosen, changes);
  const { action } = await editBatch(archive, chosen, changes, seen, AUTHOR);
  const changed = ids.flatMap((id) => {
    const parsed = recordFields[kind].safeParse({ ...model.state.get(id)?.fields, [field]: value });
    return parsed.success && JSON.stringify(model.state.get(id)?.fields[field]) !== JSON.stringify(value) ? [{ id, kind, fields: parsed.data }] : [];
  });
  expect(action === null).toBe(changed.length === 0);
  if (changed.length === 0) return;
  model.putAll(changed);
  many.add('batch');
}

async function mergeSome(archive: Archive, model: Model, dice: Dice): Promise<void> {
  const kind = mergeableKinds[dice(mergeableKinds.length)] ?? 'event';
  const live = model.ids(kind, true);
  const [keep, ...others] = [...new Set([dice(live.length || 1), dice(live.length || 1), dice(live.length || 1)])].flatMap((index) => live[index] ?? []);
  if (!keep || others.length === 0) return;
  const counts = dice(2) === 0 ? 'own' : 'all';
  const { records } = await compareDuplicates(archive.reader, kind, [keep, ...others]);
  const [kept, ...lost] = records;
  await mergeDuplicates(archive, { kind, keep, revision: kept?.revision ?? '', others: lost, fields: {}, counts }, AUTHOR);
  model.merge(kind, keep, others, counts);
  many.add('merge');
}

/** Two new events, one with its participants, and one that is refused. */
async function takeTable(archive: Archive, model: Model, dice: Dice): Promise<void> {
  const title = `Uvožen ${model.past.length} ${dice(1_000_000)}`;
  const rows = [['Naslov', 'Datum', 'Udeleženci'], [title, '2019-05', '12'], [`${title} b`, '', ''], ['', '2020', '']];
  const job = { signal: new AbortController().signal, progress: () => {} };
  const { made } = await takeRecords(archive, { table: { rows, encoding: null }, name: 'seznam.csv' }, { kind: 'event', isDry: false, columns: null, isHeadless: false, corrections: [], language: 'sl' }, { today: '2026-01-01', types: new Map(), statuses: new Map() }, AUTHOR, job);
  expect(made).toBe(2);
  const ids = (kind: Kind) => rowsOf(archive, `SELECT id FROM "${kind}" WHERE deletedBy IS NULL ORDER BY id`).map(({ id }) => String(id)).filter((id) => !model.state.has(id));
  const [first = '', second = ''] = ids('event');
  const event = (name: string, dates: string | null) => blank('event', { type: 'other', title: { sl: name }, dates } as never) as unknown as Fields;
  const count = blank('participation', { eventId: first, phase: 'actual', value: 12, precision: 'exact', unit: 'event' } as never) as unknown as Fields;
  many.add('import');
  model.putAll([
    { id: first, kind: 'event', fields: event(title, '2019-05') }, { id: second, kind: 'event', fields: event(`${title} b`, null) },
    ...ids('participation').map((id) => ({ id, kind: 'participation' as const, fields: count })),
  ]);
}

async function perform(archive: Archive, model: Model, dice: Dice): Promise<void> {
  const kind = kinds[dice(kinds.length)] as Kind;
  const target = (of: Kind) => pickFrom(model.ids(of, true), dice);
  switch (VERBS[dice(VERBS.length)]) {
    case 'create': {
      const fields = randomFields(kind, dice, target);
      if (fields) model.put(await create(archive, kind, fields as never), kind, fields);
      return;
    }
    case 'edit': {
      const id = target(kind);
      const fields = id && randomFields(kind, dice, target);
      if (!id || !fields) return;
      const { result } = await edit(archive, kind, id, fields as never);
      if (result) model.put(id, kind, fields);
      return;
    }
    case 'batch':
      return changeMany(archive, model, dice, target);
    case 'merge':
      return mergeSome(archive, model, dice);
    case 'import':
      return takeTable(archive, model, dice);
    case 'remove': {
      const id = target(kind);
      if (!id) return;
      await remove(archive, kind, id, AUTHOR);
      model.remove(id);
      return;
    }
    case 'restore': {
      const id = pickFrom(model.ids(kind, false), dice);
      if (!id) return;
      await restore(archive, kind, id, AUTHOR);
      model.restore(id);
      return;
    }
    case 'undo':
      if (model.past.length === 0) return;
      await undo(archive, AUTHOR);
      model.undo();
      return;
    default:
      if (model.future.length === 0) return;
      await redo(archive, AUTHOR);
      model.redo();
  }
}

/** The live records, as the archive keeps them and as the model does. */
function held(archive: Archive): Record<string, Fields> {
  const all = kinds.flatMap((kind) =>
    rowsOf(archive, `SELECT * FROM "${kind}" WHERE deletedBy IS NULL ORDER BY id`).map((row) => {
      const record = toRecord(kind, row) as unknown as Fields;
      return [`${kind} ${String(row.id)}`, Object.fromEntries([...fieldsOf(kind).keys()].map((field) => [field, record[field]]))] as const;
    }),
  );
  return Object.fromEntries(all);
}

function expected(model: Model): Record<string, Fields> {
  return Object.fromEntries([...model.state].filter(([, { deleted }]) => deleted === null).map(([id, { kind, fields }]) => [`${kind} ${id}`, fields]));
}

it(`${ACTIONS} random actions over all kinds leave what a model of them holds, a history that is proven, and the index that one built afresh would be`, { timeout: 600_000 }, async () => {
  const seen = new Set<Kind>();
  const property = fc.asyncProperty(fc.integer(), async (seed) => {
    const archive = await emptyArchive();
    const model = new Model();
    const dice = diceOf(seed);
    for (let done = 0; done < ACTIONS; done += 1) {
      try {
        await perform(archive, model, dice);
      } catch (error) {
        const isCircle = error instanceof Failure && error.issues[0]?.message === 'field.circle';
        if (!isCircle && (!(error instanceof Failure) || !REFUSALS.has(error.code))) throw error;
      }
    }
    expect(held(archive)).toEqual(expected(model));
    expect(await problemsOf(archive)).toEqual([]);
    for (const { kind } of model.past.flatMap((state) => [...state.values()])) seen.add(kind);
    await archive.close();
  });
  await fc.assert(property, { numRuns: 3, endOnFailure: true });
  expect(kinds.filter((kind) => !seen.has(kind))).toEqual([]);
  expect(many).toEqual(new Set(['batch', 'merge', 'import']));
});
