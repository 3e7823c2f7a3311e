import { describe, expect, it } from 'vitest';
import type { Kind } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { listEvents } from '../../electron/archive/events/repository.ts';
import { getEvent } from '../../electron/archive/events/service.ts';
import { listProjects } from '../../electron/archive/projects/repository.ts';
import { getProject } from '../../electron/archive/projects/service.ts';
import { goesWith, remove, restore, trashed } from '../../electron/archive/changes/trash.ts';
import { redo, undo } from '../../electron/archive/changes/undo.ts';
import { find } from '../../electron/archive/search/query.ts';
import { AUTHOR, create, emptyArchive, plainEvent, plainProject } from '../support/archives.ts';
import { dumpOf, rowsOf, valueOf } from '../support/dump.ts';
import { liveState } from '../support/live-state.ts';
import { sampleCopy } from '../support/sample.ts';
import { problemsOf } from '../support/soundness.ts';

const photoOf = (eventId: string, seed = 'a') => ({
  eventId, sha256: seed.repeat(64), mediaType: 'image/jpeg' as const, bytes: 1, width: 1, height: 1, takenAt: null, originalName: `${seed}.jpg`, caption: null, alternative: null,
  creator: null, rights: null, position: 0,
});

const inTrash = (archive: Archive, kind: Kind) => rowsOf(archive, `SELECT id FROM "${kind}" WHERE deletedBy IS NOT NULL ORDER BY id`).map((row) => row.id);
const idOf = (archive: Archive, sql: string) => String(valueOf(archive, sql));
const cisotraOf = (archive: Archive) => idOf(archive, `SELECT id FROM project WHERE acronym = 'CiSoTRA'`);
const novoMestoEventOf = (archive: Archive) => idOf(archive, `SELECT id FROM event WHERE parentId IS NULL AND type = 'internationalEvent'`);

async function found(archive: Archive, words: string, kind: FindableKind): Promise<string[]> {
  const { hits } = await find(archive.reader, { words, language: 'sl', kinds: [kind], limit: 100 });
  return hits.map((hit) => hit.id);
}

describe('a project in the trash', () => {
  it('has taken its work packages, outputs and news along, and nothing else', async () => {
    const archive = await sampleCopy();
    const id = cisotraOf(archive);
    const own = (kind: Kind) => rowsOf(archive, `SELECT id FROM "${kind}" WHERE projectId = ? ORDER BY id`, id).map((row) => row.id);
    await remove(archive, 'project', id, AUTHOR);
    expect(inTrash(archive, 'project')).toEqual([id]);
    expect(inTrash(archive, 'workPackage')).toEqual(own('workPackage'));
    expect(inTrash(archive, 'output')).toEqual(own('output'));
    expect(inTrash(archive, 'newsItem')).toEqual(own('newsItem'));
    expect(inTrash(archive, 'series')).toEqual(own('series'));
    expect(inTrash(archive, 'workPackage')).toHaveLength(10);
    for (const kind of ['event', 'eventProject', 'eventWorkPackage', 'role', 'objective'] as const) expect(inTrash(archive, kind)).toEqual([]);
    expect(await problemsOf(archive)).toEqual([]);
  });

  it('is neither listed nor found, nor are its parts', async () => {
    const archive = await sampleCopy();
    const id = cisotraOf(archive);
    await remove(archive, 'project', id, AUTHOR);
    expect((await listProjects(archive.reader)).map((project) => project.acronym)).toEqual(['CI.SO.MO', 'RoMigSc']);
    await expect(getProject(archive, id)).rejects.toMatchObject({ code: 'record.notFound' });
    expect(await found(archive, 'cisotra', 'project')).not.toContain(id);
    expect(await found(archive, 'diseminacija', 'workPackage')).toEqual([]);
    expect(await found(archive, 'model', 'output')).toEqual([]);
  });

  it('leaves its events listed, without its name', async () => {
    const archive = await sampleCopy();
    await remove(archive, 'project', cisotraOf(archive), AUTHOR);
    const { items, total } = await listEvents(archive.reader, { after: null, limit: 500 }, { status: null, projectId: null });
    expect(items.length).toBe(total);
    expect(items.flatMap((event) => event.projects).map((project) => project.acronym)).not.toContain('CiSoTRA');
    expect(items.flatMap((event) => event.workPackages)).toEqual([]);
  });

  it('comes back as it was, with all its relations', async () => {
    const archive = await sampleCopy();
    const id = cisotraOf(archive);
    const before = { live: liveState(archive), project: withoutRevisions(await getProject(archive, id)) };
    await remove(archive, 'project', id, AUTHOR);
    await restore(archive, 'project', id, AUTHOR);
    expect({ live: liveState(archive), project: withoutRevisions(await getProject(archive, id)) }).toEqual(before);
    expect(before.project).toMatchObject({ roles: { length: 6 }, workPackages: { length: 10 } });
    expect(await problemsOf(archive)).toEqual([]);
  });
});

