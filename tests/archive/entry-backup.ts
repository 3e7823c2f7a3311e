/** Backs an archive up again and again, writing to it in between, until it is killed; says of each backup where it lies. */

import { makeBackup } from '../../electron/archive/backup/make.ts';
import { prepareStore } from '../../electron/archive/backup/store.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { say } from '../support/says.ts';
import { create } from '../support/writes.ts';

const [folder = '', copies = ''] = process.argv.slice(2);
const archive = await openArchive(folder);
const { id, name } = archive.info;
say('opened');
for (let round = 1; ; round += 1) {
  await create(archive, 'place', { name: { sl: `Kraj ${String(round)}` }, country: 'SI', inPlace: null });
  const store = await prepareStore(copies, { id, name });
  const { database } = await makeBackup({ reading: archive.reading, media: archive.paths.media, store, subject: { archive: id, name, at: new Date().toISOString() } }, () => undefined);
  say(database);
}
