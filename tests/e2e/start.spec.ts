import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { App, expect, test } from './support/app.ts';
import { section, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');
const en = words('en');
const NO_PROJECT = sl('app:home.stepProject');

/** A folder of the test's own. */
function folderOf(app: App, name: string): string {
  const folder = path.join(app.home, 'folders', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** What the system's dialog answers in the desktop shells: a link, since one run can be given only one answer. */
function answerLink(app: App): string {
  return path.join(app.home, 'chosen');
}

/** Starts so that the system's dialog, where there is one, answers with the folder that `choose` names. */
function startAnswering(app: App, ...args: string[]): Promise<Page> {
  app.env.KRONIKA_TEST_CHOOSE = answerLink(app);
  return app.start(...args);
}

interface Chooser {
  readonly dialog: string;
  readonly path: string;
  readonly take: string;
}

/** Presses a button that asks for a folder and gives it this one; returns the folder's name as the program then knows it. */
async function choose(app: App, button: Locator, folder: string, chooser: Chooser): Promise<string> {
  const { page } = app;
  if (app.shell !== 'browser') {
    rmSync(answerLink(app), { force: true });
    symlinkSync(folder, answerLink(app), 'junction');
    await button.click();
    return answerLink(app);
  }
  await button.click();
  const dialog = page.getByRole('dialog', { name: chooser.dialog });
  // The dialog begins with the user's own folder, once that is read.
  await expect(dialog.getByRole('textbox', { name: chooser.path })).not.toHaveValue('');
  await dialog.getByRole('textbox', { name: chooser.path }).fill(folder);
  await dialog.getByRole('button', { name: chooser.take }).click();
  await expect(dialog).toBeHidden();
  return folder;
}

const OPEN_SL = { dialog: sl('app:folder.open'), path: sl('app:folder.path'), take: sl('app:folder.choose.open') };
const OPEN_EN = { dialog: en('app:folder.open'), path: en('app:folder.path'), take: en('app:folder.choose.open') };
const CREATE_SL = { dialog: sl('app:folder.create'), path: sl('app:folder.path'), take: sl('app:folder.choose.create') };

function openFolder(app: App, folder: string): Promise<string> {
  return choose(app, app.page.getByRole('button', { name: sl('app:start.openButton') }), folder, OPEN_SL);
}

/** To the start screen, by the name of the archive. */
async function toStart(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(title(page)).toHaveText('Kronika');
}

async function fillCreateDialog(page: Page, name: string, folder: string): Promise<void> {
  await page.getByRole('button', { name: sl('app:start.createButton') }).click();
  const dialog = page.getByRole('dialog', { name: sl('app:start.create') });
  await dialog.getByRole('textbox', { name: sl('app:start.name') }).fill(name);
  await dialog.getByRole('textbox', { name: sl('app:start.folder') }).fill(folder);
  await dialog.getByRole('button', { name: sl('app:start.createButton') }).click();
}

test('without an archive the first screen offers to create one, to open one, and the sample', async ({ app }) => {
  const page = await app.start();
  await expect(title(page)).toHaveText('Kronika');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([sl('app:start.create'), sl('app:start.open'), sl('app:start.sample')]);

  await page.getByRole('button', { name: sl('app:start.sampleButton') }).click();
  await expect(title(page)).toHaveText(sl('app:home.title'));
  await expect(page.getByRole('main').getByRole('link', { name: /^CI\.SO\.MO/ })).toBeVisible();
});

test('--sample goes straight to the two projects, and the sample is named in the reader\'s language', { tag: '@desktop' }, async ({ app }) => {
  // The stand-in is told the system's language as Electron tells it; the others read the environment.
  if (app.shell !== 'standIn') app.env.LC_ALL = 'sl_SI.UTF-8';
  const page = await app.startNew('--sample');
  await expect(title(page)).toHaveText(sl('app:home.title'));
  await expect(page.getByRole('main').getByRole('link', { name: /^CI\.SO\.MO/ })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /^CiSoTRA/ })).toBeVisible();
  await expect(page.getByRole('link', { name: sl('command:sampleName') })).toBeVisible();
});

test('an archive made in a chosen folder is open again at the next start, and opens from the list, from its folder and as an argument', { tag: '@desktop' }, async ({ app }) => {
  const folder = folderOf(app, 'Arhiv centra');
  let page = await startAnswering(app);
  await test.step('the dialog asks for what is missing before it makes anything', async () => {
    await page.getByRole('button', { name: sl('app:start.createButton') }).click();
    const dialog = page.getByRole('dialog', { name: sl('app:start.create') });
    await dialog.getByRole('button', { name: sl('app:start.createButton') }).click();
    await expect(dialog.getByText(sl('errors:field.required'))).toHaveCount(2);
    await dialog.getByRole('textbox', { name: sl('app:start.name') }).fill('Center Dolenjska');
    const chosen = await choose(app, dialog.getByRole('button', { name: sl('app:start.chooseFolder') }), folder, CREATE_SL);
    await expect(dialog.getByRole('textbox', { name: sl('app:start.folder') })).toHaveValue(chosen);
    await dialog.getByRole('textbox', { name: sl('app:start.folder') }).fill(folder);
    await dialog.getByRole('button', { name: sl('app:start.createButton') }).click();
  });
  await expect(title(page)).toHaveText(sl('app:home.title'));
  await expect(page.getByRole('main')).toContainText(NO_PROJECT);
  await expect(page.getByRole('link', { name: 'Center Dolenjska' })).toBeVisible();
  expect(existsSync(path.join(folder, 'kronika.sqlite'))).toBe(true);

  await app.quit();
  page = await startAnswering(app);
  await expect(page.getByRole('main')).toContainText(NO_PROJECT);
  await toStart(page);
  await expect(section(page, sl('app:start.recent'))).toContainText(folder);
  await section(page, sl('app:start.recent')).getByRole('button', { name: 'Center Dolenjska' }).click();
  await expect(page.getByRole('main')).toContainText(NO_PROJECT);

  await toStart(page);
  await openFolder(app, folder);
  await expect(page.getByRole('main')).toContainText(NO_PROJECT);
  await expect(page.getByRole('link', { name: 'Center Dolenjska' })).toBeVisible();

  await app.quit();
  page = await app.start(folder);
  await expect(title(page)).toHaveText(sl('app:home.title'));
  await expect(page.getByRole('link', { name: 'Center Dolenjska' })).toBeVisible();
});

test('a folder that is no archive, is not there, or is not empty gets its one sentence, and nothing is lost', { tag: '@desktop' }, async ({ app }) => {
  const page = await startAnswering(app, '--sample');
  const strange = folderOf(app, 'dopisi');
  writeFileSync(path.join(strange, 'dopis.txt'), 'Spoštovani,');
  const missing = path.join(app.home, 'folders', 'ni je');
  const alert = page.getByRole('alert');
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(title(page)).toHaveText('Kronika');

  const named = await openFolder(app, strange);
  await expect(alert).toContainText(sl('errors:archive.notAnArchive', { folder: named }));
  const gone = await openFolder(app, missing);
  await expect(alert).toContainText(sl('errors:archive.folderMissing', { folder: gone }));
  await expect(alert).toHaveCount(1);

  await fillCreateDialog(page, 'Arhiv', strange);
  await expect(alert).toContainText(sl('errors:archive.folderNotEmpty', { folder: strange }));
  expect(readdirSync(strange)).toEqual(['dopis.txt']);
  expect(readFileSync(path.join(strange, 'dopis.txt'), 'utf8')).toBe('Spoštovani,');

  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 2, name: en('app:start.open') })).toBeVisible();
  const inEnglish = await choose(app, page.getByRole('button', { name: en('app:start.openButton') }), strange, OPEN_EN);
  await expect(alert).toContainText(en('errors:archive.notAnArchive', { folder: inEnglish }));

  await page.getByRole('link', { name: en('app:start.backTo', { name: sl('command:sampleName') }) }).click();
  await expect(page.getByRole('main').getByRole('link', { name: /^CiSoTRA/ })).toBeVisible();
});

