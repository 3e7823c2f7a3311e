/** An archive that is in one place only, backed up by keys alone; and from then on the first page says when it was. */

import { constants, cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/app.ts';
import { barriers, wrongWith } from './support/looks.ts';
import { openScreen, recordIn } from './support/screens.ts';
import { heldBack, title } from './support/steps.ts';
import { within, words } from './support/words.ts';

const sl = words('sl');

/** The database of the only backup in a folder. */
function backupIn(folder: string): string {
  const databases = path.join(folder, 'databases');
  return path.join(databases, readdirSync(databases).find((name) => name.endsWith('.sqlite')) ?? '');
}

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
  const { letThrough } = await heldBack(page, 'folders/list');
  await keyboard.press('Enter');
  const typed = page.getByRole('textbox', { name: sl('app:folder.path') });
  // What is typed is not put behind the folder that the list begins with.
  await expect(typed).not.toBeEditable();
  letThrough();
  const wrong = path.join(app.home, 'ni take');
  await typed.fill(wrong);
  await typed.press('Enter');
  await expect(page.getByRole('alert')).toContainText(wrong);
  await expect(typed).toHaveValue(wrong);
  await typed.fill(folder);
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

  // What was put in the trash since is found in the backup, seen as it was, and taken back as one action.
  const output = recordIn(archive, 'output');
  await openScreen(page, `/outputs/${output}`);
  const name = await title(page).innerText();
  await page.getByRole('button', { name: sl('app:record.delete') }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: within('app:trash.moved') })).toBeVisible();
  await openScreen(page, '/take-back');
  await expect(main.getByRole('link', { name: sl('app:takeBack.look') })).toBeVisible();
  expect(await wrongWith(page)).toEqual([]);
  await main.getByRole('link', { name: sl('app:takeBack.look') }).focus();
  await keyboard.press('Enter');
  await page.getByRole('textbox', { name: sl('app:takeBack.search') }).fill(name.slice(0, 12).toUpperCase());
  const held = main.getByRole('list', { name: sl('app:takeBack.records') });
  await expect(held.getByRole('listitem')).toContainText([sl('app:takeBack.now.inTrash')]);
  expect(await wrongWith(page)).toEqual([]);
  await held.getByRole('link').focus();
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText(name);
  expect(await wrongWith(page)).toEqual([]);
  await main.getByRole('button', { name: sl('app:takeBack.record') }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: sl('app:takeBack.done') })).toBeVisible();
  await main.getByRole('link', { name: sl('app:takeBack.show') }).focus();
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText(name);

  // One field, beside what stands in it now.
  await page.getByRole('link', { name: sl('app:record.edit'), exact: true }).first().focus();
  await keyboard.press('Enter');
  await page.locator('[data-field="title"]').getByRole('textbox').first().fill('Drug naslov');
  await keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Drug naslov');
  await openScreen(page, `/take-back?file=${encodeURIComponent(backupIn(folder))}&kind=output&id=${output}`);
  await main.getByRole('button', { name: sl('app:takeBack.field') }).focus();
  expect(await wrongWith(page)).toEqual([]);
  await keyboard.press('Enter');
  await expect(main.getByRole('button', { name: sl('app:takeBack.field') })).toHaveCount(0);
  await expect(main.getByRole('button', { name: sl('app:takeBack.record') })).toBeFocused();
  await openScreen(page, `/outputs/${output}`);
  await expect(title(page)).toHaveText(name);
});
