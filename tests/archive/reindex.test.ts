/** What a record is found by includes the names of what it is bound to; when one is renamed, the other is found by it. */

import { describe, expect, it } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import type { Fields } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { remove, restore } from '../../electron/archive/changes/trash.ts';
import { find } from '../../electron/archive/search/query.ts';
import { AUTHOR, create, edit, emptyArchive, novoMesto, plainEvent, plainProject } from '../support/archives.ts';
import { problemsOf } from '../support/soundness.ts';

interface Bound {
  readonly archive: Archive;
  readonly place: string;
  readonly project: string;
  readonly organisation: string;
  readonly event: string;
}

const role = (fields: Partial<Fields<'role'>> & { organisationId: string }): Fields<'role'> => ({
  projectId: null, workPackageId: null, eventId: null, role: 'partner', written: null, ...fields,
});

/** A project with all that carries its name, a place and an organisation with all that carries theirs. */
async function bound(): Promise<Bound> {
  const archive = await emptyArchive();
  const place = await create(archive, 'place', { ...novoMesto, name: { sl: 'Staromesto' }, inPlace: null });
  const organisation = await create(archive, 'organisation', { shortName: 'STARODRUŠTVO', name: null, placeId: place, website: null, description: null });
  const project = await create(archive, 'project', plainProject({ acronym: 'STAROPROJ' }));
  const workPackage = await create(archive, 'workPackage', {
    projectId: project, number: 1, label: 'WP1', title: { sl: 'Vodenje' }, description: null, methods: [], dates: null, datesWritten: null,
  });
  const event = await create(archive, 'event', plainEvent({ placeId: place, title: { sl: 'Starosrečanje' } }));
  await create(archive, 'eventProject', { eventId: event, projectId: project, link: 'own' });
  await create(archive, 'output', {
    projectId: project, workPackageId: null, taskId: null, type: 'handbook', title: { sl: 'Priročnik' }, description: null, due: null, dueWritten: null, delivered: null, languages: [],
  });
  await create(archive, 'newsItem', {
    projectId: project, eventId: null, title: { sl: 'Novica' }, text: null, published: null, publishedWritten: null, weekdayWritten: null, publisher: null, address: null,
  });
  await create(archive, 'photo', {
    eventId: event, sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 1, width: 1, height: 1, takenAt: null, originalName: 'DSC_1.jpg', caption: null, alternative: null,
    creator: null, rights: null, position: 0,
  });
  await create(archive, 'role', role({ organisationId: organisation, projectId: project }));
  await create(archive, 'role', role({ organisationId: organisation, workPackageId: workPackage, role: 'lead' }));
  await create(archive, 'role', role({ organisationId: organisation, eventId: event, role: 'host' }));
  return { archive, place, project, organisation, event };
}

async function kindsFound(archive: Archive, words: string): Promise<FindableKind[]> {
  const { hits } = await find(archive.reader, { words, language: 'sl', kinds: null, limit: 50 });
  return hits.map((hit) => hit.kind).toSorted();
}

describe('renaming', () => {
  it('a place renames it for its organisations and events', async () => {
    const { archive, place } = await bound();
    expect(await kindsFound(archive, 'staromesto')).toEqual(['event', 'organisation', 'place']);
    await edit(archive, 'place', place, { name: { sl: 'Novomesto' } });
    expect(await kindsFound(archive, 'staromesto')).toEqual([]);
    expect(await kindsFound(archive, 'novomesto')).toEqual(['event', 'organisation', 'place']);
    expect(await problemsOf(archive)).toEqual([]);
  });

  it('a project renames it for its work packages, events, outputs and news', async () => {
    const { archive, project } = await bound();
    expect(await kindsFound(archive, 'staroproj')).toEqual(['event', 'newsItem', 'output', 'project', 'workPackage']);
    await edit(archive, 'project', project, { acronym: 'NOVOPROJ' });
    expect(await kindsFound(archive, 'staroproj')).toEqual([]);
    expect(await kindsFound(archive, 'novoproj')).toEqual(['event', 'newsItem', 'output', 'project', 'workPackage']);
    expect(await problemsOf(archive)).toEqual([]);
  });

  it('an organisation renames it for the projects, work packages and events that it has a role in', async () => {
    const { archive, organisation } = await bound();
    expect(await kindsFound(archive, 'starodrustvo')).toEqual(['event', 'organisation', 'project', 'workPackage']);
    await edit(archive, 'organisation', organisation, { shortName: 'NOVODRUŠTVO' });
    expect(await kindsFound(archive, 'starodrustvo')).toEqual([]);
    expect(await kindsFound(archive, 'novodrustvo')).toEqual(['event', 'organisation', 'project', 'workPackage']);
    expect(await problemsOf(archive)).toEqual([]);
  });

  it('an event renames it for its photos', async () => {
    const { archive, event } = await bound();
    expect(await kindsFound(archive, 'starosrecanje')).toEqual(['event', 'photo']);
    await edit(archive, 'event', event, { title: { sl: 'Novosrečanje' } });
    expect(await kindsFound(archive, 'starosrecanje')).toEqual([]);
    expect(await kindsFound(archive, 'novosrecanje')).toEqual(['event', 'photo']);
    expect(await problemsOf(archive)).toEqual([]);
  });
});

