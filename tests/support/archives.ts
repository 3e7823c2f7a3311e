/** Real archives in real folders for tests. */

import path from 'node:path';
import { afterEach } from 'vitest';
import type { Fields, Kind } from '#shared/contract/records.ts';
import { type Archive, createArchive, openArchive } from '../../electron/archive/archive.ts';
import { type Written, write } from '../../electron/archive/records/write.ts';
import { createSample } from '../../electron/archive/sample/build.ts';
import { temporaryFolder } from './temporary.ts';

export const AUTHOR = 'Tester';

const open = new Set<Archive>();

function noted(archive: Archive): Archive {
  open.add(archive);
  return archive;
}

/** An empty archive, closed after the test. */
export async function emptyArchive(): Promise<Archive> {
  return noted(await createArchive(path.join(temporaryFolder(), 'archive'), 'Test archive'));
}

/** The sample archive, closed after the test. */
export async function sampleArchive(): Promise<Archive> {
  return noted(await createSample(path.join(temporaryFolder(), 'sample'), 'Sample', AUTHOR));
}

/** Closes an archive and opens it again, as a restart does. */
export async function reopen(archive: Archive): Promise<Archive> {
  const { folder } = archive.paths;
  await archive.close();
  open.delete(archive);
  return noted(await openArchive(folder));
}

afterEach(async () => {
  for (const archive of open) await archive.close();
  open.clear();
});

/** One record, made in an action of its own; gives its id. */
export async function create<K extends Kind>(archive: Archive, kind: K, fields: Fields<K>): Promise<string> {
  const { v7: uuid } = await import('uuid');
  const id = uuid();
  await write(archive, { verb: 'create', kind, recordId: id, author: AUTHOR }, (writer) => writer.create(kind, fields, id));
  return id;
}

/** One edit, in an action of its own. */
export function edit<K extends Kind>(archive: Archive, kind: K, id: string, fields: Partial<Fields<K>>): Promise<Written<boolean>> {
  return write(archive, { verb: 'edit', kind, recordId: id, author: AUTHOR }, (writer) => writer.edit(kind, id, fields));
}

export const novoMesto: Fields<'place'> = { name: { sl: 'Novo mesto', en: 'Novo mesto' }, country: 'SI', inPlace: { sl: 'v Novem mestu' } };

/** An event with nothing but what must be there. */
export function plainEvent(fields: Partial<Fields<'event'>> = {}): Fields<'event'> {
  return {
    type: 'workshop', title: { sl: 'Delavnica' }, description: null, dates: null, datesWritten: null, span: 'throughout', status: 'planned', statusEvidence: null,
    placeId: null, country: null, parentId: null, seriesId: null, occurrence: 'regular', ordinalWritten: null, mode: 'unknown', onlineMonths: null, liveSessions: null,
    daysPerSession: null, languages: [], languagesWritten: null, methods: [], ledBy: null, webPage: null, ...fields,
  };
}

/** A project with nothing but what must be there. */
export function plainProject(fields: Partial<Fields<'project'>> = {}): Fields<'project'> {
  return {
    acronym: 'TEST', aliases: [], title: null, summary: null, measureId: null, call: null, grantNumber: null, dates: null, datesWritten: null,
    status: 'unknown', languages: [], website: null, own: true, ...fields,
  };
}
