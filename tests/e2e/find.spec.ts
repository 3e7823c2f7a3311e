import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { openScreen } from './support/screens.ts';
import { NOVO_MESTO, exactly, lookFor, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

const box = (page: Page) => page.getByRole('searchbox', { name: sl('app:search.label') });
const hits = (page: Page) => page.locator('.hits').getByRole('link');
const marked = (page: Page) => page.getByRole('main').locator('mark');

test('the slash goes to the search, and typing shows hits by kind with what was found marked', async ({ app }) => {
  const page = await app.start('--sample');
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('novo mesto');
  await expect(title(page)).toHaveText(sl('app:search.title'));
  await expect(page.getByRole('status').filter({ hasText: sl('app:search.found', { count: 9 }) })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText((['place', 'newsItem', 'organisation', 'event', 'source'] as const).map((kind) => sl(`domain:kinds.${kind}`)));
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
  await expect(hits(page).filter({ hasText: /^Neapelj/ })).toBeVisible();
});

test('what finds nothing says what to try, an empty search says how, and words can mean an action', async ({ app }) => {
  const page = await app.start('--sample');
  await box(page).fill('xyzzy');
  await expect(page.getByRole('main')).toContainText(sl('app:search.none', { words: 'xyzzy' }));
  await box(page).fill('');
  await expect(page.getByRole('main')).toContainText(sl('app:search.start'));
  await box(page).fill('novo* AND (');
  await expect(hits(page).filter({ hasText: 'Novo mesto' }).first()).toBeVisible();

  await box(page).fill(sl('app:events.new').toLowerCase());
  await expect(page.getByRole('heading', { level: 2, name: sl('app:search.actions') })).toBeVisible();
  await hits(page).filter({ hasText: exactly(sl('app:events.new')) }).click();
  await expect(title(page)).toHaveText(sl('app:events.new'));
});

test('arrows and Enter open a hit, the address holds the search, and back returns to it', async ({ app }) => {
  const page = await app.start('--sample');
  await page.keyboard.press('/');
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

test('what is asked precisely is told part by part, chosen in a form, and taken back by the keyboard alone', async ({ app }) => {
  const page = await app.start('--sample');
  const part = (name: string) => page.getByRole('list', { name: sl('app:search.understood') }).getByRole('button', { name });
  const problems = page.getByRole('status', { name: sl('app:search.notUnderstood') });
  await openScreen(page, '/search?q=2018');
  await expect(box(page)).toHaveValue('2018');
  await expect(hits(page).first()).toContainText('2018');

  // Parts and what was not understood, with the hits of the rest.
  await box(page).fill('datum:2018-07 vrsta:dogodek barva:modra');
  await expect(problems.getByRole('listitem')).toHaveText([sl('app:search.problems.field', { text: 'barva' })]);
  await part('barva in modra').press('Enter');
  await expect(box(page)).toHaveValue('datum:2018-07 vrsta:dogodek');
  await expect(part('vrsta: dogodek')).toBeFocused();
  await expect(problems.getByRole('listitem')).toHaveCount(0);
  await expect(hits(page).first()).toContainText(sl('app:search.perhaps'));
  await page.keyboard.press('Enter');
  await expect(part('čas: julij 2018')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue('');

  // The form writes what one would type, and is left for what was found.
  await page.keyboard.press('Alt+ArrowDown');
  const form = page.getByRole('form', { name: sl('app:search.precisely') });
  await expect(form.getByRole('button').first()).toBeFocused();
  await form.getByRole('textbox', { name: sl('app:search.yearFrom') }).fill('2018');
  await expect(box(page)).toHaveValue('leto:2018..');
  await form.getByRole('button', { name: sl('app:search.fields.country') }).press('Enter');
  await page.keyboard.type('Ital');
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('leto:2018.. država:Italija');
  await form.getByRole('textbox', { name: sl('app:search.yearTo') }).fill('2018');
  await expect(box(page)).toHaveValue('leto:2018 država:Italija');
  await lookFor(form.getByRole('combobox', { name: sl('app:search.fields.project') }), 'cisot');
  await page.getByRole('option', { name: 'CiSoTRA' }).click();
  await expect(box(page)).toHaveValue('leto:2018 država:Italija projekt:CiSoTRA');
  for (const [field, asked] of [['programme', /CiSoTRA program:\S+$/], ['mode', /CiSoTRA izvedba:"v živo"$/]] as const) {
    const all = form.getByRole('button', { name: sl(`app:search.fields.${field}`) });
    await all.press('Enter');
    await page.getByRole('option').nth(1).click();
    await expect(box(page)).toHaveValue(asked);
    await all.press('Enter');
    await page.getByRole('option').first().click();
    await expect(box(page)).toHaveValue('leto:2018 država:Italija projekt:CiSoTRA');
  }
  await lookFor(form.getByRole('combobox', { name: sl('app:search.fields.place') }), 'neap');
  await page.getByRole('option', { name: 'Neapelj' }).click();
  await expect(box(page)).toHaveValue(/projekt:CiSoTRA kraj:Neapelj$/);
  await expect(hits(page).first()).toBeVisible();
  await form.getByRole('textbox', { name: sl('app:search.participantsFrom') }).press('Enter');
  await expect(hits(page).first()).toBeFocused();
  await form.getByRole('textbox', { name: sl('app:search.yearTo') }).press('Escape');
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('button', { name: sl('app:search.precisely') })).toBeFocused();

  // Narrowed by what the hits are, and widened again where one stands.
  await box(page).fill('novo mesto');
  const narrow = page.getByRole('complementary', { name: sl('app:search.narrow') });
  // Those of the question before stand there until it is answered.
  await narrow.locator('a[href*="novo"]', { hasText: /^dogodek/ }).press('Enter');
  await expect(box(page)).toHaveValue('novo mesto vrsta:dogodek');
  await expect(narrow.locator('[aria-current]')).toHaveText(/^dogodek\s*4$/);
  await expect(narrow.locator('[aria-current]')).toBeFocused();

  // What was found is taken along as a file, and its events as a report on them.
  await page.getByRole('button', { name: sl('app:exportFound.export') }).press('Enter');
  const file = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: sl('app:reports.saveAs', { format: 'CSV' }) }).press('Enter');
  const download = await file;
  expect(download.suggestedFilename()).toBe('popis-gradiva_novo-mesto-vrsta-dogodek_sl.csv');
  const table = readFileSync(await download.path(), 'utf8');
  for (const found of await hits(page).locator('.hit-title > span:first-child').allInnerTexts()) expect(table).toContain(found);
  await page.getByRole('button', { name: sl('app:exportFound.export') }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: sl('app:exportFound.events', { count: 4 }) }).press('Enter');
  await page.getByRole('button', { name: sl('reports:names.selection-events') }).press('Enter');
  await expect(page.getByRole('main')).toContainText(sl('app:reports.chosenCount', { count: 4 }));
  await page.goBack();
  await expect(box(page)).toHaveValue('novo mesto vrsta:dogodek');
  await narrow.locator('[aria-current]').press('Enter');
  await expect(box(page)).toHaveValue('novo mesto');

  // A slip of the finger, and more than one page.
  await box(page).fill('cistora');
  // While the next question waits for its answer, narrowing is of that one, not of what was asked instead before.
  const instead = page.getByRole('link', { name: sl('app:search.insteadOf', { words: 'cisotra' }) });
  await expect(instead).toBeVisible();
  const answer = Promise.withResolvers<undefined>();
  await page.route('**/search/find', async (route) => {
    await answer.promise;
    await route.continue();
  });
  await box(page).fill('mesto');
  await expect(narrow.getByRole('link').first()).toHaveAttribute('href', /q=mesto/);
  await box(page).fill('cistora');
  answer.resolve(undefined);
  await instead.click();
  await expect(box(page)).toHaveValue('cisotra');
  await expect(box(page)).toBeFocused();
  await expect(instead).toHaveCount(0);
  await expect(hits(page)).toHaveCount(60);
  await page.getByRole('button', { name: sl('app:search.more') }).press('Enter');
  await expect(hits(page).nth(60)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(title(page)).not.toHaveText(sl('app:search.title'));
  await page.goBack();
  await expect(hits(page).nth(60)).toBeFocused();
});
