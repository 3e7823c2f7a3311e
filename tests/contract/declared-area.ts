/** Kinds that are read and saved by their declarations, series as rules, and sources of any fact. */

import { beforeAll, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { blank } from '#shared/contract/blank.ts';
import { partKinds, rowFields } from '#shared/contract/parts.ts';
import { fieldsOf } from '#shared/contract/records.ts';
import { codeOf, failureOf } from '../support/failures.ts';
import { placeForm, projectForm, workPackageForm } from '../support/forms.ts';
import { novoMestoEvent, projectCalled } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

const NEW = { id: null, revision: null, draftId: null };

export function declaredArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  const source = (title: string) => at.client.declared.save({ ...NEW, kind: 'source', fields: blank('source', { type: 'document', title: { sl: title } }) });

  test('a source is made, listed in its order, edited, and not saved over', async () => {
    const saved = await source('Poročilo');
    const fields = { publisher: 'Regijski NVO center' };
    const again = await at.client.declared.save({ kind: 'source', id: saved.id, revision: saved.revision, draftId: null, fields });
    expect((await at.client.declared.get({ kind: 'source', id: saved.id })).fields).toMatchObject({ title: { sl: 'Poročilo' }, publisher: 'Regijski NVO center' });
    expect(again.revision).not.toBe(saved.revision);
    expect(await codeOf(at.client.declared.save({ kind: 'source', id: saved.id, revision: saved.revision, draftId: null, fields }))).toBe('record.changedElsewhere');
    const { items } = await at.client.declared.list({ kind: 'source', after: null, limit: 100 });
    expect(items.find((item) => item.id === saved.id)).toEqual({ id: saved.id, name: { sl: 'Poročilo' }, detail: 'Regijski NVO center' });
  });

  test('what a kind’s schema does not take is refused by its field', async () => {
    const refused = at.client.declared.save({ ...NEW, kind: 'source', fields: { ...blank('source', { type: 'page' }), address: 'ftp://x' } });
    expect((await failureOf(refused)).issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['fields.title', 'field.required'], ['fields.address', 'field.webAddress']]);
  });

  test('a citation of any record is kept, shown with what it speaks of, and found by its words', async () => {
    const project = await at.client.projects.save(projectForm({ acronym: 'VIRI' }, { task: [{ id: null, mark: '(a)', title: { sl: 'Priprava' } }] }));
    const { parts } = await at.client.projects.get({ id: project.id });
    const { id: sourceId } = await source('Prijavnica');
    const taskId = parts.task[0]?.id ?? '';
    const cite = (kind: string, recordId: string, more: object) => at.client.declared.save({ ...NEW, kind: 'citation', fields: { kind, recordId, sourceId, field: null, written: null, position: 0, ...more } });
    await cite('project', project.id, { field: 'acronym', written: 'projekt VIRI' });
    await cite('task', taskId, { field: 'title', written: 'prebrskati podatkovne zbirke' });
    const shown = await at.client.sources.of({ kind: 'project', id: project.id });
    expect(shown.citations.map(({ recordId, field, source: { title } }) => [recordId, field, title.sl])).toEqual([[project.id, 'acronym', 'Prijavnica'], [taskId, 'title', 'Prijavnica']]);
    expect(shown.parts).toContainEqual({ kind: 'task', id: taskId, name: { sl: 'Priprava' } });
    expect((await at.client.sources.uses({ id: sourceId })).map(({ kind, name }) => [kind, Object.values(name ?? {})])).toEqual([['project', ['VIRI']], ['task', ['Priprava']]]);
    const found = await at.client.search.find({ words: 'prebrskati zbirke', language: 'sl', kinds: null, limit: 5 });
    expect(found.hits.map(({ kind, id }) => [kind, id])).toEqual([['source', sourceId]]);
    expect(await codeOf(cite('project', uuid(), {}))).toBe('record.notFound');
    expect(await codeOf(cite('lock', project.id, {}))).toBe('record.invalid');
  });

  test('sources that disagree stand side by side on any field, and which one the record follows is said', async () => {
    const place = await at.client.places.save(placeForm({ name: { sl: 'Forni di Sopra' }, country: 'IT' }));
    const say = (value: string) => at.client.declared.save({ ...NEW, kind: 'statement', fields: { ...blank('statement', { kind: 'place', recordId: place.id, field: 'country', value }), sourceId: null } });
    await say('AT');
    await say('IT');
    const { statements } = await at.client.sources.of({ kind: 'place', id: place.id });
    expect(statements.map(({ value, isFollowed }) => [value, isFollowed])).toEqual([['AT', false], ['IT', true]]);
  });

  test.each(partKinds)('rows of the kind %s are made, ordered, edited and taken away, in a project and in a work package', async (kind) => {
    const row = (word: string) => {
      const whole = blank(kind) as unknown as Record<string, unknown>;
      const fields = Object.fromEntries(rowFields(kind).map((field) => [field, fieldsOf(kind).get(field)?.type === 'texts' ? { sl: `${word} ${field}` } : whole[field]]));
      return { id: null, ...fields } as never;
    };
    const project = await at.client.projects.save(projectForm({ acronym: `DEL ${kind}` }, { [kind]: [row('prvi'), row('drugi')] }));
    const inPackage = await at.client.workPackages.save(workPackageForm(project.id, {}, { [kind]: [row('delovni')] }));
    const named = (rows: readonly object[]) => rows.map((found) => Object.values(found).flatMap((value) => (typeof value === 'object' && value !== null && 'sl' in value ? String(value.sl).split(' ')[0] : []))[0]);
    const first = (await at.client.projects.get({ id: project.id })).parts[kind];
    expect(named(first)).toEqual(['prvi', 'drugi']);
    expect(named((await at.client.workPackages.get({ id: inPackage.id })).parts[kind])).toEqual(['delovni']);
    const rows = [{ id: first[1]?.id }, { id: first[0]?.id }, row('tretji')] as never[];
    const again = await at.client.projects.save(projectForm({ acronym: `DEL ${kind}` }, { ...project, [kind]: { rows, removed: [] } }));
    expect(named((await at.client.projects.get({ id: project.id })).parts[kind])).toEqual(['drugi', 'prvi', 'tretji']);
    await at.client.projects.save(projectForm({ acronym: `DEL ${kind}` }, { ...again, [kind]: { rows: [], removed: [first[0]?.id ?? ''] } }));
    expect(named((await at.client.projects.get({ id: project.id })).parts[kind])).toEqual(['drugi', 'tretji']);
  });

  test('a series is one rule, and makes its events as one action that is taken back as one', async () => {
    const project = await projectCalled(at.client, 'CI.SO.MO');
    const rule = blank('series', {
      projectId: project, type: 'seminar', title: { sl: 'Seminarji', en: 'Seminars' }, countries: ['SI', 'IT'], years: [2018, 2019], monthFrom: 6, monthTo: 9, span: 'within',
      perYear: 1, value: 50, precision: 'about', unit: 'event', titlePattern: { sl: 'Seminar: {country}, {year}' },
    });
    const { id } = await at.client.declared.save({ ...NEW, kind: 'series', fields: rule });
    const { slots } = await at.client.series.get({ id });
    expect(slots.map(({ slot, dates, title, event }) => [slot, dates, title.sl, event])).toEqual([
      ['SI 2018 1', '2018-06/2018-09', 'Seminar: Slovenija, 2018', null], ['IT 2018 1', '2018-06/2018-09', 'Seminar: Italija, 2018', null],
      ['SI 2019 1', '2019-06/2019-09', 'Seminar: Slovenija, 2019', null], ['IT 2019 1', '2019-06/2019-09', 'Seminar: Italija, 2019', null],
    ]);
    // Pressed twice at once, each is made once.
    const all = { id, make: slots.map(({ slot }) => slot), follow: [] };
    const twice = await Promise.all([at.client.series.apply(all), at.client.series.apply(all)]);
    expect(twice.map(({ made, changed }) => [made, changed]).toSorted()).toEqual([[0, 0], [4, 0]]);
    const made = await at.client.series.get({ id });
    const events = made.slots.map(({ event }) => event?.id ?? '');
    const first = await at.client.events.get({ id: events[0] ?? '' });
    expect(first.event).toMatchObject({ type: 'seminar', status: 'planned', country: 'SI', dates: '2018-06/2018-09', span: 'within', seriesId: id });
    expect(first.participation).toMatchObject([{ phase: 'planned', value: 50, precision: 'about', unit: 'event' }]);
    // Made again, nothing is made twice.
    expect(await at.client.series.apply({ id, make: slots.map(({ slot }) => slot), follow: [] })).toEqual({ action: null, made: 0, changed: 0 });

    // One is edited by hand, one was held: a later rule changes neither unless it is told to.
    const { id: _, revision, ...fields } = first.event;
    const none = { rows: [], removed: [] };
    const lists = { projects: none, workPackages: none, roles: none, unnamed: none, participation: none };
    await at.client.events.save({ id: first.event.id, revision, draftId: null, fields: { ...fields, description: { sl: 'Dogovorjeno z občino.' } }, ...lists });
    const held = await at.client.events.get({ id: events[1] ?? '' });
    await at.client.events.save({ id: held.event.id, revision: held.event.revision, draftId: null, fields: { status: 'held' }, ...lists });
    const series = await at.client.declared.get({ kind: 'series', id });
    await at.client.declared.save({ kind: 'series', id, revision: series.revision, draftId: null, fields: { monthTo: 8, value: 60 } });
    const changed = await at.client.series.get({ id });
    expect(changed.slots.map(({ isOwn, differs }) => [isOwn, differs])).toEqual([
      [true, ['dates', 'participation']], [true, ['dates', 'participation']], [false, ['dates', 'participation']], [false, ['dates', 'participation']],
    ]);
    const { action, ...done } = await at.client.series.apply({ id, make: [], follow: events.slice(2) });
    expect(done).toEqual({ made: 0, changed: 2 });
    expect((await at.client.events.get({ id: events[2] ?? '' })).event.dates).toBe('2019-06/2019-08');
    expect((await at.client.events.get({ id: events[0] ?? '' })).event.dates).toBe('2018-06/2018-09');
    await at.client.history.undo({ action });
    expect((await at.client.events.get({ id: events[2] ?? '' })).event.dates).toBe('2019-06/2019-09');
  });

  test('the sample’s series are what their rules plan', async () => {
    const { series } = await at.client.projects.get({ id: await projectCalled(at.client, 'CiSoTRA') });
    const all = await Promise.all(series.map(({ id }) => at.client.series.get({ id })));
    expect(all.map(({ slots, others }) => [slots.length, slots.filter(({ event }) => event === null).length, others.length])).toEqual([[15, 0, 0], [5, 0, 0], [4, 0, 0], [10, 0, 0], [10, 0, 0]]);
    expect(all.flatMap(({ slots }) => slots.filter(({ differs }) => differs.some((field) => field !== 'languages' && field !== 'participation')))).toEqual([]);
  });

  test('an event is no part of itself, over however many parts between', async () => {
    const id = await novoMestoEvent(at.client);
    const { event, subEvents } = await at.client.events.get({ id });
    const none = { rows: [], removed: [] };
    const refused = at.client.events.save({ id, revision: event.revision, draftId: null, fields: { parentId: subEvents[0]?.id ?? null }, projects: none, workPackages: none, roles: none, unnamed: none, participation: none });
    expect((await failureOf(refused)).issues).toEqual([{ path: ['fields', 'parentId'], message: 'field.circle' }]);
  });
}
