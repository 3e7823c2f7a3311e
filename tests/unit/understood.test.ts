/** A question as it was understood is read as the same again, in either language. */

import { expect, test } from 'vitest';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { understood } from '#shared/domain/asking/understood.ts';

test.each([
  ['novo mesto', 'novo mesto', 'novo mesto'],
  ['"dobre prakse" "online"', '"dobre prakse" "online"', '"dobre prakse" "online"'],
  ['country:it,si year:2018..2020 -splet', 'država:Italija ALI država:Slovenija', 'country:Italy OR country:Slovenia'],
  ['date:2018-07 participants:>50 wp:3', 'datum:2018-07 udeleženci:51.. ds:3', 'date:2018-07 participants:51.. wp:3'],
  ['date:2018-02-03..', 'leto:2018-02-03..', 'year:2018-02-03..'],
  ['-(online ALI splet) org:"Grm Novo mesto"', '-(online ALI splet) org:"Grm Novo mesto"', '-(online OR splet) org:"Grm Novo mesto"'],
])('%s', (typed, sl, en) => {
  const { ask } = readQuestion(typed);
  if (ask === null) throw new Error('nothing is asked');
  expect([understood(ask, 'sl'), understood(ask, 'en')]).toEqual([expect.stringContaining(sl), expect.stringContaining(en)]);
  for (const language of ['sl', 'en'] as const) expect(readQuestion(understood(ask, language)).ask).toEqual(ask);
});
