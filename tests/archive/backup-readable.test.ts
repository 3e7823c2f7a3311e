/** What a backup's folder says to somebody who has no Kronika. */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import readMe from '#resources/backup/read-me.json' with { type: 'json' };
import { words } from '../e2e/support/words.ts';
import { makeBackup } from '../../electron/archive/backup/make.ts';
import { prepareStore } from '../../electron/archive/backup/store.ts';
import { create, edit, emptyArchive, plainEvent } from '../support/archives.ts';
import { openFolder } from '../support/folders.ts';
import { importPhoto, sha256Of } from '../support/imports.ts';
import { jpeg } from '../support/pictures.ts';

it('says in both languages what lies where, and which file is which photo', async () => {
  const archive = await emptyArchive();
  const event = await create(archive, 'event', plainEvent({ title: { sl: 'Krog, prvi' }, dates: '2019-05-20' }));
  const bytes = await jpeg({ seed: 4 });
  const photo = await importPhoto(archive, event, bytes, 'krog "1".jpg');
  await edit(archive, 'photo', photo, { caption: { sl: '=Na odru' }, creator: 'Ana Čuk' });
  const store = await prepareStore(path.join(openFolder(), 'kopije'), archive.info);
  const backUp = (at: string) => makeBackup({ reading: archive.reading, media: archive.paths.media, store, subject: { archive: archive.info.id, name: archive.info.name, at } }, () => undefined);
  await backUp('2026-05-01T10:00:00.000Z');
  const said = readFileSync(path.join(store.folder, readMe.file), 'utf8');
  expect(said).toContain(`»${archive.info.name}«`);
  for (const language of ['sl', 'en'] as const) expect(said).toContain(words(language)('app:restore.title'));
  const told = () => readFileSync(path.join(store.folder, readMe.photos), 'utf8').replace('\u{feff}', '').trimEnd().split('\r\n').slice(1);
  const [line = ''] = told();
  const sha256 = sha256Of(bytes);
  const file = `media/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
  expect(told()).toEqual([`${file},"krog ""1"".jpg","Krog, prvi",2019-05-20,,'=Na odru,Ana Čuk,`]);
  expect(sha256Of(readFileSync(path.join(store.folder, line.split(',')[0] ?? '')))).toBe(sha256);
  await importPhoto(archive, event, await jpeg({ seed: 5 }), 'drugi.jpg');
  await backUp('2026-05-02T10:00:00.000Z');
  expect(told().length).toBe(2);
  expect(readdirSync(store.folder).toSorted()).toEqual([readMe.file, 'databases', readMe.photos, 'kronika-backup.json', 'media'].toSorted());
});
