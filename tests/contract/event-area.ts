/** Events, with the parts that their form holds. */

import { beforeAll, expect, test } from 'vitest';
import { codeOf, failureOf } from '../support/failures.ts';
import { countRow, draftOf, eventForm } from '../support/forms.ts';
import { eventTitled, novoMestoEvent, picked, projectCalled } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

export function eventArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  test('are listed newest first, those without a date last, page by page', async () => {
    const dateless = await at.client.events.save(eventForm({ title: { sl: 'Brez datuma' } }));
    const seen: (string | null)[] = [];
    const ids: string[] = [];
    const totals: (number | null)[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof at.client.events.list>> = await at.client.events.list({ after, limit: 7 });
      seen.push(...page.items.map((event) => event.earliest));
      ids.push(...page.items.map((event) => event.id));
      totals.push(page.total);
      after = page.next;
    } while (after !== null);
    const [total, ...later] = totals;
    expect([ids.length, new Set(ids).size]).toEqual([total, total]);
    expect(later.every((counted) => counted === null)).toBe(true);
    expect(ids.at(-1)).toBe(dateless.id);
    const dated = seen.slice(0, -1);
    expect(dated).toEqual(dated.toSorted().toReversed());
  });

  test('are listed by what is asked of them: a status, a project', async () => {
    const held = await at.client.events.list({ after: null, limit: 100, words: 'status:held' });
    expect(held.total).toBe(7);
    expect(held.items.every((event) => event.status === 'held')).toBe(true);
    const projectId = await projectCalled(at.client, 'RoMigSc');
    const shared = await at.client.events.list({ after: null, limit: 100, words: `project:${projectId}` });
    expect(shared.total).toBe(3);
    expect(shared.items.every((event) => event.projects.some((project) => project.id === projectId && project.link !== 'own'))).toBe(true);
  });

  test('are found by their title in whichever language', async () => {
    const id = await novoMestoEvent(at.client);
    const found = await at.client.events.titled({ words: 'INTERNATIONAL event novo' });
    expect(found).toEqual([{ id, name: { sl: 'Mednarodni dogodek CI.SO.MO v Novem mestu', en: 'CI.SO.MO international event in Novo mesto' }, parentId: null }]);
    expect(await at.client.events.titled({ words: 'svetovna kavarna' })).toMatchObject([{ parentId: id }]);
    expect(await at.client.events.titled({ words: '' })).toEqual([]);
  });

  test('the one of Novo mesto is read with all that belongs to it', async () => {
    const view = await at.client.events.get({ id: await novoMestoEvent(at.client) });
    expect(view.event).toMatchObject({ type: 'internationalEvent', dates: '2019-05-20/2019-05-24', status: 'held', statusEvidence: 'je potekal v Novem mestu' });
    expect(view.place).toMatchObject({ name: { sl: 'Novo mesto' }, country: 'SI' });
    expect(view.projects.map((project) => project.acronym)).toEqual(['CI.SO.MO']);
    expect(view.unnamed).toMatchObject([{ value: 5, countries: ['SE', 'BG', 'GR', 'SI'] }]);
    expect(view.participation).toMatchObject([{ phase: 'actual', value: null, precision: 'unknown' }]);
    expect(view.subEvents).toHaveLength(6);
    expect(view.news).toHaveLength(1);
    const { citations } = await at.client.sources.of({ kind: 'event', id: view.event.id });
    expect(citations[0]?.source.published).toBe('2019-05-31');
  });

  test('what two sources say of a date stands side by side, and the true order beside the written one', async () => {
    const pilot = await at.client.events.get({ id: await eventTitled(at.client, 'pilotna izvedba v Neaplju') });
    expect(pilot.statements.map((statement) => statement.value)).toEqual(['2018', '2018-11/2019-01']);
    const fourth = await at.client.events.get({ id: await eventTitled(at.client, 'srečanje partnerjev v Celju') });
    expect([fourth.event.ordinalWritten, fourth.order]).toEqual(['1.', { index: 4, of: 6 }]);
  });

  test('one is saved with all its parts, and read back as it was typed', async () => {
    const [place, organisation, projectId, workPackageId] = await Promise.all([
      picked(at.client, 'place', 'celje'), picked(at.client, 'organisation', 'IBU'), projectCalled(at.client, 'CiSoTRA'), picked(at.client, 'workPackage', 'vodenje'),
    ]);
    const saved = await at.client.events.save(
      eventForm(
        {
          type: 'seminar', title: { sl: 'Seminar', en: 'Seminar', de: '' }, description: { sl: 'Prvi odstavek.\n\nDrugi.' }, dates: '2019-03-05', status: 'held', placeId: place,
          methods: [{ sl: 'pogovor' }], languages: ['sl', 'tr'], webPage: 'https://example.org/seminar?a=1', liveSessions: 0, ledBy: { en: 'migrants' },
        },
        {
          projects: [{ id: null, projectId, link: 'own' }],
          workPackages: [{ id: null, workPackageId }],
          roles: [{ id: null, organisationId: organisation, role: 'host', written: null }],
          unnamed: [{ id: null, value: 3, precision: 'about', countries: ['SE'], note: null }],
          participation: [
            countRow({ value: 12, country: 'SI', placeId: place, gender: 'female', ageBand: '18–25', locality: 'local', written: '12 udeleženk' }),
            countRow({ value: null, precision: 'unknown', phase: 'planned', unit: 'country', organisationId: organisation }),
          ],
        },
      ),
    );
    const view = await at.client.events.get({ id: saved.id });
    expect(view.event).toMatchObject({
      revision: saved.revision, title: { sl: 'Seminar', en: 'Seminar' }, description: { sl: 'Prvi odstavek.\n\nDrugi.' }, methods: [{ sl: 'pogovor' }],
      languages: ['sl', 'tr'], liveSessions: 0, ledBy: { en: 'migrants' }, webPage: 'https://example.org/seminar?a=1',
    });
    expect(view.projects).toMatchObject([{ projectId, link: 'own', acronym: 'CiSoTRA' }]);
    expect(view.workPackages).toMatchObject([{ workPackageId, label: 'WP 1', projectId }]);
    expect(view.roles).toMatchObject([{ role: 'host', organisation: { id: organisation } }]);
    expect(view.unnamed).toMatchObject([{ value: 3, precision: 'about', countries: ['SE'] }]);
    expect(view.participation).toMatchObject([
      { value: 12, country: 'SI', place: { id: place }, gender: 'female', ageBand: '18–25', locality: 'local', position: 0 },
      { value: null, precision: 'unknown', phase: 'planned', unit: 'country', organisation: { id: organisation }, position: 1 },
    ]);
    expect((await at.client.organisations.get({ id: organisation })).sent).toMatchObject([{ id: saved.id }]);
  });

  test('the rows of a form change places, go and come, and keep their ids', async () => {
    const saved = await at.client.events.save(eventForm({}, { participation: [countRow({ value: 1 }), countRow({ value: 2 }), countRow({ value: 3 })] }));
    const [one, two, three] = (await at.client.events.get({ id: saved.id })).participation;
    await at.client.events.save(
      eventForm({}, { ...saved, participation: { rows: [countRow({ id: three?.id ?? null, value: 3 }), countRow({ value: 4 }), countRow({ id: one?.id ?? null, value: 10 })], removed: [two?.id ?? ''] } }),
    );
    const after = (await at.client.events.get({ id: saved.id })).participation;
    expect(after.map(({ id, value }) => [id, value])).toEqual([[three?.id, 3], [expect.any(String), 4], [one?.id, 10]]);
  });

  test('a part of an event is saved under it', async () => {
    const whole = await at.client.events.save(eventForm({ title: { sl: 'Teden' } }));
    const part = await at.client.events.save(eventForm({ title: { sl: 'Ponedeljek' }, parentId: whole.id, type: 'presentation' }));
    expect((await at.client.events.get({ id: whole.id })).subEvents.map((event) => event.id)).toEqual([part.id]);
    expect((await at.client.events.get({ id: part.id })).parent).toEqual({ id: whole.id, name: { sl: 'Teden' } });
  });

  test('the same project stands in an event once', async () => {
    const projectId = await projectCalled(at.client, 'CiSoTRA');
    const twice = eventForm({ title: { sl: 'Dvakrat isti' } }, { projects: [{ id: null, projectId, link: 'own' }, { id: null, projectId, link: 'synergy' }] });
    expect(await codeOf(at.client.events.save(twice))).toBe('record.alreadyThere');
    expect(await at.client.events.titled({ words: 'dvakrat isti' })).toEqual([]);
  });

  test('are made several at once, all or none, and are taken back as one', async () => {
    const draft = await at.client.drafts.keep(draftOf({ several: true, fields: { title: { sl: 'Srečanja' } }, rows: [{}] }));
    expect((await at.client.drafts.list()).find(({ id }) => id === draft.id)).toMatchObject({ several: true, name: { sl: 'Srečanja' } });
    const { total } = await at.client.events.list({ after: null, limit: 1 });
    const wrong = eventForm({ title: { sl: 'Drugo' } }, { projects: [{ id: null, projectId: draft.id, link: 'own' }] });
    const refused = at.client.events.makeSeveral({ draftId: draft.id, rows: [eventForm({ title: { sl: 'Prvo' } }), wrong] });
    expect(await codeOf(refused)).toBe('record.notFound');
    const unsaid = at.client.events.makeSeveral({ draftId: draft.id, rows: [eventForm({ title: { sl: 'Prvo' } }), eventForm({ status: 'unknown', title: {} })] });
    expect(await failureOf(unsaid)).toMatchObject({ code: 'record.invalid', issues: [{ path: ['rows', 1, 'fields', 'title'] }] });
    expect(await at.client.drafts.get({ id: draft.id })).not.toBeNull();

    const { ids, revision } = await at.client.events.makeSeveral({ draftId: draft.id, rows: [eventForm({ title: { sl: 'Prvo' } }, { participation: [countRow({ value: 12 })] }), eventForm({ title: { sl: 'Drugo' } })] });
    expect(ids).toHaveLength(2);
    expect(await at.client.drafts.get({ id: draft.id })).toBeNull();
    expect((await at.client.events.get({ id: ids[0] ?? '' })).participation).toMatchObject([{ value: 12 }]);
    await at.client.history.undo({ action: revision });
    for (const id of ids) expect(await codeOf(at.client.events.get({ id }))).toBe('record.notFound');
    expect((await at.client.events.list({ after: null, limit: 1 })).total).toBe(total);
    await at.client.history.redo();
    expect((await at.client.events.get({ id: ids[1] ?? '' })).event.title).toEqual({ sl: 'Drugo' });
  });

  test('that were written twice are found, compared and made one', async () => {
    const [one, two] = [await at.client.events.save(eventForm({ title: { sl: 'Dvojni dogodek' }, dates: '2017-05-01' })), await at.client.events.save(eventForm({ title: { sl: 'dogodek dvojni' }, dates: '2017-05', description: { sl: 'Opis' } }))];
    const { clusters } = await at.client.duplicates.find({ kind: 'event', limit: 100 });
    expect(clusters.find(({ records }) => records.some(({ id }) => id === one.id))).toMatchObject({ likeness: 'words', records: [{ id: one.id, detail: { dates: '2017-05-01' } }, { id: two.id }] });
    const compared = await at.client.duplicates.compare({ kind: 'event', ids: [one.id, two.id] });
    expect(compared.differing).toEqual(['title', 'description', 'dates']);
    const { action } = await at.client.duplicates.merge({ kind: 'event', keep: one.id, revision: one.revision, others: [two], fields: { description: { sl: 'Opis' } }, counts: 'own' });
    expect((await at.client.events.get({ id: one.id })).event).toMatchObject({ description: { sl: 'Opis' }, dates: '2017-05-01' });
    expect(await codeOf(at.client.events.get({ id: two.id }))).toBe('record.notFound');
    await at.client.history.undo({ action });
    expect((await at.client.events.get({ id: two.id })).event.description).toEqual({ sl: 'Opis' });
  });

  test('are changed many at once: what changes is told before, and one undo takes all back', async () => {
    const ids: string[] = [];
    for (const [title, status] of [['Ena', 'planned'], ['Dve', 'planned'], ['Tri', 'held']] as const) ids.push((await at.client.events.save(eventForm({ title: { sl: title }, status }))).id);
    const chosen = { kind: 'event' as const, ids, without: [], words: '' };
    const projectId = await projectCalled(at.client, 'CiSoTRA');
    const changes = [{ field: 'status', how: 'set' as const, value: 'held' }, { field: 'projects', how: 'add' as const, value: [projectId] }];
    const preview = await at.client.batch.preview({ chosen, changes });
    expect(preview).toMatchObject({ changing: 3, refused: { count: 0 }, fields: [{ field: 'status', groups: [{ from: 'planned', to: 'held', count: 2 }], already: 1 }, { field: 'projects', groups: [{ from: [], to: [projectId], count: 3 }] }] });
    const done = await at.client.batch.edit({ chosen, changes, seen: preview.seen });
    expect(done).toMatchObject({ changed: 3, refused: 0 });
    for (const id of ids) expect(await at.client.events.get({ id })).toMatchObject({ event: { status: 'held' }, projects: [{ projectId, link: 'own' }] });
    expect(await codeOf(at.client.batch.edit({ chosen, changes: [{ field: 'status', how: 'set', value: 'cancelled' }], seen: preview.seen }))).toBe('batch.changed');
    expect(await codeOf(at.client.batch.edit({ chosen: { ...chosen, ids: ids.slice(1) }, changes, seen: preview.seen }))).toBe('batch.others');
    expect(await codeOf(at.client.batch.preview({ chosen, changes: [{ field: 'title', how: 'clear', value: null }] }))).toBe('record.invalid');
    await at.client.history.undo({ action: done.action });
    expect((await Promise.all(ids.map((id) => at.client.events.get({ id })))).map(({ event, projects }) => [event.status, projects.length])).toEqual([['planned', 0], ['planned', 0], ['held', 0]]);
  });
}
