/** Two copies of an archive made one: what one brings, what both said differently, and what stays whole. */

import { expect, test, vi } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { erasePerson } from '../../electron/archive/changes/erase.ts';
import { remove, restore, trashed } from '../../electron/archive/changes/trash.ts';
import { undo, undoState } from '../../electron/archive/changes/undo.ts';
import { listConflicts, resolveConflicts } from '../../electron/archive/merging/conflicts.ts';
import { AUTHOR, create, edit, emptyArchive, novoMesto, plainEvent, plainProject } from '../support/archives.ts';
import { rowsOf, valueOf } from '../support/dump.ts';
import { liveState } from '../support/live-state.ts';
import { lookAt, mergeFolder, twoCopiesOf } from '../support/merging.ts';
import { problemsOf } from '../support/soundness.ts';

const NOTHING = { new: 0, changed: 0, deleted: 0, same: 0, conflicts: 0, photos: 0 };

/** An event in a place and in a project, on two copies. */
async function twoCopies() {
  const first = await emptyArchive();
  const place = await create(first, 'place', novoMesto);
  const project = await create(first, 'project', plainProject());
  const event = await create(first, 'event', plainEvent({ placeId: place, title: { sl: 'Delavnica' } }));
  await create(first, 'eventProject', { eventId: event, projectId: project, link: 'own' });
  const [one, other] = await twoCopiesOf(first);
  return { one, other, place, project, event };
}

const conflictsOf = async (archive: Archive) => (await listConflicts(archive.reader, 100)).conflicts;
const mergeIn = (archive: Archive, from: Archive) => mergeFolder(archive, from.paths.folder);

test('what one copy did the other takes, once, and undoes as one', async () => {
  const { one, other, event } = await twoCopies();
  const before = liveState(one);
  await edit(other, 'event', event, { title: { sl: 'Delavnica za mlade' } });
  const made = await create(other, 'event', plainEvent({ title: { sl: 'Novo' } }));
  expect(await lookAt(one, other.paths.folder)).toMatchObject({ standing: 'news', brings: 2, counts: { ...NOTHING, new: 1, changed: 1 }, total: 2 });
  const merged = await mergeIn(one, other);
  expect(merged).toMatchObject({ counts: { ...NOTHING, new: 1, changed: 1 } });
  expect(liveState(one)).toEqual(liveState(other));
  expect(await problemsOf(one)).toEqual([]);
  expect(await mergeIn(one, other)).toMatchObject({ action: null });
  expect(await mergeIn(other, one)).toMatchObject({ action: null });
  expect(await lookAt(one, other.paths.folder)).toMatchObject({ standing: 'equal', counts: NOTHING });

  expect((await undoState(one.reader)).undo?.original.verb).toBe('merge');
  await undo(one, AUTHOR);
  expect(liveState(one)).toEqual(before);
  expect(await problemsOf(one)).toEqual([]);
  expect((await mergeIn(one, other)).action).not.toBeNull();
  expect(valueOf(one, 'SELECT deletedBy FROM event WHERE id = ?', made)).toBeNull();
  expect(liveState(one)).toEqual(liveState(other));
  expect(await problemsOf(one)).toEqual([]);
});

