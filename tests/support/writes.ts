/** Records made and edited one by one. Knows nothing of the test runner, so that scripts can use it too. */

import { v7 as uuid } from 'uuid';
import { blank } from '#shared/contract/blank.ts';
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
  return blank('event', { type: 'workshop', title: { sl: 'Delavnica' }, status: 'planned', ...fields });
}

/** A project with nothing but what must be there. */
export function plainProject(fields: Partial<Fields<'project'>> = {}): Fields<'project'> {
  return blank('project', { acronym: 'TEST', own: true, ...fields });
}
