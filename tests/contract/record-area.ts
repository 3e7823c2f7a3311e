/** Every kind of record that has a page: listed, read, saved with its parts, and guarded against being saved over. */

import { beforeAll, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { codeOf, failureOf } from '../support/failures.ts';
import { draftOf, newsForm, organisationForm, outputForm, placeForm, programmeForm, projectForm, workPackageForm } from '../support/forms.ts';
import { novoMestoEvent, picked, projectCalled } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** All items of a paged list, and how long its pages were. */
async function allPages<T>(list: (after: string | null) => Promise<Page<T>>): Promise<{ items: T[]; sizes: number[] }> {
  const items: T[] = [];
  const sizes: number[] = [];
  let after: string | null = null;
  do {
    const page: Page<T> = await list(after);
    items.push(...page.items);
    sizes.push(page.items.length);
    after = page.next;
  } while (after !== null);
  return { items, sizes };
}

export function recordArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  test('projects are listed with what they come to', async () => {
    const [cisomo, cisotra, romigsc] = await at.client.projects.list();
    expect(cisomo).toMatchObject({
      acronym: 'CI.SO.MO', own: true, workPackages: 0, events: 1, earliest: '2019-05-20', latest: '2019-05-24',
      measure: { code: '2.3', name: { sl: 'Projekti civilne družbe' }, programme: { en: 'Europe for Citizens' } },
    });
    expect(cisotra).toMatchObject({ acronym: 'CiSoTRA', workPackages: 10, measure: null });
    expect(romigsc).toMatchObject({ acronym: 'RoMigSc', own: false });
  });

  test('a project’s page has its work packages with their leads, its events and what it leaves behind', async () => {
    const view = await at.client.projects.get({ id: await projectCalled(at.client, 'CiSoTRA') });
    expect(view.workPackages.map((workPackage) => workPackage.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(view.workPackages[1]?.leads.map((lead) => lead.shortName)).toEqual(['ISOB']);
    expect(view.roles.map((role) => role.organisation.shortName).toSorted()).toEqual(['AS', 'CSIG', 'IBU', 'ISOB', 'MFDPŠ', 'POU']);
    expect(view.parts.audience.map((audience) => audience.group)).toEqual(['minors', 'youngAdults']);
    expect(view.parts.body[0]?.name.sl).toBe('Projektni svetovalni odbor');
    expect(view.events.map((event) => event.earliest)).toEqual(view.events.map((event) => event.earliest).toSorted());
    const { citations } = await at.client.sources.of({ kind: 'project', id: view.project.id });
    expect(citations[0]?.source.title.en).toContain('CiSoTRA');
  });

  test('a project is saved with its roles and objectives, and edited row by row', async () => {
    const [isob, csig, pou] = await Promise.all(['ISOB', 'CSIG', 'POU'].map((name) => picked(at.client, 'organisation', name)));
    const role = (organisationId = '', id: string | null = null) => ({ id, organisationId, role: 'partner' as const, written: null });
    const goal = (text: string, id: string | null = null) => ({ id, level: 'project' as const, text: { sl: text } });
    const form = projectForm(
      { acronym: 'ŽIV.A', aliases: ['ŽIVA'], title: { sl: 'Živa vas', en: '' }, dates: '2020/2021-06', website: 'https://ziva.example/' },
      { roles: [role(isob), role(csig)], objective: [goal('Prvi cilj'), goal('Drugi cilj')] },
    );
    const saved = await at.client.projects.save(form);
    const first = await at.client.projects.get({ id: saved.id });
    expect(first.project).toMatchObject({ acronym: 'ŽIV.A', aliases: ['ŽIVA'], title: { sl: 'Živa vas' }, dates: '2020/2021-06', revision: saved.revision });
    expect(first.parts.objective.map((objective) => objective.text.sl)).toEqual(['Prvi cilj', 'Drugi cilj']);
    const [kept, changed] = first.roles;

    const { id: _, revision, ...fields } = first.project;
    const again = await at.client.projects.save({
      ...form, id: saved.id, revision, fields: { ...fields, acronym: 'ŽIVA' },
      roles: { rows: [role(csig, changed?.id), { ...role(isob, kept?.id), role: 'coordinator', written: 'nosilec' }, role(pou)], removed: [] },
      objective: { rows: [goal('Drugi cilj', first.parts.objective[1]?.id)], removed: [first.parts.objective[0]?.id ?? ''] },
    });
    const second = await at.client.projects.get({ id: saved.id });
    expect(second.project).toMatchObject({ acronym: 'ŽIVA', revision: again.revision });
    expect(second.roles.map(({ id, role: name, written, organisation }) => [id, name, written, organisation.shortName])).toEqual([
      [kept?.id, 'coordinator', 'nosilec', 'ISOB'],
      [changed?.id, 'partner', null, 'CSIG'],
      [expect.any(String), 'partner', null, 'POU'],
    ]);
    expect(second.parts.objective.map((objective) => objective.text.sl)).toEqual(['Drugi cilj']);
  });

  test('saving what has not changed writes nothing', async () => {
    const saved = await at.client.places.save(placeForm());
    const again = await at.client.places.save(placeForm({}, saved));
    expect(again).toEqual(saved);
    expect((await at.client.history.of({ kind: 'place', id: saved.id, limit: 10 })).entries).toHaveLength(1);
  });

  test('a work package is saved, and read with its project and its siblings', async () => {
    const project = await at.client.projects.save(projectForm({ acronym: 'PAKETI' }));
    const lead = await picked(at.client, 'organisation', 'ISOB');
    const roles = [{ id: null, organisationId: lead, role: 'lead' as const, written: 'Vodilni partner' }];
    const second = await at.client.workPackages.save(workPackageForm(project.id, { number: 2, label: 'WP2', title: { sl: 'Študija' } }));
    const first = await at.client.workPackages.save(workPackageForm(project.id, { methods: [{ sl: 'intervjuji' }], dates: '2019' }, { roles }));
    const view = await at.client.workPackages.get({ id: first.id });
    expect(view.workPackage).toMatchObject({ id: first.id, revision: first.revision, number: 1, label: 'WP 1', methods: [{ sl: 'intervjuji' }], dates: '2019' });
    expect(view.project).toEqual({ id: project.id, acronym: 'PAKETI', title: null });
    expect(view.siblings.map(({ id, number, label }) => [id, number, label])).toEqual([[first.id, 1, 'WP 1'], [second.id, 2, 'WP2']]);
    expect(view.roles[0]).toMatchObject({ role: 'lead', written: 'Vodilni partner', organisation: { shortName: 'ISOB' } });
  });

  test('the sample’s work package adds up its events’ counts', async () => {
    const view = await at.client.workPackages.get({ id: await picked(at.client, 'workPackage', 'nacionalni seminarji') });
    expect(view.events).toHaveLength(15);
    expect(view.events.every((event) => event.participation[0]?.value === 50 && event.participation[0].precision === 'about')).toBe(true);
    expect(view.series[0]?.title.en).toBe('National seminars');
  });

  test('organisations are listed in Slovenian order, page by page', async () => {
    for (const shortName of ['ČEBELICA', 'CVET', 'ČMRLJ']) await at.client.organisations.save(organisationForm({ shortName }));
    const { items, sizes } = await allPages((after) => at.client.organisations.list({ after, limit: 4 }));
    const names = items.map((item) => item.shortName).filter((name) => name?.startsWith('C') || name?.startsWith('Č'));
    expect(names).toEqual(['CSIG', 'CVET', 'ČEBELICA', 'ČMRLJ']);
    expect(sizes.slice(0, -1).every((size) => size === 4)).toBe(true);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  });

  test('a list goes on after a long name', async () => {
    const name = { sl: `Zavod ${'za razvoj podeželja, varstvo narave in medgeneracijsko sodelovanje '.repeat(3)}`.trim() };
    const long = await at.client.organisations.save(organisationForm({ shortName: null, name }));
    const last = await at.client.organisations.save(organisationForm({ shortName: 'ŽŽŽ' }));
    const { items } = await allPages((after) => at.client.organisations.list({ after, limit: 1 }));
    expect(items.map((item) => item.id)).toEqual(expect.arrayContaining([long.id, last.id]));
  });

  test('an organisation’s page says what it is a role in', async () => {
    const view = await at.client.organisations.get({ id: await picked(at.client, 'organisation', 'ISOB') });
    expect(view.place?.name.sl).toBe('Regensburg');
    expect(view.roles.map((role) => [role.subject.kind, role.subject.label])).toEqual(
      expect.arrayContaining([['project', 'CiSoTRA'], ['workPackage', 'CiSoTRA WP 2']]),
    );
  });

  test('places are listed with what is there, and read with it', async () => {
    const { items } = await allPages((after) => at.client.places.list({ after, limit: 3 }));
    const place = items.find((item) => item.name.sl === 'Novo mesto');
    expect(place).toMatchObject({ country: 'SI', events: 4, organisations: 1 });
    const view = await at.client.places.get({ id: place?.id ?? '' });
    expect(view.place.inPlace).toEqual({ sl: 'v Novem mestu', en: 'in Novo mesto' });
    expect(view.organisations).toHaveLength(1);
    expect(view.events.map((event) => event.dates)).toEqual(Array.from({ length: 4 }, () => '2019-05-20/2019-05-24'));
  });

  test('a programme’s texts are mended, and its measures with them', async () => {
    const programme = (await at.client.programmes.list()).find((other) => other.code === 'cerv-2021-2027');
    const { id = null, revision = null, measures = [] } = programme ?? {};
    const fields = { ...programmeForm().fields, code: 'cerv-2021-2027', name: { en: 'CERV' }, disclaimer: { en: 'Views are the authors’ own.' } };
    const rows = [...measures.map((measure) => ({ id: measure.id, code: measure.code, name: { en: 'Town twinning' } })), { id: null, code: 'NT', name: { en: 'Networks of towns' } }];
    const saved = await at.client.programmes.save({ id, revision, draftId: null, fields, measures: { rows, removed: [] }, calls: { rows: [{ id: null, year: 2024, reference: 'CERV-2024-CITIZENS-TOWN', title: null, deadline: '2024-09-19', address: null }], removed: [] } });
    const after = (await at.client.programmes.list()).find((other) => other.id === saved.id);
    expect(after).toMatchObject({ name: { en: 'CERV' }, supportStatement: null, disclaimer: { en: 'Views are the authors’ own.' } });
    expect(after?.calls.map(({ year, reference }) => [year, reference])).toEqual([[2024, 'CERV-2024-CITIZENS-TOWN']]);
    expect(after?.measures.map(({ code, name }) => [code, name.en])).toEqual([['TT', 'Town twinning'], ['NT', 'Networks of towns']]);
  });

  test('an output and a news item are saved and read with what they belong to', async () => {
    const project = await at.client.projects.save(projectForm({ acronym: 'IZDELKI' }));
    const workPackage = await at.client.workPackages.save(workPackageForm(project.id));
    const output = await at.client.outputs.save(outputForm(project.id, { workPackageId: workPackage.id, due: '2020-12', languages: ['sl', 'de'] }));
    expect(await at.client.outputs.get({ id: output.id })).toMatchObject({
      output: { id: output.id, revision: output.revision, type: 'handbook', due: '2020-12', languages: ['sl', 'de'] },
      project: { id: project.id, name: { und: 'IZDELKI' } },
      workPackage: { id: workPackage.id, name: { und: 'WP 1' } },
    });
    const eventId = await novoMestoEvent(at.client);
    const news = await at.client.news.save(newsForm({ projectId: project.id, eventId, published: '2019-05-31', publishedWritten: 'petek, 31.5.2019' }));
    expect(await at.client.news.get({ id: news.id })).toMatchObject({
      newsItem: { id: news.id, published: '2019-05-31', publishedWritten: 'petek, 31.5.2019' },
      project: { id: project.id },
      event: { id: eventId, name: { sl: 'Mednarodni dogodek CI.SO.MO v Novem mestu' } },
    });
    expect((await at.client.events.get({ id: eventId })).news.map((item) => item.id)).toContain(news.id);
  });

  test('a record that was changed since the form was opened is not saved over', async () => {
    const saved = await at.client.places.save(placeForm({ name: { sl: 'Ormož' } }));
    await at.client.places.save(placeForm({ name: { sl: 'Ormož ob Dravi' } }, saved));
    const draft = await at.client.drafts.keep(draftOf({ name: 'Moj Ormož' }, { kind: 'place', recordId: saved.id }));
    const late = placeForm({ name: { sl: 'Moj Ormož' } }, { ...saved, draftId: draft.id });
    expect(await failureOf(at.client.places.save(late))).toEqual({ code: 'record.changedElsewhere', params: { kind: 'place', id: saved.id }, issues: [] });
    expect((await at.client.places.get({ id: saved.id })).place.name).toEqual({ sl: 'Ormož ob Dravi' });
    expect((await at.client.drafts.get({ id: draft.id }))?.body).toEqual({ name: 'Moj Ormož' });
  });

  test('a changed part counts as a change of its record', async () => {
    const project = await at.client.projects.save(projectForm({ acronym: 'DELI' }));
    const objective = [{ id: null, level: 'project' as const, text: { sl: 'Cilj' } }];
    const again = await at.client.projects.save(projectForm({ acronym: 'DELI' }, { ...project, objective }));
    expect(again.revision).not.toBe(project.revision);
    expect(await codeOf(at.client.projects.save(projectForm({ acronym: 'DRUGI' }, project)))).toBe('record.changedElsewhere');
  });

  test('what is not there is not found', async () => {
    const id = uuid();
    const { client } = at;
    const missing = [client.projects.get, client.workPackages.get, client.events.get, client.organisations.get, client.places.get, client.outputs.get, client.news.get, client.photos.get];
    for (const get of missing) expect(await failureOf(get({ id }))).toMatchObject({ code: 'record.notFound', params: { id } });
    expect(await codeOf(client.places.save(placeForm({}, { id, revision: id })))).toBe('record.notFound');
    expect(await codeOf(client.outputs.save(outputForm(id)))).toBe('record.notFound');
  });

  test('a record in the trash can’t be referred to anew', async () => {
    const place = await at.client.places.save(placeForm());
    await at.client.trash.remove({ kind: 'place', id: place.id });
    expect(await codeOf(at.client.organisations.save(organisationForm({ placeId: place.id })))).toBe('record.inTrash');
  });
}
