import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { App, expect, test } from './support/app.ts';
import { section, title } from './support/steps.ts';

const NO_PROJECT = 'V tem arhivu še ni projekta. Začnite s prvim; sledijo njegovi delovni sklopi, dogodki in partnerji.';

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

interface Words {
  readonly dialog: string;
  readonly path: string;
  readonly take: string;
}

/** Presses a button that asks for a folder and gives it this one; returns the folder's name as the program then knows it. */
async function choose(app: App, button: Locator, folder: string, words: Words): Promise<string> {
  const { page } = app;
  if (app.shell !== 'browser') {
    rmSync(answerLink(app), { force: true });
    symlinkSync(folder, answerLink(app), 'junction');
    await button.click();
    return answerLink(app);
  }
  await button.click();
  const dialog = page.getByRole('dialog', { name: words.dialog });
  await dialog.getByRole('textbox', { name: words.path }).fill(folder);
  await dialog.getByRole('button', { name: words.take }).click();
  await expect(dialog).toBeHidden();
  return folder;
}

const OPEN_SL = { dialog: 'Odpri arhiv', path: 'Mapa', take: 'Odpri to mapo' };
const OPEN_EN = { dialog: 'Open an archive', path: 'Folder', take: 'Open this folder' };
const CREATE_SL = { dialog: 'Izberi mapo za arhiv', path: 'Mapa', take: 'Uporabi to mapo' };

function openFolder(app: App, folder: string): Promise<string> {
  return choose(app, app.page.getByRole('button', { name: 'Izberi mapo' }), folder, OPEN_SL);
}

