import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from './support/app.ts';
import { heldEvent, openScreen, plannedEvent } from './support/screens.ts';
import { NOVO_MESTO, choose, openNovoMesto, pick, section, setLanguage, title } from './support/steps.ts';

const gaps = (page: Page) => section(page, 'Preden ga pošljete').getByRole('listitem');
const preview = (page: Page, name: string) => page.getByRole('group', { name });

/** Follows the link that mends a gap; gives the field that has the focus then. */
async function mend(page: Page, gap: string): Promise<Locator> {
  await gaps(page).filter({ hasText: gap }).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Preden ga pošljete' })).toBeHidden();
  return page.locator(':focus');
}

async function savedPdf(page: Page, button: string): Promise<{ name: string; bytes: Uint8Array; text: string }> {
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await arriving;
  const bytes = new Uint8Array(await readFile(await download.path()));
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages = await Promise.all(Array.from({ length: document.numPages }, async (_, index) => (await (await document.getPage(index + 1)).getTextContent()).items));
  const text = pages.flat().map((item) => ('str' in item ? item.str : '')).join(' ');
  return { name: download.suggestedFilename(), bytes, text };
}

/** The part of a page that is not white. */
function drawnPart(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const pixels = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let dark = 0;
    for (let index = 0; index < pixels.length; index += 4) if ((pixels[index] ?? 255) < 200 && (pixels[index + 3] ?? 0) > 0) dark += 1;
    return dark / (width * height);
  });
}

test('the sheet of an event lists what the funder would miss, each with a link into the field that mends it', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('navigation', { name: 'Glavno' }).getByRole('link', { name: 'Poročila' }).click();
  const line = page.getByRole('main').getByRole('listitem').filter({ hasText: NOVO_MESTO });
  await expect(line).toHaveText(/CI\.SO\.MO · 20\.–24\. maj 2019.*manjkajo 3 podatki/);
  await line.getByRole('link').click();
  await expect(gaps(page)).toHaveText([
    /^Manjka\s*Manjka število udeležencev\./, /^Manjka\s*Manjka naslov objavljene spletne strani\./, /^Manjka\s*Fotografij ni\./,
    /^Bolje z\s*Izjava o podpori ni zabeležena v jeziku lista; natisnjena je v drugem\./, /^Bolje z\s*Uradna izjava o omejitvi odgovornosti/,
  ]);

  await expect(await mend(page, 'Manjka število udeležencev.')).toBeVisible();
  const count = page.getByRole('group', { name: 'število 1' });
  await expect(count.locator(':focus')).toBeVisible();
  await choose(count, 'Število', 'Natančno');
  await count.getByRole('textbox', { name: 'Število' }).fill('40');
  await pick(count, 'Iz države', 'slovenija', 'Slovenija');
  await pick(count, 'Iz mesta', 'novo', 'Novo mesto');
  await page.getByRole('button', { name: 'Shrani dogodek' }).click();
  await section(page, 'Poročila').getByRole('link').first().click();
  await expect(gaps(page)).not.toHaveCount(0);
  await expect(gaps(page).filter({ hasText: 'število' })).toHaveCount(0);

  const webPage = await mend(page, 'Manjka naslov objavljene spletne strani.');
  await expect(webPage).toHaveAccessibleName('Objavljena stran');
  await webPage.fill('https://primer.si/novo-mesto');
  await page.getByRole('button', { name: 'Shrani dogodek' }).click();
  await section(page, 'Poročila').getByRole('link').first().click();
  await expect(gaps(page).filter({ hasText: /^Manjka/ })).toHaveText([/Fotografij ni\./]);
  await expect(preview(page, 'Stran 1 od 1')).toContainText('https://primer.si/novo-mesto');

  await mend(page, 'Fotografij ni.');
  await expect(section(page, 'Fotografije').getByRole('button', { name: 'Izberi fotografije' })).toBeInViewport();
  await page.goBack();
  const statement = await mend(page, 'Izjava o podpori ni zabeležena v jeziku lista');
  await expect(statement).toHaveAccessibleName('Izjava o podpori, slovenščina');
});

test('the sheet is shown page by page, and what is saved is that PDF, with equal bytes each time, in both languages', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await section(page, 'Poročila').getByRole('link').first().click();
  await expect(title(page)).toHaveText(NOVO_MESTO);
  const sheet = preview(page, 'Stran 1 od 1');
  await expect(sheet).toContainText('Kraj dogodka: Novo mesto, Slovenija');
  await expect.poll(() => drawnPart(sheet.locator('canvas'))).toBeGreaterThan(0.01);

  const first = await savedPdf(page, 'Shrani PDF');
  expect(first.name).toBe('podatki-o-dogodku_mednarodni-dogodek-cisomo-v-novem-mestu_sl.pdf');
  expect(Buffer.from(first.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(first.text).toContain('Novo mesto');
  expect(first.text).toContain('od 20/05/2019 do 24/05/2019');
  await expect(page.getByText(`SHA-256: ${createHash('sha256').update(first.bytes).digest('hex')}`)).toBeVisible();
  await page.reload();
  await expect(sheet).toBeVisible();
  const second = await savedPdf(page, 'Shrani PDF');
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);

  await page.getByRole('radio', { name: 'angleščina' }).click();
  await expect(sheet).toContainText('Novo mesto, Slovenia');
  const english = await savedPdf(page, 'Shrani PDF');
  expect(english.name).toMatch(/_en\.pdf$/);
  expect(english.text).toContain('With the support of the Europe for Citizens Programme of the European Union');
  await setLanguage(page, 'English');
  await openScreen(page, `/reports/event-sheet/${heldEvent(app)}`);
  await expect(page.getByRole('radio', { name: 'English', exact: true })).toBeChecked();
  await expect(preview(page, 'Page 1 of 1')).toBeVisible();
  expect(Buffer.compare((await savedPdf(page, 'Save PDF')).bytes, english.bytes)).toBe(0);
});

test('the sheet of an event that is only planned says first that it was not held, beside it and on it', async ({ app }) => {
  const page = await app.start('--sample');
  await openScreen(page, `/reports/event-sheet/${plannedEvent(app)}`);
  await expect(gaps(page).first()).toHaveText(/^Manjka\s*Ni zabeleženo, da je bil dogodek izveden\./);
  await expect(preview(page, 'Stran 1 od 1')).toContainText('Načrtovano: ni zabeleženo, da je bilo izvedeno');
  const status = await mend(page, 'Ni zabeleženo, da je bil dogodek izveden.');
  await expect(status).toHaveAccessibleName(/Stanje$/);
});
