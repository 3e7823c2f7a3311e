/**
 * `npm run guide-pictures`: makes the pictures of the guide anew, in each language, from the product and
 * its sample. For when a screen that the guide shows looks otherwise than it did.
 */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Page, chromium, expect } from '@playwright/test';
import sharp from 'sharp';
import { codeWritten, written } from '#shared/domain/asking/write.ts';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '#shared/domain/languages.ts';
import { directClient } from '../electron/service/direct.ts';
import { Session } from '../electron/service/session.ts';
import { startBrowserProgram } from './e2e/support/app.ts';
import { CHROMIUM_ARGUMENTS, chromiumBinary, unpackChromium } from './e2e/support/chromium.ts';
import { openScreen } from './e2e/support/screens.ts';
import { title } from './e2e/support/steps.ts';
import { words } from './e2e/support/words.ts';
import built from './support/built.ts';
import { organisationForm } from './support/forms.ts';
import { jpeg } from './support/pictures.ts';

/** In pixels: as wide as the guide shows them, or a little wider. */
const SIZE = { width: 1080, height: 680 };
const LOCALES: Readonly<Record<InterfaceLanguage, string>> = { sl: 'sl_SI.UTF-8', en: 'en_GB.UTF-8' };

/** What a reader of the guide does, screen by screen; each is taken under the name that the guide has for it. */
async function walk(page: Page, language: InterfaceLanguage, backups: string, take: (name: string) => Promise<void>): Promise<void> {
  const t = words(language);
  const link = (name: string) => page.getByRole('link', { name, exact: true }).first();
  await expect(title(page)).toHaveText('Kronika');
  await take('archive');

  await page.getByRole('button', { name: t('app:start.sampleButton') }).click();
  await expect(title(page)).toHaveText(t('app:home.title'));
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await take('planned');
  await page.getByRole('searchbox').fill('pilot');
  await page.getByRole('main').getByRole('link', { name: /Neaplju|Naples/ }).first().click();
  await expect(title(page)).toHaveText(/Neaplju|Naples/);
  await page.getByRole('heading', { name: t('app:sources.title') }).scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollBy(0, 400));
  await take('sources');
  await link(t('app:rail.settings')).click();
  await page.getByRole('textbox', { name: t('app:settings.author') }).fill('Ana Kos');
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox').fill('novo mesto');
  await expect(title(page)).toHaveText(t('app:search.title'));
  const found = page.getByRole('main').getByRole('link', { name: /CI\.SO\.MO/ });
  await page.getByRole('searchbox').fill(`novo mesto ${codeWritten('kind', 'event', language)}`);
  await expect(page.getByRole('list', { name: t('app:search.understood') })).toBeVisible();
  await expect(page.getByRole('complementary', { name: t('app:search.narrow') }).locator('[aria-current]')).toBeVisible();
  await expect(found.first()).toBeVisible();
  await take('finding');
  await page.getByRole('button', { name: `${t('app:exportFound.export')} …` }).click();
  await page.getByRole('link', { name: t('app:exportFound.look') }).click();
  await expect(page.locator('.pdf canvas').first()).toBeVisible();
  await page.locator('.pdf').evaluate((pages) => {
    pages.scrollIntoView();
    window.scrollBy(0, -80);
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await take('finding-aid');
  await page.goBack();
  await expect(found.first()).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type(language === 'sl' ? 'nov' : 'new');
  await expect(page.getByRole('group', { name: t('app:search.actions') })).toBeVisible();
  await expect(page.getByRole('group', { name: t('app:palette.records') })).toBeVisible();
  await take('palette');
  await page.keyboard.press('Escape');

  await found.filter({ hasText: /Novem mestu|Novo mesto/ }).first().click();
  await link(t('app:record.edit')).click();
  await expect(page.getByRole('button', { name: t('app:events.save') })).toBeVisible();
  await take('events');

  await page.getByRole('textbox', { name: t('domain:field.statusEvidence') }).fill(t('domain:kinds.photo'));
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: t('app:messages.close') }).click();
  await page.getByRole('button', { name: t('app:record.history'), exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await take('undo');
  await page.keyboard.press('Escape');

  await page.locator('a[href^="/reports/"]').first().click();
  await expect(page.locator('.pdf canvas').first()).toBeVisible();
  await page.locator('.pdf').evaluate((pages) => {
    pages.scrollIntoView();
    window.scrollBy(0, -120);
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await take('sheet');

  await link(t('app:rail.events')).click();
  await link(t('app:several.short')).click();
  await page.locator('.several-rows .rows-next input').evaluate((input, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    (input as HTMLElement).focus();
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, language === 'sl'
    ? '1. srečanje: 15. – 16. maj 2018 v Neaplju, Italija (sinergija s projektom RoMigSc)\n2. srečanje: 8. – 10. oktober 2018 v Tarantu, Italija\n3. srečanje: 18. – 19. maj 2020 v Rimskih Toplicah, Slovenija'
    : 'Meeting 1: 15-16 May 2018 in Naples, Italy (synergy with RoMigSc)\nMeeting 2: 8-10 October 2018 in Taranto, Italy\nMeeting 3: 18-19 May 2020 in Rimske Toplice spa, Slovenia');
  await expect(page.locator('.several-rows > .row')).toHaveCount(3);
  await page.getByRole('button', { name: t('app:messages.close') }).first().click();
  await page.locator('.several-rows').evaluate((rows) => rows.scrollIntoView({ block: 'center' }));
  await take('fast');
  await page.keyboard.press('Escape');

  await link(t('app:rail.settings')).click();
  await page.getByRole('button', { name: t('app:backup.now') }).click();
  const folder = page.getByRole('textbox', { name: t('app:folder.path') });
  await folder.fill(backups);
  await page.getByRole('button', { name: t('app:folder.choose.backUp') }).click();
  await expect(page.getByRole('button', { name: t('app:backup.again') })).toBeEnabled();
  await page.getByRole('heading', { name: t('app:backup.title') }).scrollIntoViewIfNeeded();
  await take('backup');

  await takeMerging(page, language, path.dirname(backups), take);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(t('app:takeBack.title'));
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: t('app:takeBack.look') }).click();
  await page.getByRole('list', { name: t('app:takeBack.records') }).getByRole('link', { name: /Novem mestu|Novo mesto/ }).first().click();
  await expect(page.getByRole('button', { name: t('app:takeBack.field') })).toBeVisible();
  await take('take-back');

  // Last, since the photos would stand in other pictures too.
  await page.getByRole('searchbox').fill(`novo mesto ${codeWritten('kind', 'event', language)}`);
  await expect(page.getByRole('complementary', { name: t('app:search.narrow') }).locator('[aria-current]')).toBeVisible();
  await found.filter({ hasText: /Novem mestu|Novo mesto/ }).first().click();
  await expect(title(page)).not.toHaveText(t('app:search.title'));
  await page.locator('input[type="file"]').setInputFiles(await Promise.all([3, 7, 11, 19, 23, 31].map(async (seed) => ({ name: `${seed}.jpg`, mimeType: 'image/jpeg', buffer: await jpeg({ seed }) }))));
  await expect(page.locator('.photo-grid img')).toHaveCount(6);
  for (const close of await page.getByRole('button', { name: t('app:messages.close') }).all()) await close.click();
  const view = (name: 'timeline' | 'map' | 'photos') => page.getByRole('radio', { name: t(`app:search.views.${name}`) });
  await page.getByRole('searchbox').fill('novo mesto');
  await view('photos').click();
  await expect(page.locator('.photo-grid img')).toHaveCount(6);
  await expect(page.locator('.photo-grid img[src^="data:"]')).toHaveCount(0);
  await take('wall');
  await page.getByRole('searchbox').fill('cisotra');
  await view('map').click();
  await expect(page.locator('.country-map .country-sign')).toHaveCount(5);
  await take('map');
  await page.getByRole('searchbox').fill(`cisotra ${written('date', '2018', language)}`);
  await view('timeline').click();
  await expect(page.locator('.dated .timeline-mark').first()).toBeVisible();
  await take('timeline');
}

/** What a colleague does meanwhile in a copy of the archive: a new organisation, and a field that is said differently, of the event that is given. */
async function workElsewhere(folder: string, home: string, evidence: string): Promise<string> {
  const session = new Session(home, console);
  try {
    const client = directClient(session);
    await client.archive.open({ folder });
    await client.settings.save({ ...(await client.settings.get()), author: 'Bor Hribar' });
    await client.organisations.save(organisationForm({ shortName: 'Lokalni muzej', placeId: null }));
    const [found] = await client.events.titled({ words: 'Mednarodni dogodek CI.SO.MO' });
    if (!found) throw new Error('the sample has no such event');
    const chosen = { kind: 'event' as const, ids: [found.id], without: [], words: '' };
    const changes = [{ field: 'statusEvidence', how: 'set' as const, value: evidence }];
    await client.batch.edit({ chosen, changes, seen: (await client.batch.preview({ chosen, changes })).seen });
    return found.id;
  } finally {
    await session.end();
  }
}

/** A copy for a colleague, merged again after both had worked. */
async function takeMerging(page: Page, language: InterfaceLanguage, home: string, take: (name: string) => Promise<void>): Promise<void> {
  const t = words(language);
  const stick = path.join(home, `Kronika-${language}`);
  const go = async (name: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  };
  const choose = async (button: string, confirm: string) => {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('textbox', { name: t('app:folder.path') }).fill(stick);
    await page.getByRole('button', { name: confirm, exact: true }).click();
  };
  await go(t('app:merging.title'));
  await choose(t('app:merging.copy.choose'), t('app:folder.choose.copy'));
  await page.getByRole('button', { name: t('app:merging.copy.make') }).click();
  await expect(page.getByText(t('app:merging.copy.next'))).toBeVisible();
  const event = await workElsewhere(stick, path.join(home, `drugi-${language}`), t('domain:kinds.source'));
  await openScreen(page, `/events/${event}/edit`);
  await page.getByRole('textbox', { name: t('domain:field.statusEvidence') }).fill(t('domain:kinds.newsItem'));
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: t('app:messages.close') }).first().click();
  await go(t('app:merging.title'));
  await choose(t('app:merging.choose'), t('app:folder.choose.merge'));
  const merge = page.getByRole('button', { name: t('app:merging.merge'), exact: true });
  await expect(merge).toBeFocused();
  await take('merging');
  await merge.click();
  await page.getByRole('link', { name: t('app:conflicts.open') }).click();
  await expect(page.locator('[data-conflict]').first()).toBeVisible();
  await take('conflicts');
}

built();
await unpackChromium();
const browser = await chromium.launch({ args: CHROMIUM_ARGUMENTS, ...(chromiumBinary ? { executablePath: chromiumBinary } : {}) });
// Folders of a name that a reader may have, since the pictures show them.
const home = mkdtempSync(path.join(os.tmpdir(), 'ana-'));
try {
  for (const language of INTERFACE_LANGUAGES) {
    const program = await startBrowserProgram([], { ...process.env, KRONIKA_HOME: path.join(home, language), KRONIKA_NO_BROWSER: '1', LC_ALL: LOCALES[language], LANG: LOCALES[language] });
    const page = await browser.newPage({ viewport: SIZE, locale: LOCALES[language].slice(0, 5).replace('_', '-'), reducedMotion: 'reduce' });
    const pictures = path.join('resources/guide', language, 'pictures');
    mkdirSync(pictures, { recursive: true });
    await page.goto(program.address);
    await walk(page, language, path.join(home, `USB-${language}`), async (name) => {
      await page.evaluate(() => document.fonts.ready);
      await sharp(await page.screenshot()).webp({ quality: 82 }).toFile(path.join(pictures, `${name}.webp`));
    });
    await page.close();
    await program.stop('SIGTERM');
  }
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}