async function fillCreateDialog(page: Page, name: string, folder: string): Promise<void> {
  await page.getByRole('button', { name: 'Ustvari arhiv' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ustvari arhiv' });
  await dialog.getByRole('textbox', { name: 'Ime arhiva' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Mapa' }).fill(folder);
  await dialog.getByRole('button', { name: 'Ustvari arhiv' }).click();
}

test('without an archive the first screen offers to create one, to open one, and the sample', async ({ app }) => {
  const page = await app.start();
  await expect(title(page)).toHaveText('Kronika');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Ustvari arhiv', 'Odpri arhiv', 'Razišči vzorec']);

  await page.getByRole('button', { name: 'Odpri vzorec' }).click();
  await expect(title(page)).toHaveText('Projekti');
  await expect(page.getByRole('main').getByRole('link', { name: /^CI\.SO\.MO/ })).toBeVisible();
});

test('--sample goes straight to the two projects, and the sample is named in the reader\'s language', async ({ app }) => {
  // The stand-in is told the system's language as Electron tells it; the others read the environment.
  if (app.shell !== 'standIn') app.env.LC_ALL = 'sl_SI.UTF-8';
  const page = await app.start('--sample');
  await expect(title(page)).toHaveText('Projekti');
  await expect(page.getByRole('main').getByRole('link', { name: /^CI\.SO\.MO/ })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /^CiSoTRA/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Vzorec: CI.SO.MO in CiSoTRA' })).toBeVisible();
});

test('an archive made in a chosen folder is known again, and opens from the list, from its folder and as an argument', async ({ app }) => {
  const folder = folderOf(app, 'Arhiv centra');
  let page = await startAnswering(app);
  await test.step('the dialog asks for what is missing before it makes anything', async () => {
    await page.getByRole('button', { name: 'Ustvari arhiv' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ustvari arhiv' });
    await dialog.getByRole('button', { name: 'Ustvari arhiv' }).click();
    await expect(dialog.getByText('To je treba izpolniti.')).toHaveCount(2);
    await dialog.getByRole('textbox', { name: 'Ime arhiva' }).fill('Center Dolenjska');
    const chosen = await choose(app, dialog.getByRole('button', { name: 'Izberi mapo' }), folder, CREATE_SL);
    await expect(dialog.getByRole('textbox', { name: 'Mapa' })).toHaveValue(chosen);
    await dialog.getByRole('textbox', { name: 'Mapa' }).fill(folder);
    await dialog.getByRole('button', { name: 'Ustvari arhiv' }).click();
  });
  await expect(title(page)).toHaveText('Projekti');
  await expect(page.getByRole('main')).toContainText(NO_PROJECT);
  await expect(page.getByRole('link', { name: 'Center Dolenjska' })).toBeVisible();
  expect(existsSync(path.join(folder, 'kronika.sqlite'))).toBe(true);

  await app.quit();
  page = await startAnswering(app);
  await expect(title(page)).toHaveText('Kronika');
  await expect(section(page, 'Nazadnje odprto')).toContainText(folder);
  await section(page, 'Nazadnje odprto').getByRole('button', { name: 'Center Dolenjska' }).click();
  await expect(page.getByRole('main')).toContainText(NO_PROJECT);

  await app.quit();
  page = await startAnswering(app);
  await openFolder(app, folder);
  await expect(page.getByRole('main')).toContainText(NO_PROJECT);
  await expect(page.getByRole('link', { name: 'Center Dolenjska' })).toBeVisible();

  await app.quit();
  page = await app.start(folder);
  await expect(title(page)).toHaveText('Projekti');
  await expect(page.getByRole('link', { name: 'Center Dolenjska' })).toBeVisible();
});

test('a folder that is no archive, is not there, or is not empty gets its one sentence, and nothing is lost', async ({ app }) => {
  const page = await startAnswering(app, '--sample');
  const strange = folderOf(app, 'dopisi');
  writeFileSync(path.join(strange, 'dopis.txt'), 'Spoštovani,');
  const missing = path.join(app.home, 'folders', 'ni je');
  const alert = page.getByRole('alert');
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(title(page)).toHaveText('Kronika');

  const named = await openFolder(app, strange);
  await expect(alert).toContainText(`V mapi »${named}« ni arhiva Kronika. V njej se ni nič spremenilo; izberite mapo samega arhiva.`);
  const gone = await openFolder(app, missing);
  await expect(alert).toContainText(`»${gone}« ni mapa, ki bi jo bilo mogoče odpreti. Nič se ni spremenilo; preverite pot in poskusite znova.`);
  await expect(alert).toHaveCount(1);

  await fillCreateDialog(page, 'Arhiv', strange);
  await expect(alert).toContainText(`V mapi »${strange}« so že druge datoteke, zato v njej ni nastal arhiv. Izberite prazno ali novo mapo.`);
  expect(readdirSync(strange)).toEqual(['dopis.txt']);
  expect(readFileSync(path.join(strange, 'dopis.txt'), 'utf8')).toBe('Spoštovani,');

  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Open an archive' })).toBeVisible();
  const inEnglish = await choose(app, page.getByRole('button', { name: 'Choose a folder' }), strange, OPEN_EN);
  await expect(alert).toContainText(`The folder “${inEnglish}” does not hold a Kronika archive. Nothing was changed in it; choose the archive's own folder.`);

  await page.getByRole('link', { name: /^Back to “/ }).click();
  await expect(page.getByRole('main').getByRole('link', { name: /^CiSoTRA/ })).toBeVisible();
});

test('an archive that another Kronika has open is not opened a second time, and that is said', async ({ app, context }) => {
  const folder = folderOf(app, 'skupni');
  const page = await startAnswering(app);
  await fillCreateDialog(page, 'Skupni arhiv', folder);
  await expect(page.getByRole('main')).toContainText(NO_PROJECT);

  const other = new App(context, { shell: 'browser', systemLocale: 'sl-SI' });
  try {
    const second = await other.start(folder);
    await expect(title(second)).toHaveText('Kronika');
    await openFolder(other, folder);
    await expect(second.getByRole('alert')).toContainText(`Arhiv v mapi »${folder}« je že odprt v drugi Kroniki na računalniku »`);
    await app.quit();
    await openFolder(other, folder);
    await expect(second.getByRole('main')).toContainText(NO_PROJECT);
  } finally {
    await other.end();
  }
});

test('a folder that can not be opened as an argument leads to the start screen, which says so, and from which another opens', async ({ app }) => {
  const missing = path.join(app.home, 'ni je');
  const page = await app.start(missing);
  await expect(title(page)).toHaveText('Kronika');
  await expect(page.getByRole('alert')).toContainText(`»${missing}« ni mapa, ki bi jo bilo mogoče odpreti. Nič se ni spremenilo; preverite pot in poskusite znova.`);
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('alert')).toContainText(`“${missing}” is not a folder that can be opened. Nothing was changed; check the path and try again.`);
  await page.getByRole('radio', { name: 'slovenščina' }).click();
  await page.getByRole('button', { name: 'Odpri vzorec' }).click();
  await expect(title(page)).toHaveText('Projekti');
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(title(page)).toHaveText('Kronika');
  await expect(page.getByRole('alert')).toHaveCount(0);
});
