import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { heldEvent, openScreen } from './support/screens.ts';
import { beginsWith, draftKept, fact, openBySearch, section, setLanguage, title } from './support/steps.ts';
import { within, words } from './support/words.ts';

const sl = words('sl');
const en = words('en');

const html = (page: Page) => page.locator('html');
const paper = (page: Page) => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);

test('another language is there at once on the whole page, and nothing that was typed into a form is lost by it', async ({ app }) => {
  let page = await app.start('--sample');
  await expect(html(page)).toHaveAttribute('lang', 'sl');
  await openScreen(page, `/events/${heldEvent(app)}/edit`);
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('seznam prisotnih');
  await page.getByRole('textbox', { name: sl('domain:field.dates'), exact: true }).fill('31. 2. 2019');
  await draftKept(page);
  await setLanguage(page, 'English');
  await expect(html(page)).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('navigation', { name: en('app:rail.main') }).getByRole('link')).toHaveText((['home', 'projects', 'events', 'organisations', 'places', 'photos', 'people', 'sources', 'reports', 'drafts', 'trash', 'settings', 'guide'] as const).map((name) => en(`app:rail.${name}`)));
  await page.goBack();
  await expect(page.getByRole('textbox', { name: en('domain:field.statusEvidence') })).toHaveValue('seznam prisotnih');
  await expect(page.getByRole('textbox', { name: en('domain:field.dates'), exact: true })).toHaveValue('31. 2. 2019');
  await expect(page.getByRole('status').filter({ hasText: within('app:form.draftRestored') })).toBeVisible();

  await app.quit();
  page = await app.start('--sample');
  await expect(title(page)).toHaveText(en('app:home.title'));
  await expect(html(page)).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(`${en('app:home.title')} – Kronika`);
});

test('dates, numbers and names of countries are written as each language writes them; text in another language says so', async ({ app }) => {
  const page = await app.start('--sample');
  await openScreen(page, `/events/${heldEvent(app)}`);
  await expect(fact(page.getByRole('article'), sl('domain:field.dates'))).toContainText(`20.–24. maj 2019 (${sl('app:events.days', { count: 5 })})`);
  await setLanguage(page, 'English');
  await openScreen(page, `/events/${heldEvent(app)}`);
  await expect(fact(page.getByRole('article'), en('domain:field.dates'))).toContainText(/20\s?–\s?24 May 2019 \(5 days\)/);
  await expect(fact(page.getByRole('article'), en('domain:field.placeId'))).toContainText('Novo mesto, Slovenia');
  await openBySearch(page, 'mfdpš', 'MFDPŠ');
  await expect(fact(page, en('domain:field.placeId')).getByRole('link')).toHaveText('Celje, Slovenia');
});

/** Makes a programme with so many measures, from its form. */
async function programmeWith(page: Page, code: string, measures: number): Promise<void> {
  await page.getByRole('link', { name: sl('app:settings.newProgramme') }).click();
  await page.getByRole('textbox', { name: `${sl('domain:field.name')}, slovenščina` }).fill(code);
  await page.getByRole('textbox', { name: beginsWith(sl('domain:field.code')) }).fill(code);
  for (let number = 1; number <= measures; number += 1) {
    await page.getByRole('button', { name: sl('app:settings.addMeasure') }).click();
    const row = page.getByRole('group', { name: sl('app:settings.measure', { number }), exact: true });
    await row.getByRole('textbox', { name: beginsWith(sl('domain:field.code')) }).fill(String(number));
    await row.getByRole('textbox', { name: `${sl('domain:field.name')}, slovenščina` }).fill(`Ukrep ${number}`);
  }
  await page.getByRole('button', { name: sl('app:settings.saveProgramme') }).click();
  await expect(title(page)).toHaveText(sl('app:rail.settings'));
}

test('Slovenian counts have their four forms wherever something is counted', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('link', { name: sl('app:rail.settings'), exact: true }).click();
  await programmeWith(page, 'dva', 2);
  await programmeWith(page, 'pet', 5);
  const counted = (name: RegExp) => section(page, sl('app:settings.programmes')).getByRole('listitem').filter({ hasText: name });
  await expect(counted(/^dva/)).toContainText('2 ukrepa');
  await expect(counted(/^pet/)).toContainText('5 ukrepov');
  await expect(counted(/^Državljani/)).toContainText('1 ukrep');
  await expect(counted(/^Evropa/)).toContainText('4 ukrepi');
  await page.getByRole('link', { name: sl('app:rail.projects') }).click();
  const lines = page.getByRole('main').getByRole('listitem');
  await expect(lines.filter({ hasText: 'CI.SO.MO' })).toContainText('1 dogodek');
  await expect(lines.filter({ hasText: 'CiSoTRA' })).toContainText('53 dogodkov');
  await expect(lines.filter({ hasText: 'RoMigSc' })).toContainText('3 dogodki');
  await page.getByRole('link', { name: sl('app:rail.places') }).click();
  await expect(page.getByRole('main').getByRole('link', { name: /^Neapelj/ })).toContainText('2 dogodka');
});

test('the colours are dark, light or as the system has them, at once, and the same after a restart', { tag: '@desktop' }, async ({ app }) => {
  let page = await app.start('--sample');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html(page)).toHaveAttribute('data-theme', 'dark');
  const dark = await paper(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html(page)).toHaveAttribute('data-theme', 'light');
  expect(await paper(page)).not.toBe(dark);
  await page.getByRole('link', { name: sl('app:rail.settings'), exact: true }).click();
  await expect(page.getByRole('radio', { name: sl('app:settings.themes.system') })).toBeChecked();
  await page.getByRole('radio', { name: sl('app:settings.themes.dark') }).click();
  await expect(html(page)).toHaveAttribute('data-theme', 'dark');
  expect(await paper(page)).toBe(dark);

  await app.quit();
  page = await app.start('--sample');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html(page)).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('link', { name: sl('app:rail.settings'), exact: true }).click();
  await page.getByRole('radio', { name: sl('app:settings.themes.light') }).click();
  await expect(html(page)).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html(page)).toHaveAttribute('data-theme', 'light');
  await page.getByRole('radio', { name: sl('app:settings.themes.system') }).click();
  await expect(html(page)).toHaveAttribute('data-theme', 'dark');
});
