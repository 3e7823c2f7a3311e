/** On the desktop a backup has a window of its own, with a port to it alone, which goes with the archive's process. */

import { constants, cpSync } from 'node:fs';
import path from 'node:path';
import { jpeg } from '../support/pictures.ts';
import { expect, test } from './support/app.ts';
import { openScreen, recordIn } from './support/screens.ts';
import { NOVO_MESTO, title } from './support/steps.ts';
import { told } from './support/told.ts';
import { words } from './support/words.ts';

const sl = words('sl');

test('a backup is shown in a window of its own with its pictures, brings the archive\'s to the front, and is closed when the archive\'s process dies', { tag: '@desktop' }, async ({ app, context }) => {
  const archive = path.join(app.home, 'arhiv');
  cpSync(process.env.KRONIKA_TEST_SAMPLE ?? '', archive, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const event = recordIn(archive, 'event', `title LIKE '%${NOVO_MESTO}%'`);
  app.env.KRONIKA_TEST_CHOOSE = path.join(app.home, 'kopije');
  const page = await app.start(archive);
  await openScreen(page, `/events/${event}`);
  await page.locator('input[type="file"]').setInputFiles({ name: 'Krog na trgu.jpg', mimeType: 'image/jpeg', buffer: await jpeg({ seed: 7 }) });
  await expect(page.locator('.photo-grid img')).toHaveCount(1);
  await openScreen(page, '/settings');
  await page.getByRole('button', { name: sl('app:backup.now') }).click();
  await expect(page.getByRole('button', { name: sl('app:backup.again') })).toBeEnabled();
  await openScreen(page, '/take-back');
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: sl('app:beside.open') }).click();
  const beside = await opened;
  await expect(beside.getByRole('group', { name: sl('app:beside.label') })).toContainText(sl('app:readOnly.backup'));
  await openScreen(beside, `/events/${event}`);
  const picture = beside.locator('.photo-grid img');
  // The app's own addresses of pictures are the archive's.
  await expect(picture).toHaveAttribute('src', /^blob:/);
  await beside.getByRole('button', { name: sl('app:beside.takeBack') }).click();
  await expect(title(page)).toHaveText(NOVO_MESTO);
  await expect.poll(() => told(app, 'focus')).toEqual([1]);
  app.happen('archiveDies');
  await expect.poll(() => told(app, 'close')).toEqual([2]);
});