/** Deleting and restoring are actions, so revisions move on. */
function withoutRevisions(view: unknown): unknown {
  return JSON.parse(JSON.stringify(view, (key, value: unknown) => (key === 'revision' ? undefined : value)));
}

describe('an event in the trash', () => {
  it('has taken its parts and photos along, and theirs', async () => {
    const archive = await emptyArchive();
    const event = await create(archive, 'event', plainEvent());
    const part = await create(archive, 'event', plainEvent({ parentId: event }));
    const photos = [await create(archive, 'photo', photoOf(event, 'a')), await create(archive, 'photo', photoOf(part, 'b'))];
    const other = await create(archive, 'photo', photoOf(await create(archive, 'event', plainEvent()), 'c'));
    await remove(archive, 'event', event, AUTHOR);
    expect(inTrash(archive, 'event')).toEqual([event, part].toSorted());
    expect(inTrash(archive, 'photo')).toEqual(photos.toSorted());
    expect(rowsOf(archive, 'SELECT id FROM photo WHERE deletedBy IS NULL')).toEqual([{ id: other }]);
  });

  it('comes back as it was, with its parts, places, hosts and counts', async () => {
    const archive = await sampleCopy();
    const id = novoMestoEventOf(archive);
    const before = { live: liveState(archive), event: withoutRevisions(await getEvent(archive, id)) };
    await remove(archive, 'event', id, AUTHOR);
    expect(await found(archive, 'novo mesto', 'event')).toEqual([]);
    await restore(archive, 'event', id, AUTHOR);
    expect({ live: liveState(archive), event: withoutRevisions(await getEvent(archive, id)) }).toEqual(before);
    expect(before.event).toMatchObject({ subEvents: { length: 6 }, projects: { length: 1 }, participation: { length: 1 }, unnamed: { length: 1 } });
  });

  it('does not bring back what had been deleted before it', async () => {
    const archive = await emptyArchive();
    const event = await create(archive, 'event', plainEvent());
    const [gone, kept] = [await create(archive, 'event', plainEvent({ parentId: event })), await create(archive, 'event', plainEvent({ parentId: event }))];
    await remove(archive, 'event', gone, AUTHOR);
    await remove(archive, 'event', event, AUTHOR);
    await restore(archive, 'event', event, AUTHOR);
    expect(inTrash(archive, 'event')).toEqual([gone]);
    expect(rowsOf(archive, 'SELECT id FROM event WHERE deletedBy IS NULL ORDER BY id').map((row) => row.id)).toEqual([event, kept].toSorted());
  });

  it('keeps a part from being restored without it', async () => {
    const archive = await emptyArchive();
    const event = await create(archive, 'event', plainEvent());
    const part = await create(archive, 'event', plainEvent({ parentId: event }));
    const photo = await create(archive, 'photo', photoOf(event));
    await remove(archive, 'event', event, AUTHOR);
    const before = dumpOf(archive);
    await expect(restore(archive, 'event', part, AUTHOR)).rejects.toMatchObject({ code: 'record.ownerInTrash', params: { kind: 'event', id: part, owner: 'event' } });
    await expect(restore(archive, 'photo', photo, AUTHOR)).rejects.toMatchObject({ code: 'record.ownerInTrash', params: { kind: 'photo', owner: 'event' } });
    expect(dumpOf(archive)).toEqual(before);
  });
});

