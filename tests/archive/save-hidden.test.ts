/** What a form never showed, and what came while it was open, is left as it is when the form is saved. */

import { describe, expect, it } from 'vitest';
import { rebase } from '#shared/domain/difference.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { remove, restore } from '../../electron/archive/changes/trash.ts';
import { getEvent } from '../../electron/archive/events/service.ts';
import { getProject, saveProject } from '../../electron/archive/projects/service.ts';
import { AUTHOR, create, emptyArchive, novoMesto, plainEvent, plainProject } from '../support/archives.ts';
import { type EventValues, LISTS } from '../support/event-form.ts';
import { projectForm } from '../support/forms.ts';
import { count, newEvent, openForm, opened, saved } from '../support/open-form.ts';

const values = async (archive: Archive, id: string) => (await getEvent(archive, id)).participation.map(({ value }) => value);

describe('what a form does not show', () => {
  /** An event in a project, with a host and a sender, all of which a user may put in the trash. */
  async function withRelations() {
    const archive = await emptyArchive();
    const projectId = await create(archive, 'project', plainProject());
    const organisationId = await create(archive, 'organisation', { shortName: 'ISOB', name: null, placeId: null, website: null, description: null });
    const placeId = await create(archive, 'place', novoMesto);
    const { id } = await saved(
      archive,
      newEvent({
        fields: plainEvent({ placeId }),
        projects: [{ id: null, projectId, link: 'own' }],
        roles: [{ id: null, organisationId, role: 'host', written: null }],
        participation: [count(12, { organisationId, placeId })],
      }),
    );
    return { archive, id, projectId, organisationId, placeId };
  }

  it('stays: an event that is edited while its project, host and place are in the trash has them all when they come back', async () => {
    const { archive, id, projectId, organisationId, placeId } = await withRelations();
    const all = [['project', projectId], ['organisation', organisationId], ['place', placeId]] as const;
    for (const [kind, record] of all) await remove(archive, kind, record, AUTHOR);
    const form = await opened(archive, id);
    expect([form.projects, form.roles]).toEqual([[], []]);
    await saved(archive, { ...form, fields: { ...form.fields, title: { sl: 'Drugače' } } }, form);
    for (const [kind, record] of all) await restore(archive, kind, record, AUTHOR);
    const { event, place, projects, roles, participation } = await getEvent(archive, id);
    expect(event.title).toEqual({ sl: 'Drugače' });
    expect([place?.id, projects.map((link) => link.projectId), roles.map((role) => role.organisation.id)]).toEqual([placeId, [projectId], [organisationId]]);
    expect(participation).toMatchObject([{ value: 12, placeId, organisationId }]);
  });

  it('stays: a row that came since a draft was begun is there after the draft is saved', async () => {
    const { archive, id, form } = await openForm();
    const typed: EventValues = { ...form, fields: { ...form.fields, title: { sl: 'Moj osnutek' } }, participation: form.participation.slice(1) };
    await saved(archive, { ...form, participation: [...form.participation, count(40)] }, form);
    const now = await opened(archive, id);
    const { values: draft, overlaps } = rebase(form, typed, now, LISTS);
    expect(overlaps).toBe(false);
    await saved(archive, draft, now);
    expect(await values(archive, id)).toEqual([2, 3, 40]);
    expect((await getEvent(archive, id)).event.title).toEqual({ sl: 'Moj osnutek' });
  });

  it('moves behind the rows of the form when these are put in another order', async () => {
    const { archive, id, form } = await openForm();
    const [first, ...shown] = form.participation;
    await saved(archive, { ...form, participation: shown.toReversed() }, { ...form, participation: shown });
    expect(first?.value).toBe(1);
    expect(await values(archive, id)).toEqual([3, 2, 1]);
  });
});

describe('a photo, a part of the event or a news item that comes while the form is open', () => {
  it('is no change of what the form holds, and the form is saved', async () => {
    const { archive, id, form } = await openForm();
    const project = await create(archive, 'project', plainProject());
    await create(archive, 'photo', {
      eventId: id, sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 1, width: 1, height: 1, takenAt: null, originalName: 'krog.jpg', caption: null, alternative: null,
      creator: null, rights: null, position: 0,
    });
    await create(archive, 'event', plainEvent({ parentId: id }));
    await create(archive, 'newsItem', { projectId: null, eventId: id, title: { sl: 'Novica' }, text: null, published: null, publishedWritten: null, weekdayWritten: null, publisher: null, address: null });
    await saved(archive, { ...form, fields: { ...form.fields, title: { sl: 'Drugače' } } }, form);
    expect((await getEvent(archive, id)).event.title).toEqual({ sl: 'Drugače' });

    const { revision, ...rest } = (await getProject(archive, project)).project;
    await create(archive, 'workPackage', { projectId: project, number: 1, label: 'WP1', title: { sl: 'Vodenje' }, description: null, methods: [], dates: null, datesWritten: null });
    await saveProject(archive, projectForm({ ...plainProject(), acronym: 'DRUGAČE' }, { id: rest.id, revision }), AUTHOR);
    expect((await getProject(archive, project)).project.acronym).toBe('DRUGAČE');
  });
});

