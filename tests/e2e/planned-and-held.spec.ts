/** From what was planned to what was held: the first screen, outcomes, series, the ledger; and where facts were taken from. */

import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { openScreen } from './support/screens.ts';
import { fact, lookFor, openBySearch, pick, section, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const FIRST = 'Srečanje partnerjev v Neaplju';

async function openPackage(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox').fill(name.replace(/^.*: /, ''));
  await page.getByRole('main').getByRole('link', { name }).first().click();
  await expect(title(page)).toHaveText(name.replace(/^.*: /, ''));
}

const waiting = (page: Page) => section(page, sl('app:home.undecided'));

test('from the first screen an outcome is recorded with one key, stands beside what was planned, and is taken back', async ({ app }) => {
  const page = await app.start('--sample');
  await expect(title(page)).toHaveText(sl('app:home.title'));
  await expect(waiting(page).getByRole('row')).toHaveCount(1 + 8);
  const line = waiting(page).getByRole('link', { name: FIRST });
  await line.focus();
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog', { name: sl('app:outcome.title', { name: FIRST }) });
  await dialog.getByRole('textbox', { name: sl('app:outcome.dates'), exact: true }).fill('17. in 18. maja 2018');
  await dialog.getByRole('textbox', { name: sl('app:outcome.count') }).fill('23');
  await dialog.getByRole('button', { name: sl('app:events.deviations') }).click();
  await dialog.getByRole('textbox', { name: new RegExp(`^${sl('domain:field.deviationReason')}`) }).first().fill('Stavka letalskih prevoznikov.');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  await expect(waiting(page).getByRole('link', { name: FIRST })).toHaveCount(0);

  await openBySearch(page, 'srečanje neaplju', FIRST);
  await expect(page.getByRole('article')).toContainText(sl('domain:outcome.different'));
  await expect(fact(page, sl('domain:field.dates'))).toContainText('17.–18. maj 2018');
  await expect(fact(page, sl('domain:field.plannedDates'))).toHaveText('15.–16. maj 2018');
  await expect(fact(page, sl('domain:field.deviationReason'))).toContainText('Stavka letalskih prevoznikov.');
  await expect(section(page, sl('domain:kind.participation'))).toContainText('23');
  await page.keyboard.press('Control+z');
  await expect(fact(page, sl('domain:field.dates'))).toContainText('15.–16. maj 2018');
  await expect(fact(page, sl('domain:field.plannedDates'))).toHaveCount(0);
  await expect(button(page, sl('app:outcome.record'))).toBeVisible();
});

test('a series is entered once, shows what it makes while it is typed, and makes its events', async ({ app }) => {
  const page = await app.start('--sample');
  await openPackage(page, 'WP 8: Model CiSoTRA');
  await page.getByRole('link', { name: sl('app:series.new') }).click();
  await expect(title(page)).toHaveText(sl('app:series.new'));
  await page.getByRole('textbox', { name: new RegExp(`^${sl('domain:field.title')}`) }).first().fill('Predstavitve modela');
  await lookFor(page.getByRole('combobox', { name: sl('domain:field.countries') }), 'Slovenija');
  await page.getByRole('option', { name: 'Slovenija' }).click();
  await lookFor(page.getByRole('combobox', { name: sl('domain:field.countries') }), 'Italija');
  await page.getByRole('option', { name: 'Italija' }).click();
  await page.getByRole('textbox', { name: sl('domain:field.years') }).fill('2019, 2020');
  await page.getByRole('textbox', { name: sl('domain:field.monthFrom') }).fill('9');
  await page.getByRole('textbox', { name: new RegExp(`^${sl('domain:field.titlePattern')}`) }).first().fill('Predstavitev modela: {country}, {year}');
  const preview = page.getByRole('group', { name: sl('app:series.preview') });
  await expect(preview.getByRole('listitem')).toHaveText([/Slovenija, 2019.*september 2019/, /Italija, 2019/, /Slovenija, 2020/, /Italija, 2020.*september 2020/]);
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Predstavitve modela');
  await button(page, sl('app:series.apply', { count: 4 })).click();
  await expect(page.getByRole('status').filter({ hasText: sl('app:series.applied', { made: 4, changed: 0 }) })).toBeVisible();
  await page.getByRole('link', { name: 'Predstavitev modela: Italija, 2020' }).click();
  await expect(fact(page, sl('domain:field.seriesId')).getByRole('link')).toHaveText('Predstavitve modela');
  await page.goBack();
  await page.keyboard.press('Control+z');
  await expect(button(page, sl('app:series.apply', { count: 4 }))).toBeVisible();
});

test('the ledger of a project says what became of its events, and how its sums come about', async ({ app }) => {
  const page = await app.start('--sample');
  await openBySearch(page, 'cisotra', 'CiSoTRA');
  await page.getByRole('link', { name: sl('app:ledger.title') }).click();
  await expect(title(page)).toHaveText(sl('app:ledger.title'));
  const seminars = page.getByRole('region', { name: /^WP3/ });
  await expect(seminars.getByRole('row')).toHaveCount(1 + 5);
  await expect(seminars.getByRole('link')).toHaveCount(1 + 15);
  await expect(section(page, 'WP3 Nacionalni seminarji za različne deležnike')).toContainText('15 × približno 50 = približno 750');
  await expect(section(page, 'WP 7 Delavnice za mlade odrasle migrante')).toContainText(sl('domain:count.unknown'));
  await seminars.getByRole('link', { name: /Nacionalni seminar: Italija, 2019/ }).click();
  await expect(title(page)).toHaveText('Nacionalni seminar: Italija, 2019');
});

test('any field of a record names its source, and a source that says otherwise stands beside it', async ({ app }) => {
  const page = await app.start('--sample');
  await openBySearch(page, 'celje', 'Celje');
  const sources = section(page, sl('app:sources.title'));
  await sources.getByRole('button', { name: sl('app:sources.add') }).click();
  const dialog = page.getByRole('dialog', { name: sl('app:sources.add') });
  await lookFor(dialog.getByRole('combobox', { name: sl('domain:field.sourceId') }), 'Zemljevid občine');
  await page.getByRole('option', { name: /Zemljevid občine/ }).click();
  const creating = page.getByRole('dialog', { name: sl('app:sourcesPage.new') });
  await expect(creating.getByRole('textbox').first()).toBeFocused();
  await page.keyboard.press('Control+s');
  await expect(creating).toHaveCount(0);
  await dialog.getByRole('button', { name: new RegExp(sl('domain:field.field')) }).click();
  await page.getByRole('option', { name: sl('domain:field.country') }).click();
  await dialog.getByRole('checkbox').check({ force: true });
  await lookFor(dialog.getByRole('combobox', { name: sl('domain:field.country') }), 'Avstrija');
  await page.getByRole('option', { name: 'Avstrija' }).click();
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  await expect(sources.getByRole('listitem')).toHaveText(new RegExp(`Zemljevid občine.*${sl('domain:field.country')}: Avstrija.*${sl('app:sources.notFollowed')}`));
  await sources.getByRole('link', { name: 'Zemljevid občine' }).click();
  await expect(section(page, sl('app:sourcesPage.uses')).getByRole('link')).toHaveText('Celje');
});

test('a person is kept as long as its project asks, and erased for good after a question that says what that means', async ({ app }) => {
  const page = await app.start('--sample');
  await openBySearch(page, 'cisotra', 'CiSoTRA');
  await page.keyboard.press('e');
  await page.locator('[data-field="balancePaid"] input').fill('31. 3. 2021');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('CiSoTRA');
  await openScreen(page, '/people/new');
  await page.getByRole('main').getByRole('textbox').first().fill('Maja Krašovec');
  await page.getByRole('textbox', { name: new RegExp(sl('domain:field.purpose')) }).first().fill('stik');
  await pick(page, sl('domain:field.projectId'), 'CiSoTRA');
  await button(page, sl('app:keepUntil.take', { date: '31. marec 2026' })).click();
  await expect(page.locator('[data-field="keepUntil"] input')).toHaveValue('31. marec 2026');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Maja Krašovec');
  await button(page, sl('app:erase.button')).click();
  const question = page.getByRole('alertdialog', { name: sl('app:erase.ask', { name: 'Maja Krašovec' }) });
  await expect(question).toContainText(sl('app:erase.backups'));
  await question.getByRole('button', { name: sl('app:erase.confirm') }).click();
  await expect(page.getByRole('status').filter({ hasText: sl('app:erase.done', { count: 0 }) })).toBeVisible();
  await expect(page.getByRole('main').getByText('Maja Krašovec')).toHaveCount(0);
});

test('rows of a work package are added, moved by keys and saved in their order', async ({ app }) => {
  const page = await app.start('--sample');
  await openPackage(page, 'WP 9: Zagotavljanje kakovosti');
  await page.keyboard.press('e');
  const indicators = page.getByRole('group', { name: sl('domain:kinds.indicator'), exact: true }).last();
  await indicators.getByRole('button', { name: sl('app:parts.indicator.add') }).click();
  await page.keyboard.type('Število vključenih');
  await indicators.getByRole('button', { name: sl('app:form.moveUp', { what: sl('app:parts.indicator.row', { number: 2 }) }) }).click();
  await expect(indicators.getByRole('button', { name: sl('app:form.moveDown', { what: sl('app:parts.indicator.row', { number: 1 }) }) })).toBeFocused();
  await page.keyboard.press('Control+s');
  await expect(section(page, sl('app:project.assessments')).getByText(/Število vključenih|Dosežki projekta/)).toHaveText([/Število vključenih/, /Dosežki projekta/]);
});
