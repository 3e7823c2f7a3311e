/** The one write path: what it writes of a change, what it refuses, and that there is no way around it. */

import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Fields } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { remove, restore } from '../../electron/archive/changes/trash.ts';
import { type RecordWriter, write } from '../../electron/archive/changes/write.ts';
import { AUTHOR, create, edit, emptyArchive, novoMesto, plainEvent, plainProject } from '../support/archives.ts';
import { dumpOf, rowsOf, valueOf } from '../support/dump.ts';
import { problemsOf } from '../support/soundness.ts';

/** What an action wrote: the action, its changes, and the document of the record. */
function written(archive: Archive, id: string) {
  const [action] = rowsOf(archive, 'SELECT * FROM action ORDER BY seq DESC LIMIT 1');
  return {
    action,
    changes: rowsOf(archive, 'SELECT * FROM change WHERE actionId = ? ORDER BY ordinal', action?.id),
    documents: rowsOf(archive, 'SELECT title FROM searchDocument WHERE recordId = ?', id).map((row) => row.title),
  };
}

const act = <T>(archive: Archive, work: (writer: RecordWriter) => Promise<T>) =>
  write(archive, { verb: 'edit', kind: 'event', recordId: uuid(), author: AUTHOR }, work);

describe('one action', () => {
  it('that creates writes the row, the history and the document', async () => {
    const archive = await emptyArchive();
    const id = await create(archive, 'place', novoMesto);
    const { action, changes, documents } = written(archive, id);
    expect(rowsOf(archive, 'SELECT name, country, inPlace, deletedBy, revision FROM place WHERE id = ?', id)).toEqual([
      { name: '{"en":"Novo mesto","sl":"Novo mesto"}', country: 'SI', inPlace: '{"sl":"v Novem mestu"}', deletedBy: null, revision: action?.id },
    ]);
    expect(action).toMatchObject({ verb: 'create', kind: 'place', recordId: id, author: AUTHOR, target: null, undone: 0 });
    expect(changes.map(({ ordinal, kind, recordId, field, before }) => ({ ordinal, kind, recordId, field, before }))).toEqual([
      { ordinal: 0, kind: 'place', recordId: id, field: '*', before: null },
    ]);
    expect(JSON.parse(String(changes[0]?.after))).toEqual(novoMesto);
    expect(documents).toEqual(['{"en":"Novo mesto","sl":"Novo mesto"}']);
  });

  it('that edits writes each field that changed, as it was and as it is', async () => {
    const archive = await emptyArchive();
    const id = await create(archive, 'place', novoMesto);
    await edit(archive, 'place', id, { name: { sl: 'Krško' }, country: 'SI', inPlace: null });
    const { action, changes, documents } = written(archive, id);
    expect(action).toMatchObject({ verb: 'edit', recordId: id });
    expect(changes.map(({ field, before, after }) => ({ field, before, after }))).toEqual([
      { field: 'name', before: '{"en":"Novo mesto","sl":"Novo mesto"}', after: '{"sl":"Krško"}' },
      { field: 'inPlace', before: '{"sl":"v Novem mestu"}', after: null },
    ]);
    expect(documents).toEqual(['{"sl":"Krško"}']);
    expect(valueOf(archive, 'SELECT revision FROM place')).toBe(action?.id);
  });

  it('that deletes marks the row, and takes the document away', async () => {
    const archive = await emptyArchive();
    const id = await create(archive, 'place', novoMesto);
    await remove(archive, 'place', id, AUTHOR);
    const { action, changes, documents } = written(archive, id);
    expect(action).toMatchObject({ verb: 'delete', recordId: id });
    expect(changes).toMatchObject([{ recordId: id, field: 'deletedBy', before: null, after: JSON.stringify(action?.id) }]);
    expect(documents).toEqual([]);
    expect(valueOf(archive, 'SELECT deletedBy FROM place')).toBe(action?.id);
  });

  it('that restores unmarks the row, and brings the document back', async () => {
    const archive = await emptyArchive();
    const id = await create(archive, 'place', novoMesto);
    const { id: deletion } = await remove(archive, 'place', id, AUTHOR);
    await restore(archive, 'place', id, AUTHOR);
    const { action, changes, documents } = written(archive, id);
    expect(action).toMatchObject({ verb: 'restore', recordId: id });
    expect(changes).toMatchObject([{ recordId: id, field: 'deletedBy', before: JSON.stringify(deletion), after: null }]);
    expect(documents).toHaveLength(1);
    expect(valueOf(archive, 'SELECT deletedBy FROM place')).toBeNull();
  });

  it('keeps the day that records are sorted by in step with the date', async () => {
    const archive = await emptyArchive();
    const id = await create(archive, 'event', plainEvent({ dates: '2018-06/2018-09' }));
    const days = () => rowsOf(archive, 'SELECT earliest, latest FROM event')[0];
    expect(days()).toEqual({ earliest: '2018-06-01', latest: '2018-09-30' });
    await edit(archive, 'event', id, { dates: '2019-02' });
    expect(days()).toEqual({ earliest: '2019-02-01', latest: '2019-02-28' });
    await edit(archive, 'event', id, { dates: null });
    expect(days()).toEqual({ earliest: null, latest: null });
  });
});

