/** Saving what a form holds: the record and the parts that belong to it, as one action. */

import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Fields } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { getEvent } from '../../electron/archive/events/service.ts';
import { getProject, saveProject } from '../../electron/archive/projects/service.ts';
import { keepDraft, readDraft } from '../../electron/archive/changes/drafts.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { undo } from '../../electron/archive/changes/undo.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent, plainProject } from '../support/archives.ts';
import { dumpOf, rowsOf, valueOf } from '../support/dump.ts';
import type { EventValues } from '../support/event-form.ts';
import { countRow, draftOf, projectForm } from '../support/forms.ts';
import { liveState } from '../support/live-state.ts';
import { problemsOf } from '../support/soundness.ts';
import { count, newEvent, openForm, opened, saved } from '../support/open-form.ts';

const values = async (archive: Archive, id: string) => (await getEvent(archive, id)).participation.map(({ value }) => value);
const actions = (archive: Archive) => rowsOf(archive, 'SELECT verb, kind, recordId FROM action ORDER BY seq');

describe('a new record', () => {
  it('is saved with its parts, in the order of their rows, as one action', async () => {
    const archive = await emptyArchive();
    const project = await create(archive, 'project', plainProject());
    const projects = [{ id: null, projectId: project, link: 'own' as const }];
    const { id, revision } = await saved(archive, newEvent({ projects, participation: [count(30), count(10, { country: 'SI' }), count(null)] }));
    expect(await values(archive, id)).toEqual([30, 10, null]);
    expect((await getEvent(archive, id)).projects).toMatchObject([{ projectId: project, link: 'own' }]);
    expect(actions(archive)).toEqual([{ verb: 'create', kind: 'project', recordId: project }, { verb: 'create', kind: 'event', recordId: id }]);
    expect(valueOf(archive, 'SELECT revision FROM event')).toBe(revision);
  });

  it('is undone with its parts', async () => {
    const archive = await emptyArchive();
    await saved(archive, newEvent({ participation: [count(30)] }));
    await undo(archive, AUTHOR);
    expect(Object.values(liveState(archive)).flat()).toEqual([]);
  });
});

describe('a record that is saved again', () => {
  it('unchanged is no action, and keeps its revision', async () => {
    const { archive, form } = await openForm();
    const before = dumpOf(archive);
    expect(await saved(archive, form, form)).toEqual({ id: form.id, revision: form.revision });
    expect(dumpOf(archive)).toEqual(before);
  });

  it('keeps, changes, adds and takes away parts, and keeps their ids', async () => {
    const { archive, id, form } = await openForm();
    const [first, second] = form.participation;
    await saved(archive, { ...form, participation: [{ ...count(20), id: second?.id ?? null }, count(4), { ...count(1), id: first?.id ?? null }] }, form);
    const { participation } = await getEvent(archive, id);
    expect(participation.map(({ value, position }) => [value, position])).toEqual([[20, 0], [4, 1], [1, 2]]);
    expect([participation[0]?.id, participation[2]?.id]).toEqual([second?.id, first?.id]);
    expect(rowsOf(archive, 'SELECT value FROM participation WHERE deletedBy IS NOT NULL')).toEqual([{ value: 3 }]);
    expect(actions(archive)).toHaveLength(2);
  });

  it('keeps the order of the rows', async () => {
    const { archive, id, form } = await openForm();
    await saved(archive, { ...form, participation: form.participation.toReversed() }, form);
    expect(await values(archive, id)).toEqual([3, 2, 1]);
  });

  it('puts new rows after all that are there, and moves none for them', async () => {
    const { archive, id, form } = await openForm();
    const [first, ...rest] = form.participation;
    await saved(archive, { ...form, participation: [...rest, count(4), count(5)] }, form);
    expect(first?.value).toBe(1);
    expect((await getEvent(archive, id)).participation.map(({ value, position }) => [value, position])).toEqual([[2, 1], [3, 2], [4, 3], [5, 4]]);
  });

  it('writes of its parts only what changed', async () => {
    const { archive, form } = await openForm();
    const [first, ...rest] = form.participation;
    await saved(archive, { ...form, participation: [{ ...count(7), id: first?.id ?? null }, ...rest] }, form);
    const changes = rowsOf(archive, 'SELECT recordId, field, before, after FROM change WHERE actionId = (SELECT id FROM action ORDER BY seq DESC LIMIT 1)');
    expect(changes).toEqual([{ recordId: first?.id, field: 'value', before: '1', after: '7' }]);
  });

  it('is undone as a whole', async () => {
    const { archive, form } = await openForm();
    const before = liveState(archive);
    await saved(archive, { ...form, fields: plainEvent({ title: { sl: 'Drugače' } }), participation: [count(9)] }, form);
    await undo(archive, AUTHOR);
    expect(liveState(archive)).toEqual(before);
    expect(await problemsOf(archive)).toEqual([]);
  });

  it('may take a link away and set it again at once', async () => {
    const archive = await emptyArchive();
    const projectId = await create(archive, 'project', plainProject());
    const { id } = await saved(archive, newEvent({ projects: [{ id: null, projectId, link: 'own' }] }));
    const form = await opened(archive, id);
    await saved(archive, { ...form, projects: [{ id: null, projectId, link: 'synergy' }] }, form);
    expect((await getEvent(archive, id)).projects.map(({ link }) => link)).toEqual(['synergy']);
  });

  it('does not touch the parts of another', async () => {
    const { archive, id, form } = await openForm();
    const other = await saved(archive, newEvent({ participation: [count(50)] }));
    await saved(archive, { ...form, participation: [] }, form);
    expect([await values(archive, id), await values(archive, other.id)]).toEqual([[], [50]]);
  });
});

