import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { furnish, heldEvent, openScreen, sampleScreens } from './support/screens.ts';
import { draftKept, fact, openBySearch, section, setLanguage, title } from './support/steps.ts';

const html = (page: Page) => page.locator('html');
const paper = (page: Page) => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);

test('another language is there at once on the whole page, and nothing that was typed into a form is lost by it', async ({ app }) => {
  let page = await app.start('--sample');
  await expect(html(page)).toHaveAttribute('lang', 'sl');
  await openScreen(page, `/events/${heldEvent(app)}/edit`);
  await page.getByRole('textbox', { name: 'Kaj to dokazuje' }).fill('seznam prisotnih');
  await page.getByRole('textbox', { name: 'Datum: od' }).fill('31. 2. 2019');
  await draftKept(page);
  await setLanguage(page, 'English');
  await expect(html(page)).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText(['Projects', 'Events', 'Organisations', 'Places', 'Photos', 'Reports', 'Trash', 'Settings']);
  await page.goBack();
  await expect(page.getByRole('textbox', { name: 'What shows it' })).toHaveValue('seznam prisotnih');
  await expect(page.getByRole('textbox', { name: 'Dates: from' })).toHaveValue('31. 2. 2019');
  await expect(page.getByRole('status').filter({ hasText: 'was restored; it is not saved yet.' })).toBeVisible();

  await app.quit();
  page = await app.start('--sample');
  await expect(title(page)).toHaveText('Projects');
  await expect(html(page)).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('Projects – Kronika');
});

test('dates, numbers and names of countries are written as each language writes them; text in another language says so', async ({ app }) => {
  const page = await app.start('--sample');
  await openScreen(page, `/events/${heldEvent(app)}`);
  await expect(fact(page.getByRole('article'), 'Datum')).toContainText('20.–24. maj 2019 (5 dni)');
  await setLanguage(page, 'English');
  await openScreen(page, `/events/${heldEvent(app)}`);
  await expect(fact(page.getByRole('article'), 'Dates')).toContainText(/20\s?–\s?24 May 2019 \(5 days\)/);
  await expect(fact(page.getByRole('article'), 'Place')).toContainText('Novo mesto, Slovenia');
  await openBySearch(page, 'mfdpš', 'MFDPŠ');
  await expect(fact(page, 'Place').getByRole('link')).toHaveText('Celje, Slovenia');
});

/** Makes a programme with so many measures, from its form. */
async function programmeWith(page: Page, code: string, measures: number): Promise<void> {
  await page.getByRole('link', { name: 'Nov program' }).click();
  await page.getByRole('textbox', { name: 'Ime, slovenščina' }).fill(code);
  await page.getByRole('textbox', { name: /^Oznaka/ }).fill(code);
  for (let number = 1; number <= measures; number += 1) {
    await page.getByRole('button', { name: 'Dodaj ukrep' }).click();
    const row = page.getByRole('group', { name: `ukrep ${number}`, exact: true });
    await row.getByRole('textbox', { name: /^Oznaka/ }).fill(String(number));
    await row.getByRole('textbox', { name: 'Ime, slovenščina' }).fill(`Ukrep ${number}`);
  }
  await page.getByRole('button', { name: 'Shrani program' }).click();
  await expect(title(page)).toHaveText('Nastavitve');
}

test('Slovenian counts have their four forms wherever something is counted', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('link', { name: 'Nastavitve', exact: true }).click();
  await programmeWith(page, 'dva', 2);
  await programmeWith(page, 'pet', 5);
  const counted = (name: RegExp) => section(page, 'Programi financiranja').getByRole('listitem').filter({ hasText: name });
  await expect(counted(/^dva/)).toContainText('2 ukrepa');
  await expect(counted(/^pet/)).toContainText('5 ukrepov');
  await expect(counted(/^Državljani/)).toContainText('1 ukrep');
  await expect(counted(/^Evropa/)).toContainText('4 ukrepi');
  await page.getByRole('link', { name: 'Projekti' }).click();
  const lines = page.getByRole('main').getByRole('listitem');
  await expect(lines.filter({ hasText: 'CI.SO.MO' })).toContainText('1 dogodek');
  await expect(lines.filter({ hasText: 'CiSoTRA' })).toContainText('53 dogodkov');
  await expect(lines.filter({ hasText: 'RoMigSc' })).toContainText('3 dogodki');
  await page.getByRole('link', { name: 'Kraji' }).click();
  await expect(page.getByRole('main').getByRole('link', { name: /^Neapelj/ })).toContainText('2 dogodka');
});

