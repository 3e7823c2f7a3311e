/** What was planned against what was held: outcomes, the ledger, what is due, the first screen. */

import { beforeAll, expect, test } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import { codeOf } from '../support/failures.ts';
import { eventForm, placeForm, projectForm } from '../support/forms.ts';
import { novoMestoEvent, projectCalled } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

const TODAY = '2026-01-15';
const asked = { dates: null, placeId: null, country: null, statusEvidence: null, deviation: null, deviationReason: null };

export function planArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  const due = (today = TODAY) => at.client.plan.due({ today, limit: 500 });

  test('events whose dates have passed and of which nobody said what became are asked for, the longest ago first', async () => {
    const { undecided, undecidedTotal } = await due();
    expect([undecidedTotal, undecided.length]).toEqual([53, 53]);
    expect(undecided.map(({ latest }) => latest)).toEqual(undecided.map(({ latest }) => latest).toSorted());
    expect((await due('2018-05-16')).undecidedTotal).toBe(0);
    expect((await due('2018-05-17')).undecidedTotal).toBe(1);
    const { items, total } = await at.client.events.list({ after: null, limit: 5, words: 'status:late' });
    expect([items.length, total]).toEqual([5, 53]);
  });

  test('an outcome is recorded as one action; what had been planned otherwise stands beside it', async () => {
    const place = await at.client.places.save(placeForm({ name: { sl: 'Celje' }, country: 'SI' }));
    const elsewhere = await at.client.places.save(placeForm({ name: { sl: 'Velenje' }, country: 'SI' }));
    const { id, revision } = await at.client.events.save(eventForm({ dates: '2020-03-10', placeId: place.id }));
    const fields = { ...asked, dates: '2020-09-15', placeId: elsewhere.id, statusEvidence: 'seznam udeležencev', deviation: { sl: 'V drugem kraju.' }, deviationReason: { sl: 'Epidemija.' } };
    await at.client.plan.record({ id, revision, status: 'held', fields, count: { value: 31, precision: 'exact' } });
    const { event, plannedPlace, participation } = await at.client.events.get({ id });
    expect(event).toMatchObject({ status: 'held', dates: '2020-09-15', plannedDates: '2020-03-10', placeId: elsewhere.id, plannedPlaceId: place.id, deviationReason: { sl: 'Epidemija.' } });
    expect(plannedPlace?.name.sl).toBe('Celje');
    expect(participation).toMatchObject([{ phase: 'actual', value: 31, precision: 'exact', unit: 'event', country: null }]);
    expect(await codeOf(at.client.plan.record({ id, revision, status: 'cancelled', fields, count: null }))).toBe('record.changedElsewhere');
    await at.client.history.undo({ action: null });
    const undone = await at.client.events.get({ id });
    expect([undone.event.status, undone.event.dates, undone.event.plannedDates, undone.participation]).toEqual(['planned', '2020-03-10', null, []]);
  });

  test('an event that went as planned leaves nothing beside it, and one that was put off keeps its first dates', async () => {
    const planned = await at.client.events.save(eventForm({ dates: '2020-03-10' }));
    await at.client.plan.record({ ...planned, status: 'held', fields: { ...asked, dates: '2020-03-10' }, count: null });
    expect((await at.client.events.get({ id: planned.id })).event).toMatchObject({ status: 'held', plannedDates: null });
    const other = await at.client.events.save(eventForm({ dates: '2020-03' }));
    const put = await at.client.plan.record({ ...other, status: 'postponed', fields: asked, count: null });
    expect((await at.client.events.get({ id: other.id })).event).toMatchObject({ status: 'postponed', dates: null, plannedDates: '2020-03' });
    await at.client.plan.record({ id: other.id, revision: put.revision, status: 'held', fields: { ...asked, dates: '2021-06' }, count: null });
    expect((await at.client.events.get({ id: other.id })).event).toMatchObject({ status: 'held', dates: '2021-06', plannedDates: '2020-03' });
  });

  test('the ledger of CiSoTRA adds up package by package, and says how each sum came about', async () => {
    const ledger = await at.client.plan.ledger({ projectId: await projectCalled(at.client, 'CiSoTRA'), today: TODAY });
    const sums = Object.fromEntries(ledger.groups.map(({ workPackage, planned: { value, precision, terms } }) => [
      workPackage?.label, [value, precision, terms.map(({ times, count }) => `${times} × ${count.value ?? '?'}`).join(' + ')],
    ]));
    expect(sums).toMatchObject({ WP3: [750, 'about', '15 × 50'], WP4: [90, 'exact', '6 × 15'], WP5: [60, 'exact', '4 × 15'], 'WP 6': [165, 'exact', '11 × 15'], 'WP 7': [null, 'unknown', '11 × ?'] });
    expect(ledger.outcomes).toEqual([{ outcome: 'late', count: 53 }]);
    expect(ledger.years).toEqual([2018, 2019, 2020]);
    const seminars = ledger.groups.find(({ workPackage }) => workPackage?.label === 'WP3');
    expect(seminars?.rows.map(({ country, cells }) => [country, cells.map(({ year, events }) => [year, events.length])])).toEqual(['SI', 'DE', 'GR', 'IT', 'TR'].map((country) => [country, [[2018, 1], [2019, 1], [2020, 1]]]));
    // Each figure is traced to its events.
    expect(seminars?.planned.terms[0]?.events).toHaveLength(15);
    expect(new Set(seminars?.planned.terms[0]?.events)).toEqual(new Set(seminars?.rows.flatMap(({ cells }) => cells.flatMap(({ events }) => events.map(({ id }) => id)))));
    // The conference of October 2020 stands in three work packages, and once in the whole.
    expect(ledger.groups.filter(({ rows }) => rows.some(({ cells }) => cells.some(({ events }) => events.some(({ title }) => title.sl?.includes('Istanbulu'))))).map(({ workPackage }) => workPackage?.label)).toEqual(['WP 1', 'WP 8', 'WP 10']);
    expect(ledger.planned.terms.flatMap(({ events }) => events)).toHaveLength(53);
  });

  test('what was held is told apart from what was held otherwise', async () => {
    const project = await at.client.projects.save(projectForm({ acronym: 'IZIDI' }));
    const link = { projects: [{ id: null, projectId: project.id, link: 'own' as const }] };
    await at.client.events.save(eventForm({ status: 'held', dates: '2020-01' }, link));
    await at.client.events.save(eventForm({ status: 'held', dates: '2020-02', deviation: { sl: 'Na spletu.' } }, link));
    await at.client.events.save(eventForm({ status: 'cancelled', dates: '2020-03' }, link));
    await at.client.events.save(eventForm({ status: 'planned', dates: '2999' }, link));
    const { outcomes } = await at.client.plan.ledger({ projectId: project.id, today: TODAY });
    expect(outcomes).toEqual([{ outcome: 'planned', count: 1 }, { outcome: 'held', count: 1 }, { outcome: 'different', count: 1 }, { outcome: 'cancelled', count: 1 }]);
  });

  test('what rules ask for by a day is due, until it is done', async () => {
    const measureId = (await at.client.projects.get({ id: await projectCalled(at.client, 'CI.SO.MO') })).project.measureId;
    const project = await at.client.projects.save(projectForm({ acronym: 'ROKI', measureId, dates: '2018-09/2020-02-29' }));
    const lines = async (today: string) => (await due(today)).lines.filter(({ id }) => id === project.id).map(({ code, day, isOver }) => [code, day, isOver]);
    expect(await lines('2020-03-01')).toEqual([['report', '2020-04-29', false]]);
    expect(await lines('2020-05-01')).toEqual([['report', '2020-04-29', true]]);
    await at.client.projects.save(projectForm({ acronym: 'ROKI', measureId, dates: '2018-09/2020-02-29', reportSent: '2020-04-20', balancePaid: '2020-08-31', grantAmount: 60_000 }, project));
    expect(await lines('2020-05-01')).toEqual([['recordsKept', '2023-08-31', false]]);
    const { id } = await at.client.events.save(eventForm({ status: 'held', dates: '2020-02', webPage: 'https://kronika.example/', webPageSince: '2020-03-31' }));
    const page = async (today: string) => (await due(today)).lines.filter((line) => line.id === id).map(({ code, day }) => [code, day]);
    expect(await page('2020-04-01')).toEqual([['pageOnline', '2020-09-30']]);
    expect(await page('2020-10-01')).toEqual([]);
  });

  test('a person is erased for good, also from what names it', async () => {
    const { id } = await at.client.declared.save({ id: null, revision: null, draftId: null, kind: 'person', fields: blank('person', { name: 'Špela Žnidaršič', purpose: { sl: 'stik' } }) });
    const event = await at.client.events.save(eventForm({ title: { sl: 'Pogovor s Špelo' }, ledBy: { sl: 'Špela Žnidaršič' } }));
    expect((await at.client.people.mentions({ id })).map((mention) => mention.id)).toEqual([event.id]);
    expect(await at.client.people.erase({ id })).toEqual({ records: 1, backups: [] });
    expect((await at.client.events.get({ id: event.id })).event.ledBy).toEqual({ sl: '[…]' });
    expect(await codeOf(at.client.people.erase({ id }))).toBe('record.notFound');
    expect((await at.client.archive.check()).sound).toBe(true);
  });

  test('the first screen has the records that were worked on last, each once', async () => {
    const id = await novoMestoEvent(at.client);
    const { event } = await at.client.events.get({ id });
    const none = { rows: [], removed: [] };
    const lists = { projects: none, workPackages: none, roles: none, unnamed: none, participation: none };
    const first = await at.client.events.save({ id, revision: event.revision, draftId: null, fields: { description: { sl: 'prvič' } }, ...lists });
    await at.client.events.save({ id, revision: first.revision, draftId: null, fields: { description: { sl: 'drugič' } }, ...lists });
    const { recent, hasRecords } = await at.client.plan.home();
    expect(hasRecords).toBe(true);
    expect(recent[0]).toMatchObject({ kind: 'event', id });
    expect(new Set(recent.map((record) => record.id)).size).toBe(recent.length);
  });
}
