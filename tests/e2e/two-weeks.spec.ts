/**
 * Two people's week: one archive, a copy of it on another laptop, and both written in by the interface of two programs at
 * once. Then the copies are merged both ways, and what they said differently is decided by keys alone.
 */

import { constants, cpSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type Page } from '@playwright/test';
import { jpeg } from '../support/pictures.ts';
import { type App, type BrowserProgram, expect, startBrowserProgram, test } from './support/app.ts';
import { wrongWith } from './support/looks.ts';
import { openScreen, recordIn } from './support/screens.ts';
import { openNovoMesto, title } from './support/steps.ts';
import { within, words } from './support/words.ts';

const sl = words('sl');

const OUTPUT = 'Slovar sodelovanja, druga izdaja';
const MUSEUM = 'Muzej Belokranjske hiše';

/** Somebody else's laptop: a program of its own, with its own settings. */
async function otherLaptop(browser: Browser, app: App, folder: string): Promise<{ readonly page: Page; readonly program: BrowserProgram }> {
  const program = await startBrowserProgram([folder], { ...app.environment, KRONIKA_HOME: path.join(app.home, 'drugi') });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'sl-SI', reducedMotion: 'reduce' });
  await page.goto(program.address);
  await expect(title(page)).toBeVisible();
  return { page, program };
}

async function signAs(page: Page, name: string): Promise<void> {
  await openScreen(page, '/settings');
  const author = page.getByRole('textbox', { name: sl('app:settings.author') });
  await author.fill(name);
  await author.press('Enter');
}

const conflicts = (page: Page) => page.locator('[data-conflict]');

async function chooseFolder(page: Page, button: string, folder: string, choose: string): Promise<void> {
  await page.getByRole('button', { name: button }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: sl('app:folder.path') }).fill(folder);
  await page.getByRole('button', { name: choose, exact: true }).focus();
  await page.keyboard.press('Enter');
}

/** The same seminar as each remembers it, with a photo. Gives its address. */
async function recordSeminar(page: Page, heading: string, seed: number): Promise<string> {
  await openNovoMesto(page);
  await page.locator('input[type="file"]').setInputFiles({ name: `${seed}.jpg`, mimeType: 'image/jpeg', buffer: await jpeg({ seed }) });
  await expect(page.locator('.photo-grid img')).toHaveCount(1);
  await page.getByRole('link', { name: sl('app:record.edit'), exact: true }).first().click();
  await page.locator('[data-field="title"]').getByRole('textbox').first().fill(heading);
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText(heading);
  return new URL(page.url()).pathname;
}

async function makeOrganisation(page: Page): Promise<void> {
  await openScreen(page, '/organisations/new');
  await page.getByRole('main').getByRole('textbox').first().fill(MUSEUM);
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText(MUSEUM);
}

async function mergeFrom(page: Page, folder: string): Promise<void> {
  await openScreen(page, '/merge');
  await chooseFolder(page, sl('app:merging.choose'), folder, sl('app:folder.choose.merge'));
  await expect(page.getByRole('button', { name: sl('app:merging.merge'), exact: true })).toBeFocused();
}

test("two people's week on two laptops becomes one archive, and what they said differently is decided by keys alone", async ({ app, browser }) => {
  const [mine, stick] = [path.join(app.home, 'arhiv'), path.join(app.home, 'kljucek')];
  cpSync(process.env.KRONIKA_TEST_SAMPLE ?? '', mine, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const page = await app.start(mine);
  const output = recordIn(mine, 'output');
  await signAs(page, 'Ana Kos');
  await openScreen(page, '/merge');
  await chooseFolder(page, sl('app:merging.copy.choose'), stick, sl('app:folder.choose.copy'));
  await page.getByRole('button', { name: sl('app:merging.copy.make') }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(sl('app:merging.copy.next'))).toBeVisible();
  const other = await otherLaptop(browser, app, stick);
  try {
    await signAs(other.page, 'Bor Hribar');
    const seminar = await recordSeminar(page, 'Mednarodno srečanje v Novem mestu', 5);
    await recordSeminar(other.page, 'Seminar CI.SO.MO v Novem mestu', 8);
    await makeOrganisation(page);
    await makeOrganisation(other.page);
    // What one of them puts in the trash the other goes on with.
    await openScreen(page, `/outputs/${output}`);
    await page.getByRole('button', { name: sl('app:record.delete') }).click();
    await expect(page.getByRole('status').filter({ hasText: within('app:trash.moved') })).toBeVisible();
    await openScreen(other.page, `/outputs/${output}/edit`);
    await other.page.locator('[data-field="title"]').getByRole('textbox').first().fill(OUTPUT);
    await other.page.keyboard.press('Control+s');
    await expect(title(other.page)).toHaveText(OUTPUT);

    await mergeFrom(page, stick);
    expect(await wrongWith(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByText(sl('app:merging.done'))).toBeVisible();
    expect(await wrongWith(page)).toEqual([]);
    await openScreen(page, '/home');
    await expect(page.getByText(sl('app:conflicts.waiting', { count: 2 }))).toBeVisible();
    await page.getByRole('link', { name: sl('app:conflicts.open') }).focus();
    await page.keyboard.press('Enter');
    await expect(conflicts(page)).toHaveCount(2);
    expect(await wrongWith(page)).toEqual([]);
    // Decided by keys alone: the focus goes on to what waits next.
    await expect(conflicts(page).filter({ hasText: 'Bor Hribar' }).filter({ hasText: 'Ana Kos' })).toHaveCount(2);
    await page.keyboard.press('Tab');
    while (!(await conflicts(page).filter({ hasText: 'Seminar CI.SO.MO' }).evaluate((card) => card === document.activeElement))) await page.keyboard.press('Tab');
    await page.keyboard.press('2');
    await expect(conflicts(page)).toHaveCount(1);
    await expect(conflicts(page)).toBeFocused();
    await expect(conflicts(page)).toContainText(sl('app:conflicts.isGone'));
    await page.keyboard.press('2');
    await expect(page.getByText(sl('app:conflicts.none'))).toBeVisible();
    await openScreen(page, `/outputs/${output}`);
    await expect(title(page)).toHaveText(OUTPUT);

    // The same museum, made on both: led to from what the merge brought, and made one.
    await openScreen(page, '/duplicates/organisation');
    await page.getByRole('button', { name: sl('app:duplicates.compareThese', { names: `${MUSEUM}, ${MUSEUM}` }) }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: sl('app:duplicates.merge', { count: 2 }) }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: sl('app:duplicates.merged', { count: 2 }) })).toBeVisible();

    // The other way round: what was decided is decided there as well, and both hold the same.
    await mergeFrom(other.page, mine);
    await other.page.keyboard.press('Enter');
    await expect(other.page.getByText(sl('app:merging.done'))).toBeVisible();
    await openScreen(other.page, '/conflicts');
    await expect(other.page.getByText(sl('app:conflicts.none'))).toBeVisible();
    await openScreen(other.page, seminar);
    await expect(title(other.page)).toHaveText('Seminar CI.SO.MO v Novem mestu');
    await expect(other.page.locator('.photo-grid img')).toHaveCount(2);
    await openScreen(page, '/merge');
    await chooseFolder(page, sl('app:merging.choose'), stick, sl('app:folder.choose.merge'));
    await expect(page.getByText(sl('app:merging.standing.equal'))).toBeVisible();
  } finally {
    await other.page.close();
    await other.program.stop('SIGTERM');
  }
});
