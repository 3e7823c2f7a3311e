import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from './support/app.ts';
import { barriers } from './support/looks.ts';
import { heldEvent, openScreen, plannedEvent } from './support/screens.ts';
import { beginsWith, containing, endsWith, inOrder, NOVO_MESTO, openNovoMesto, pickOrigin, section, setLanguage, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');
const en = words('en');
const missing = sl('app:reports.weight.missing');
const advice = sl('app:reports.weight.advice');

const gaps = (page: Page) => section(page, sl('app:reports.gaps')).getByRole('listitem');
const preview = (page: Page, name: string) => page.getByRole('group', { name });

/** Follows the link that mends a gap; gives the field that has the focus then. */
async function mend(page: Page, gap: string): Promise<Locator> {
  await gaps(page).filter({ hasText: gap }).getByRole('link').click();
  await expect(page.getByRole('heading', { name: sl('app:reports.gaps') })).toBeHidden();
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
  await page.getByRole('navigation', { name: sl('app:rail.main') }).getByRole('link', { name: sl('app:rail.reports') }).click();
  const line = page.getByRole('main').getByRole('listitem').filter({ hasText: NOVO_MESTO });
  await expect(line).toHaveText(inOrder('CI.SO.MO · 20.–24. maj 2019', sl('app:reports.missing', { count: 3 })));
  await line.getByRole('link').click();
  await expect(gaps(page)).toHaveText([
    inOrder(missing, sl('domain:gap.noParticipants')), inOrder(missing, sl('domain:gap.noWebPage')), inOrder(missing, sl('domain:gap.noPhotos')),
    inOrder(sl('app:reports.weight.doubtful'), sl('domain:gap.disclaimerUnconfirmed')), inOrder(advice, sl('domain:gap.statementOtherLanguage')),
  ]);

  await expect(await mend(page, sl('domain:gap.noParticipants'))).toBeVisible();
  const count = page.getByRole('group', { name: sl('app:participation.row', { number: 1 }) });
  await expect(count.locator(':focus')).toBeVisible();
  // What is still missed stays beside the form, as it is filled in, and leads to its field.
  const missed = page.getByRole('group', { name: sl('app:gaps.missed') });
  await expect(missed.getByRole('button')).toHaveText([sl('domain:kind.participation'), sl('domain:field.webPage')]);
  await count.getByRole('textbox', { name: sl('domain:field.value') }).fill('40');
  await pickOrigin(count, 'novo mesto', 'Novo mesto');
  await expect(missed.getByRole('button')).toHaveText([sl('domain:field.webPage')]);
  await missed.getByRole('button').click();
  await expect(page.getByRole('textbox', { name: sl('domain:field.webPage') })).toBeFocused();
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await section(page, sl('app:reports.title')).getByRole('link').first().click();
  await expect(gaps(page)).not.toHaveCount(0);
  await expect(gaps(page).filter({ hasText: sl('domain:gap.noParticipants') })).toHaveCount(0);

  const webPage = await mend(page, sl('domain:gap.noWebPage'));
  await expect(webPage).toHaveAccessibleName(sl('domain:field.webPage'));
  await webPage.fill('https://primer.si/novo-mesto');
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await section(page, sl('app:reports.title')).getByRole('link').first().click();
  await expect(gaps(page).filter({ hasText: beginsWith(missing) })).toHaveText([containing(sl('domain:gap.noPhotos'))]);
  await expect(preview(page, sl('app:reports.page', { page: 1, pages: 1 }))).toContainText('https://primer.si/novo-mesto');

  await mend(page, sl('domain:gap.noPhotos'));
  await expect(section(page, sl('domain:kinds.photo')).getByRole('button', { name: sl('app:photos.choose') })).toBeInViewport();
  await page.goBack();
  const statement = await mend(page, sl('domain:gap.statementOtherLanguage'));
  await expect(statement).toHaveAccessibleName(`${sl('domain:field.supportStatement')}, slovenščina`);
});

test('the sheet is shown page by page, and what is saved is that PDF, with equal bytes each time, in both languages', { tag: '@desktop' }, async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await section(page, sl('app:reports.title')).getByRole('link').first().click();
  await expect(title(page)).toHaveText(NOVO_MESTO);
  const sheet = preview(page, sl('app:reports.page', { page: 1, pages: 1 }));
  await expect(sheet).toContainText(sl('reports:eventSheet.tookPlaceIn', { city: 'Novo mesto', country: 'Slovenija' }));
  await expect.poll(() => drawnPart(sheet.locator('canvas'))).toBeGreaterThan(0.01);

  const first = await savedPdf(page, sl('app:reports.save'));
  expect(first.name).toBe(`${sl('reports:eventSheet.fileName')}_mednarodni-dogodek-cisomo-v-novem-mestu_sl.pdf`);
  expect(Buffer.from(first.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(first.text).toContain('Novo mesto');
  expect(first.text).toContain(sl('reports:eventSheet.fromTo', { from: '20. 5. 2019', to: '24. 5. 2019' }));
  await expect(page.getByText(`SHA-256: ${createHash('sha256').update(first.bytes).digest('hex')}`)).toBeVisible();
  await page.reload();
  await expect(sheet).toBeVisible();
  const second = await savedPdf(page, sl('app:reports.save'));
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);

  const spoken = (label: string) => page.getByRole('button', { name: label });
  await spoken(sl('app:reports.language')).click();
  await page.getByRole('option', { name: 'nemščina' }).click();
  await expect(sheet).toContainText('Novo mesto, Slowenien');
  await expect(sheet).toHaveCount(1);
  // It is kept for the next report.
  await openScreen(page, `/reports/event-sheet/${heldEvent(app)}`);
  await expect(spoken(sl('app:reports.language'))).toContainText('nemščina');
  await spoken(sl('app:reports.language')).click();
  await page.getByRole('option', { name: 'angleščina' }).click();
  await expect(sheet).toContainText('Novo mesto, Slovenia');
  const english = await savedPdf(page, sl('app:reports.save'));
  expect(english.name).toMatch(/_en\.pdf$/);
  expect(english.text).toContain('With the support of the Europe for Citizens Programme of the European Union');
  await setLanguage(page, 'English');
  await openScreen(page, `/reports/event-sheet/${heldEvent(app)}`);
  await expect(spoken(en('app:reports.language'))).toContainText('English');
  await expect(preview(page, en('app:reports.page', { page: 1, pages: 1 }))).toBeVisible();
  expect(Buffer.compare((await savedPdf(page, en('app:reports.save'))).bytes, english.bytes)).toBe(0);
});

