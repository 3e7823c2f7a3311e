/** Whatever is done to an archive, with its files and with people who are erased from it: the index is the one that would be made of its records afresh. */

import { expect, it } from 'vitest';
import { Failure } from '#shared/contract/failures.ts';
import { type Kind, kinds } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { erasePerson } from '../../electron/archive/changes/erase.ts';
import { remove, restore } from '../../electron/archive/changes/trash.ts';
import { redo, undo } from '../../electron/archive/changes/undo.ts';
import { keepIssued } from '../../electron/archive/issued/service.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent } from '../support/archives.ts';
import { rowsOf } from '../support/dump.ts';
import { importPhoto } from '../support/imports.ts';
import { toIssue } from '../support/issued.ts';
import { jpeg } from '../support/pictures.ts';
import { type Dice, diceOf, randomFields } from '../support/random-records.ts';
import { problemsOf } from '../support/soundness.ts';

const STEPS = 300;
/** What is done before the index is looked at again. */
const BETWEEN = 100;
const SEED = Number(process.env.KRONIKA_INDEX_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** What a user may be refused, too: what is there already, is in the trash or in a circle, was given out, or was erased. */
const REFUSALS: ReadonlySet<string> = new Set([
  'record.alreadyThere', 'record.ownerInTrash', 'record.frozen', 'record.invalid', 'record.notFound', 'record.inTrash', 'undo.nothing', 'redo.nothing', 'undo.changedSince', 'photo.alreadyThere',
]);

const VERBS = ['create', 'create', 'create', 'create', 'edit', 'edit', 'edit', 'remove', 'restore', 'undo', 'redo', 'person', 'erase', 'photo', 'report', 'search'] as const;
type Verb = (typeof VERBS)[number];

const NAMES = ['Žiga Đurić', 'Ana Primer', 'Marija Kovač Novak'];

async function perform(archive: Archive, verb: Verb, dice: Dice): Promise<unknown> {
  const some = (kind: Kind, which = 'deletedBy IS NULL') => {
    const rows = rowsOf(archive, `SELECT id FROM "${kind}" WHERE ${which} ORDER BY id`);
    const id = rows[dice(rows.length || 1)]?.id;
    return typeof id === 'string' ? id : null;
  };
  const kind = kinds[dice(kinds.length)] as Kind;
  const name = NAMES[dice(NAMES.length)] ?? '';
  const [event, person] = [some('event'), some('person')];
  switch (verb) {
    case 'create': {
      const fields = randomFields(kind, dice, some);
      return fields && create(archive, kind, fields as never);
    }
    case 'edit': {
      const [id, fields] = [some(kind), randomFields(kind, dice, some)];
      return id && fields && edit(archive, kind, id, fields as never);
    }
    case 'remove': {
      const id = some(kind);
      return id && remove(archive, kind, id, AUTHOR);
    }
    case 'restore': {
      const id = some(kind, 'deletedBy IS NOT NULL');
      return id && restore(archive, kind, id, AUTHOR);
    }
    case 'undo': return undo(archive, AUTHOR);
    case 'redo': return redo(archive, AUTHOR);
    case 'person': {
      await create(archive, 'event', plainEvent({ title: { sl: `Vodila je ${name}` }, description: { sl: `${name} in drugi. `.repeat(1 + dice(9)) } }));
      return create(archive, 'person', { ...randomFields('person', dice, some), name } as never);
    }
    case 'erase': return person && erasePerson(archive, person, AUTHOR);
    case 'photo': return event && importPhoto(archive, event, await jpeg({ seed: dice(1000), width: 160, height: 120 }));
    case 'report': return keepIssued(archive, { ...toIssue({ text: `${dice(1000)}` }), title: { sl: `Poročilo ${name}` }, eventId: event }, AUTHOR);
    case 'search': return create(archive, 'savedSearch', { name: `${name} ${dice(1000)}`, query: 'kind:event' });
  }
}

it(`${STEPS} random actions, erasures and files among them, leave the index that one made afresh would be`, { timeout: 300_000 }, async () => {
  const archive = await emptyArchive();
  const dice = diceOf(SEED);
  const done = new Set<Verb>();
  for (let step = 1; step <= STEPS; step += 1) {
    const verb = VERBS[dice(VERBS.length)] ?? 'create';
    try {
      if (await perform(archive, verb, dice)) done.add(verb);
    } catch (error) {
      if (!(error instanceof Failure) || !REFUSALS.has(error.code)) throw error;
    }
    if (step % BETWEEN === 0) expect(await problemsOf(archive), `KRONIKA_INDEX_SEED=${SEED}, step ${step}`).toEqual([]);
  }
  for (const verb of ['erase', 'photo', 'report', 'search', 'person'] as const) expect(done).toContain(verb);
  // And at last everybody, those in the trash too.
  for (const { id } of rowsOf(archive, 'SELECT id FROM person ORDER BY id')) await erasePerson(archive, String(id), AUTHOR);
  expect(await problemsOf(archive), `KRONIKA_INDEX_SEED=${SEED}`).toEqual([]);
});
