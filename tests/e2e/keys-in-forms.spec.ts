import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { beginsWith, containing, draftKept, endsWith, heldBack, lookFor, openBySearch, openNovoMesto, title } from './support/steps.ts';
import { openScreen } from './support/screens.ts';
import { words } from './support/words.ts';

const sl = words('sl');

const button = (scope: Page | Locator, name: string) => scope.getByRole('button', { name, exact: true });
const box = (scope: Page | Locator, label: string) => scope.getByRole('combobox', { name: beginsWith(label) });
const titleField = (page: Page) => page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` });
const evidence = (page: Page) => page.getByRole('textbox', { name: sl('domain:field.statusEvidence') });
const leftWithDraft = (page: Page) => page.getByRole('status').filter({ hasText: sl('app:form.leftWithDraft') });

async function newEvent(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await expect(title(page)).toHaveText(sl('app:events.new'));
  await expect(titleField(page)).toBeFocused();
}

/** Takes the focus off every field, as a press beside them does. */
async function leaveAllFields(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await expect(page.locator(':focus')).toHaveCount(0);
}

test('a bare N or E in a form or a dialog is no command: what was typed stays where it is', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  await page.keyboard.type('Miza');
  const { href } = new URL(page.url());
  const stays = async () => {
    for (const key of ['n', 'e']) await page.keyboard.press(key);
    expect(page.url()).toBe(href);
    await expect(titleField(page)).toHaveValue('Miza');
  };
  await leaveAllFields(page);
  await stays();
  for (const name of [sl('app:events.addProject'), sl('app:events.save'), sl('app:form.leave')]) {
    await button(page, name).focus();
    await stays();
  }
  await page.getByRole('button', { name: endsWith(sl('domain:field.type')) }).focus();
  await stays();

  await lookFor(box(page, sl('domain:field.placeId')), 'Metlika');
  await page.getByRole('option', { name: sl('app:pick.createNamed', { name: 'Metlika' }) }).click();
  const dialog = page.getByRole('dialog', { name: sl('app:placesPage.new') });
  await button(dialog, sl('app:dialog.cancel')).focus();
  for (const key of ['n', 'e']) await page.keyboard.press(key);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(page.url()).toBe(href);
  await expect(titleField(page)).toHaveValue('Miza');
});

test('a bare N or E over the question before the trash does nothing', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  const { href } = new URL(page.url());
  await button(page, sl('app:record.delete')).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  for (const key of ['n', 'e']) await page.keyboard.press(key);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  expect(page.url()).toBe(href);
});

test('Escape leaves a form that is not drawn yet, since its draft is still being looked for', async ({ app }) => {
  const page = await app.start('--sample');
  await app.goto('/projects');
  await page.route('**/rpc/drafts/list', () => {});
  await page.getByRole('link', { name: sl('app:projects.new') }).click();
  await expect(title(page)).toHaveText(sl('app:projects.new'));
  await expect(button(page, sl('app:form.leave'))).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText(sl('app:projects.title'));
});

test('Escape leaves a form with changes with a word and a way back, and one without changes silently', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  const name = (await title(page).textContent()) ?? '';
  await page.keyboard.press('e');
  await expect(evidence(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText(name);
  await expect(button(page, sl('app:record.delete'))).toBeVisible();
  await expect(leftWithDraft(page)).toHaveCount(0);

  await page.keyboard.press('e');
  await evidence(page).fill('seznam prisotnih');
  await page.keyboard.press('Escape');
  await expect(button(page, sl('app:record.delete'))).toBeVisible();
  await expect(leftWithDraft(page)).toBeVisible();
  await leftWithDraft(page).getByRole('button', { name: sl('app:form.return') }).click();
  await expect(evidence(page)).toHaveValue('seznam prisotnih');

  // What was typed and taken back leaves nothing behind.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: sl('app:record.continueDraft') })).toBeVisible();
});

test('the way back leads into the form that was left, also where another draft was there before', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  await page.keyboard.type('Prva miza');
  await page.keyboard.press('Escape');
  await leftWithDraft(page).getByRole('button', { name: sl('app:form.return') }).click();
  await expect(titleField(page)).toHaveValue('Prva miza');
  await button(page, sl('app:form.beginAnother')).click();
  await expect(titleField(page)).toBeFocused();
  await page.keyboard.type('Druga miza');
  await page.keyboard.press('Escape');
  await leftWithDraft(page).getByRole('button', { name: sl('app:form.return') }).last().click();
  await expect(titleField(page)).toHaveValue('Druga miza');
});

test('what is typed and taken away again is no change: it is left silently, and no draft stays of it', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  await titleField(page).fill('Miza');
  await draftKept(page);
  await titleField(page).fill('');
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText(sl('app:home.title'));
  await expect(leftWithDraft(page)).toHaveCount(0);
  await page.getByRole('link', { name: sl('app:rail.drafts'), exact: true }).click();
  await expect(page.getByRole('main')).toContainText(sl('app:drafts.empty'));
});

async function expectClosedByEscape(app: App, field: Locator, typed: string): Promise<void> {
  const { page } = app;
  await field.focus();
  await page.keyboard.type(typed);
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(field).toBeFocused();
  await expect(title(page)).toHaveText(sl('app:events.new'));
}

test('Escape closes an open list first, one that found nothing too, and only then leaves the form', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  await page.keyboard.type('Miza');
  await expectClosedByEscape(app, box(page, sl('domain:field.placeId')), 'nov');
  await button(page, sl('app:events.furtherOpen')).click();
  await expectClosedByEscape(app, box(page, sl('app:events.countryAlone')), 'xyzzy');
  await expectClosedByEscape(app, box(page, sl('domain:field.parentId')), 'xyzzy');
  // What found nothing is not left standing as if it were chosen.
  await expect(box(page, sl('domain:field.parentId'))).toHaveValue('');
  // Words that stand in a box whose list is closed go first, too.
  const parent = box(page, sl('domain:field.parentId'));
  await lookFor(parent, 'xyzzy');
  await page.keyboard.press('Tab');
  await expect(parent).toHaveAccessibleDescription(containing(sl('app:pick.notChosen', { words: 'xyzzy' })));
  await parent.focus();
  await page.keyboard.press('Escape');
  await expect(parent).toHaveValue('');

  await page.getByRole('button', { name: endsWith(sl('domain:field.status')) }).press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await button(page, sl('app:form.addLanguage', { field: sl('domain:field.title') })).press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(title(page)).toHaveText(sl('app:events.new'));

  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText(sl('app:home.title'));
  await expect(leftWithDraft(page)).toBeVisible();
});

test('Enter in a line goes on to the next field and saves nothing; in a longer text it is a new line', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  await page.keyboard.type('Delavnica sosedov');
  await page.keyboard.press('Enter');
  const from = page.getByRole('textbox', { name: sl('domain:field.dates'), exact: true });
  await expect(from).toBeFocused();
  await page.keyboard.type('20. 5. 2019');
  await page.keyboard.press('Enter');
  const place = box(page, sl('domain:field.placeId'));
  await expect(place).toBeFocused();
  await lookFor(place, 'celje');
  // Before that the list is still of all places.
  await expect(page.getByRole('option').first()).toHaveText(beginsWith('Celje'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(place).toHaveValue('Celje');
  await expect(place).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: endsWith(sl('domain:field.type')) })).toBeFocused();
  // What can only mean one thing is taken by Enter, which then goes on.
  await lookFor(place, 'novo mesto');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: endsWith(sl('domain:field.type')) })).toBeFocused();
  await expect(place).toHaveValue('Novo mesto');
  // What could mean several is chosen from.
  await lookFor(place, 'n');
  await page.keyboard.press('Enter');
  await expect(place).toBeFocused();
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(place).toHaveValue('Novo mesto');

  // Escape that comes before the answer takes the words back: nothing is taken, and no list opens any more.
  const { asked, letThrough } = await heldBack(page, 'search/pick');
  await place.fill('taranto');
  await page.keyboard.press('Enter');
  await expect.poll(asked).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect(place).toHaveValue('Novo mesto');
  letThrough();
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(place).toHaveValue('Novo mesto');

  await button(page, sl('app:events.furtherOpen')).click();
  const description = page.getByRole('textbox', { name: `${sl('domain:field.description')}, slovenščina` });
  await description.fill('Prva vrstica');
  await page.keyboard.press('Enter');
  await page.keyboard.type('druga');
  await expect(description).toHaveValue('Prva vrstica\ndruga');
  await page.getByRole('textbox', { name: sl('domain:field.onlineMonths') }).fill('3');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: sl('domain:field.liveSessions') })).toBeFocused();
  await page.getByRole('textbox', { name: sl('domain:field.seriesSlot') }).focus();
  await page.keyboard.press('Enter');
  await expect(button(page, sl('app:events.save'))).toBeFocused();
  await expect(title(page)).toHaveText(sl('app:events.new'));
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.getByRole('searchbox').fill('delavnica sosedov');
  await expect(page.getByRole('main')).toContainText(sl('app:search.none', { words: 'delavnica sosedov' }));
});

test('N on a project and on a work package begins an event of it', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('main').getByRole('link', { name: beginsWith('CiSoTRA') }).click();
  await expect(title(page)).toHaveText(beginsWith('CiSoTRA'));
  const project = page.getByRole('group', { name: sl('app:events.projectRow', { number: 1 }) }).getByRole('combobox');
  await newEvent(page);
  await expect(project).toHaveValue('CiSoTRA');
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText(beginsWith('CiSoTRA'));
  await page.getByRole('main').getByRole('link', { name: beginsWith('WP3') }).first().click();
  await expect(page.getByRole('navigation', { name: sl('app:workPackage.all') })).toBeVisible();
  await newEvent(page);
  await expect(project).toHaveValue('CiSoTRA');
  await expect(page.getByRole('group', { name: sl('app:events.workPackageRow', { number: 1 }) }).getByRole('combobox')).toHaveValue(beginsWith('WP3'));
  await page.keyboard.type('Obisk');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Obisk');
  await openBySearch(page, 'obisk', 'Obisk');
  await expect(page.getByRole('article')).toContainText('WP3');
});

test('who chooses before what was typed is looked for gets nothing that fitted only the letters before', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  const place = box(page, sl('domain:field.placeId'));
  await lookFor(place, 'a');
  await expect(page.getByRole('option', { name: beginsWith('Atene') })).toBeVisible();
  // It is offered to make one only when it is known what there is.
  await expect(page.getByRole('option', { name: sl('app:pick.createNamed', { name: 'a' }) })).toBeVisible();
  const { letThrough } = await heldBack(page, 'search/pick');
  await place.fill('celje');
  await expect(page.getByRole('option')).toHaveText([sl('app:pick.none')]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(place).toHaveValue('celje');
  letThrough();
  // Enter waited for what is found, and took what bears the name.
  await expect(place).toHaveValue('Celje');
  await expect(page.getByRole('button', { name: endsWith(sl('domain:field.type')) })).toBeFocused();
});

test('a count and its origin are all that Enter asks for, also where further columns stand open, and what is planned says so', async ({ app }) => {
  const page = await app.start('--sample');
  await openScreen(page, '/events/new');
  const { keyboard } = page;
  const next = page.getByRole('textbox', { name: sl('app:counts.next') });
  await next.focus();
  await keyboard.type('3');
  await keyboard.press('Enter');
  await keyboard.type('Grčija');
  await keyboard.press('Enter');
  await expect(next).toBeFocused();
  await page.getByRole('button', { name: sl('app:counts.column.phase'), exact: true }).click();
  await next.focus();
  for (const country of ['Italija', 'Turčija']) {
    await keyboard.type('3');
    await keyboard.press('Enter');
    await keyboard.type(country);
    await keyboard.press('Enter');
    await expect(next).toBeFocused();
  }
  await expect(page.getByText(`${sl('app:participation.planned')}: 9`)).toBeVisible();
});
