/** Pages of a long list in every order that it offers, at every depth, against a bare keyed page of the same rows. */

import { v7 as uuid } from 'uuid';
import { listOrders } from '#shared/contract/lists.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { Lists } from '../../electron/archive/search/lists.ts';
import { type Figure, median, timed } from './measure.ts';
import { addEvents } from './records.ts';

const PAGE = 50;
/** Pages that are read for each figure, from places all over the list. */
const PAGES = 60;
const QUESTIONS = ['', 'status:held'];

/**
 * The first page puts what is asked for in order; every other one is read from memory. Prints how long the first ones took.
 * @param inside gives a folder of the bench's own
 */
export async function orderedPages(inside: (name: string) => string, events: number): Promise<Figure[]> {
  const archive = await createArchive(inside(`ordered-${uuid()}`), 'Bench');
  await addEvents(archive, events);
  const connection = openConnection(archive.paths.database, 'read');
  const lists = new Lists(connection);
  const bare = connection.prepare('SELECT sortDay, id FROM event WHERE deletedBy IS NULL AND (sortDay, id) < (?, ?) ORDER BY sortDay DESC, id DESC LIMIT ?');
  const theirs: number[] = [];
  for (let run = 0; run < PAGES; run += 1) theirs.push(await timed(() => bare.all(`20${10 + (run % 15)}-07-01`, 'z', PAGE)));
  const figures: Figure[] = [];
  const firsts: string[] = [];
  for (const words of QUESTIONS) {
    for (const order of listOrders.event) {
      const ask = (after: string | null, limit: number) => lists.page({ kind: 'event', words, order, after, limit });
      firsts.push(`${order}${words && ` of ${words}`} ${(await timed(() => ask(null, PAGE))).toFixed(0)}`);
      const places: (string | null)[] = [null];
      const step = Math.max(PAGE, Math.floor(events / PAGES));
      for (let next = (await ask(null, step)).next; next !== null && places.length < PAGES; next = (await ask(next, step)).next) places.push(next);
      const ours: number[] = [];
      for (const after of places) ours.push(await timed(() => ask(after, PAGE)));
      figures.push({ name: `a page of ${events} events, ${order}${words && `, of ${words}`}`, against: 'for a bare keyed page', ours: median(ours), theirs: median(theirs), limit: 2 });
    }
  }
  console.log(`${events} events put in order, ms: ${firsts.join(', ')}`);
  connection.close();
  await archive.close();
  return figures;
}