it('a photo is not restored beside the same picture, which has been added again since', async () => {
  const archive = await emptyArchive();
  const event = await create(archive, 'event', plainEvent());
  const first = await create(archive, 'photo', photoOf(event));
  await remove(archive, 'photo', first, AUTHOR);
  await create(archive, 'photo', photoOf(event));
  const before = dumpOf(archive);
  await expect(restore(archive, 'photo', first, AUTHOR)).rejects.toMatchObject({ code: 'record.alreadyThere' });
  expect(dumpOf(archive)).toEqual(before);
});

describe('what would go with a record', () => {
  it('is known before it goes', async () => {
    const archive = await sampleCopy();
    const parts = await goesWith(archive.reader, 'project', cisotraOf(archive));
    expect(Object.fromEntries([...Map.groupBy(parts, (part) => part.kind)].map(([kind, all]) => [kind, all.length]))).toEqual({ workPackage: 10, output: 3, series: 5 });
    expect(await goesWith(archive.reader, 'event', novoMestoEventOf(archive))).toHaveLength(6);
    expect(await goesWith(archive.reader, 'place', idOf(archive, 'SELECT id FROM place LIMIT 1'))).toEqual([]);
  });
});

describe('the list of the trash', () => {
  it('has one entry for each deletion, the last first, with how much went with it', async () => {
    const archive = await emptyArchive();
    const project = await create(archive, 'project', plainProject());
    const event = await create(archive, 'event', plainEvent());
    for (const parentId of [event, event]) await create(archive, 'event', plainEvent({ parentId }));
    await create(archive, 'photo', photoOf(event));
    await remove(archive, 'project', project, 'Ana');
    await remove(archive, 'event', event, 'Bor');
    const entries = await trashed(archive.reader);
    expect(entries.map(({ at: _, ...entry }) => entry)).toEqual([
      { kind: 'event', id: event, author: 'Bor', parts: 3 },
      { kind: 'project', id: project, author: 'Ana', parts: 0 },
    ]);
    expect(entries.map((entry) => entry.at)).toEqual(rowsOf(archive, `SELECT at FROM action WHERE verb = 'delete' ORDER BY seq DESC`).map((row) => row.at));
  });

  it('has a part that was deleted by itself as an entry of its own', async () => {
    const archive = await emptyArchive();
    const event = await create(archive, 'event', plainEvent());
    const part = await create(archive, 'event', plainEvent({ parentId: event }));
    await remove(archive, 'event', part, AUTHOR);
    await remove(archive, 'event', event, AUTHOR);
    expect((await trashed(archive.reader)).map(({ id, parts }) => ({ id, parts }))).toEqual([{ id: event, parts: 0 }, { id: part, parts: 0 }]);
  });

  it('is empty again once all is restored', async () => {
    const archive = await emptyArchive();
    const event = await create(archive, 'event', plainEvent());
    await remove(archive, 'event', event, AUTHOR);
    await restore(archive, 'event', event, AUTHOR);
    expect(await trashed(archive.reader)).toEqual([]);
  });

  it('has a deletion that was undone and done again as the one that it was', async () => {
    const archive = await emptyArchive();
    const event = await create(archive, 'event', plainEvent());
    await create(archive, 'event', plainEvent({ parentId: event }));
    await remove(archive, 'event', event, AUTHOR);
    const before = await trashed(archive.reader);
    await undo(archive, AUTHOR);
    expect(await trashed(archive.reader)).toEqual([]);
    await redo(archive, AUTHOR);
    expect(await trashed(archive.reader)).toEqual(before);
  });
});
