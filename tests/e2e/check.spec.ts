import { cpSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from './support/app.ts';
import { words } from './support/words.ts';

const sl = words('sl');

test('an index that the check finds wrong is made anew from the settings, and all is found again', async ({ app }) => {
  const folder = path.join(app.home, 'arhiv');
  cpSync(process.env.KRONIKA_TEST_SAMPLE ?? '', folder, { recursive: true });
  const database = new BetterSqlite3(path.join(folder, 'kronika.sqlite'));
  database.exec("INSERT INTO searchTitle (searchTitle) VALUES ('delete-all')");
  database.close();

  const page = await app.start(folder);
  await page.getByRole('link', { name: sl('app:rail.settings'), exact: true }).click();
  const check = page.getByRole('button', { name: sl('app:settings.check') });
  await check.click();
  await expect(page.getByText(sl('app:settings.unsound'))).toBeVisible();
  await page.getByRole('button', { name: sl('app:settings.reindex') }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(sl('app:settings.reindexed'))).toBeVisible();
  await expect(page.getByText(sl('app:settings.unsound'))).toBeHidden();
  await expect(page.getByRole('button', { name: sl('app:settings.reindex') })).toBeHidden();
  await expect(check).toBeFocused();
});