describe('what is wrong in a form', () => {
  const refused = (archive: Archive, form: EventValues, before?: EventValues) => saved(archive, form, before).then(() => null, (error: unknown) => error);

  it('is said where it stands in a list, and nothing is saved', async () => {
    const { archive, form } = await openForm();
    const before = dumpOf(archive);
    const wrong = { ...form, fields: plainEvent({ title: { sl: 'Drugače' } }), participation: [count(1), { ...count(2), precision: 'unknown' as const }] };
    expect(await refused(archive, wrong, form)).toMatchObject({ code: 'record.invalid', issues: [{ path: ['participation', 1, 'value'], message: 'count.value' }] });
    expect(dumpOf(archive)).toEqual(before);
  });

  it('is said of the record\'s own fields', async () => {
    const { archive, form } = await openForm();
    expect(await refused(archive, { ...form, fields: plainEvent({ title: {}, dates: '31. 2. 2019' }) }, form)).toMatchObject({
      code: 'record.invalid',
      issues: [{ path: ['fields', 'title'], message: 'field.required' }, { path: ['fields', 'dates'], message: 'date.notADate' }],
    });
  });

  it('is said of a new record too', async () => {
    const archive = await emptyArchive();
    const wrong = newEvent({ participation: [count(1), count(2), count(3, { country: 'XX' })] });
    expect(await refused(archive, wrong)).toMatchObject({ issues: [{ path: ['participation', 2, 'country'], message: 'field.country' }] });
    expect(rowsOf(archive, 'SELECT * FROM event')).toEqual([]);
  });

  it('that names a record which is gone is refused as a whole', async () => {
    const { archive, form } = await openForm();
    const project = await create(archive, 'project', plainProject());
    await remove(archive, 'project', project, AUTHOR);
    const before = dumpOf(archive);
    expect(await refused(archive, { ...form, participation: [], projects: [{ id: null, projectId: project, link: 'own' }] }, form)).toMatchObject({ code: 'record.inTrash', params: { kind: 'project' } });
    expect(dumpOf(archive)).toEqual(before);
  });
});