test('an archive that another Kronika has open is not opened a second time, and that is said', { tag: '@desktop' }, async ({ app, context }) => {
  const folder = folderOf(app, 'skupni');
  const page = await startAnswering(app);
  await fillCreateDialog(page, 'Skupni arhiv', folder);
  await expect(page.getByRole('main')).toContainText(NO_PROJECT);

  const other = new App(context, { shell: 'browser', systemLocale: 'sl-SI' });
  try {
    const second = await other.start(folder);
    await expect(title(second)).toHaveText('Kronika');
    await expect(second.getByRole('alert')).toContainText(sl('errors:archive.inUse', { folder, host: os.hostname() }));
    // The sentence of the start goes as soon as something else is tried: what is said then is that try's own.
    await openFolder(other, folder);
    await expect(second.getByRole('alert')).toContainText(sl('errors:archive.inUse', { folder, host: os.hostname() }));
    await app.quit();
    await openFolder(other, folder);
    await expect(second.getByRole('main')).toContainText(NO_PROJECT);
  } finally {
    await other.end();
  }
});

test('a folder that can not be opened as an argument leads to the start screen, which says so, and from which another opens', { tag: '@desktop' }, async ({ app }) => {
  const missing = path.join(app.home, 'ni je');
  const page = await app.start(missing);
  await expect(title(page)).toHaveText('Kronika');
  await expect(page.getByRole('alert')).toContainText(sl('errors:archive.folderMissing', { folder: missing }));
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('alert')).toContainText(words('en')('errors:archive.folderMissing', { folder: missing }));
  await page.getByRole('radio', { name: 'slovenščina' }).click();
  await page.getByRole('button', { name: sl('app:start.sampleButton') }).click();
  await expect(title(page)).toHaveText(sl('app:home.title'));
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(title(page)).toHaveText('Kronika');
  await expect(page.getByRole('alert')).toHaveCount(0);
});
