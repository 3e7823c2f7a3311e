/** Records made and edited one by one. Knows nothing of the test runner, so that scripts can use it too. */

import { v7 as uuid } from 'uuid';
import type { Fields, Kind } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { type Written, write } from '../../electron/archive/changes/write.ts';

export const AUTHOR = 'Tester';

/** One record, made in an action of its own; gives its id. */
export async function create<K extends Kind>(archive: Archive, kind: K, fields: Fields<K>): Promise<string> {
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
