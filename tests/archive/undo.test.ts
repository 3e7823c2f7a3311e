import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { installProgrammes } from '../../electron/archive/programmes/service.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { redo, undo, undoState } from '../../electron/archive/changes/undo.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { AUTHOR, create, edit, emptyArchive, novoMesto, plainEvent, reopen } from '../support/archives.ts';
import { dumpOf, rowsOf } from '../support/dump.ts';
import { liveState } from '../support/live-state.ts';
import { problemsOf } from '../support/soundness.ts';

const countries = (archive: Archive) => rowsOf(archive, 'SELECT country FROM place WHERE deletedBy IS NULL').map((row) => row.country);

/** Verb and record of what undo and redo would do now. */
async function offered(archive: Archive) {
  const { undo: back, redo: again } = await undoState(archive.reader);
  return { undo: back?.original.verb ?? null, redo: again?.original.verb ?? null };
}

async function renamed(): Promise<{ archive: Archive; id: string }> {
  const archive = await emptyArchive();
  const id = await create(archive, 'place', novoMesto);
  await edit(archive, 'place', id, { country: 'HR' });
  return { archive, id };
}

describe('undo', () => {
  it('takes back an edit', async () => {
    const { archive, id } = await renamed();
    expect(await undo(archive, AUTHOR)).toMatchObject({ verb: 'undo', kind: 'place', recordId: id });
    expect(countries(archive)).toEqual(['SI']);
  });

  it('puts what was created in the trash', async () => {
    const { archive } = await renamed();
    await undo(archive, AUTHOR);
    await undo(archive, AUTHOR);
    expect(countries(archive)).toEqual([]);
    expect(rowsOf(archive, 'SELECT 1 FROM place')).toHaveLength(1);
    expect(await problemsOf(archive)).toEqual([]);
  });

  it('takes what was deleted, and all that went with it, out of the trash', async () => {
    const archive = await emptyArchive();
    const event = await create(archive, 'event', plainEvent());
    await create(archive, 'event', plainEvent({ parentId: event }));
    const before = liveState(archive);
    await remove(archive, 'event', event, AUTHOR);
    await undo(archive, AUTHOR);
    expect(liveState(archive)).toEqual(before);
  });

  it('is an action of its own, and removes nothing of the history', async () => {
    const { archive } = await renamed();
    const before = rowsOf(archive, 'SELECT * FROM change ORDER BY actionId, ordinal');
    const { id } = await undo(archive, 'Another');
    const [original, last] = rowsOf(archive, 'SELECT * FROM action ORDER BY seq').slice(-2);
    expect(last).toMatchObject({ id, verb: 'undo', author: 'Another', target: original?.id, undone: 0 });
    expect(original).toMatchObject({ verb: 'edit', author: AUTHOR, undone: 1 });
    expect(rowsOf(archive, 'SELECT * FROM change WHERE actionId <> ? ORDER BY actionId, ordinal', id)).toEqual(before);
    expect(rowsOf(archive, 'SELECT field, before, after FROM change WHERE actionId = ?', id)).toEqual([{ field: 'country', before: '"HR"', after: '"SI"' }]);
  });

  it('goes back step by step, the last action first', async () => {
    const { archive, id } = await renamed();
    await edit(archive, 'place', id, { country: 'IT' });
    const seen = [];
    for (let step = 0; step < 3; step += 1) {
      await undo(archive, AUTHOR);
      seen.push(countries(archive));
    }
    expect(seen).toEqual([['HR'], ['SI'], []]);
  });

  it('says that there is nothing to undo', async () => {
    const archive = await emptyArchive();
    await expect(undo(archive, AUTHOR)).rejects.toMatchObject({ code: 'undo.nothing', params: { verb: 'undo' } });
  });

  it('leaves alone what came with the product', async () => {
    const archive = await emptyArchive();
    await installProgrammes(archive, AUTHOR);
    expect(await offered(archive)).toEqual({ undo: null, redo: null });
    await expect(undo(archive, AUTHOR)).rejects.toMatchObject({ code: 'undo.nothing' });
  });

  it('is refused where the record has changed since by other means, and changes nothing', async () => {
    const { archive, id } = await renamed();
    await write(archive, { verb: 'import', kind: 'place', recordId: id, author: AUTHOR }, (writer) => writer.edit('place', id, { country: 'IT' }));
    const before = dumpOf(archive);
    await expect(undo(archive, AUTHOR)).rejects.toMatchObject({ code: 'undo.conflict', params: { kind: 'place', id, field: 'country' } });
    expect(dumpOf(archive)).toEqual(before);
  });

  it('takes a whole action back, or nothing of it', async () => {
    const archive = await emptyArchive();
    const [one, other] = [await create(archive, 'place', novoMesto), await create(archive, 'place', novoMesto)];
    await write(archive, { verb: 'edit', kind: 'place', recordId: one, author: AUTHOR }, async (writer) => {
      await writer.edit('place', one, { country: 'HR' });
      await writer.edit('place', other, { country: 'HR' });
    });
    await write(archive, { verb: 'import', kind: 'place', recordId: one, author: AUTHOR }, (writer) => writer.edit('place', one, { country: 'IT' }));
    await expect(undo(archive, AUTHOR)).rejects.toMatchObject({ code: 'undo.conflict' });
    expect(countries(archive).toSorted()).toEqual(['HR', 'IT']);
  });
});

