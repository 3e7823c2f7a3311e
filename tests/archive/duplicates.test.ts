/** Records made one: all that pointed to the others points to the kept one, as one action that undo takes back. */

import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { findDuplicates } from '../../electron/archive/duplicates/find.ts';
import { compareDuplicates, mergeDuplicates } from '../../electron/archive/duplicates/merge.ts';
import { erase } from '../../electron/archive/people/service.ts';
import { restore, trashed } from '../../electron/archive/changes/trash.ts';
import { redo, undo } from '../../electron/archive/changes/undo.ts';
import { blank } from '#shared/contract/blank.ts';
import type { MergeableKind } from '#shared/contract/duplicates.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { AUTHOR, create, edit, novoMesto, plainEvent, plainProject } from '../support/archives.ts';
import { rowsOf } from '../support/dump.ts';
import { openFolder } from '../support/folders.ts';
import { liveState } from '../support/live-state.ts';
import { problemsOf } from '../support/soundness.ts';

const empty = () => createArchive(path.join(openFolder(), 'archive'), 'Test');
const organisation = (shortName: string, rest: object = {}) => ({ shortName, name: null, placeId: null, website: null, description: null, ...rest });

async function merge(archive: Archive, kind: MergeableKind, ids: readonly string[], fields: Readonly<Record<string, unknown>> = {}, counts: 'own' | 'all' = 'own') {
  const { records } = await compareDuplicates(archive.reader, kind, ids);
  const [kept, ...others] = records;
  return mergeDuplicates(archive, { kind, keep: kept?.id ?? '', revision: kept?.revision ?? '', others, fields, counts }, AUTHOR);
}

/** Undone it is as it was, redone as it became, and sound each time. */
async function thereAndBack(archive: Archive, before: unknown): Promise<void> {
  const after = liveState(archive);
  expect(await problemsOf(archive)).toEqual([]);
  await undo(archive, AUTHOR);
  expect(liveState(archive)).toEqual(before);
  expect(await problemsOf(archive)).toEqual([]);
  await redo(archive, AUTHOR);
  expect(liveState(archive)).toEqual(after);
  expect(await problemsOf(archive)).toEqual([]);
}