test('the colours are dark, light or as the system has them, at once, and the same after a restart', async ({ app }) => {
  let page = await app.start('--sample');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html(page)).toHaveAttribute('data-theme', 'dark');
  const dark = await paper(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html(page)).toHaveAttribute('data-theme', 'light');
  expect(await paper(page)).not.toBe(dark);
  await page.getByRole('link', { name: 'Nastavitve', exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Kot sistem' })).toBeChecked();
  await page.getByRole('radio', { name: 'Temne' }).click();
  await expect(html(page)).toHaveAttribute('data-theme', 'dark');
  expect(await paper(page)).toBe(dark);

  await app.quit();
  page = await app.start('--sample');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html(page)).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('link', { name: 'Nastavitve', exact: true }).click();
  await page.getByRole('radio', { name: 'Svetle' }).click();
  await expect(html(page)).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html(page)).toHaveAttribute('data-theme', 'light');
  await page.getByRole('radio', { name: 'Kot sistem' }).click();
  await expect(html(page)).toHaveAttribute('data-theme', 'dark');
});

/** What a screen shows or says that no translator wrote: keys of words, placeholders, values of the program. */
async function untranslated(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const spoken = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    );
    const texts = [...document.body.innerText.split('\n'), ...spoken, document.title];
    return texts.filter((text) => /\b(app|domain|errors|reports|command):\w|\{\{|\bundefined\b|\bnull\b|\bNaN\b|\[object |^[a-z]+[A-Z]\w*$|^[a-z]+(\.[a-zA-Z]+)+$/.test(text.trim()));
  });
}

/** What is wider than the window, or cuts its own text off. */
async function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) problems.push(`scrolls sideways by ${document.documentElement.scrollWidth - window.innerWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>('h1, h2, h3, p, dt, dd, li, label, legend, a, button, td, th, span')) {
      const { overflowX, clipPath } = getComputedStyle(element);
      if (clipPath !== 'none' || element.closest('.only-heard, .timeline-scroll, [aria-hidden]') || element.clientWidth === 0) continue;
      const box = element.getBoundingClientRect();
      const scrolled = element.closest('table')?.parentElement ?? null;
      const inScroller = scrolled !== null && getComputedStyle(scrolled).overflowX === 'auto';
      if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) problems.push(`cut: ${element.innerText.slice(0, 60)}`);
      if (!inScroller && box.right > window.innerWidth + 1 && box.left < window.innerWidth) problems.push(`beyond the edge: ${element.innerText.slice(0, 60)}`);
    }
    return problems;
  });
}

async function walk(app: App, look: (page: Page) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const { address } of sampleScreens(app)) {
    await openScreen(app.page, address);
    found.push(...(await look(app.page)).map((problem) => `${address}: ${problem}`));
  }
  return found;
}

test('no screen shows a word that nobody translated, and at twice the size nothing is cut or scrolls sideways, in Slovenian', async ({ app }) => {
  const page = await app.start('--sample');
  await furnish(app);
  // As much as is left of 1280 × 800 at 200 %.
  await page.setViewportSize({ width: 640, height: 400 });
  expect(await walk(app, async (shown) => [...(await untranslated(shown)), ...(await cut(shown))])).toEqual([]);
});

test('no screen shows a word that nobody translated, and at twice the size nothing is cut or scrolls sideways, in English', async ({ app }) => {
  const page = await app.start('--sample');
  await furnish(app);
  await setLanguage(page, 'English');
  await page.setViewportSize({ width: 640, height: 400 });
  expect(await walk(app, async (shown) => [...(await untranslated(shown)), ...(await cut(shown))])).toEqual([]);
});
