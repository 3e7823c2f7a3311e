/** What the desktop shell keeps a page from, and what it does when a page dies or the program is started again. */

import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { heldEvent, openScreen } from './support/screens.ts';
import { StandInDesktop } from './support/stand-in-desktop.ts';
import { draftKept, fact, openNovoMesto, title } from './support/steps.ts';
import { questions, told } from './support/told.ts';
import { literally, within, words } from './support/words.ts';

const sl = words('sl');

/** Goes on when the program has heard all that was said before: it answers in the order in which it is asked. */
async function heard(app: App): Promise<void> {
  const before = told(app, 'answered').length;
  app.happen({ spoken: { channel: 'kronika:choose-folder', address: 'https://primer.si/', value: null } });
  await expect.poll(() => told(app, 'answered').length).toBe(before + 1);
}

/** Begins to change an event's evidence, until that is kept as a draft. */
async function typeEvidence(app: App, page: Page, text: string): Promise<void> {
  await openScreen(page, `/events/${heldEvent(app)}`);
  await page.getByRole('link', { name: new RegExp(`^(?:${literally(sl('app:record.edit'))}|${literally(sl('app:record.continueDraft'))})$`) }).click();
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill(text);
  await draftKept(page);
}

async function typedIsThere(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: within('app:form.draftRestored') })).toBeVisible();
  await expect(page.getByRole('textbox', { name: sl('domain:field.statusEvidence') })).toHaveValue(text);
}

