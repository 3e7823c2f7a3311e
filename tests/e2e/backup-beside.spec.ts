/** A backup walked through as a whole archive beside the living one, by keys; a record taken back of it; and what else leads out of one place. */

import { constants, cpSync, readdirSync, truncateSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { jpeg } from '../support/pictures.ts';
import { expect, test } from './support/app.ts';
import { wrongWith } from './support/looks.ts';
import { openScreen, recordIn } from './support/screens.ts';
import { NOVO_MESTO, title } from './support/steps.ts';
import { within, words } from './support/words.ts';

const sl = words('sl');

/** What leads to where one writes, or to what is the living archive's alone. */
const WRITING = ['/new', '/edit', '/several', '/capture', '/attendance'].map((end) => `a[href$="${end}"]`).concat(['/settings', '/drafts', '/merge', '/conflicts', '/duplicates', '/import', '/take-back', '/start'].map((start) => `a[href^="${start}"]`)).join(', ');

async function press(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  await page.getByRole('main').getByRole(role, { name }).first().focus();
  await page.keyboard.press('Enter');
}

/** The folder that a dialog asks for, typed. */
async function typeFolder(page: Page, folder: string, confirm: string): Promise<void> {
  await page.getByRole('textbox', { name: sl('app:folder.path') }).fill(folder);
  await page.getByRole('button', { name: confirm }).focus();
  await page.keyboard.press('Enter');
}

test('a backup is opened beside the archive and searched, shows records and photos and offers nothing that writes; a record of it is taken back, and then all of it', async ({ app, context }) => {
  const [archive, folder] = [path.join(app.home, 'arhiv'), path.join(app.home, 'kopije')];
  cpSync(process.env.KRONIKA_TEST_SAMPLE ?? '', archive, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const event = recordIn(archive, 'event', `title LIKE '%${NOVO_MESTO}%'`);
  const page = await app.start(archive);
  await openScreen(page, `/events/${event}`);
  await page.locator('input[type="file"]').setInputFiles({ name: 'Krog na trgu.jpg', mimeType: 'image/jpeg', buffer: await jpeg({ seed: 7 }) });
  await expect(page.locator('.photo-grid img')).toHaveCount(1);
  await openScreen(page, '/settings');
  await press(page, 'button', sl('app:backup.now'));
  await typeFolder(page, folder, sl('app:folder.choose.backUp'));
  await expect(page.getByRole('main').getByText(within('app:backup.made')).first()).toBeVisible();
  await openScreen(page, `/events/${event}`);
  await press(page, 'button', sl('app:record.delete'));
  await page.getByRole('alertdialog').getByRole('button', { name: sl('app:trash.confirm') }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: within('app:trash.moved') })).toBeVisible();

  await openScreen(page, '/take-back');
  expect(await wrongWith(page)).toEqual([]);
  const opened = context.waitForEvent('page');
  await press(page, 'button', sl('app:beside.open'));
  const beside = await opened;
  const band = beside.getByRole('group', { name: sl('app:beside.label') });
  await expect(band).toContainText(sl('app:readOnly.backup'));
  await beside.keyboard.press('/');
  await beside.keyboard.type(NOVO_MESTO.slice(0, 16).toUpperCase());
  await beside.getByRole('main').getByRole('link', { name: NOVO_MESTO }).first().click();
  await expect(title(beside)).toHaveText(NOVO_MESTO);
  await expect(beside.locator(WRITING)).toHaveCount(0);
  expect(await wrongWith(beside)).toEqual([]);
  // The keys that write do nothing, and the palette offers none of it.
  const address = beside.url();
  for (const key of ['n', 'Shift+N', 'e', 'h', 'Control+z']) await beside.keyboard.press(key);
  await beside.keyboard.press('Control+k');
  await beside.keyboard.type(sl('app:events.new'));
  await expect(beside.getByRole('option', { name: sl('app:events.new'), exact: true })).toHaveCount(0);
  await beside.keyboard.press('Escape');
  expect(beside.url()).toBe(address);
  await beside.getByRole('main').locator('.photo-grid a').focus();
  await beside.keyboard.press('Enter');
  await expect(beside.locator('.photo-large img')).toHaveAttribute('src', /^blob:/);
  await expect(beside.locator('main form')).toHaveCount(0);
  for (const place of ['/home', '/events', '/trash', `/reports/event-sheet/${event}`, '/search?q=', '/rules']) {
    await openScreen(beside, place);
    await expect(band).toBeVisible();
    await expect(beside.locator(WRITING)).toHaveCount(0);
    for (const word of ['app:record.delete', 'app:trash.restore', 'app:keptSearches.keep', 'app:issued.issue', 'app:rules.confirm'] as const) await expect(beside.getByRole('button', { name: sl(word) })).toHaveCount(0);
  }
  expect(await wrongWith(beside)).toEqual([]);
  // An address that leads to a form leads to the record.
  await openScreen(beside, `/events/${event}/edit`);
  await expect(title(beside)).toHaveText(NOVO_MESTO);
  await press(beside, 'button', sl('app:beside.takeBack'));
  await expect(beside.getByRole('status').filter({ hasText: sl('app:beside.shown') })).toBeVisible();
  await expect(title(page)).toHaveText(NOVO_MESTO);
  await press(page, 'button', sl('app:takeBack.record'));
  await expect(page.getByRole('status').filter({ hasText: sl('app:takeBack.done') })).toBeVisible();

  // Its window is closed, and nothing of it stays.
  const { origin } = new URL(beside.url());
  const closed = beside.waitForEvent('close');
  await press(beside, 'button', sl('app:beside.close'));
  await closed;
  expect(readdirSync(app.home).filter((name) => name.startsWith('opened-backup-'))).toEqual([]);
  // Asked as no page asks, which would be one that is on its way.
  await expect.poll(() => fetch(origin, { method: 'POST' }).then(() => 'there', () => 'gone')).toBe('gone');

  // A copy for which a stick has no room: that is said, and it is only made without the originals.
  const original = readdirSync(path.join(archive, 'media'), { recursive: true, encoding: 'utf8' }).find((name) => /[0-9a-f]{64}$/.test(name));
  truncateSync(path.join(archive, 'media', original ?? ''), 15 * 2 ** 40);
  await openScreen(page, '/merge');
  await press(page, 'button', sl('app:merging.copy.choose'));
  await typeFolder(page, path.join(app.home, 'kljuc'), sl('app:folder.choose.copy'));
  await expect(page.getByText(sl('app:merging.copy.tooLittle'))).toBeVisible();
  const make = page.getByRole('button', { name: sl('app:merging.copy.make') });
  await expect(make).toBeDisabled();
  expect(await wrongWith(page)).toEqual([]);
  await page.getByRole('radio').last().check({ force: true });
  await expect(make).toBeEnabled();

  // All of the backup, as an archive in a folder of its own, in the place of the one that is open.
  await openScreen(page, '/take-back');
  await press(page, 'link', sl('app:takeBack.look'));
  await press(page, 'button', sl('app:takeBack.whole'));
  const whole = path.join(app.home, 'ves');
  await typeFolder(page, whole, sl('app:folder.choose.create'));
  await expect(title(page)).toHaveText(sl('app:home.title'));
  await expect(page.locator('.rail-name')).toHaveAttribute('title', whole);
  await openScreen(page, `/events/${event}`);
  await expect(page.locator('.photo-grid img')).toHaveAttribute('src', /^blob:/);
});