describe('what goes to the trash', () => {
  it.each(['place', 'project', 'organisation'] as const)('takes the name of the %s from those that carried it, and brings it back', async (kind) => {
    const all = await bound();
    const words = { place: 'staromesto', project: 'staroproj', organisation: 'starodrustvo' }[kind];
    const before = await kindsFound(all.archive, words);
    await remove(all.archive, kind, all[kind], AUTHOR);
    expect(await kindsFound(all.archive, words)).toEqual([]);
    expect(await problemsOf(all.archive)).toEqual([]);
    await restore(all.archive, kind, all[kind], AUTHOR);
    expect(await kindsFound(all.archive, words)).toEqual(before);
    expect(await problemsOf(all.archive)).toEqual([]);
  });
});

describe('a text of a small record', () => {
  it('finds the work package that it stands in, and not the project as well', async () => {
    const { archive, project } = await bound();
    const [workPackage] = await archive.reader.selectFrom('workPackage').select('id').execute();
    const objective = { projectId: project, workPackageId: workPackage?.id ?? '', level: 'workPackage' as const, text: { sl: 'Poglobiti razumevanje' }, position: 0 };
    const id = await create(archive, 'objective', objective);
    expect(await kindsFound(archive, 'poglobiti')).toEqual(['workPackage']);
    await edit(archive, 'objective', id, { workPackageId: null, level: 'project' });
    expect(await kindsFound(archive, 'poglobiti')).toEqual(['project']);
    expect(await problemsOf(archive)).toEqual([]);
  });
});

/** What a name stands in besides: a work package, a series, a task, a measure with its programme, a place that only those come from who are counted. */
async function aroundThem(): Promise<{ archive: Archive; ids: Readonly<Record<'place' | 'organisation' | 'workPackage' | 'series' | 'task' | 'measure' | 'programme' | 'plannedPlace', string>> }> {
  const archive = await emptyArchive();
  const programme = await create(archive, 'programme', blank('programme', { code: 'star', name: { sl: 'Staroprogram' } }));
  const measure = await create(archive, 'measure', blank('measure', { programmeId: programme, code: '2.3', name: { sl: 'Staromera' } }));
  const project = await create(archive, 'project', plainProject({ acronym: 'OKVIR', measureId: measure }));
  const workPackage = await create(archive, 'workPackage', blank('workPackage', { projectId: project, number: 7, label: 'WP7', title: { sl: 'Starosklop' } }));
  const task = await create(archive, 'task', blank('task', { projectId: project, workPackageId: workPackage, title: { sl: 'Staronaloga' }, position: 0 }));
  const series = await create(archive, 'series', blank('series', { projectId: project, workPackageId: workPackage, type: 'seminar', title: { sl: 'Staroniz' }, perYear: 1 }));
  const place = await create(archive, 'place', { ...novoMesto, name: { sl: 'Starokraj' }, inPlace: null });
  const plannedPlace = await create(archive, 'place', { ...novoMesto, name: { sl: 'Staronačrt' }, inPlace: null });
  const organisation = await create(archive, 'organisation', { shortName: 'STAROZAVOD', name: null, placeId: null, website: null, description: null });
  const event = await create(archive, 'event', plainEvent({ title: { sl: 'Srečanje' }, seriesId: series, plannedPlaceId: plannedPlace }));
  await create(archive, 'eventWorkPackage', { eventId: event, workPackageId: workPackage });
  await create(archive, 'participation', blank('participation', { eventId: event, phase: 'actual', value: 5, precision: 'exact', placeId: place, organisationId: organisation }));
  await create(archive, 'output', blank('output', { projectId: project, workPackageId: workPackage, taskId: task, type: 'handbook', title: { sl: 'Priročnik' } }));
  await create(archive, 'person', blank('person', { name: 'Ana Primer', organisationId: organisation, purpose: { sl: 'stik' }, legalBasis: 'consent' }));
  return { archive, ids: { place, organisation, workPackage, series, task, measure, programme, plannedPlace } };
}

