import { rename } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { keptDrafts } from './support/kept-drafts.ts';
import { beginsWith, draftKept, title } from './support/steps.ts';
import { within, words } from './support/words.ts';

const sl = words('sl');

const restored = (page: Page) => page.getByRole('status').filter({ hasText: within('app:form.draftRestored') });
const titleField = (page: Page) => page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` });
const draftsHere = (page: Page) => page.getByRole('region', { name: sl('app:drafts.title') });
const leave = (page: Page) => page.getByRole('button', { name: sl('app:form.leave') }).click();
const rail = (page: Page, name: string) => page.getByRole('navigation', { name: sl('app:rail.main') }).getByRole('link', { name, exact: true });
const notKept = (page: Page) => page.getByRole('alert').filter({ hasText: within('app:form.draftNotKept') });

async function newEvent(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await expect(titleField(page)).toBeFocused();
}

/** 107 characters, typed on without a pause in some 12 s. */
const TYPED = 'Okrogla miza o sosedstvu, na kateri so prebivalci povedali, kako živijo, kaj pogrešajo in kaj bi spremenili';
/** Milliseconds between two keys. */
const BETWEEN = 112;
/** Milliseconds of typing that a crash may take. */
const MOST_LOST = 1000;

test('who types on without a pause loses no more than the last second by a crash, and the next start opens the archive and tells of the draft', async ({ app, context }) => {
  let page = await app.start('--sample');
  await newEvent(page);
  expect(TYPED).toHaveLength(107);
  // The page's clock goes on by keys alone: how fast the machine is changes nothing, and no pause comes ever.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  for (const letter of TYPED) {
    await page.keyboard.type(letter);
    await page.clock.runFor(BETWEEN);
  }
  await expect.poll(() => keptDrafts(app)).toContain(TYPED.slice(0, -Math.ceil(MOST_LOST / BETWEEN)));

  await app.kill();
  await context.clock.resume();
  page = await app.start();
  await expect(title(page)).toHaveText(sl('app:home.title'));
  const waiting = page.getByRole('status').filter({ hasText: sl('app:drafts.waiting', { count: 1 }) });
  await waiting.getByRole('button', { name: sl('app:drafts.show') }).click();
  await expect(title(page)).toHaveText(sl('app:drafts.title'));
  await page.getByRole('main').getByRole('listitem').getByRole('link', { name: beginsWith('Okrogla miza') }).click();
  await expect(restored(page)).toBeVisible();
  await expect(titleField(page)).toHaveValue(beginsWith(TYPED.slice(0, 90)));
});

/** Leaves a form that can't keep what was typed: it asks, and the safe answer stays. */
async function expectAskedBeforeLosing(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  const question = page.getByRole('alertdialog', { name: sl('app:form.losingTitle') });
  await expect(question.getByRole('button', { name: sl('app:form.return') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
}

test('that a draft could not be kept is said, leaving asks first, and the next key keeps it again', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  await page.route('**/rpc/drafts/keep', (route) => route.abort());
  await page.keyboard.type('Miza');
  await expect(notKept(page)).toHaveText(within('errors:disconnected'));
  await expectAskedBeforeLosing(page);
  await expect(titleField(page)).toHaveValue('Miza');
  await expect(titleField(page)).toBeFocused();

  await page.unroute('**/rpc/drafts/keep');
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await expect(notKept(page)).toHaveCount(0);
  await draftKept(page);
  await expect.poll(() => keptDrafts(app)).toContain('Miza!');
});

test('where the archive\'s folder has gone, the form says that its draft is not kept, and why', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  await page.keyboard.type('Okrogla');
  await draftKept(page);
  await rename(path.join(app.home, 'sample'), path.join(app.home, 'moved'));
  await page.keyboard.type(' miza');
  await expect(notKept(page)).toBeVisible();
  await expectAskedBeforeLosing(page);
  await expect(titleField(page)).toHaveValue('Okrogla miza');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: sl('app:form.lose') }).click();
  await expect(title(page)).toHaveText(sl('app:home.title'));
});

async function draftOf(app: App, name: string): Promise<void> {
  await titleField(app.page).fill(name);
  await draftKept(app.page);
  await leave(app.page);
}

test('drafts of new records are found in their lists and on the record they belong to, N offers the one that is there, and another can be begun beside it', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page);
  await draftOf(app, 'Okrogla miza');
  await page.getByRole('main').getByRole('link', { name: beginsWith('CiSoTRA') }).click();
  await expect(title(page)).toHaveText(beginsWith('CiSoTRA'));
  await expect(draftsHere(page)).toHaveCount(0);
  await newEvent(page);
  await expect(restored(page)).toHaveCount(0);
  await draftOf(app, 'Obisk v Celju');
  await expect(draftsHere(page).getByRole('listitem')).toHaveText([beginsWith('Obisk v Celju')]);

  await test.step('in the list of their kind, each with its way back', async () => {
    await rail(page, sl('app:rail.events')).click();
    await expect(draftsHere(page).getByRole('listitem')).toHaveText([beginsWith('Obisk v Celju'), beginsWith('Okrogla miza')]);
    await draftsHere(page).getByRole('link', { name: beginsWith('Obisk v Celju') }).click();
    await expect(titleField(page)).toHaveValue('Obisk v Celju');
    await expect(page.getByRole('group', { name: sl('app:events.projectRow', { number: 1 }) }).getByRole('combobox')).toHaveValue('CiSoTRA');
    await leave(page);
  });
  await test.step('N offers the one that is there', async () => {
    await rail(page, sl('app:rail.projects')).click();
    await page.keyboard.press('n');
    await expect(restored(page)).toBeVisible();
    await expect(titleField(page)).toHaveValue('Okrogla miza');
    await page.getByRole('button', { name: sl('app:form.beginAnother') }).click();
    await expect(titleField(page)).toHaveValue('');
    await expect(restored(page)).toHaveCount(0);
    await draftOf(app, 'Izlet');
  });
  await test.step('each is discarded where it is listed', async () => {
    await rail(page, sl('app:rail.drafts')).click();
    const lines = page.getByRole('main').getByRole('listitem');
    await expect(lines).toHaveText([beginsWith('Izlet'), beginsWith('Obisk v Celju'), beginsWith('Okrogla miza')]);
    await lines.filter({ hasText: 'Obisk v Celju' }).getByRole('button', { name: sl('app:drafts.discard') }).click();
    await expect(lines).toHaveText([beginsWith('Izlet'), beginsWith('Okrogla miza')]);
  });
  await test.step('and is none any more when it is saved', async () => {
    await page.getByRole('main').getByRole('link', { name: beginsWith('Izlet') }).click();
    await expect(titleField(page)).toHaveValue('Izlet');
    await page.keyboard.press('Control+s');
    await expect(title(page)).toHaveText('Izlet');
    await rail(page, sl('app:rail.drafts')).click();
    await expect(page.getByRole('main').getByRole('listitem')).toHaveText([beginsWith('Okrogla miza')]);
  });
});