describe('redo', () => {
  it('does again what was undone', async () => {
    const { archive, id } = await renamed();
    await undo(archive, AUTHOR);
    expect(await redo(archive, AUTHOR)).toMatchObject({ verb: 'redo', kind: 'place', recordId: id });
    expect(countries(archive)).toEqual(['HR']);
  });

  it('goes forward step by step, and undo back again', async () => {
    const { archive } = await renamed();
    await undo(archive, AUTHOR);
    await undo(archive, AUTHOR);
    const seen = [];
    for (const step of [redo, redo, undo, redo, undo, undo]) {
      await step(archive, AUTHOR);
      seen.push(countries(archive));
    }
    expect(seen).toEqual([['SI'], ['HR'], ['SI'], ['HR'], ['SI'], []]);
  });

  it('is over once something new was done', async () => {
    const { archive, id } = await renamed();
    await undo(archive, AUTHOR);
    await edit(archive, 'place', id, { country: 'IT' });
    expect(await offered(archive)).toEqual({ undo: 'edit', redo: null });
    await expect(redo(archive, AUTHOR)).rejects.toMatchObject({ code: 'undo.nothing', params: { verb: 'redo' } });
  });

  it('says that there is nothing to redo', async () => {
    const { archive } = await renamed();
    await expect(redo(archive, AUTHOR)).rejects.toMatchObject({ code: 'undo.nothing', params: { verb: 'redo' } });
  });
});

describe('what can be undone and redone', () => {
  it('is the same after a restart', async () => {
    const { archive } = await renamed();
    await undo(archive, AUTHOR);
    const before = await undoState(archive.reader);
    const again = await reopen(archive);
    expect(await undoState(again.reader)).toEqual(before);
    await redo(again, AUTHOR);
    expect(countries(again)).toEqual(['HR']);
    await undo(again, AUTHOR);
    await undo(again, AUTHOR);
    expect(countries(again)).toEqual([]);
  });

  it('is named by the user\'s own action, never by an undo', async () => {
    const { archive, id } = await renamed();
    await undo(archive, AUTHOR);
    await redo(archive, AUTHOR);
    await undo(archive, AUTHOR);
    const { undo: back, redo: again } = await undoState(archive.reader);
    expect([back?.original, again?.original]).toMatchObject([{ verb: 'create', recordId: id }, { verb: 'edit', recordId: id }]);
  });

  it('is not touched by an action that changed nothing', async () => {
    const { archive, id } = await renamed();
    await undo(archive, AUTHOR);
    await edit(archive, 'place', id, { country: 'SI' });
    expect(await offered(archive)).toEqual({ undo: 'create', redo: 'edit' });
  });

  it('is nothing of another record than the one that is named', async () => {
    const archive = await emptyArchive();
    const recordId = uuid();
    await write(archive, { verb: 'create', kind: 'event', recordId, author: AUTHOR }, (writer) => writer.create('event', plainEvent(), recordId));
    expect((await undoState(archive.reader)).undo?.original).toMatchObject({ kind: 'event', recordId, author: AUTHOR });
  });
});