test('no contents escapes the guards: not those that are no window\'s, not by being led on, not by a device or by WebRTC', async ({ app }) => {
  await app.start('--sample');
  app.happen('otherContents');
  await expect.poll(() => told(app, 'otherContents')).toEqual([
    { opens: 'deny', refused: ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'], keptInside: [], bluetooth: '' },
  ]);
  expect(told(app, 'webRtc')).toEqual(['disable_non_proxied_udp', 'disable_non_proxied_udp']);
  expect(told(app, 'devicePermission')).toEqual([false, false, false]);
  expect(told(app, 'displayMedia')).toEqual([null]);
  expect(told(app, 'bluetoothPairing')).toEqual([{ confirmed: false }]);
  app.happen('devicesOffered');
  await expect.poll(() => ['select-hid-device', 'select-usb-device', 'select-serial-port'].map((event) => told(app, event))).toEqual([[null], [null], ['']]);
});

test('whoever is not our page is not heard, and neither is our page where it says what makes no sense', async ({ app }) => {
  const page = await app.start('--sample');
  await expect.poll(() => told(app, 'theme').length).toBeGreaterThan(0);
  const { origin } = new URL(page.url());
  const given = told(app, 'given').length;
  const before = [told(app, 'theme'), told(app, 'menu')];
  for (const address of ['https://primer.si/', 'kronika://other/', 'file:///etc/hosts', 'about:blank']) {
    for (const value of [undefined, null, 'dark', { language: 'en', theme: 'dark' }]) app.happen({ spoken: { channel: 'kronika:appearance', address, value } });
    app.happen({ spoken: { channel: 'kronika:connect', address, value: undefined } });
  }
  for (const value of [undefined, null, 7, 'dark', [], {}, { language: 'en' }, { language: 'de', theme: 'dark' }, { language: 'en', theme: 'neon' }, { language: ['en'], theme: 'dark' }, { language: 'en', theme: 'dark', more: 1 }]) {
    app.happen({ spoken: { channel: 'kronika:appearance', address: `${origin}/`, value } });
  }
  await heard(app);
  expect([told(app, 'theme'), told(app, 'menu')]).toEqual(before);
  expect(told(app, 'given')).toHaveLength(given);
  expect(told(app, 'answered')).toEqual([{ ok: false }]);
  app.happen({ spoken: { channel: 'kronika:appearance', address: `${origin}/`, value: { language: 'en', theme: 'dark' } } });
  await expect.poll(() => told(app, 'theme').at(-1)).toBe('dark');
});

test('a page saves to a file the PDF that it made, and nothing else', async ({ app }) => {
  const page = await app.start('--sample');
  await app.goto(`/reports/event-sheet/${heldEvent(app)}`);
  await page.getByRole('button', { name: sl('app:reports.save') }).click();
  await expect.poll(() => told(app, 'download')).toEqual([{ name: expect.stringMatching(/\.pdf$/), allowed: true }]);
  // One after the other: a page that saves several at once has the last of them only.
  const things = ['html', 'data:application/pdf,x', '/icon.svg'] as const;
  for (const [index, thing] of things.entries()) {
    await page.evaluate((href) => {
      const from = href === 'html' ? URL.createObjectURL(new Blob(['<p>'], { type: 'text/html' })) : href;
      Object.assign(document.createElement('a'), { href: from, download: 'page.html' }).click();
    }, thing);
    await expect.poll(() => told(app, 'download')).toHaveLength(index + 2);
  }
  expect(told(app, 'download').slice(1).map((download) => (download as { allowed: boolean }).allowed)).toEqual([false, false, false]);
});

test('a page that has died is said in the user\'s language, and is begun anew with what was being typed', async ({ app }) => {
  app.env.KRONIKA_TEST_ANSWER = 'first';
  const first = await app.start('--sample');
  await typeEvidence(app, first, 'drugič');
  await app.crashPage();
  await expect.poll(() => told(app, 'question')).toEqual([
    { message: sl('command:desktop.pageGone'), detail: sl('command:desktop.pageKept'), buttons: [sl('command:desktop.beginAnew'), sl('command:desktop.quit')] },
  ]);
  await expect.poll(() => app.page === first).toBe(false);
  await typedIsThere(app.page, 'drugič');
  await app.page.getByRole('button', { name: sl('app:events.save') }).click();
  await expect(fact(app.page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»drugič«');
});

test('a page that has died ends the program where its user wants that, and the next start has what was being typed', async ({ app }) => {
  const first = await app.start('--sample');
  await typeEvidence(app, first, 'drugič');
  await app.crashPage();
  await app.ended();
  await app.quit();
  const page = await app.start('--sample');
  await openScreen(page, `/events/${heldEvent(app)}`);
  await page.getByRole('link', { name: sl('app:record.continueDraft') }).click();
  await typedIsThere(page, 'drugič');
});

test('a page that hangs is said, and begun anew with what was being typed', async ({ app }) => {
  app.env.KRONIKA_TEST_ANSWER = 'first';
  const first = await app.start('--sample');
  await typeEvidence(app, first, 'drugič');
  // It never answers again.
  first.evaluate(() => setTimeout(() => { for (;;); })).catch(() => {});
  app.happen('pageHangs');
  await expect.poll(() => told(app, 'question')).toEqual([
    { message: sl('command:desktop.pageHangs'), detail: sl('command:desktop.pageKept'), buttons: [sl('command:desktop.beginAnew'), sl('command:desktop.wait')] },
  ]);
  await expect.poll(() => app.page === first).toBe(false);
  await typedIsThere(app.page, 'drugič');
  expect(questions(app)).toHaveLength(1);
});

test('a page that hangs for a while is waited for: the question goes when it answers again, and there is never a second one', async ({ app }) => {
  app.env.KRONIKA_TEST_ANSWER = 'later';
  const page = await app.start('--sample');
  app.happen('pageHangs');
  app.happen('pageHangs');
  await expect.poll(() => told(app, 'question').length).toBe(1);
  app.happen('pageAnswers');
  await expect.poll(() => told(app, 'questionWithdrawn')).toEqual([sl('command:desktop.pageHangs')]);
  expect(told(app, 'question')).toHaveLength(1);
  expect(told(app, 'crashed')).toEqual([]);
  await openNovoMesto(page);
});

test('what the menu names is done once, however often its user has come back from the start screen', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  for (const text of ['prvič', 'drugič']) {
    await page.getByRole('link', { name: sl('app:record.edit') }).click();
    await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill(text);
    await page.getByRole('button', { name: sl('app:events.save') }).click();
    await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText(`»${text}«`);
  }
  for (let time = 0; time < 2; time += 1) {
    await openScreen(page, '/start');
    await openScreen(page, `/events/${heldEvent(app)}`);
  }
  app.happen({ menu: [sl('command:desktop.edit'), sl('command:desktop.undo')] });
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).not.toHaveText('»drugič«');
  await page.reload();
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»prvič«');
});

test('a second start comes to the front as the first, which opens what that one was asked to and keeps what was being typed where it belongs', async ({ app, context }) => {
  const page = await app.start('--sample');
  const folder = path.join(app.home, 'center');
  await page.getByRole('banner').getByRole('link').first().click();
  await page.getByRole('button', { name: sl('app:start.createButton') }).click();
  const dialog = page.getByRole('dialog', { name: sl('app:start.create') });
  await dialog.getByRole('textbox', { name: sl('app:start.name') }).fill('Center Dolenjska');
  await dialog.getByRole('textbox', { name: sl('app:start.folder') }).fill(folder);
  await dialog.getByRole('button', { name: sl('app:start.createButton') }).click();
  await expect(page.getByRole('link', { name: 'Center Dolenjska' })).toBeVisible();

  app.happen({ secondInstance: { asked: { sample: true } } });
  await expect(page.getByRole('main').getByRole('link', { name: /^CiSoTRA/ })).toBeVisible();
  expect(told(app, 'focus')).toHaveLength(1);
  await openScreen(page, `/events/${heldEvent(app)}`);
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  // At once after the last key, before the pause after which it would be kept.
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('drugič');
  app.happen({ secondInstance: { asked: { folder } } });
  await expect(page.getByRole('link', { name: 'Center Dolenjska' })).toBeVisible();
  await expect(title(page)).toHaveText(sl('app:home.title'));

  const missing = path.join(app.home, 'ni je');
  app.happen({ secondInstance: { asked: { folder: missing } } });
  await expect(page.getByRole('alert')).toContainText(sl('errors:archive.folderMissing', { folder: missing }));
  await expect(page.getByRole('link', { name: 'Center Dolenjska' })).toBeVisible();
  for (const nonsense of [undefined, null, {}, { asked: null }, { asked: { folder: '' } }, { asked: { folder: 7 } }, 'center']) app.happen({ secondInstance: nonsense });
  await heard(app);
  expect(told(app, 'focus')).toHaveLength(10);

  app.happen({ secondInstance: { asked: { sample: true } } });
  await expect(page.getByRole('main').getByRole('link', { name: /^CiSoTRA/ })).toBeVisible();
  await openNovoMesto(page);
  await page.getByRole('link', { name: sl('app:record.continueDraft') }).click();
  await typedIsThere(page, 'drugič');
  // The archive that is open is not opened again: a form stays as it is.
  app.happen({ secondInstance: { asked: { sample: true } } });
  await expect.poll(() => told(app, 'focus')).toHaveLength(12);
  await typedIsThere(page, 'drugič');
  expect(told(app, 'webPreferences')).toHaveLength(1);
  expect(context.pages()).toHaveLength(1);
});

test('a second start hands over its folder as it was meant where it was typed, opens nothing itself, and ends', async ({ app, context }) => {
  mkdirSync(app.home, { recursive: true });
  const second = new StandInDesktop(context, ['center'], { ...app.environment, KRONIKA_TEST_SECOND: '1' });
  await second.ended();
  expect(second.said).toEqual([{ what: 'lock', detail: { asked: { folder: path.resolve('center') } } }]);
  expect(existsSync(path.join(app.home, 'settings.json'))).toBe(false);
});
