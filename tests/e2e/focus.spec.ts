import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { keptDrafts } from './support/kept-drafts.ts';
import { heldBack, lookFor, openNovoMesto, title } from './support/steps.ts';
import { literally, whole, words } from './support/words.ts';

const t = words('sl');
const button = (scope: Page | Locator, name: string) => scope.getByRole('button', { name, exact: true });
const box = (scope: Page | Locator, label: string) => scope.getByRole('combobox', { name: new RegExp(`^${literally(label)}`) });
const dialogCalled = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });
const asks = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'));

async function newEvent(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await expect(title(page)).toHaveText(t('app:events.new'));
  await expect(page.getByRole('textbox', { name: `${t('domain:field.title')}, slovenščina` })).toBeFocused();
}

/** Types what no list holds and takes the offer to make it. */
async function offerToCreate(page: Page, name: string): Promise<void> {
  // What was typed before is still there.
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
  await page.getByRole('option', { name: t('app:pick.createNamed', { name }) }).click();
}

async function chooseCountry(page: Page, dialog: Locator, words_: string, name: string): Promise<void> {
  await lookFor(box(dialog, t('domain:field.country')), words_);
  await page.getByRole('option', { name, exact: true }).click();
}

test('a place that is made from a field stands in it, and the focus is there again; so from a dialog over a dialog', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  const place = box(page, t('domain:field.placeId'));
  await place.focus();
  await offerToCreate(page, 'Metlika');
  const newPlace = dialogCalled(page, t('app:placesPage.new'));
  const city = newPlace.getByRole('textbox').first();
  await expect(city).toBeFocused();
  await expect(city).toHaveValue('Metlika');
  await page.keyboard.press('Escape');
  await expect(newPlace).toHaveCount(0);
  await expect(place).toBeFocused();
  await offerToCreate(page, 'Metlika');
  await chooseCountry(page, newPlace, 'slov', 'Slovenija');
  await page.keyboard.press('Control+s');
  await expect(newPlace).toHaveCount(0);
  await expect(place).toBeFocused();
  await expect(place).toHaveValue('Metlika');

  await page.getByRole('textbox', { name: t('app:roles.add') }).fill('K');
  const organisation = box(page.getByRole('group', { name: t('app:roles.row', { number: 1 }), exact: true }), t('domain:kind.organisation'));
  await expect(organisation).toBeFocused();
  await offerToCreate(page, 'KUD Kolpa');
  const newOrganisation = dialogCalled(page, t('app:organisations.new'));
  await expect(newOrganisation.getByRole('textbox').first()).toBeFocused();
  const itsPlace = box(newOrganisation, t('domain:field.placeId'));
  await itsPlace.focus();
  await offerToCreate(page, 'Vinica');
  await expect(newPlace.getByRole('textbox').first()).toBeFocused();
  await chooseCountry(page, newPlace, 'slov', 'Slovenija');
  await page.keyboard.press('Control+s');
  await expect(newPlace).toHaveCount(0);
  await expect(itsPlace).toBeFocused();
  await expect(itsPlace).toHaveValue('Vinica');
  await page.keyboard.press('Control+s');
  await expect(newOrganisation).toHaveCount(0);
  await expect(organisation).toBeFocused();
  await expect(organisation).toHaveValue('KUD Kolpa');
});

test('what is typed after an adding button goes into the field just made, and what is taken away leaves the focus beside it', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  const language = page.getByRole('button', { name: t('app:form.addLanguage', { field: t('domain:field.title') }) });
  await language.click();
  await page.getByRole('menuitem', { name: 'angleščina' }).click();
  await expect(page.getByRole('textbox', { name: `${t('domain:field.title')}, angleščina` })).toBeFocused();
  await page.keyboard.type('Round table');
  await expect(page.getByRole('textbox', { name: `${t('domain:field.title')}, angleščina` })).toHaveValue('Round table');

  await button(page, t('app:events.furtherOpen')).click();
  for (const add of [t('app:events.addProject'), t('app:events.addWorkPackage'), t('app:roles.addUnnamed'), t('app:events.addMethod')]) {
    await button(page, add).press('Enter');
    const list = page.getByRole('group').filter({ has: button(page, add) }).last();
    await expect(list.locator('.row').last().locator('input:focus, textarea:focus'), add).toBeVisible();
  }
  // A line that is always there to be written in loses no letter on its way into the new row.
  await page.getByRole('textbox', { name: t('app:counts.next') }).focus();
  await page.keyboard.type('120');
  await expect(page.getByRole('group', { name: t('app:participation.row', { number: 1 }), exact: true }).getByRole('textbox').first()).toHaveValue('120');
  await page.getByRole('textbox', { name: t('app:roles.add') }).focus();
  await page.keyboard.type('KUD');
  await expect(box(page.getByRole('group', { name: t('app:roles.row', { number: 1 }), exact: true }), t('domain:kind.organisation'))).toHaveValue('KUD');
  // An open list hides all else from who listens.
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: t('app:counts.next') }).focus();
  await page.keyboard.type('30');
  const remove = (number: number) => button(page, t('app:form.remove', { what: t('app:participation.row', { number }) }));
  await remove(1).press('Enter');
  await expect(remove(2)).toHaveCount(0);
  await expect(page.getByRole('group', { name: t('app:participation.row', { number: 1 }), exact: true }).getByRole('textbox').first()).toBeFocused();
  await remove(1).press('Enter');
  await expect(page.getByRole('textbox', { name: t('app:counts.next') })).toBeFocused();
});