describe('renaming, too,', () => {
  it('a work package, series, task, measure, programme, planned place, or whoever only sends participants, renews what says its name', async () => {
    const { archive, ids } = await aroundThem();
    const renamed = [
      ['workPackage', 'workPackage', 'starosklop', { title: { sl: 'Novosklop' } }, ['event', 'output', 'series', 'workPackage']],
      ['series', 'series', 'staroniz', { title: { sl: 'Novoniz' } }, ['event', 'series']],
      ['task', 'task', 'staronaloga', { title: { sl: 'Novonaloga' } }, ['output', 'workPackage']],
      ['measure', 'measure', 'staromera', { name: { sl: 'Novomera' } }, ['project']],
      ['programme', 'programme', 'staroprogram', { name: { sl: 'Novoprogram' } }, ['project']],
      ['place', 'place', 'starokraj', { name: { sl: 'Novokraj' } }, ['event', 'place']],
      ['place', 'plannedPlace', 'staronacrt', { name: { sl: 'Novonačrt' } }, ['event', 'place']],
      ['organisation', 'organisation', 'starozavod', { shortName: 'NOVOZAVOD' }, ['event', 'organisation', 'person']],
    ] as const;
    for (const [kind, what, words, fields, kinds] of renamed) {
      expect([words, await kindsFound(archive, words)]).toEqual([words, kinds]);
      await edit(archive, kind, ids[what], fields as never);
      expect([words, await kindsFound(archive, words), await kindsFound(archive, words.replace('staro', 'novo'))]).toEqual([words, [], kinds]);
    }
    await edit(archive, 'workPackage', ids.workPackage, { number: 8, label: 'WP8' });
    expect([await kindsFound(archive, 'wp:7'), await kindsFound(archive, 'wp:8')]).toEqual([[], ['event', 'output', 'series', 'workPackage']]);
    expect(await problemsOf(archive)).toEqual([]);
  });
});

describe('the years of a project of which no dates are recorded', () => {
  const projects = async (archive: Archive, words: string) => (await find(archive.reader, { words: `kind:project ${words}`, language: 'sl', kinds: null, limit: 9 })).hits.map(({ title }) => title.map(({ text }) => text).join('')).toSorted();

  it('are those of its events, whatever becomes of these', async () => {
    const archive = await emptyArchive();
    const [one, other] = [await create(archive, 'project', plainProject({ acronym: 'ENA', dates: null })), await create(archive, 'project', plainProject({ acronym: 'DVE', dates: null }))];
    const event = await create(archive, 'event', plainEvent({ dates: '2018-05' }));
    const late = await create(archive, 'event', plainEvent({ dates: '2020' }));
    const found = async () => {
      expect(await problemsOf(archive)).toEqual([]);
      return [await projects(archive, 'year:2018'), await projects(archive, '2019'), await projects(archive, 'year:2020')];
    };
    expect(await found()).toEqual([[], [], []]);
    const link = await create(archive, 'eventProject', { eventId: event, projectId: one, link: 'own' });
    await create(archive, 'eventProject', { eventId: late, projectId: one, link: 'own' });
    expect(await found()).toEqual([['ENA'], ['ENA'], ['ENA']]);
    await edit(archive, 'event', event, { dates: '2019-05' });
    expect(await found()).toEqual([[], ['ENA'], ['ENA']]);
    await edit(archive, 'eventProject', link, { projectId: other });
    expect(await found()).toEqual([[], ['DVE'], ['ENA']]);
    await remove(archive, 'event', event, AUTHOR);
    expect(await found()).toEqual([[], [], ['ENA']]);
    await restore(archive, 'event', event, AUTHOR);
    await remove(archive, 'eventProject', link, AUTHOR);
    expect(await found()).toEqual([[], [], ['ENA']]);
    await edit(archive, 'project', one, { dates: '2018' });
    expect(await found()).toEqual([['ENA'], [], []]);
    await edit(archive, 'project', one, { dates: null });
    expect(await found()).toEqual([[], [], ['ENA']]);
  });
});
