/** What users do in many places, by the names that they see or hear. */

import { type Locator, type Page, expect } from '@playwright/test';
import { literally, whole, within, words } from './words.ts';

const sl = words('sl');

type Scope = Page | Locator;

export const beginsWith = (text: string) => new RegExp(`^${literally(text)}`);
export const endsWith = (text: string) => new RegExp(`${literally(text)}$`);
export const containing = (text: string) => new RegExp(literally(text));
export const exactly = (text: string) => new RegExp(`^${literally(text)}$`);

/** Texts one after the other, with anything between them. */
export const inOrder = (...texts: readonly string[]) => new RegExp(texts.map(literally).join('.*'), 's');
/** Texts one after the other, and nothing else. */
export const wholly = (...texts: readonly string[]) => new RegExp(`^${texts.map(literally).join(String.raw`\s*`)}$`);

function pageOf(scope: Scope): Page {
  return 'page' in scope ? scope.page() : scope;
}

/** The title of the page that is shown. */
export function title(page: Page): Locator {
  return page.getByRole('heading', { level: 1 });
}

/** The part of a page under a heading. */
export function section(page: Page, name: string): Locator {
  return page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });
}

/** What a list of facts says under a name. */
export function fact(scope: Scope, name: string): Locator {
  return scope.getByRole('term').filter({ hasText: exactly(name) }).locator('xpath=following-sibling::dd');
}

/** Chooses from a list that a button opens. */
export async function choose(scope: Scope, label: string, option: string): Promise<void> {
  await scope.getByRole('button', { name: endsWith(label) }).click();
  await pageOf(scope).getByRole('option', { name: option, exact: true }).click();
}

/** Types into a box that searches while one types. As by hand: whoever types has come to it before, for a list closes when the page scrolls under it. */
export async function lookFor(box: Locator, words: string): Promise<void> {
  await box.click();
  // That the page was scrolled to the box is told a frame later, and would close the list that typing opens.
  await box.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await box.fill(words);
  // On a machine at its limits it is told later still: as by hand, the last letter is typed again.
  const list = box.page().getByRole('listbox');
  await expect(async () => {
    if ((await list.count()) === 0) await box.fill(words);
    // What comes meanwhile would move what is pressed, between its press and its release.
    await expect(box.page().locator('[data-searching]')).toHaveCount(0);
    await expect(list).not.toHaveCount(0, { timeout: 1000 });
  }).toPass({ timeout: 180_000 });
}

/** Types into a box that searches while one types, and takes what it offers. */
export async function pick(scope: Scope, label: string, words: string, offered = words): Promise<void> {
  const box = scope.getByRole('combobox', { name: beginsWith(label) });
  await lookFor(box, words);
  await pageOf(scope).getByRole('option', { name: beginsWith(offered) }).first().click();
  await expect(pageOf(scope).getByRole('listbox')).toHaveCount(0);
  await expect(box).toHaveValue(beginsWith(offered));
}

/** What a search found, as links: beside them others narrow it. */
export const hits = (page: Page): Locator => page.getByRole('main').locator('a[data-hit]');

/** Searches the archive and opens the first hit whose title begins so. */
export async function openBySearch(page: Page, words: string, name: string): Promise<void> {
  await page.getByRole('searchbox').fill(words);
  await expect(title(page)).toHaveText(whole('app:search.title'));
  await hits(page).filter({ hasText: beginsWith(name) }).first().click();
  await expect(title(page)).toHaveText(name);
}

/** Holds the answers to a call of the page back, as a busy machine does, until they are let through. */
export async function heldBack(page: Page, call: string): Promise<{ readonly asked: () => number; readonly letThrough: () => void }> {
  let asked = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(`**/rpc/${call}`, async (route) => {
    asked += 1;
    await promise;
    await route.continue();
  });
  return { asked: () => asked, letThrough: resolve };
}

/** Waits for the word that what is typed is kept. */
export async function draftKept(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: within('app:form.draftKept') })).toBeVisible();
}

export async function setLanguage(page: Page, language: 'slovenščina' | 'English'): Promise<void> {
  await page.getByRole('link', { name: whole('app:rail.settings') }).click();
  await page.getByRole('radio', { name: language, exact: true }).click();
  await expect(title(page)).toHaveText(words(language === 'English' ? 'en' : 'sl')('app:rail.settings'));
}

/** The name under which the history tells of one's changes. */
export async function setAuthor(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: sl('app:rail.settings'), exact: true }).click();
  const author = page.getByRole('textbox', { name: sl('app:settings.author') });
  await author.fill(name);
  await author.press('Enter');
}

export const NOVO_MESTO = 'Mednarodni dogodek CI.SO.MO v Novem mestu';

/** The sample's event in Novo mesto. */
export function openNovoMesto(page: Page): Promise<void> {
  return openBySearch(page, 'mednarodni dogodek', NOVO_MESTO);
}

/** A new row in a list that has a line to be written in, by the list's field. What begins it is replaced. */
export async function addRowByTyping(page: Page, list: 'participation' | 'roles', number: number): Promise<Locator> {
  await page.locator(`[data-field="${list}"] .rows-next input`).fill('0');
  const row = page.getByRole('group', { name: list === 'roles' ? sl('app:roles.row', { number }) : sl('app:participation.row', { number }), exact: true });
  await expect(row).toBeVisible();
  return row;
}

/** Where counted people are from, by what is typed and what is offered for it. */
export async function pickOrigin(row: Locator, words: string, offered = words): Promise<void> {
  await pick(row, sl('app:counts.from'), words, offered);
}

/** What the components have read out of a button that worked stands there, nameless, until they take it away: then axe finds what is of the screen alone. */
export async function readOut(page: Page): Promise<void> {
  await expect(page.locator('[data-live-announcer] [role="img"]')).toHaveCount(0);
}