test('a dialog begins in its first field and a question on what is safe: a space and Enter close nothing and delete nothing', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await button(page, t('app:record.delete')).press('Enter');
  await expect(button(page.getByRole('alertdialog'), t('app:dialog.cancel'))).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(asks(page)).toHaveCount(0);
  await expect(title(page)).toHaveText('Mednarodni dogodek CI.SO.MO v Novem mestu');

  await page.getByRole('banner').getByRole('link').first().click();
  await button(page, t('app:start.createButton')).press('Enter');
  const create = page.getByRole('dialog');
  await expect(create.getByRole('textbox', { name: t('app:start.name') })).toBeFocused();
  await page.keyboard.type('Naš arhiv');
  await expect(create.getByRole('textbox', { name: t('app:start.name') })).toHaveValue('Naš arhiv');
  // A press beside a form throws nothing away.
  await page.mouse.click(20, 20);
  await expect(create.getByRole('textbox', { name: t('app:start.name') })).toHaveValue('Naš arhiv');
});

/** Keys in one breath, as from fast fingers: none waits for what the one before it makes of the page. */
async function inOneBreath(page: Page, ...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.flatMap((key) => [page.keyboard.down(key), page.keyboard.up(key)]));
}

test('Escape right after the key that opens a dialog closes it, on a slow processor too, and the focus is back', async ({ app, context }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  for (const name of [t('app:rail.keys'), t('app:record.history'), t('app:record.delete')]) {
    for (const key of ['Enter', 'Space']) {
      const opener = button(page, name);
      await opener.focus();
      // The question before the trash is asked of the archive first.
      const answered = name === t('app:record.delete') && app.shell === 'browser' ? page.waitForResponse(/trash\/preview/) : null;
      await inOneBreath(page, key, 'Escape');
      await answered;
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      await expect(asks(page), `${name} by ${key}`).toHaveCount(0);
      await expect(opener).toBeFocused();
    }
  }
});

test('a refused form goes to the first field that is wrong, also to one that was folded away', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  await page.getByRole('textbox', { name: `${t('domain:field.title')}, slovenščina` }).fill('Okrogla miza');
  await page.getByRole('textbox', { name: t('app:counts.next') }).focus();
  await page.keyboard.type('12');
  const row = page.getByRole('group', { name: t('app:participation.row', { number: 1 }), exact: true });
  await button(page, t('app:counts.column.age')).click();
  await row.getByRole('textbox', { name: t('domain:field.ageBand') }).fill('x'.repeat(501));
  await expect.poll(() => keptDrafts(app)).toContain('x'.repeat(501));
  await page.reload();
  // What a row says shows its column.
  await expect(row.getByRole('textbox', { name: t('domain:field.ageBand') })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(row.getByRole('textbox', { name: t('domain:field.ageBand') })).toBeFocused();
  await expect(row.getByRole('textbox', { name: t('domain:field.ageBand') })).toHaveAccessibleDescription(new RegExp(literally(t('errors:field.tooLong'))));
  await expect(page.getByRole('alert')).toHaveText(whole('errors:record.invalid'));
});

test('a form that comes late takes the focus from nobody who types elsewhere meanwhile', async ({ app }) => {
  const page = await app.start('--sample');
  const { letThrough } = await heldBack(page, 'drafts/list');
  await page.keyboard.press('n');
  await expect(title(page)).toHaveText(t('app:events.new'));
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  letThrough();
  await expect(page.getByRole('textbox', { name: `${t('domain:field.title')}, slovenščina` })).toBeVisible();
  await page.keyboard.type('novo mesto');
  await expect(page.getByRole('searchbox')).toHaveValue('novo mesto');
  await expect(title(page)).toHaveText(t('app:search.title'));
});

test('a save that ends late, and leaving that does, lead nobody back who has gone on meanwhile', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await page.keyboard.press('e');
  const evidence = page.getByRole('textbox', { name: t('domain:field.statusEvidence') });
  await evidence.fill('seznam prisotnih');
  const save = await heldBack(page, 'events/save');
  await page.keyboard.press('Control+s');
  await expect.poll(save.asked).toBe(1);
  const trash = page.getByRole('link', { name: t('app:rail.trash'), exact: true });
  await trash.click();
  await expect(title(page)).toHaveText(t('app:rail.trash'));
  save.letThrough();
  await expect(page.getByRole('status').filter({ hasText: t('app:form.saved', { kind: t('domain:kind.event').toLowerCase() }) })).toBeVisible();
  await expect(title(page)).toHaveText(t('app:rail.trash'));

  await openNovoMesto(page);
  await page.keyboard.press('e');
  await expect(evidence).toHaveValue('seznam prisotnih');
  const keep = await heldBack(page, 'drafts/keep');
  await evidence.fill('seznam prisotnih in fotografije');
  await page.keyboard.press('Escape');
  await expect.poll(keep.asked).toBe(1);
  await trash.click();
  await expect(title(page)).toHaveText(t('app:rail.trash'));
  keep.letThrough();
  await expect(page.getByRole('status').filter({ hasText: t('app:form.leftWithDraft') })).toBeVisible();
  await expect(title(page)).toHaveText(t('app:rail.trash'));
});