describe('an edit that changes nothing', () => {
  it('writes no action and tells nobody', async () => {
    const archive = await emptyArchive();
    const id = await create(archive, 'place', novoMesto);
    const before = dumpOf(archive);
    const told: unknown[] = [];
    archive.onChange((action) => told.push(action));
    const { action, result } = await edit(archive, 'place', id, { name: { en: ' Novo mesto ', sl: 'Novo mesto', de: '' } });
    expect({ action, result }).toEqual({ action: null, result: false });
    expect(told).toEqual([]);
    expect(dumpOf(archive)).toEqual(before);
  });
});

interface Base {
  readonly archive: Archive;
  readonly event: string;
  readonly place: string;
  readonly gone: string;
}

/** An archive with an event in a place, and another place in the trash. */
async function base(): Promise<Base> {
  const archive = await emptyArchive();
  const place = await create(archive, 'place', novoMesto);
  const gone = await create(archive, 'place', { ...novoMesto, name: { sl: 'Kostanjevica' } });
  const event = await create(archive, 'event', plainEvent({ placeId: place }));
  await remove(archive, 'place', gone, AUTHOR);
  return { archive, event, place, gone };
}

const REFUSED: readonly { readonly name: string; readonly code: string; readonly params?: object; readonly work: (base: Base) => Promise<unknown> }[] = [
  { name: 'a new record without what must be there', code: 'record.invalid', params: { kind: 'place', field: 'name' }, work: ({ archive }) => create(archive, 'place', { ...novoMesto, name: {} }) },
  { name: 'a new record with a date that is none', code: 'record.invalid', params: { field: 'dates' }, work: ({ archive }) => create(archive, 'event', plainEvent({ dates: '2019-02-30' })) },
  { name: 'an edit to a value that is not allowed', code: 'record.invalid', params: { field: 'country' }, work: ({ archive, place }) => edit(archive, 'place', place, { country: 'XX' }) },
  {
    name: 'an unknown count with a number',
    code: 'record.invalid',
    params: { kind: 'participation', field: 'value' },
    work: ({ archive, event }) => create(archive, 'participation', { ...count(event), value: 0, precision: 'unknown' }),
  },
  { name: 'a new record that refers to nothing', code: 'record.notFound', params: { kind: 'place' }, work: ({ archive }) => create(archive, 'event', plainEvent({ placeId: uuid() })) },
  { name: 'a new record that refers to one in the trash', code: 'record.inTrash', params: { kind: 'place' }, work: ({ archive, gone }) => create(archive, 'event', plainEvent({ placeId: gone })) },
  { name: 'a reference to a record of another kind', code: 'record.notFound', params: { kind: 'place' }, work: ({ archive, event }) => create(archive, 'event', plainEvent({ placeId: event })) },
  { name: 'an edit to refer to nothing', code: 'record.notFound', params: { kind: 'place' }, work: ({ archive, event }) => edit(archive, 'event', event, { placeId: uuid() }) },
  { name: 'an edit to refer to one in the trash', code: 'record.inTrash', work: ({ archive, event, gone }) => edit(archive, 'event', event, { placeId: gone }) },
  { name: 'an edit of nothing', code: 'record.notFound', params: { kind: 'event' }, work: ({ archive }) => edit(archive, 'event', uuid(), { type: 'seminar' }) },
  { name: 'an edit of a record in the trash', code: 'record.inTrash', work: ({ archive, gone }) => edit(archive, 'place', gone, { country: 'HR' }) },
  { name: 'the deletion of nothing', code: 'record.notFound', work: ({ archive }) => remove(archive, 'event', uuid(), AUTHOR) },
  { name: 'the deletion of what is in the trash', code: 'record.inTrash', work: ({ archive, gone }) => remove(archive, 'place', gone, AUTHOR) },
  { name: 'the restoration of what is not in the trash', code: 'record.notFound', work: ({ archive, place }) => restore(archive, 'place', place, AUTHOR) },
];

