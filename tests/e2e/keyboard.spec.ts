import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { jpegFile } from '../support/pictures.ts';
import { type App, expect, test } from './support/app.ts';
import { beginsWith, endsWith, fact, hits, section, title } from './support/steps.ts';
import { openScreen } from './support/screens.ts';
import { words } from './support/words.ts';

const sl = words('sl');

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
  await enter(page, button(page, sl('app:start.createButton')));
  const dialog = page.getByRole('dialog', { name: sl('app:start.create') });
  await typeInto(page, dialog.getByRole('textbox', { name: sl('app:start.name') }), 'Center Dolenjska');
  await typeInto(page, dialog.getByRole('textbox', { name: sl('app:start.folder') }), path.join(app.home, 'center'));
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText(sl('app:home.title'));
}

test('a whole job is done by keys alone: archive, project, event with dates, counts and a photo, undo, search, sheet and PDF', async ({ app }) => {
  const page = await app.start();
  const photo = await jpegFile(app.home, 'krog.jpg', { seed: 3 });
  await createArchive(app);

  await enter(page, page.getByRole('link', { name: sl('app:projects.new') }).first());
  await typeInto(page, page.getByRole('textbox', { name: beginsWith(sl('domain:field.acronym')) }), 'MOST');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText(/MOST/);

  await enter(page, page.getByRole('link', { name: sl('app:events.new') }).first());
  await typeInto(page, textbox(page, `${sl('domain:field.title')}, slovenščina`), 'Delavnica sosedov');
  await tabTo(page, page.getByRole('button', { name: endsWith(sl('domain:field.status')) }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: sl('domain:eventStatus.planned') })).toBeFocused();
  await page.keyboard.type(sl('domain:eventStatus.held').slice(0, 3));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: endsWith(sl('domain:field.status')) })).toHaveText(sl('domain:eventStatus.held'));
  await typeInto(page, textbox(page, sl('domain:field.dates')), '20.-24. 5. 2019');
  await typeInto(page, textbox(page, sl('app:counts.next')), '1');
  const count = page.getByRole('group', { name: sl('app:participation.row', { number: 1 }), exact: true });
  await typeInto(page, count.getByRole('textbox', { name: sl('domain:field.value') }), '12');
  await pickByKeys(page, count.getByRole('combobox', { name: beginsWith(sl('app:counts.from')) }), 'slove', 'Slovenija');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Delavnica sosedov');
  await expect(fact(page.getByRole('article'), sl('domain:field.dates'))).toHaveText(`20.–24. maj 2019 (${sl('app:events.days', { count: 5 })})`);

  const chooser = page.waitForEvent('filechooser');
  await enter(page, section(page, sl('domain:kinds.photo')).getByRole('button', { name: sl('app:photos.choose') }));
  await (await chooser).setFiles(photo);
  await expect(section(page, sl('domain:kinds.photo')).getByRole('img')).toHaveCount(1);

  await page.keyboard.press('Control+z');
  await expect(section(page, sl('domain:kinds.photo')).getByRole('img')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(section(page, sl('domain:kinds.photo')).getByRole('img')).toHaveCount(1);

  await page.keyboard.press('/');
  await page.keyboard.type('sosedov');
  await expect(hits(page).first()).toContainText('Delavnica sosedov');
  await page.keyboard.press('ArrowDown');
  await expectSeen(page);
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Delavnica sosedov');
  await enter(page, section(page, sl('app:reports.title')).getByRole('link').first());
  await expect(page.getByRole('group', { name: sl('app:reports.page', { page: 1, pages: 1 }) })).toBeVisible();
  const arriving = page.waitForEvent('download');
  await enter(page, button(page, sl('app:reports.save')));
  const pdf = await readFile(await (await arriving).path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('every key of the list of keys does what the list says', { tag: '@desktop' }, async ({ app }) => {
  const page = await app.start('--sample');
  const { keyboard } = page;
  await keyboard.press('?');
  const help = page.getByRole('dialog', { name: sl('app:keys.title') });
  await expect(help.getByRole('term')).toHaveText(['Ctrl K', '/', 'N', 'Shift N', 'E', 'H', 'Ctrl S', 'Ctrl Z', 'Ctrl Shift Z', 'Esc', '↑↓', 'Space', '123', 'Alt Page DownAlt Page Up', '?']);
  await keyboard.press('n');
  await expect(help).toBeVisible();
  await keyboard.press('Escape');
  await expect(help).toBeHidden();

  const waiting = page.getByRole('main').getByRole('link', { name: 'Srečanje partnerjev v Neaplju' });
  await tabTo(page, waiting);
  await keyboard.press('h');
  const outcome = page.getByRole('dialog', { name: sl('app:outcome.title', { name: 'Srečanje partnerjev v Neaplju' }) });
  await expect(outcome).toBeVisible();
  await keyboard.press('Escape');
  await expect(outcome).toHaveCount(0);
  await expect(waiting).toBeFocused();

  const search = page.getByRole('searchbox');
  await keyboard.press('/');
  await expect(search).toBeFocused();
  await keyboard.press('Tab');
  await expect(search).not.toBeFocused();
  await keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: sl('app:palette.title') });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  await keyboard.press('/');
  await expect(search).toBeFocused();
  await keyboard.type('delavnica svetovna');
  await expect(hits(page).first()).toHaveText(/Delavnica Svetovna kavarna/);
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText('Delavnica Svetovna kavarna');
  await keyboard.press('e');
  const evidence = textbox(page, sl('domain:field.statusEvidence'));
  await expect(evidence).toBeVisible();
  await tabTo(page, evidence);
  await keyboard.press('Control+a');
  await keyboard.type('n/e?');
  await expect(evidence).toHaveValue('n/e?');
  await keyboard.press('Control+s');
  const shown = fact(page.getByRole('article'), sl('domain:field.statusEvidence'));
  await expect(shown).toHaveText('»n/e?«');
  await keyboard.press('Control+z');
  await expect(shown).not.toHaveText('»n/e?«');
  await keyboard.press('Control+Shift+z');
  await expect(shown).toHaveText('»n/e?«');
  await keyboard.press('Control+z');
  await keyboard.press('Control+y');
  await expect(shown).toHaveText('»n/e?«');

  await keyboard.press('n');
  await expect(title(page)).toHaveText(sl('app:events.new'));
  await expect(textbox(page, `${sl('domain:field.title')}, slovenščina`)).toBeFocused();
  for (const key of ['Alt+PageDown', 'Alt+PageDown', 'Alt+PageUp']) await keyboard.press(key);
  await expect(page.getByRole('group', { name: sl('domain:kind.participation') }).locator(':focus')).toBeVisible();
  await keyboard.press('Escape');
  await expect(title(page)).toHaveText('Delavnica Svetovna kavarna');
  await tabTo(page, page.getByRole('region', { name: sl('app:events.title') }).locator('[aria-current="page"]'), 'Shift+Tab');
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
  await expect(page.getByRole('link', { name: sl('app:rail.skip') })).toBeFocused();
  await expect(page.getByRole('link', { name: sl('app:rail.skip') })).toBeInViewport();
  await expectSeen(page);
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);

  await enter(page, page.getByRole('main').getByRole('link', { name: /^CI\.SO\.MO/ }));
  await expect(title(page)).toHaveText('CI.SO.MO');
  for (const [name, role] of [[sl('app:record.history'), 'dialog'], [sl('app:record.delete'), 'alertdialog']] as const) {
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
  const keys = page.getByRole('button', { name: sl('app:rail.keys') });
  await tabTo(page, keys, 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: sl('app:keys.title') })).toBeVisible();
  await keyboard.press('Escape');
  await expect(keys).toBeFocused();
});

test('no field of a long form is hidden behind the foot of the form when Tab comes to it', async ({ app }) => {
  const page = await app.start('--sample');
  await page.keyboard.press('n');
  await expect(title(page)).toHaveText(sl('app:events.new'));
  await tabTo(page, textbox(page, `${sl('domain:field.title')}, slovenščina`));
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

test('a form begins in its first field, and that is whole in sight in a low window too', async ({ app }) => {
  const page = await app.start('--sample');
  await page.setViewportSize({ width: 640, height: 400 });
  for (const address of ['/events/new', '/projects/new']) {
    await openScreen(page, address);
    const field = page.locator('.record-form-fields input').first();
    await expect(field).toBeFocused();
    const foot = await page.locator('.record-form-foot').boundingBox();
    const box = await field.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0), address).toBeLessThanOrEqual(foot?.y ?? 0);
  }
});
