/** Every kind there is, in any order of what users do: the archive holds what a plain model of it holds. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Failure } from '#shared/contract/failures.ts';
import { type Kind, fieldsOf, kinds } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { remove, restore } from '../../electron/archive/changes/trash.ts';
import { redo, undo } from '../../electron/archive/changes/undo.ts';
import { toRecord } from '../../electron/archive/records/codec.ts';
import { goesWithOwner } from '../../electron/archive/records/kinds.ts';
import { AUTHOR, create, edit, emptyArchive } from '../support/archives.ts';
import { rowsOf } from '../support/dump.ts';
import { type Dice, type Fields, diceOf, randomFields } from '../support/random-records.ts';
import { problemsOf } from '../support/soundness.ts';

const ACTIONS = 1000;

interface Kept {
  readonly kind: Kind;
  readonly fields: Fields;
  /** Which deletion put it in the trash; null while it is live. */
  readonly deleted: number | null;
}

type State = ReadonlyMap<string, Kept>;

/** What the archive should hold: each of the user's actions gives a new state, undo goes back by one. */
class Model {
  state: State = new Map();
  past: State[] = [];
  future: State[] = [];
  #deletions = 0;

  #become(state: State): void {
    this.past.push(this.state);
    this.future = [];
    this.state = state;
  }

  put(id: string, kind: Kind, fields: Fields): void {
    this.#become(new Map([...this.state, [id, { kind, fields, deleted: null }]]));
  }

  /** The record, and what goes to the trash with it. */
  #withParts(id: string): string[] {
    const { kind } = this.state.get(id) as Kept;
    const parts = goesWithOwner.filter((rule) => rule.owner === kind).flatMap((rule) =>
      [...this.state].filter(([, other]) => other.kind === rule.kind && other.deleted === null && other.fields[rule.field] === id).map(([part]) => part),
    );
    return [id, ...parts.flatMap((part) => this.#withParts(part))];
  }

  remove(id: string): void {
    this.#deletions += 1;
    const gone = new Set(this.#withParts(id));
    this.#become(new Map([...this.state].map(([other, kept]) => [other, gone.has(other) ? { ...kept, deleted: this.#deletions } : kept])));
  }

  restore(id: string): void {
    const deletion = this.state.get(id)?.deleted;
    this.#become(new Map([...this.state].map(([other, kept]) => [other, kept.deleted === deletion ? { ...kept, deleted: null } : kept])));
  }

  undo(): void {
    this.future.push(this.state);
    this.state = this.past.pop() as State;
  }

  redo(): void {
    this.past.push(this.state);
    this.state = this.future.pop() as State;
  }

  ids(kind: Kind, isLive: boolean): string[] {
    return [...this.state].flatMap(([id, kept]) => (kept.kind === kind && (kept.deleted === null) === isLive ? [id] : [])).toSorted();
  }
}

const pickFrom = (ids: readonly string[], dice: Dice) => ids[dice(ids.length || 1)] ?? null;

/** What the archive refuses for reasons that the model does not know: two links of one pair, a part whose owner is in the trash. */
const REFUSALS: ReadonlySet<string> = new Set(['record.alreadyThere', 'record.ownerInTrash']);

async function perform(archive: Archive, model: Model, dice: Dice): Promise<void> {
  const kind = kinds[dice(kinds.length)] as Kind;
  const target = (of: Kind) => pickFrom(model.ids(of, true), dice);
  switch (['create', 'create', 'create', 'edit', 'edit', 'remove', 'restore', 'undo', 'undo', 'redo'][dice(10)]) {
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
});
