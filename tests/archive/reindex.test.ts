/** What a record is found by includes the names of what it is bound to; when one is renamed, the other is found by it. */

import { describe, expect, it } from 'vitest';
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