test('what both said differently waits on both, and is decided once', async () => {
  const { one, other, event } = await twoCopies();
  await edit(one, 'event', event, { dates: '2018' });
  await edit(other, 'event', event, { dates: '2019', title: { sl: 'Delavnica', en: 'Workshop' } });
  expect((await mergeIn(one, other)).counts).toMatchObject({ changed: 1, conflicts: 1 });
  expect(rowsOf(one, 'SELECT dates, title FROM event')).toEqual([{ dates: '2018', title: '{"en":"Workshop","sl":"Delavnica"}' }]);
  const [conflict] = await conflictsOf(one);
  expect(conflict).toMatchObject({ field: 'dates', ours: { value: '2018' }, theirs: { value: '2019' }, base: null, name: { sl: 'Delavnica' } });
  await mergeIn(other, one);
  expect((await conflictsOf(other)).map(({ id }) => id)).toEqual([conflict?.id]);
  await resolveConflicts(other, [{ conflict: conflict?.id ?? '', decision: { take: 'value', value: '2018/2019' } }], AUTHOR);
  await mergeIn(one, other);
  expect([await conflictsOf(one), await conflictsOf(other)]).toEqual([[], []]);
  expect(liveState(one)).toEqual(liveState(other));
  await expect(resolveConflicts(one, [{ conflict: conflict?.id ?? '', decision: { take: 'ours' } }], AUTHOR)).rejects.toMatchObject({ code: 'merging.noConflict' });
  expect(await problemsOf(one)).toEqual([]);
});

test('a text is merged by language and paragraph, and asked about where both changed the same one', async () => {
  const { one, other, event } = await twoCopies();
  for (const archive of [one]) await edit(archive, 'event', event, { description: { sl: 'Prvi.\n\nDrugi.\n\nTretji.', en: 'First.' } });
  await mergeIn(other, one);
  await edit(one, 'event', event, { description: { sl: 'Prvi, tu.\n\nDrugi.\n\nTretji.', en: 'First, here.' } });
  await edit(other, 'event', event, { description: { sl: 'Prvi.\n\nDrugi.\n\nTretji, tam.', en: 'First, there.' } });
  await mergeIn(one, other);
  const [conflict] = await conflictsOf(one);
  expect(conflict).toMatchObject({ languages: ['en'], theirs: { value: { sl: 'Prvi, tu.\n\nDrugi.\n\nTretji, tam.', en: 'First, there.' } } });
  await resolveConflicts(one, [{ conflict: conflict?.id ?? '', decision: { take: 'languages', languages: { en: 'theirs' } } }], AUTHOR);
  expect(valueOf(one, 'SELECT description FROM event')).toBe(JSON.stringify({ en: 'First, there.', sl: 'Prvi, tu.\n\nDrugi.\n\nTretji, tam.' }));
});

test('what one put in the trash and the other went on with is asked, and comes back with all that went with it', async () => {
  const { one, other, event } = await twoCopies();
  await remove(one, 'event', event, AUTHOR);
  const part = await create(other, 'event', plainEvent({ parentId: event, title: { sl: 'Del' } }));
  for (const [archive, from] of [[one, other], [other, one]] as const) {
    await mergeIn(archive, from);
    expect(rowsOf(archive, 'SELECT id FROM event WHERE deletedBy IS NULL')).toEqual([]);
    expect(await conflictsOf(archive)).toMatchObject([{ field: 'deletedBy', recordId: event }]);
    expect(await problemsOf(archive)).toEqual([]);
  }
  expect((await trashed(one.reader)).map(({ id }) => id)).toContain(event);
  const [conflict] = await conflictsOf(other);
  await resolveConflicts(other, [{ conflict: conflict?.id ?? '', decision: { take: 'value', value: false } }], AUTHOR);
  expect(rowsOf(other, 'SELECT id FROM event WHERE deletedBy IS NULL ORDER BY id')).toEqual([{ id: event }, { id: part }]);
  await mergeIn(one, other);
  expect(liveState(one)).toEqual(liveState(other));
  expect(await conflictsOf(one)).toEqual([]);
  expect(await problemsOf(one)).toEqual([]);
});

test('a link that both made stands once, the same on both', async () => {
  const { one, other, event } = await twoCopies();
  const project = await create(one, 'project', plainProject({ acronym: 'DRUGI' }));
  await mergeIn(other, one);
  await create(one, 'eventProject', { eventId: event, projectId: project, link: 'own' });
  await create(other, 'eventProject', { eventId: event, projectId: project, link: 'synergy' });
  await mergeIn(one, other);
  await mergeIn(other, one);
  expect(liveState(one)).toEqual(liveState(other));
  expect(rowsOf(one, 'SELECT id FROM eventProject WHERE projectId = ? AND deletedBy IS NULL', project)).toHaveLength(1);
  expect([await problemsOf(one), await problemsOf(other)]).toEqual([[], []]);
});