test('the sheet of an event that is only planned says first that it was not held, beside it and on it', async ({ app }) => {
  const page = await app.start('--sample');
  await openScreen(page, `/reports/event-sheet/${plannedEvent(app)}`);
  await expect(gaps(page).first()).toHaveText(inOrder(missing, sl('domain:gap.notHeld')));
  await expect(preview(page, sl('app:reports.page', { page: 1, pages: 1 }))).toContainText(sl('reports:eventSheet.notHeld.planned'));
  const status = await mend(page, sl('domain:gap.notHeld'));
  await expect(status).toHaveAccessibleName(endsWith(sl('domain:field.status')));
});

test('the reports of a project are found on it, say what they lack and why, and are taken along as a page for the web and as a table', async ({ app }) => {
  const page = await app.start('--sample');
  await openScreen(page, '/reports');
  const line = page.getByRole('main').getByRole('listitem').filter({ hasText: 'CI.SO.MO' }).first();
  await line.getByRole('link', { name: beginsWith(sl('reports:names.information-template')) }).click();
  await expect(title(page)).toHaveText('CI.SO.MO');
  await expect(gaps(page).first()).toHaveText(inOrder(missing, sl('domain:gap.noPartners', { least: 3 }), sl('app:reports.source', { source: 'Europe for Citizens, Programme Guide 2014–2020 (EACEA)' })));
  await expect(gaps(page).filter({ hasText: sl('domain:gapOf', { name: NOVO_MESTO, sentence: sl('domain:gap.noParticipants') }) })).toHaveCount(1);
  await expect(preview(page, sl('app:reports.page', { page: 1, pages: 1 }))).toContainText(sl('reports:template.eventNumber', { number: 1, name: NOVO_MESTO }));

  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: sl('app:reports.saveAs', { format: 'HTML' }) }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe('informacije-o-projektu_cisomo_sl.html');
  const web = await page.context().newPage();
  await web.setContent(await readFile(await download.path(), 'utf8'));
  expect(await barriers(web)).toEqual([]);
  await expect(web.getByRole('heading', { level: 2 })).toHaveText([sl('reports:template.eventNumber', { number: 1, name: NOVO_MESTO })]);
  await web.close();

  await expect(await mend(page, sl('domain:gap.noPartners', { least: 3 }))).toHaveAccessibleName(sl('app:roles.add'));
  await page.goBack();
  await page.getByRole('link', { name: 'CI.SO.MO', exact: true }).click();
  await section(page, sl('app:reports.title')).getByRole('link', { name: sl('reports:names.participation') }).click();
  await expect(preview(page, sl('app:reports.page', { page: 1, pages: 1 }))).toContainText(sl('reports:eventSheet.unknown'));
  await expect(page.getByRole('button', { name: sl('app:reports.saveAs', { format: 'XLSX' }) })).toBeVisible();

  // Of a project with many events the first gaps are shown, and all of them when they are asked for.
  await openScreen(page, '/projects');
  await page.getByRole('main').getByRole('link', { name: 'CiSoTRA' }).first().click();
  await section(page, sl('app:reports.title')).getByRole('link', { name: sl('reports:names.planned-and-held') }).click();
  await expect(gaps(page)).toHaveCount(12);
  const more = section(page, sl('app:reports.gaps')).getByRole('button');
  await expect(more).toHaveText(/^Pokaži še \d+$/);
  await more.press('Enter');
  await expect(gaps(page).nth(12).getByRole('link')).toBeFocused();
  expect(await gaps(page).count()).toBeGreaterThan(40);
});

test('a figure of a report opens the records that it comes from, and leads to them', async ({ app }) => {
  const page = await app.start('--sample');
  await openScreen(page, '/reports/annual/2019');
  await page.getByRole('radio', { name: sl('app:reports.text') }).click();
  const figure = page.getByRole('main').getByRole('button', { name: sl('app:reports.trace', { figure: '1' }) }).first();
  await figure.press('Enter');
  await page.getByRole('dialog', { name: sl('app:reports.origin', { figure: '1' }) }).getByRole('link', { name: NOVO_MESTO }).click();
  await expect(title(page)).toHaveText(NOVO_MESTO);
});
