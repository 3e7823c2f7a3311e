/** Records for measuring. */

import { v7 as uuid } from 'uuid';
import { blank } from '#shared/contract/blank.ts';
import type { Fields } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { write } from '../../electron/archive/changes/write.ts';

export function event(number: number): Fields<'event'> {
  const month = String((number % 12) + 1).padStart(2, '0');
  return blank('event', {
    type: 'workshop', title: { sl: `Delavnica številka ${number}`, en: `Workshop number ${number}` },
    description: { sl: 'Delavnica o socialni vključenosti mladih migrantov in o tem, kako jim pomagajo organizacije civilne družbe.' },
    dates: `${2010 + (number % 15)}-${month}-20`, status: number % 2 ? 'held' : 'planned', country: 'SI',
  });
}

export async function addEvent(archive: Archive, number: number): Promise<void> {
  const id = uuid();
  await write(archive, { verb: 'create', kind: 'event', recordId: id, author: 'Bench' }, (writer) => writer.create('event', event(number), id));
}

/** Many events in one action, since here it is the reading that is measured. */
export async function addEvents(archive: Archive, count: number): Promise<void> {
  await write(archive, { verb: 'import', kind: 'event', recordId: uuid(), author: 'Bench' }, async (writer) => {
    for (let number = 0; number < count; number += 1) await writer.create('event', event(number));
  });
}