describe('merging', () => {
  test('moves an organisation’s roles and people, doubles none, and is found and undone as one', async () => {
    const archive = await empty();
    const [kept, other] = [await create(archive, 'organisation', organisation('ISOB')), await create(archive, 'organisation', organisation('Isob d.o.o.', { website: 'https://isob.si' }))];
    const [one, two] = [await create(archive, 'event', plainEvent()), await create(archive, 'event', plainEvent({ title: { sl: 'Drugi' } }))];
    const role = (organisationId: string, eventId: string) => ({ organisationId, projectId: null, workPackageId: null, eventId, role: 'host' as const, written: null });
    await create(archive, 'role', role(kept, one));
    const doubled = await create(archive, 'role', role(other, one));
    const moved = await create(archive, 'role', role(other, two));
    const person = await create(archive, 'person', blank('person', { name: 'Maja Novak', purpose: { sl: 'Stik' }, organisationId: other, legalBasis: 'consent' }));
    const citation = await create(archive, 'statement', { ...blank('statement', { kind: 'organisation', recordId: other, field: 'website', value: 'https://isob.si' }) });
    expect(await findDuplicates(archive.reader, 'organisation', 10)).toMatchObject({ total: 1, clusters: [{ likeness: 'words', records: [{ id: kept }, { id: other }] }] });
    expect((await compareDuplicates(archive.reader, 'organisation', [kept, other])).differing).toEqual(['shortName', 'website']);

    const before = liveState(archive);
    await merge(archive, 'organisation', [kept, other], { website: 'https://isob.si' });
    const live = (kind: string, field: string) => Object.fromEntries(rowsOf(archive, `SELECT id, "${field}" AS value FROM "${kind}" WHERE deletedBy IS NULL`).map(({ id, value }) => [String(id), value]));
    expect(live('organisation', 'website')).toEqual({ [kept]: 'https://isob.si' });
    const roles = live('role', 'organisationId');
    expect(roles[moved]).toBe(kept);
    expect(doubled in roles).toBe(false);
    expect(live('person', 'organisationId')[person]).toBe(kept);
    expect(live('statement', 'recordId')[citation]).toBe(kept);
    expect((await findDuplicates(archive.reader, 'organisation', 10)).total).toBe(0);
    await thereAndBack(archive, before);
    await archive.close();
  });

  test('of places moves events, organisations and the origins of counts', async () => {
    const archive = await empty();
    const [kept, other] = [await create(archive, 'place', novoMesto), await create(archive, 'place', { ...novoMesto, name: { sl: 'Novomesto', it: 'Novo Mesto' } })];
    const event = await create(archive, 'event', plainEvent({ placeId: other, plannedPlaceId: other }));
    await create(archive, 'participation', blank('participation', { eventId: event, phase: 'actual', value: 3, precision: 'exact', unit: 'event', placeId: other }));
    await create(archive, 'organisation', organisation('X', { placeId: other }));
    const before = liveState(archive);
    await merge(archive, 'place', [kept, other], { name: { ...novoMesto.name, it: 'Novo Mesto' } });
    const pointing = ['event', 'participation', 'organisation'].flatMap((kind) => rowsOf(archive, `SELECT placeId AS at FROM "${kind}" WHERE deletedBy IS NULL`).map(({ at }) => at));
    expect(pointing).toEqual([kept, kept, kept]);
    await thereAndBack(archive, before);
    await archive.close();
  });

  test('of events keeps the counts of one, or of all, and an event is no part of itself', async () => {
    const archive = await empty();
    const project = await create(archive, 'project', plainProject());
    const kept = await create(archive, 'event', plainEvent({ dates: '2019-05-20' }));
    const other = await create(archive, 'event', plainEvent({ dates: '2019-05' }));
    await edit(archive, 'event', kept, { parentId: other });
    const part = await create(archive, 'event', plainEvent({ title: { sl: 'Del' }, parentId: other }));
    const count = (eventId: string, value: number) => create(archive, 'participation', blank('participation', { eventId, phase: 'actual', value, precision: 'exact', unit: 'event' }));
    await count(kept, 12);
    await count(other, 13);
    for (const eventId of [kept, other]) await create(archive, 'eventProject', { eventId, projectId: project, link: eventId === kept ? 'own' : 'synergy' });
    const before = liveState(archive);
    const counts = () => rowsOf(archive, 'SELECT value FROM participation WHERE deletedBy IS NULL AND eventId = ? ORDER BY value', kept).map(({ value }) => value);
    await merge(archive, 'event', [kept, other]);
    expect(counts()).toEqual([12]);
    expect(rowsOf(archive, 'SELECT id, parentId FROM event WHERE deletedBy IS NULL ORDER BY id')).toEqual([{ id: kept, parentId: null }, { id: part, parentId: kept }]);
    expect(rowsOf(archive, 'SELECT link FROM eventProject WHERE deletedBy IS NULL AND eventId = ?', kept)).toEqual([{ link: 'own' }]);
    await thereAndBack(archive, before);
    await undo(archive, AUTHOR);
    await merge(archive, 'event', [kept, other], {}, 'all');
    expect(counts()).toEqual([12, 13]);
    await archive.close();
  });

  test('of an event with one that it is part of over another, or that it would be, leaves it part of none of its parts', async () => {
    const archive = await empty();
    const event = (name: string, parentId: string | null) => create(archive, 'event', plainEvent({ title: { sl: name }, parentId }));
    const elsewhere = await event('Drugje', null);
    const top = await event('Vrh', elsewhere);
    const middle = await event('Sredina', top);
    const low = await event('Spodaj', middle);
    const before = liveState(archive);
    const parents = () => rowsOf(archive, 'SELECT id, parentId FROM event WHERE deletedBy IS NULL AND id IN (?, ?, ?) ORDER BY id', top, middle, low);
    await merge(archive, 'event', [low, top]);
    expect(parents()).toEqual([{ id: middle, parentId: low }, { id: low, parentId: null }]);
    await thereAndBack(archive, before);
    await undo(archive, AUTHOR);
    await merge(archive, 'event', [low, top], { parentId: elsewhere });
    expect(parents()).toEqual([{ id: middle, parentId: low }, { id: low, parentId: elsewhere }]);
    await undo(archive, AUTHOR);
    await merge(archive, 'event', [top, low], { parentId: middle });
    expect(parents()).toEqual([{ id: top, parentId: null }, { id: middle, parentId: top }]);
    await archive.close();
  });

  test('is refused where one was changed since it was looked at, and changes nothing', async () => {
    const archive = await empty();
    const [kept, other] = [await create(archive, 'place', novoMesto), await create(archive, 'place', novoMesto)];
    const { records } = await compareDuplicates(archive.reader, 'place', [kept, other]);
    await edit(archive, 'place', other, { name: { sl: 'Drugje' } });
    const before = liveState(archive);
    const merging = mergeDuplicates(archive, { kind: 'place', keep: kept, revision: records[0]?.revision ?? '', others: records.slice(1), fields: {}, counts: 'own' }, AUTHOR);
    await expect(merging).rejects.toMatchObject({ code: 'record.changedElsewhere' });
    expect(liveState(archive)).toEqual(before);
    await archive.close();
  });

  test('a person who is erased is erased under each name that was made one with hers', async () => {
    const archive = await empty();
    const person = (name: string) => create(archive, 'person', blank('person', { name, purpose: { sl: 'Stik' }, legalBasis: 'consent' }));
    const [kept, other] = [await person('Maja Novak Kovač'), await person('Maja Novak')];
    await merge(archive, 'person', [kept, other]);
    await erase(archive, kept, AUTHOR);
    const all = rowsOf(archive, "SELECT group_concat(coalesce(before, '') || coalesce(after, '')) AS said FROM change").map(({ said }) => String(said)).join('');
    expect(all).not.toContain('Maja');
    expect(rowsOf(archive, 'SELECT id FROM person')).toEqual([]);
    expect(await problemsOf(archive)).toEqual([]);
    await archive.close();
  });

  test('two equal counts of two places are two groups of people still', async () => {
    const archive = await empty();
    const [kept, other] = [await create(archive, 'place', novoMesto), await create(archive, 'place', novoMesto)];
    const event = await create(archive, 'event', plainEvent());
    for (const placeId of [kept, other]) await create(archive, 'participation', blank('participation', { eventId: event, phase: 'actual', value: 5, precision: 'exact', unit: 'event', placeId }));
    await merge(archive, 'place', [kept, other]);
    expect(rowsOf(archive, 'SELECT sum(value) AS people FROM participation WHERE deletedBy IS NULL')).toEqual([{ people: 10 }]);
    await archive.close();
  });

  test('what only the doubled row said is said by the one that stays, and its sources speak of that one', async () => {
    const archive = await empty();
    const project = await create(archive, 'project', plainProject());
    const [kept, other] = [await create(archive, 'event', plainEvent()), await create(archive, 'event', plainEvent())];
    const link = await create(archive, 'eventProject', { eventId: kept, projectId: project, link: 'synergy' });
    await create(archive, 'eventProject', { eventId: other, projectId: project, link: 'own' });
    const photo = (eventId: string, more: object) => create(archive, 'photo', blank('photo', { eventId, sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 1, width: 1, height: 1, originalName: 'a.jpg', position: 0, ...more }));
    const picture = await photo(kept, { caption: { en: 'Circle' } });
    const doubled = await photo(other, { caption: { sl: 'Krog', en: 'Ring' }, creator: 'Ana Kos' });
    const said = await create(archive, 'statement', blank('statement', { kind: 'photo', recordId: doubled, field: 'creator', value: 'Ana Kos' }));
    const before = liveState(archive);
    await merge(archive, 'event', [kept, other]);
    expect(rowsOf(archive, 'SELECT id, link FROM eventProject WHERE deletedBy IS NULL')).toEqual([{ id: link, link: 'own' }]);
    const [left] = rowsOf(archive, 'SELECT id, caption, creator FROM photo WHERE deletedBy IS NULL');
    expect({ ...left, caption: JSON.parse(String(left?.caption)) as unknown }).toEqual({ id: picture, caption: { sl: 'Krog', en: 'Circle' }, creator: 'Ana Kos' });
    expect(rowsOf(archive, 'SELECT recordId FROM statement WHERE id = ?', said)).toEqual([{ recordId: picture }]);
    await thereAndBack(archive, before);
    await archive.close();
  });

  test('two events that say the same of two places are two still, when the places are one', async () => {
    const archive = await empty();
    const [kept, other] = [await create(archive, 'place', novoMesto), await create(archive, 'place', novoMesto)];
    const [one, two] = [await create(archive, 'event', plainEvent({ placeId: kept })), await create(archive, 'event', plainEvent({ placeId: other }))];
    const before = liveState(archive);
    await merge(archive, 'place', [kept, other]);
    expect(rowsOf(archive, 'SELECT id, placeId FROM event WHERE deletedBy IS NULL ORDER BY id').map(({ id, placeId }) => [id, placeId])).toEqual([one, two].toSorted().map((id) => [id, kept]));
    await thereAndBack(archive, before);
  });

  test('of three the one that stays is told what each of the others says, the first of them first', async () => {
    const archive = await empty();
    const project = await create(archive, 'project', plainProject());
    const events = [await create(archive, 'event', plainEvent()), await create(archive, 'event', plainEvent()), await create(archive, 'event', plainEvent())];
    const file = { sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 1, width: 1, height: 1, originalName: 'a.jpg', position: 0 } as const;
    const photos: string[] = [];
    for (const [eventId, caption, creator] of [[events[0], null, null], [events[1], { sl: 'Na trgu' }, null], [events[2], { sl: 'Drugače', en: 'In the square' }, 'Ana']] as const) {
      photos.push(await create(archive, 'photo', blank('photo', { ...file, eventId: eventId ?? '', caption, creator })));
      await create(archive, 'eventProject', { eventId: eventId ?? '', projectId: project, link: eventId === events[1] ? 'own' : 'synergy' });
    }
    const before = liveState(archive);
    await merge(archive, 'event', events);
    expect(rowsOf(archive, 'SELECT id, caption, creator FROM photo WHERE deletedBy IS NULL').map(({ id, caption, creator }) => [id, JSON.parse(String(caption)) as unknown, creator])).toEqual([[photos[0], { sl: 'Na trgu', en: 'In the square' }, 'Ana']]);
    expect(rowsOf(archive, 'SELECT eventId, link FROM eventProject WHERE deletedBy IS NULL')).toEqual([{ eventId: events[0], link: 'own' }]);
    await thereAndBack(archive, before);
  });

  test('what was made one with another is in the trash, after a redo too, and comes out of it alone', async () => {
    const archive = await empty();
    const [kept, other] = [await create(archive, 'place', novoMesto), await create(archive, 'place', novoMesto)];
    await merge(archive, 'place', [kept, other]);
    expect(await trashed(archive.reader)).toMatchObject([{ kind: 'place', id: other }]);
    await undo(archive, AUTHOR);
    expect(await trashed(archive.reader)).toEqual([]);
    await redo(archive, AUTHOR);
    expect(await trashed(archive.reader)).toMatchObject([{ kind: 'place', id: other }]);
    await restore(archive, 'place', other, AUTHOR);
    expect(rowsOf(archive, 'SELECT id FROM place WHERE deletedBy IS NULL ORDER BY id')).toEqual([{ id: kept }, { id: other }]);
    await archive.close();
  });

  test('erasing reaches through a chain of merges, and what was done before it can still be undone', async () => {
    const archive = await empty();
    const person = (name: string) => create(archive, 'person', blank('person', { name, purpose: { sl: 'Stik' }, legalBasis: 'consent' }));
    const place = await create(archive, 'place', novoMesto);
    const [one, two, three, four, five] = [await person('Maja Novak'), await person('Marija Krasovec'), await person('Mojca Zgaga'), await person('Peter Klepec'), await person('Petra Klepec')];
    await edit(archive, 'place', place, { name: { sl: 'Drugje' } });
    await merge(archive, 'person', [two, three]);
    await merge(archive, 'person', [one, two]);
    await erase(archive, one, AUTHOR);
    expect(rowsOf(archive, 'SELECT id FROM person ORDER BY id')).toEqual([{ id: four }, { id: five }]);
    await merge(archive, 'person', [four, five]);
    await erase(archive, five, AUTHOR);
    await undo(archive, AUTHOR);
    expect(JSON.parse(String(rowsOf(archive, 'SELECT name FROM place WHERE id = ?', place)[0]?.name))).toEqual(novoMesto.name);
    expect(await problemsOf(archive)).toEqual([]);
    await archive.close();
  });
});
