import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { addRowByTyping, beginsWith, choose, containing, fact, NOVO_MESTO, openBySearch, pick, pickOrigin, section, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

const button = (scope: Page | Locator, name: string) => scope.getByRole('button', { name, exact: true });
const box = (scope: Page | Locator, label: string) => scope.getByRole('combobox', { name: beginsWith(label) });
const rail = (page: Page, name: string) => page.getByRole('navigation', { name: sl('app:rail.main') }).getByRole('link', { name, exact: true });
const titleField = (page: Page) => page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` });
const differs = (place: string, country: string) => sl('app:placesPage.countryDiffers', { place, country });

async function newEvent(page: Page, name: string): Promise<void> {
  await page.keyboard.press('n');
  await expect(titleField(page)).toBeFocused();
  await page.keyboard.type(name);
}

async function addCount(page: Page, number: number): Promise<Locator> {
  return addRowByTyping(page, 'participation', number);
}

/** Puts the record that is shown in the trash, through its question where there is one. */
async function putInTrash(page: Page, kind: 'project' | 'organisation'): Promise<void> {
  await button(page, sl('app:record.delete')).click();
  await button(page, sl('app:trash.confirm')).click();
  await expect(page.getByRole('status').filter({ hasText: sl('app:trash.moved', { kind: sl(`domain:kind.${kind}`).toLowerCase() }) })).toBeVisible();
}

async function restore(page: Page, name: string): Promise<void> {
  await rail(page, sl('app:rail.trash')).click();
  await expect(title(page)).toHaveText(sl('app:rail.trash'));
  const entry = page.getByRole('main').getByRole('listitem').filter({ hasText: name });
  await button(entry, sl('app:trash.restore')).click();
  await expect(entry).toHaveCount(0);
}

test('an event that is edited while its project and its host are in the trash has both again when they are restored', async ({ app }) => {
  const page = await app.start('--sample');
  const visit = 'Obisk Slovenske filantropije';
  await openBySearch(page, visit, visit);
  const host = fact(page, sl('domain:role.externalHost'));
  const project = fact(page.getByRole('article'), sl('domain:kind.project'));
  await expect(project).toHaveText('CI.SO.MO');
  const hostName = (await host.getByRole('link').first().textContent()) ?? '';
  expect(hostName).not.toBe('');
  await host.getByRole('link').first().click();
  await expect(title(page)).toHaveText(hostName);
  await putInTrash(page, 'organisation');
  await openBySearch(page, 'ciso', 'CI.SO.MO');
  await putInTrash(page, 'project');

  await openBySearch(page, visit, visit);
  await expect(host).toHaveCount(0);
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('seznam prisotnih');
  await page.keyboard.press('Control+s');
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»seznam prisotnih«');

  await restore(page, hostName);
  await restore(page, 'CI.SO.MO');
  await openBySearch(page, visit, visit);
  await expect(host).toContainText(hostName);
  await expect(project).toHaveText('CI.SO.MO');
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»seznam prisotnih«');
});

test('a field whose record is in the trash says so, and passing through it empties nothing', async ({ app }) => {
  const page = await app.start('--sample');
  await openBySearch(page, 'filantropija', 'Slovenska filantropija');
  const placeName = 'Ljubljana';
  await rail(page, sl('app:rail.places')).click();
  await page.getByRole('main').getByRole('link', { name: beginsWith(placeName) }).click();
  await expect(title(page)).toHaveText(placeName);
  await button(page, sl('app:record.delete')).click();
  await button(page, sl('app:trash.confirm')).click();
  await expect(title(page)).toHaveText(sl('domain:kinds.place'));

  await openBySearch(page, 'filantropija', 'Slovenska filantropija');
  await page.keyboard.press('e');
  const place = box(page, sl('domain:field.placeId'));
  await expect(place).toHaveValue(sl('app:pick.inTrash', { name: placeName }));
  await place.focus();
  await page.keyboard.press('Tab');
  await expect(place).toHaveValue(sl('app:pick.inTrash', { name: placeName }));
  await page.getByRole('textbox', { name: sl('domain:field.website') }).fill('https://primer.si');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Slovenska filantropija');
  await restore(page, placeName);
  await openBySearch(page, 'filantropija', 'Slovenska filantropija');
  await expect(fact(page, sl('domain:field.placeId'))).toHaveText('Ljubljana, Slovenija');
});

test('deleting what others point to asks, and says in words what points to it', async ({ app }) => {
  const page = await app.start('--sample');
  await rail(page, sl('app:rail.places')).click();
  await page.getByRole('main').getByRole('link', { name: beginsWith('Neapelj') }).click();
  await button(page, sl('app:record.delete')).click();
  const question = page.getByRole('alertdialog', { name: sl('app:trash.askTitle', { name: 'Neapelj' }) });
  await expect(question).toContainText(sl('app:trash.pointsTo'));
  await expect(question).not.toContainText(sl('app:trash.goesWith'));
  const told = (page_: Page) => page_.getByRole('alertdialog').getByRole('listitem');
  await expect(told(page)).toHaveText([sl('app:counted.organisation', { count: 1 }), sl('app:counted.event', { count: 2 })]);
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText('Neapelj');

  await openBySearch(page, 'cisotra', 'CiSoTRA');
  await button(page, sl('app:record.delete')).click();
  await expect(told(page).filter({ hasText: sl('app:counted.workPackage', { count: 10 }) })).toHaveCount(1);
  await expect(told(page).filter({ hasText: sl('app:counted.event', { count: 53 }) })).toHaveCount(1);
  await page.keyboard.press('Escape');
});

test('what nothing points to and nothing belongs to is put in the trash without a question', async ({ app }) => {
  const page = await app.start('--sample');
  await rail(page, sl('app:rail.places')).click();
  await page.getByRole('link', { name: sl('app:placesPage.newShort'), exact: true }).click();
  await page.getByRole('textbox', { name: `${sl('app:placesPage.city')}, slovenščina` }).fill('Metlika');
  await pick(page, sl('domain:field.country'), 'slovenija', 'Slovenija');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Metlika');
  await button(page, sl('app:record.delete')).click();
  await expect(page.getByRole('status').filter({ hasText: sl('app:trash.moved', { kind: sl('domain:kind.place').toLowerCase() }) })).toBeVisible();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});

test('a country beside a city of another country is pointed out beside the field and before printing, and keeps nothing from being saved', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Delavnica sosedov');
  await button(page, sl('app:events.furtherOpen')).click();
  const country = box(page, sl('app:events.countryAlone'));
  await pick(page, sl('domain:field.placeId'), 'celje', 'Celje');
  await expect(country).not.toHaveAccessibleDescription(containing('Celje'));
  await pick(page, sl('app:events.countryAlone'), 'slovenija', 'Slovenija');
  await expect(country).not.toHaveAccessibleDescription(containing('Celje'));
  await pick(page, sl('app:events.countryAlone'), 'italija', 'Italija');
  await expect(country).toHaveAccessibleDescription(containing(differs('Celje', 'Slovenija')));
  await choose(page, sl('domain:field.status'), sl('domain:eventStatus.held'));
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Delavnica sosedov');

  await section(page, sl('app:reports.title')).getByRole('link').first().click();
  const gap = section(page, sl('app:reports.gaps')).getByRole('listitem').filter({ hasText: sl('domain:gap.countryDiffersFromCity', { city: 'Celje' }) });
  await expect(gap).toHaveCount(1);
  await expect(gap).toContainText(sl('app:reports.weight.advice'));
  await gap.getByRole('link').click();
  await expect(box(page, sl('domain:field.placeId'))).toBeFocused();
  await expect(country).toHaveAccessibleDescription(containing(differs('Celje', 'Slovenija')));
});

test('a place that is made beside a country is in that country, on the spot and in its own form', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Delavnica');
  await button(page, sl('app:events.furtherOpen')).click();
  await pick(page, sl('app:events.countryAlone'), 'grčija', 'Grčija');
  const place = box(page, sl('domain:field.placeId'));
  // What scrolls closes the list: the field is gone to first.
  await place.click();
  await place.fill('Volos');
  await expect(page.getByRole('option', { name: sl('app:pick.makeIn', { name: 'Volos', where: 'Grčija' }) })).toBeVisible();
  await page.getByRole('option', { name: sl('app:pick.createNamed', { name: 'Volos' }) }).click();
  const dialog = page.getByRole('dialog', { name: sl('app:placesPage.new') });
  await expect(box(dialog, sl('domain:field.country'))).toHaveValue('Grčija');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await place.press('Enter');
  // The focus goes on once it is made.
  await expect(page.getByRole('button', { name: new RegExp(`${sl('domain:field.type')}$`) })).toBeFocused();
  await expect(place).toHaveValue('Volos');
  await page.keyboard.press('Control+s');
  await expect(fact(page.getByRole('article'), sl('domain:field.placeId'))).toHaveText('Volos, Grčija');
});

test('the page of a place lists the events that people came to from there, and deleting it counts them', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Delavnica sosedov');
  await pick(page, sl('domain:field.placeId'), 'novo mesto', 'Novo mesto');
  const row = await addCount(page, 1);
  await row.getByRole('textbox', { name: sl('domain:field.value') }).fill('12');
  await pickOrigin(row, 'celje', 'Celje');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Delavnica sosedov');

  await rail(page, sl('app:rail.places')).click();
  await page.getByRole('main').getByRole('link', { name: beginsWith('Celje') }).click();
  const from = section(page, sl('app:placesPage.from'));
  await expect(from.getByRole('link')).toHaveText(['Delavnica sosedov']);
  await expect(section(page, sl('domain:kinds.event')).getByRole('link', { name: 'Delavnica sosedov' })).toHaveCount(0);
  await button(page, sl('app:record.delete')).click();
  await expect(page.getByRole('alertdialog').getByRole('listitem')).toContainText([sl('app:counted.event', { count: 2 })]);
  await page.keyboard.press('Escape');
  await from.getByRole('link').click();
  await expect(title(page)).toHaveText('Delavnica sosedov');

  await rail(page, sl('app:rail.places')).click();
  await page.getByRole('main').getByRole('link', { name: beginsWith('Novo mesto') }).click();
  await expect(section(page, sl('domain:kinds.event')).getByRole('link', { name: 'Delavnica sosedov' })).toHaveCount(1);
  await expect(section(page, sl('domain:kinds.event')).getByRole('link', { name: NOVO_MESTO })).toHaveCount(1);
});