describe('a form that was open while the record changed', () => {
  it('is refused, and what the other saved stays', async () => {
    const { archive, id, form } = await openForm();
    await edit(archive, 'event', id, { type: 'conference' });
    const before = dumpOf(archive);
    await expect(saved(archive, { ...form, participation: [] }, form)).rejects.toMatchObject({ code: 'record.changedElsewhere', params: { kind: 'event', id } });
    expect(dumpOf(archive)).toEqual(before);
  });

  it('is refused when only a part of it changed', async () => {
    const { archive, id, form } = await openForm();
    await create(archive, 'participation', { ...countRow({ value: 9 }), eventId: id, position: 3 } as Fields<'participation'>);
    await expect(saved(archive, form, form)).rejects.toMatchObject({ code: 'record.changedElsewhere' });
  });

  it('can be saved with the new revision', async () => {
    const { archive, id, form } = await openForm();
    await edit(archive, 'event', id, { type: 'conference' });
    const again = await opened(archive, id);
    await saved(archive, { ...again, participation: form.participation.slice(1) }, again);
    expect(await values(archive, id)).toEqual([2, 3]);
  });

  it('is refused when the record is in the trash, or was never there', async () => {
    const { archive, id, form } = await openForm();
    await remove(archive, 'event', id, AUTHOR);
    const { revision } = rowsOf(archive, 'SELECT revision FROM event')[0] ?? {};
    await expect(saved(archive, { ...form, revision: String(revision) }, form)).rejects.toMatchObject({ code: 'record.inTrash' });
    await expect(saved(archive, { ...form, id: uuid() }, form)).rejects.toMatchObject({ code: 'record.notFound' });
  });
});

describe('the draft of a form', () => {
  const typed = (archive: Archive) => keepDraft(archive, draftOf('typed'));

  it('is gone when the form is saved', async () => {
    const { archive, form } = await openForm();
    const [mine, other] = [await typed(archive), await typed(archive)];
    await saved(archive, { ...form, fields: plainEvent({ title: { sl: 'Drugače' } }) }, form, mine.id);
    expect(await readDraft(archive, mine.id)).toBeNull();
    expect(await readDraft(archive, other.id)).not.toBeNull();
  });

  it('is gone when there was nothing to save', async () => {
    const { archive, form } = await openForm();
    const { id } = await typed(archive);
    await saved(archive, form, form, id);
    expect(await readDraft(archive, id)).toBeNull();
  });

  it('stays when saving is refused', async () => {
    const { archive, form } = await openForm();
    const { id } = await typed(archive);
    await expect(saved(archive, { ...form, participation: [count(1, { country: 'XX' })] }, form, id)).rejects.toMatchObject({ code: 'record.invalid' });
    expect(await readDraft(archive, id)).toMatchObject({ body: 'typed' });
  });

  it('is gone in the same moment: whoever hears of the save finds none', async () => {
    const { archive, form } = await openForm();
    const { id } = await typed(archive);
    const left: unknown[] = [];
    archive.onChange(() => left.push(rowsOf(archive, 'SELECT * FROM draft')));
    await saved(archive, { ...form, participation: [] }, form, id);
    expect(left).toEqual([[]]);
  });
});

describe('the objectives of a project', () => {
  it('are saved in their order, and those of its work packages stay as they are', async () => {
    const archive = await emptyArchive();
    const objective = (text: string) => ({ id: null, level: 'project' as const, text: { sl: text } });
    const { id, revision } = await saveProject(archive, projectForm(plainProject(), { objective: [objective('prvi'), objective('drugi')] }), AUTHOR);
    const workPackage = { projectId: id, number: 1, label: 'WP1', title: { sl: 'Vodenje' }, description: null, methods: [], dates: null, datesWritten: null };
    const workPackageId = await create(archive, 'workPackage', workPackage);
    const kept = await create(archive, 'objective', { projectId: id, workPackageId, level: 'workPackage', text: { sl: 'delovni' }, position: 0 });
    const before = rowsOf(archive, 'SELECT * FROM objective WHERE id = ?', kept);
    const now = await getProject(archive, id);
    // The objective of a work package stands in no form of the project.
    expect(now.project.revision).toBe(revision);
    const gone = { rows: [objective('tretji')], removed: now.parts.objective.map((row) => row.id) };
    await saveProject(archive, projectForm(plainProject(), { id, revision, objective: gone }), AUTHOR);
    expect((await getProject(archive, id)).parts.objective.map(({ text }) => text.sl)).toEqual(['tretji']);
    expect(rowsOf(archive, 'SELECT * FROM objective WHERE id = ?', kept)).toEqual(before);
  });
});