function count(eventId: string): Fields<'participation'> {
  const narrowed = { country: null, placeId: null, organisationId: null, gender: null, ageBand: null, locality: null, written: null, position: 0 } as const;
  return { eventId, phase: 'actual', value: 12, precision: 'exact', unit: 'event', ...narrowed };
}

describe.each(REFUSED)('$name', ({ code, params = {}, work }) => {
  it(`is refused with ${code} and changes nothing at all`, async () => {
    const on = await base();
    const told: unknown[] = [];
    on.archive.onChange((action) => told.push(action));
    const before = dumpOf(on.archive);
    await expect(work(on)).rejects.toMatchObject({ code, params });
    expect(dumpOf(on.archive)).toEqual(before);
    expect(told).toEqual([]);
  });
});

it('a reference may stay to what has gone to the trash since', async () => {
  const { archive, event, place } = await base();
  await remove(archive, 'place', place, AUTHOR);
  expect((await edit(archive, 'event', event, { type: 'seminar' })).result).toBe(true);
});

it('a pair that may be there only once is refused with record.alreadyThere', async () => {
  const { archive, event } = await base();
  const project = await create(archive, 'project', plainProject());
  await create(archive, 'eventProject', { eventId: event, projectId: project, link: 'own' });
  const before = dumpOf(archive);
  await expect(create(archive, 'eventProject', { eventId: event, projectId: project, link: 'synergy' })).rejects.toMatchObject({ code: 'record.alreadyThere' });
  expect(dumpOf(archive)).toEqual(before);
});