test('an older copy is told apart from one that brings something, and a restored record comes back', async () => {
  const { one, other, event } = await twoCopies();
  await remove(one, 'event', event, AUTHOR);
  expect(await lookAt(one, other.paths.folder)).toMatchObject({ standing: 'older', brings: 0, lacks: 1, counts: NOTHING });
  await mergeIn(other, one);
  await restore(other, 'event', event, AUTHOR);
  await mergeIn(one, other);
  expect(liveState(one)).toEqual(liveState(other));
});

test('clocks decide nothing: at 1970, at 2100, and going back in the middle, all comes to the same', async () => {
  const told: unknown[] = [];
  for (const clocks of [['2019-01-01', '2019-01-02', '2019-01-03'], ['1970-01-01', '2100-01-01', '1999-01-01'], ['2100-01-01', '1970-01-01', '2200-01-01']]) {
    const { one, other, event, place } = await twoCopies();
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      vi.setSystemTime(new Date(clocks[0] ?? ''));
      await edit(one, 'event', event, { dates: '2018', description: { sl: 'Tu' } });
      vi.setSystemTime(new Date(clocks[1] ?? ''));
      await edit(other, 'event', event, { dates: '2019' });
      vi.setSystemTime(new Date(clocks[2] ?? ''));
      await edit(other, 'place', place, { country: 'HR' });
      await mergeIn(one, other);
      await mergeIn(other, one);
      const asked = (await conflictsOf(one)).map(({ field, ours, theirs }) => [field, ours.value, theirs.value]);
      told.push([asked, rowsOf(one, 'SELECT dates, description FROM event'), rowsOf(other, 'SELECT dates, description FROM event'), rowsOf(one, 'SELECT country FROM place')]);
    } finally {
      vi.useRealTimers();
    }
  }
  expect(told[0]).toEqual([[['dates', '2018', '2019']], [{ dates: '2018', description: '{"sl":"Tu"}' }], [{ dates: '2018', description: '{"sl":"Tu"}' }], [{ country: 'HR' }]]);
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
});

test('who was erased on one copy is erased on all, and no copy brings the person back', async () => {
  const first = await emptyArchive();
  const person = await create(first, 'person', blank('person', { name: 'Maja Krašovec', purpose: { sl: 'stik' } }));
  const [one, other] = await twoCopiesOf(first);
  await edit(other, 'person', person, { name: 'Maja Krašovec Novak' });
  await create(other, 'event', plainEvent({ title: { sl: 'Vodi Maja Krašovec Novak' } }));
  await erasePerson(one, person, AUTHOR);
  await mergeIn(one, other);
  await mergeIn(other, one);
  for (const archive of [one, other]) {
    expect(rowsOf(archive, 'SELECT id FROM person')).toEqual([]);
    expect(rowsOf(archive, "SELECT 1 FROM change WHERE instr(before, 'Maja') OR instr(after, 'Maja')")).toEqual([]);
    expect(rowsOf(archive, 'SELECT title FROM event')).toEqual([{ title: '{"sl":"Vodi […]"}' }]);
    expect(await problemsOf(archive)).toEqual([]);
  }
  expect(liveState(one)).toEqual(liveState(other));
});

test('a merge that is stopped leaves all as it was', async () => {
  const { one, other, event } = await twoCopies();
  await edit(other, 'event', event, { dates: '2019' });
  const before = rowsOf(one, 'SELECT id FROM action');
  await expect(mergeFolder(one, other.paths.folder, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(rowsOf(one, 'SELECT id FROM action')).toEqual(before);
  expect((await mergeIn(one, other)).counts.changed).toBe(1);
});
