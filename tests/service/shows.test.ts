/** After a change of some kinds only those answers are asked again that may have become others: here all are, to see whether any other one has. */

import { afterEach, expect, it } from 'vitest';
import { type Kind, kinds } from '#shared/contract/records.ts';
import { callsThatShowSome, mayShow } from '#shared/contract/shows.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { addPhoto } from '../support/photos.ts';
import { directClient } from '../../electron/service/direct.ts';
import { rowsOf } from '../support/dump.ts';
import { sampleFolder } from '../support/sample.ts';
import { type Held, holdSession } from '../support/sessions.ts';

const held: Held[] = [];
afterEach(async () => {
  for (const one of held.splice(0)) await one.end();
});

/** What a page would be told of: calls that answer about the state of the program itself, and files that never change. */
const OF_THE_PROGRAM: ReadonlySet<string> = new Set(['archive.startFailure', 'archive.status', 'backups.list', 'backups.state', 'folders.list', 'issued.file', 'jobs.list', 'photos.picture', 'settings.get']);

/** Records of each kind that are put into the trash and taken out of it. */
const OF_EACH = 3;

it('no answer changes with a kind that it is not said to show', { timeout: 120_000 }, async () => {
  const one = holdSession();
  held.push(one);
  const client = directClient(one.session);
  await client.archive.open({ folder: await sampleFolder() });
  const archive = one.session.archive();
  const idsOf = (kind: Kind) => rowsOf(archive, `SELECT id FROM "${kind}" WHERE deletedBy IS NULL ORDER BY id`).map(({ id }) => String(id));
  await addPhoto(client, idsOf('event')[0] ?? '', {});
  const page = { after: null, limit: 200 };
  const byKind = { events: 'event', news: 'newsItem', organisations: 'organisation', outputs: 'output', photos: 'photo', places: 'place', projects: 'project', workPackages: 'workPackage' } as const;
  const asked: Record<string, () => Promise<unknown>> = {
    'events.titled': () => client.events.titled({ words: 'srečanje' }),
    'places.list': () => client.places.list(page),
    'programmes.list': () => client.programmes.list(),
    'rules.list': () => client.rules.list(),
    'rules.export': () => client.rules.export(),
    'keptSearches.list': () => client.keptSearches.list(),
    'templates.list': () => client.templates.list({ report: null }),
    'projects.list': () => client.projects.list(),
  };
  for (const [area, kind] of Object.entries(byKind)) {
    const { get } = client[area as keyof typeof byKind];
    // Of records that go away there is no answer, and their page is left.
    asked[`${area}.get`] = async () => Promise.all(idsOf(kind).slice(0, 12).map((id) => get({ id }).catch(() => null)));
  }
  expect(Object.keys(asked).toSorted()).toEqual(callsThatShowSome.map((path) => path.join('.')).filter((path) => !OF_THE_PROGRAM.has(path)).toSorted());

  const answers = async () => Object.fromEntries(await Promise.all(Object.entries(asked).map(async ([path, ask]) => [path, JSON.stringify(await ask())] as const)));
  let changes = 0;
  let before = await answers();
  for (const kind of kinds) {
    for (const id of idsOf(kind).slice(0, OF_EACH)) {
      for (const isDeleted of [true, false]) {
        const { action } = await write(archive, { verb: 'edit', kind, recordId: id, author: 'Maja' }, (writer) => writer.setDeleted(kind, id, isDeleted ? writer.actionId : null));
        const after = await answers();
        const touched = action?.touched ?? [];
        const others = Object.keys(asked).filter((path) => before[path] !== after[path] && !mayShow(path.split('.'), touched));
        expect([kind, touched, others]).toEqual([kind, [kind], []]);
        changes += Object.keys(asked).filter((path) => before[path] !== after[path]).length;
        before = after;
      }
    }
  }
  expect(changes).toBeGreaterThan(100);
});