describe('an action that fails in the middle', () => {
  it('leaves nothing of what it had done', async () => {
    const { archive, event, place } = await base();
    const before = dumpOf(archive);
    const failing = act(archive, async (writer) => {
      await writer.edit('event', event, { title: { sl: 'Drugače' } });
      await writer.create('event', plainEvent({ parentId: event }));
      await writer.setDeleted('place', place, writer.actionId);
      await writer.create('place', { ...novoMesto, country: 'Slovenija' });
    });
    await expect(failing).rejects.toMatchObject({ code: 'record.invalid' });
    expect(dumpOf(archive)).toEqual(before);
  });

  it('does not stand in the way of the next one', async () => {
    const { archive, event } = await base();
    await expect(act(archive, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect((await edit(archive, 'event', event, { type: 'seminar' })).result).toBe(true);
    expect(await problemsOf(archive)).toEqual([]);
  });
});

describe('a change', () => {
  it('is told of when it is on disk, and not before', async () => {
    const archive = await emptyArchive();
    const seen: unknown[] = [];
    archive.onChange((action) => seen.push({ ...action, rows: rowsOf(archive, 'SELECT id FROM place') }));
    const id = await create(archive, 'place', novoMesto);
    expect(seen).toEqual([{ id: valueOf(archive, 'SELECT id FROM action'), verb: 'create', kind: 'place', recordId: id, touched: ['place'], rows: [{ id }] }]);
  });

  it('is told of no more to who has stopped listening', async () => {
    const archive = await emptyArchive();
    const seen: unknown[] = [];
    const stop = archive.onChange((action) => seen.push(action));
    stop();
    await create(archive, 'place', novoMesto);
    expect(seen).toEqual([]);
  });

  it('moves the revision of the record that it belongs to, and of no other', async () => {
    const { archive, event, place } = await base();
    const revisions = () => rowsOf(archive, 'SELECT id, revision FROM event UNION ALL SELECT id, revision FROM place ORDER BY id');
    const before = revisions();
    await create(archive, 'participation', count(event));
    const newest = valueOf(archive, 'SELECT id FROM action ORDER BY seq DESC LIMIT 1');
    expect(revisions()).toEqual(before.map((row) => (row.id === event ? { id: event, revision: newest } : row)));
    expect(revisions().find((row) => row.id === place)?.revision).not.toBe(newest);
  });
});

describe('no way leads around the write path', () => {
  it('for who reads: the connection refuses to write', async () => {
    const archive = await emptyArchive();
    await create(archive, 'place', novoMesto);
    const before = dumpOf(archive);
    await expect(archive.reader.updateTable('place').set({ country: 'HR' }).execute()).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
    await expect(archive.reader.deleteFrom('place').execute()).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
    expect(dumpOf(archive)).toEqual(before);
  });

  it('once damage was found: nothing is written any more, and all is still read', async () => {
    const archive = await emptyArchive();
    const id = await create(archive, 'place', novoMesto);
    archive.stopWriting();
    expect(archive.readOnlyReason).toBe('damage');
    await expect(edit(archive, 'place', id, { country: 'HR' })).rejects.toMatchObject({ code: 'archive.readOnly', params: { folder: archive.paths.folder } });
    expect(await archive.reader.selectFrom('place').select('country').execute()).toEqual([{ country: 'SI' }]);
  });
});

describe('a long action', () => {
  it('leaves the archive answering, with what was there before it', async () => {
    const archive = await emptyArchive();
    await create(archive, 'event', plainEvent());
    const progress = { isDone: false };
    const writing = act(archive, async (writer) => {
      for (let number = 0; number < 500; number += 1) await writer.create('event', plainEvent());
    }).finally(() => (progress.isDone = true));
    const answers: number[] = [];
    while (!progress.isDone) {
      answers.push((await archive.reader.selectFrom('event').select('id').execute()).length);
      await new Promise(setImmediate);
    }
    await writing;
    // Asked all along: what is not confirmed is not seen.
    expect(answers.length).toBeGreaterThan(3);
    expect(new Set(answers.slice(0, -1))).toEqual(new Set([1]));
    expect(await archive.reader.selectFrom('event').select('id').execute()).toHaveLength(501);
  });

  it('that fails after rows were written leaves nothing of itself', async () => {
    const archive = await emptyArchive();
    const before = dumpOf(archive);
    const failing = act(archive, async (writer) => {
      for (let number = 0; number < 600; number += 1) await writer.create('event', plainEvent());
      await writer.create('event', { ...plainEvent(), placeId: uuid() });
    });
    await expect(failing).rejects.toMatchObject({ code: 'record.notFound' });
    expect(dumpOf(archive)).toEqual(before);
  });

  it('reads what it has made itself', async () => {
    const archive = await emptyArchive();
    await act(archive, async (writer) => {
      const parent = await writer.create('event', plainEvent());
      const child = await writer.create('event', plainEvent({ parentId: parent }));
      expect(await (await writer.reading()).selectFrom('event').select(['id', 'parentId']).orderBy('id').execute()).toEqual([{ id: parent, parentId: null }, { id: child, parentId: parent }]);
      await writer.setDeleted('event', parent, writer.actionId);
      await expect(writer.create('event', plainEvent({ parentId: parent }))).rejects.toMatchObject({ code: 'record.inTrash' });
      await writer.setDeleted('event', parent, null);
      await writer.create('event', plainEvent({ parentId: parent }));
      await expect(writer.create('eventProject', { eventId: parent, projectId: child, link: 'own' })).rejects.toMatchObject({ code: 'record.notFound', params: { kind: 'project' } });
    });
  });
});
