import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { NOVO_MESTO, fact, openNovoMesto, section, title } from './support/steps.ts';

const evidence = (page: Page) => fact(page.getByRole('article'), 'Kaj to dokazuje');
const rail = (page: Page, name: string) => page.getByRole('banner').getByRole('button', { name, exact: true });

async function saveEvidence(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: 'Uredi' }).click();
  await page.getByRole('textbox', { name: 'Kaj to dokazuje' }).fill(text);
  await page.getByRole('button', { name: 'Shrani dogodek' }).click();
  await expect(evidence(page)).toHaveText(`»${text}«`);
}

test('undo takes back the last step first, by button, key and message, redo brings it again, and both work after a restart', async ({ app }) => {
  let page = await app.start('--sample');
  await openNovoMesto(page);
  await expect(rail(page, 'Razveljavi')).toBeDisabled();
  await expect(rail(page, 'Uveljavi znova')).toBeDisabled();
  for (const text of ['prvič', 'drugič', 'tretjič']) await saveEvidence(page, text);

  const messages = page.getByRole('region', { name: 'Sporočila' });
  await messages.getByRole('button', { name: 'Razveljavi' }).last().click();
  await expect(evidence(page)).toHaveText('»drugič«');
  await rail(page, 'Razveljavi').click();
  await expect(evidence(page)).toHaveText('»prvič«');
  await expect(messages.getByText('Razveljavljeno: dogodek.').first()).toBeVisible();
  await page.keyboard.press('Control+Shift+Z');
  await expect(evidence(page)).toHaveText('»drugič«');
  await page.keyboard.press('Control+z');
  await expect(evidence(page)).toHaveText('»prvič«');

  await app.quit();
  page = await app.start('--sample');
  await openNovoMesto(page);
  await expect(evidence(page)).toHaveText('»prvič«');
  await rail(page, 'Uveljavi znova').click();
  await expect(evidence(page)).toHaveText('»drugič«');
  await rail(page, 'Uveljavi znova').click();
  await expect(evidence(page)).toHaveText('»tretjič«');
  await expect(rail(page, 'Uveljavi znova')).toBeDisabled();
  for (const left of ['»drugič«', '»prvič«', '»je potekal v Novem mestu«']) {
    await rail(page, 'Razveljavi').click();
    await expect(evidence(page)).toHaveText(left);
  }
  await expect(rail(page, 'Razveljavi')).toBeDisabled();

  await rail(page, 'Uveljavi znova').click();
  await expect(evidence(page)).toHaveText('»prvič«');
  await saveEvidence(page, 'četrtič');
  await expect(rail(page, 'Uveljavi znova')).toBeDisabled();
  await page.getByRole('button', { name: 'Zgodovina' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'razveljavljeno' })).not.toHaveCount(0);
});

test('in a text field undo is the field\'s own', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await saveEvidence(page, 'prvič');
  await page.getByRole('link', { name: 'Uredi' }).click();
  const field = page.getByRole('textbox', { name: 'Kaj to dokazuje' });
  await field.press('End');
  await field.pressSequentially('!');
  await expect(field).toHaveValue('prvič!');
  await field.press('Control+z');
  await expect(field).toHaveValue('prvič');
  await page.keyboard.press('Escape');
  await expect(evidence(page)).toHaveText('»prvič«');
});

test('an event goes to the trash with its parts after a question that names them, and comes back with all that belongs to it', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await page.getByRole('button', { name: 'Izbriši' }).click();
  const question = page.getByRole('alertdialog', { name: `Naj gre »${NOVO_MESTO}« v koš?` });
  await expect(question).toContainText('Z njim gredo v koš:');
  await expect(question.getByRole('listitem')).toContainText(['6 dogodkov']);
  await question.getByRole('button', { name: 'Prekliči' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('button', { name: 'Izbriši' })).toBeFocused();

  await page.getByRole('button', { name: 'Izbriši' }).click();
  await question.getByRole('button', { name: 'Daj v koš' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'V košu: dogodek.' })).toBeVisible();
  await page.getByRole('searchbox').fill('kavarna');
  await expect(page.getByRole('main')).toContainText('0 zapisov');
  await page.getByRole('link', { name: 'Koš' }).click();
  const entry = page.getByRole('main').getByRole('listitem');
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText(`Dogodek ${NOVO_MESTO}`);
  await expect(entry).toContainText('s 6 zapisi, ki mu pripadajo');
  await entry.getByRole('button', { name: 'Obnovi' }).click();
  await expect(page.getByRole('main')).toContainText('Koš je prazen.');
  await page.getByRole('region', { name: 'Sporočila' }).getByRole('button', { name: 'Pokaži' }).click();
  await expect(title(page)).toHaveText(NOVO_MESTO);
  await expect(section(page, 'Deli dogodka').getByRole('listitem')).toHaveCount(6);
  await expect(section(page, 'Novice').getByRole('link')).toHaveCount(1);
  await expect(fact(page, 'Neimenovane organizacije')).toContainText('5 – Švedska');
  await expect(fact(page.getByRole('article'), 'Projekt')).toHaveText('CI.SO.MO');

  await page.getByRole('button', { name: 'Izbriši' }).click();
  await question.getByRole('button', { name: 'Daj v koš' }).click();
  // The word on the first time may still stand there.
  await expect(title(page)).toHaveText('Dogodki');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('status').filter({ hasText: 'Razveljavljeno: dogodek.' })).toBeVisible();
  await openNovoMesto(page);
  await expect(section(page, 'Deli dogodka').getByRole('listitem')).toHaveCount(6);

  await page.getByRole('button', { name: 'Izbriši' }).click();
  await question.getByRole('button', { name: 'Daj v koš' }).click();
  await page.getByRole('region', { name: 'Sporočila' }).getByRole('button', { name: 'Obnovi' }).last().click();
  await expect(title(page)).toHaveText(NOVO_MESTO);
});

test('what is in the trash can not be opened by its old address, and that is said', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  const { pathname } = new URL(page.url());
  await page.getByRole('button', { name: 'Izbriši' }).click();
  await page.getByRole('button', { name: 'Daj v koš' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'V košu: dogodek.' })).toBeVisible();
  await app.goto(pathname);
  await expect(page.getByRole('alert')).toHaveText('Tega zapisa ni v arhivu. Morda je bil odstranjen; poglejte v koš.');
  await page.getByRole('link', { name: 'Na projekte' }).click();
  await expect(title(page)).toHaveText('Projekti');
});
