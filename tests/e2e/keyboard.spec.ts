import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { jpegFile } from '../support/pictures.ts';
import { type App, expect, test } from './support/app.ts';
import { fact, section, title } from './support/steps.ts';

/** More stops than any page of the app has. */
const MOST = 200;

/** Tabs on, as someone without a mouse does, until what is looked for has the focus; every stop must be seen. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  // Found once: an open list hides all else from who listens, and so from its name, while Tab goes past it.
  await expect(target).toHaveCount(1);
  const element = await target.elementHandle();
  for (let step = 0; step < MOST; step += 1) {
    if (await element?.evaluate((wanted) => wanted === document.activeElement)) break;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await expectSeen(page);
  await page.keyboard.press('Enter');
}

async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Takes what a box offers for what was typed. */
async function pickByKeys(page: Page, box: Locator, words: string, offered: string): Promise<void> {
  await typeInto(page, box, words);
  await expect(page.getByRole('option', { name: offered }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue(offered);
}

/** That the focus is drawn: an outline, or on what stands around a field. */
async function expectSeen(page: Page): Promise<void> {
  const drawn = await page.evaluate(() => {
    const outlined = (element: Element | null | undefined) => {
      const { outlineStyle, outlineWidth, boxShadow } = element ? getComputedStyle(element) : { outlineStyle: 'none', outlineWidth: '0', boxShadow: 'none' };
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    const focused = document.activeElement;
    return focused !== document.body && (outlined(focused) || outlined(focused?.parentElement));
  });
  expect(drawn, 'the focus is seen').toBe(true);
}

const button = (scope: Page | Locator, name: string | RegExp) => scope.getByRole('button', { name, exact: true });
const textbox = (scope: Page | Locator, name: string) => scope.getByRole('textbox', { name, exact: true });

async function createArchive(app: App): Promise<void> {
  const { page } = app;
  await enter(page, button(page, 'Ustvari arhiv'));
  const dialog = page.getByRole('dialog', { name: 'Ustvari arhiv' });
  await typeInto(page, dialog.getByRole('textbox', { name: 'Ime arhiva' }), 'Center Dolenjska');
  await typeInto(page, dialog.getByRole('textbox', { name: 'Mapa' }), path.join(app.home, 'center'));
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Projekti');
}

test('a whole job is done by keys alone: archive, project, event with dates, counts and a photo, undo, search, sheet and PDF', async ({ app }) => {
  const page = await app.start();
  const photo = await jpegFile(app.home, 'krog.jpg', { seed: 3 });
  await createArchive(app);

  await enter(page, page.getByRole('link', { name: 'Nov projekt' }).first());
  await typeInto(page, page.getByRole('textbox', { name: /^Akronim/ }), 'MOST');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText(/MOST/);

  await enter(page, page.getByRole('link', { name: 'Nov dogodek' }).first());
  await typeInto(page, textbox(page, 'Naslov, slovenščina'), 'Delavnica sosedov');
  await tabTo(page, page.getByRole('button', { name: /Stanje$/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Načrtovano' })).toBeFocused();
  await page.keyboard.type('Izv');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Stanje$/ })).toHaveText('Izvedeno');
  await typeInto(page, textbox(page, 'Datum: od'), '20. 5. 2019');
  await typeInto(page, textbox(page, 'Do, če traja dlje'), '24. 5. 2019');
  await enter(page, button(page, 'Dodaj število'));
  const count = page.getByRole('group', { name: 'število 1', exact: true });
  await typeInto(page, count.getByRole('textbox', { name: 'Število' }), '12');
  await pickByKeys(page, count.getByRole('combobox', { name: /^Iz države/ }), 'slove', 'Slovenija');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Delavnica sosedov');
  await expect(fact(page.getByRole('article'), 'Datum')).toHaveText('20.–24. maj 2019 (5 dni)');

  const chooser = page.waitForEvent('filechooser');
  await enter(page, section(page, 'Fotografije').getByRole('button', { name: 'Izberi fotografije' }));
  await (await chooser).setFiles(photo);
  await expect(section(page, 'Fotografije').getByRole('img')).toHaveCount(1);

  await page.keyboard.press('Control+z');
  await expect(section(page, 'Fotografije').getByRole('img')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(section(page, 'Fotografije').getByRole('img')).toHaveCount(1);

  await page.keyboard.press('/');
  await page.keyboard.type('sosedov');
  await expect(page.getByRole('main').getByRole('link').first()).toContainText('Delavnica sosedov');
  await page.keyboard.press('ArrowDown');
  await expectSeen(page);
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Delavnica sosedov');
  await enter(page, section(page, 'Poročila').getByRole('link').first());
  await expect(page.getByRole('group', { name: /^Stran 1 od/ })).toBeVisible();
  const arriving = page.waitForEvent('download');
  await enter(page, button(page, 'Shrani PDF'));
  const pdf = await readFile(await (await arriving).path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('every key of the list of keys does what the list says', async ({ app }) => {
  const page = await app.start('--sample');
  const { keyboard } = page;
  await keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Tipke' });
  await expect(help.getByRole('term')).toHaveText(['/Ctrl K', 'N', 'E', 'Ctrl S', 'Ctrl Z', 'Ctrl Shift Z', 'Esc', '↑↓', '?']);
  await keyboard.press('n');
  await expect(help).toBeVisible();
  await keyboard.press('Escape');
  await expect(help).toBeHidden();

  const search = page.getByRole('searchbox');
  await keyboard.press('/');
  await expect(search).toBeFocused();
  await keyboard.press('Tab');
  await expect(search).not.toBeFocused();
  await keyboard.press('Control+k');
  await expect(search).toBeFocused();
  await keyboard.type('delavnica svetovna');
  await expect(page.getByRole('main').getByRole('link')).toHaveText([/Delavnica Svetovna kavarna/]);
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText('Delavnica Svetovna kavarna');
  await keyboard.press('e');
  const evidence = textbox(page, 'Kaj to dokazuje');
  await expect(evidence).toBeVisible();
  await tabTo(page, evidence);
  await keyboard.press('Control+a');
  await keyboard.type('n/e?');
  await expect(evidence).toHaveValue('n/e?');
  await keyboard.press('Control+s');
  const shown = fact(page.getByRole('article'), 'Kaj to dokazuje');
  await expect(shown).toHaveText('»n/e?«');
  await keyboard.press('Control+z');
  await expect(shown).not.toHaveText('»n/e?«');
  await keyboard.press('Control+Shift+z');
  await expect(shown).toHaveText('»n/e?«');
  await keyboard.press('Control+z');
  await keyboard.press('Control+y');
  await expect(shown).toHaveText('»n/e?«');

  await keyboard.press('n');
  await expect(title(page)).toHaveText('Nov dogodek');
  await keyboard.press('Escape');
  await expect(title(page)).toHaveText('Delavnica Svetovna kavarna');
  await tabTo(page, page.getByRole('region', { name: 'Dogodki' }).locator('[aria-current="page"]'), 'Shift+Tab');
  const before = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  await keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href'))).not.toBe(before);
  await expectSeen(page);
  await keyboard.press('ArrowUp');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(before);
});

test('the first stop leads past the rail, and each dialog gives the focus back to what opened it', async ({ app }) => {
  const page = await app.start('--sample');
  const { keyboard } = page;
  await keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Na vsebino strani' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Na vsebino strani' })).toBeInViewport();
  await expectSeen(page);
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await expect(page.getByRole('main').getByRole('link', { name: 'Nov projekt' })).toBeFocused();

  await enter(page, page.getByRole('main').getByRole('link', { name: /^CI\.SO\.MO/ }));
  await expect(title(page)).toHaveText('CI.SO.MO');
  for (const [name, role] of [['Zgodovina', 'dialog'], ['Izbriši', 'alertdialog']] as const) {
    await enter(page, button(page, name));
    await expect(page.getByRole(role)).toBeVisible();
    await expect(page.getByRole(role).locator(':focus').or(page.getByRole(role).and(page.locator(':focus')))).toBeVisible();
    // Tab goes round inside it.
    for (let step = 0; step < 12; step += 1) await keyboard.press('Tab');
    expect(await page.getByRole(role).evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    await keyboard.press('Escape');
    await expect(page.getByRole(role)).toBeHidden();
    await expect(button(page, name)).toBeFocused();
  }
  const keys = page.getByRole('button', { name: 'Tipke' });
  await tabTo(page, keys, 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Tipke' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(keys).toBeFocused();
});

test('no field of a long form is hidden behind the foot of the form when Tab comes to it', async ({ app }) => {
  const page = await app.start('--sample');
  await page.keyboard.press('n');
  await expect(title(page)).toHaveText('Nov dogodek');
  await tabTo(page, textbox(page, 'Naslov, slovenščina'));
  const hidden: string[] = [];
  for (let step = 0; step < MOST; step += 1) {
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      const foot = document.querySelector('.record-form-foot')?.getBoundingClientRect();
      const box = focused?.getBoundingClientRect();
      if (!focused || !foot || !box || focused.closest('.record-form-foot')) return null;
      return { name: focused.getAttribute('aria-label') ?? focused.id, hidden: foot.top - box.top < Math.min(24, box.height) };
    });
    if (!stop) break;
    if (stop.hidden) hidden.push(stop.name);
    await page.keyboard.press('Tab');
  }
  expect(hidden).toEqual([]);
});
