/** What is done with a search beyond reading it: it is kept by name, and the last ones are offered. */

import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { barriers } from './support/looks.ts';
import { openScreen } from './support/screens.ts';
import { NOVO_MESTO, exactly, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

const box = (page: Page) => page.getByRole('searchbox', { name: sl('app:search.label') });
const main = (page: Page) => page.getByRole('main');

test('a search is kept by name with its present count, called otherwise and deleted, and the last ones are offered until they are cleared', async ({ app }) => {
  const page = await app.start('--sample');
  await box(page).fill('novo mesto');
  await main(page).getByRole('button', { name: sl('app:keptSearches.keep') }).click();
  const name = page.getByRole('dialog').getByRole('textbox', { name: sl('domain:field.name') });
  await expect(name).toBeFocused();
  await name.fill('V Novem mestu');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: sl('app:keptSearches.kept') })).toBeVisible();
  await main(page).getByRole('link', { name: NOVO_MESTO }).first().click();
  await expect(title(page)).toHaveText(NOVO_MESTO);

  await openScreen(page, '/search');
  const kept = main(page).getByRole('link', { name: sl('app:search.found', { count: 9 }) });
  await expect(kept).toContainText('V Novem mestu');
  await expect(main(page).getByRole('link', { name: exactly('novo mesto') })).toBeVisible();
  await expect(main(page).getByRole('link', { name: NOVO_MESTO })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await main(page).getByRole('button', { name: sl('app:keptSearches.changeOf', { name: 'V Novem mestu' }) }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: sl('domain:field.name') }).fill('Dolenjska');
  await page.keyboard.press('Enter');
  await expect(kept).toContainText('Dolenjska');
  await kept.click();
  await expect(box(page)).toHaveValue('novo mesto');

  await box(page).fill('');
  await main(page).getByRole('button', { name: sl('app:keptSearches.deleteOf', { name: 'Dolenjska' }) }).click();
  await expect(kept).toHaveCount(0);
  await main(page).getByRole('button', { name: sl('app:keptSearches.forget') }).click();
  await expect(main(page).getByRole('heading', { name: sl('app:keptSearches.last') })).toHaveCount(0);
  await expect(main(page).getByRole('heading', { name: sl('app:keptSearches.visited') })).toHaveCount(0);
  await expect(box(page)).toBeFocused();
});
