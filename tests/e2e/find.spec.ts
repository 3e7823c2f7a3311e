import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { NOVO_MESTO, exactly, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

const box = (page: Page) => page.getByRole('searchbox', { name: sl('app:search.label') });
const hits = (page: Page) => page.getByRole('main').getByRole('link');
const marked = (page: Page) => page.getByRole('main').locator('mark');

test('the slash goes to the search, and typing shows hits by kind with what was found marked', async ({ app }) => {
  const page = await app.start('--sample');
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('novo mesto');
  await expect(title(page)).toHaveText(sl('app:search.title'));
  await expect(page.getByRole('status').filter({ hasText: sl('app:search.found', { count: 9 }) })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    `${sl('domain:kinds.event')} 4`, `${sl('domain:kinds.organisation')} 2`, `${sl('domain:kinds.newsItem')} 1`, `${sl('domain:kinds.place')} 1`, `${sl('domain:kinds.source')} 1`,
  ]);
  await expect(marked(page).first()).toHaveText('Novo');
  await expect(hits(page).filter({ hasText: NOVO_MESTO })).toBeVisible();
  const first = await hits(page).allInnerTexts();

  await box(page).fill('NOVO MESTO');
  await expect(page).toHaveURL(/q=NOVO/);
  await expect(hits(page)).toHaveText(first.map((text) => new RegExp(text.split('\n')[0] ?? '')));
  await box(page).fill('cisomo');
  await expect(hits(page).filter({ hasText: /^CI\.SO\.MO/ })).toBeVisible();
  await box(page).fill('srecanje');
  await expect(marked(page).first()).toHaveText('Srečanje');
  await box(page).fill('neaplju');
  await expect(hits(page).filter({ hasText: 'Srečanje partnerjev v Neaplju' })).toBeVisible();
  await box(page).fill('napoli');
  await expect(hits(page).filter({ hasText: 'Neapelj' })).toBeVisible();
});

test('what finds nothing says what to try, an empty search says how, and words can mean an action', async ({ app }) => {
  const page = await app.start('--sample');
  await box(page).fill('xyzzy');
  await expect(page.getByRole('main')).toContainText(sl('app:search.none', { words: 'xyzzy' }));
  await box(page).fill('');
  await expect(page.getByRole('main')).toContainText(sl('app:search.start'));
  await box(page).fill('"novo* AND (');
  await expect(hits(page).filter({ hasText: 'Novo mesto' }).first()).toBeVisible();

  await box(page).fill(sl('app:actions.newEvent').toLowerCase());
  await expect(page.getByRole('heading', { level: 2, name: sl('app:search.actions') })).toBeVisible();
  await hits(page).filter({ hasText: exactly(sl('app:actions.newEvent')) }).click();
  await expect(title(page)).toHaveText(sl('app:events.new'));
});

test('arrows and Enter open a hit, the address holds the search, and back returns to it', async ({ app }) => {
  const page = await app.start('--sample');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('mednarodni dogodek');
  await expect(hits(page).first()).toContainText(NOVO_MESTO);
  await page.keyboard.press('ArrowDown');
  await expect(hits(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(hits(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(hits(page).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText(NOVO_MESTO);

  await page.goBack();
  await expect(page).toHaveURL(/\/search\?q=mednarodni/);
  await expect(box(page)).toHaveValue('mednarodni dogodek');
  await expect(hits(page).first()).toContainText(NOVO_MESTO);
  await page.reload();
  await expect(box(page)).toHaveValue('mednarodni dogodek');
  await expect(hits(page).first()).toContainText(NOVO_MESTO);
  await page.goBack();
  await expect(title(page)).toHaveText(sl('app:home.title'));
  await expect(box(page)).toHaveValue('');
  await page.goForward();
  await expect(hits(page).first()).toContainText(NOVO_MESTO);
  await box(page).press('Escape');
  await expect(box(page)).toHaveValue('');
});
