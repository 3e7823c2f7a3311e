/** What is done with ten thousand records at once: looked through for duplicates, and changed. */

import { v7 as uuid } from 'uuid';
import { editBatch, previewBatch } from '../../electron/archive/batch/service.ts';
import { undo } from '../../electron/archive/changes/undo.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { findDuplicates } from '../../electron/archive/duplicates/find.ts';
import { allLive } from '../../electron/archive/duplicates/repository.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { type Figure, inTurn, timed } from './measure.ts';
import { addEvents } from './records.ts';

const MANY = 10_000;
const FIRST = ['Društvo', 'Zavod', 'Center', 'Občina', 'Ustanova', 'Knjižnica', 'Šola', 'Zveza'];
const SECOND = ['prijateljev', 'mladih', 'ljudske', 'kulture', 'narave', 'gora', 'glasbe', 'znanja', 'migracij', 'solidarnosti'];

/** @param inside gives a folder of the bench's own */
export async function duplicatesFound(inside: (name: string) => string): Promise<Figure> {
  const archive = await createArchive(inside('duplicates'), 'Bench');
  await write(archive, { verb: 'import', kind: 'organisation', recordId: uuid(), author: 'Bench' }, async (writer) => {
    for (let number = 0; number < MANY; number += 1) {
      const name = `${FIRST[number % FIRST.length]} ${SECOND[number % SECOND.length]} Kraj${(number * 7919) % 4999}`;
      await writer.create('organisation', { shortName: null, name: { sl: name }, placeId: null, website: null, description: null });
    }
  });
  const figure = await inTurn(5, () => findDuplicates(archive.reader, 'organisation', 100), () => allLive(archive.reader, 'organisation'));
  await archive.close();
  return { name: 'duplicates among 10,000 organisations', against: 'for reading them', ...figure, limit: null };
}

/** @param inside gives a folder of the bench's own */
export async function manyChanged(inside: (name: string) => string): Promise<Figure> {
  const archive = await createArchive(inside('batch'), 'Bench');
  const theirs = await timed(() => addEvents(archive, MANY));
  const chosen = { kind: 'event' as const, ids: null, without: [], words: '' };
  const changes = [{ field: 'country', how: 'set' as const, value: 'IT' }];
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    times.push(await timed(async () => {
      const { seen } = await previewBatch(archive, chosen, changes);
      await editBatch(archive, chosen, changes, seen, 'Bench');
    }));
    await undo(archive, 'Bench');
  }
  await archive.close();
  return { name: 'a field of 10,000 events changed, with its preview', against: 'for writing those events', ours: times.toSorted((a, b) => a - b)[1] ?? 0, theirs, limit: 2.5 };
}
