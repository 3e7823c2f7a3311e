/** What two copies said differently while people go on writing, and what both made: asked once, and never hidden. */

import { expect, test } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import { IN_TRASH } from '#shared/contract/merging.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { undo } from '../../electron/archive/changes/undo.ts';
import { findDuplicates } from '../../electron/archive/duplicates/find.ts';
import { compareDuplicates, mergeDuplicates } from '../../electron/archive/duplicates/merge.ts';
import { listConflicts, resolveConflicts } from '../../electron/archive/merging/conflicts.ts';
import { AUTHOR, create, edit, emptyArchive, novoMesto, plainEvent } from '../support/archives.ts';
import { rowsOf, valueOf } from '../support/dump.ts';
import { liveState } from '../support/live-state.ts';
import { copyOf, mergeFolder, onStick, twoCopiesOf } from '../support/merging.ts';
import { problemsOf } from '../support/soundness.ts';

/** An event whose dates are said differently on two copies that have both been merged. */
async function disputed() {
  const first = await emptyArchive();
  const event = await create(first, 'event', plainEvent({ dates: '2017' }));
  const [one, other] = await twoCopiesOf(first);
  await edit(one, 'event', event, { dates: '2018' });
  await edit(other, 'event', event, { dates: '2019' });
  return { one, other, event };
}

const take = (from: Archive, into: Archive) => mergeFolder(into, from.paths.folder);
const datesOf = (archive: Archive) => valueOf(archive, 'SELECT dates FROM event');

async function asked(archive: Archive) {
  const { conflicts } = await listConflicts(archive.reader, 100);
  return conflicts.map(({ ours, theirs, now }) => [ours.value, theirs.value, now]);
}

async function decideFirst(archive: Archive, side: 'ours' | 'theirs'): Promise<void> {
  const { conflicts } = await listConflicts(archive.reader, 1);
  await resolveConflicts(archive, [{ conflict: conflicts[0]?.id ?? '', decision: { take: side } }], AUTHOR);
}

test('an edit of a field in conflict leaves it open, with what was written as ours and the other side’s value against it', async () => {
  const { one, other, event } = await disputed();
  await take(other, one);
  await take(one, other);
  expect([await asked(one), await asked(other)]).toEqual([[['2018', '2019', '2018']], [['2018', '2019', '2018']]]);
  await edit(other, 'event', event, { dates: '2020' });
  expect(await asked(other)).toEqual([['2020', '2019', '2020']]);
  await take(other, one);
  expect([await asked(one), datesOf(one)]).toEqual([[['2020', '2019', '2020']], '2020']);
  await decideFirst(one, 'ours');
  await take(one, other);
  expect([await asked(one), await asked(other), datesOf(one), datesOf(other)]).toEqual([[], [], '2020', '2020']);
});

test('where each found the conflict by itself and holds its own, an edit on one is held against the other’s value on both', async () => {
  const { one, other, event } = await disputed();
  // Two sticks that crossed: neither had the other's merge.
  const early = onStick(one.paths.folder);
  await take(other, one);
  await mergeFolder(other, early);
  expect([await asked(one), await asked(other)]).toEqual([[['2018', '2019', '2018']], [['2019', '2018', '2019']]]);
  await edit(one, 'event', event, { dates: '2020' });
  await take(one, other);
  expect([await asked(one), await asked(other)]).toEqual([[['2020', '2019', '2020']], [['2020', '2019', '2020']]]);
  await undo(one, AUTHOR);
  expect(await asked(one)).toEqual([['2018', '2019', '2018']]);
});

test('a field that both went on with shows every value that was said, and is asked once', async () => {
  const { one, other, event } = await disputed();
  await take(other, one);
  await take(one, other);
  await edit(one, 'event', event, { dates: '2021' });
  await edit(other, 'event', event, { dates: '2022' });
  await take(other, one);
  await take(one, other);
  for (const archive of [one, other]) expect((await asked(archive)).toSorted()).toEqual([['2021', '2019', '2021'], ['2021', '2022', '2021']]);
  await decideFirst(one, 'theirs');
  expect(await asked(one)).toEqual([]);
  await take(one, other);
  expect([await asked(other), datesOf(other)]).toEqual([[], datesOf(one)]);
  // What was decided is open again once the decision is undone.
  await undo(one, AUTHOR);
  expect(await asked(one)).toHaveLength(2);
});

test('a place and an organisation that both made are proposed as one, and merged with all that refers to them, on both', async () => {
  const first = await emptyArchive();
  const [one, other] = await twoCopiesOf(first);
  for (const archive of [one, other]) {
    const placeId = await create(archive, 'place', novoMesto);
    const organisationId = await create(archive, 'organisation', { shortName: null, name: { sl: 'Društvo Krka' }, placeId, website: null, description: null });
    const eventId = await create(archive, 'event', plainEvent({ placeId, title: { sl: archive === one ? 'Tu' : 'Tam' } }));
    await create(archive, 'role', { organisationId, projectId: null, workPackageId: null, eventId, role: 'host', written: null });
    await create(archive, 'person', blank('person', { name: 'Ana', organisationId, purpose: { sl: 'stik' } }));
  }
  await take(other, one);
  for (const kind of ['place', 'organisation'] as const) {
    const { clusters } = await findDuplicates(one.reader, kind, 10);
    expect(clusters.map(({ records }) => records.length)).toEqual([2]);
    const ids = clusters[0]?.records.map(({ id }) => id) ?? [];
    const { records } = await compareDuplicates(one.reader, kind, ids);
    const [kept, gone] = records;
    if (!kept || !gone) throw new Error('nothing to be made one');
    await mergeDuplicates(one, { kind, keep: kept.id, revision: kept.revision, others: [gone], fields: {}, counts: 'all' }, AUTHOR);
  }
  await take(one, other);
  for (const archive of [one, other]) {
    const live = (kind: string, field: string) => rowsOf(archive, `SELECT DISTINCT "${field}" AS id FROM "${kind}" WHERE deletedBy IS NULL`);
    const [place, organisation] = [live('place', 'id'), live('organisation', 'id')];
    expect([place.length, organisation.length, live('event', 'placeId'), live('organisation', 'placeId'), live('role', 'organisationId'), live('person', 'organisationId')]).toEqual([1, 1, place, place, organisation, organisation]);
    expect(rowsOf(archive, 'SELECT id FROM role WHERE deletedBy IS NULL')).toHaveLength(2);
    expect(await problemsOf(archive)).toEqual([]);
  }
  expect(liveState(other)).toEqual(liveState(one));
});

test('what was undone where it was made is in the trash on a copy that had it, also where that is told by one that never had; who went on with it is asked', async () => {
  const [maker, teller] = await twoCopiesOf(await emptyArchive());
  const event = await create(maker, 'event', plainEvent({ title: { sl: 'Zbor' } }));
  const [made, holder] = await twoCopiesOf(maker);
  const editor = await copyOf(onStick(holder.paths.folder));
  await edit(editor, 'event', event, { dates: '2018' });
  await undo(made, AUTHOR);
  // Making and undoing come together, so that there it never is.
  await take(made, teller);
  expect(rowsOf(teller, 'SELECT id FROM event')).toEqual([]);
  await take(teller, holder);
  expect([rowsOf(holder, 'SELECT id FROM event WHERE deletedBy IS NULL'), await problemsOf(holder)]).toEqual([[], []]);
  await take(teller, editor);
  await take(editor, teller);
  for (const archive of [editor, teller]) expect([(await listConflicts(archive.reader, 9)).conflicts.map(({ field }) => field), await problemsOf(archive)]).toEqual([[IN_TRASH], []]);
  await editor.close();
});
