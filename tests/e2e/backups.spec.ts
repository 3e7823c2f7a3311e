/** An archive that is in one place only, backed up by keys alone; and from then on the first page says when it was. */

import { constants, cpSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/app.ts';
import { barriers } from './support/looks.ts';
import { openScreen } from './support/screens.ts';
import { words } from './support/words.ts';

const sl = words('sl');

test('the first page says that nothing is backed up, leads to where it is done, and says when it was, with each proof in a list', async ({ app }) => {
  const [archive, folder] = [path.join(app.home, 'arhiv'), path.join(app.home, 'kopije')];
  cpSync(process.env.KRONIKA_TEST_SAMPLE ?? '', archive, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const page = await app.start(archive);
  const { keyboard } = page;
  await openScreen(page, '/home');
  const main = page.getByRole('main');
  await expect(main.getByText(sl('app:backup.home.never'))).toBeVisible();
  await main.getByRole('link', { name: sl('app:backup.home.open') }).focus();
  await keyboard.press('Enter');
  await page.getByRole('button', { name: sl('app:backup.now') }).focus();
  await keyboard.press('Enter');
  await page.getByRole('textbox', { name: sl('app:folder.path') }).fill(folder);
  await page.getByRole('button', { name: sl('app:folder.choose.backUp') }).focus();
  await keyboard.press('Enter');
  await expect(main.getByRole('checkbox', { name: sl('app:backup.times.whenClosing') })).toBeChecked();
  await main.getByRole('checkbox', { name: sl('app:backup.times.everyHours', { hours: 4 }) }).focus();
  await keyboard.press('Space');
  await expect(main.getByRole('checkbox', { name: sl('app:backup.times.everyHours', { hours: 4 }) })).toBeChecked();
  await main.getByRole('button', { name: sl('app:backup.prove') }).focus();
  await keyboard.press('Enter');
  const list = main.getByRole('list', { name: sl('app:backup.all') });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText(sl('app:backup.proven.checked', { at: '' }));
  expect(await barriers(page)).toEqual([]);
  await openScreen(page, '/home');
  await expect(main.getByText(sl('app:backup.home.today'))).toBeVisible();
});
