import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { furnish, heldEvent, openScreen, routesOfTheRouter, sampleScreens } from './support/screens.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Look = { readonly language: 'slovenščina' | 'English'; readonly theme: 'light' | 'dark' };

const LOOKS: readonly Look[] = [
  { language: 'slovenščina', theme: 'light' },
  { language: 'English', theme: 'dark' },
];

/** What axe finds on what is shown now, a line each: where, which rule, how often, and at what first. */
async function findings(page: Page, where: string, without: readonly string[] = []): Promise<string[]> {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  // Without frames to join, axe needs no page of its own for that, which takes longer than all its rules.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ runOnly: RULES, resultTypes: ['violations'], rules }).analyze();
  return violations.map(({ id, nodes }) => `${where}: ${id}, ${nodes.length} times, first at ${nodes[0]?.target.join(' ')} – ${nodes[0]?.failureSummary?.split('\n')[1]?.trim() ?? ''}`);
}

async function setLook(page: Page, { language, theme }: Look): Promise<void> {
  await openScreen(page, '/settings');
  await page.getByRole('radio', { name: language, exact: true }).click();
  await page.getByRole('radio', { name: theme === 'dark' ? /^(Temne|Dark)$/ : /^(Svetle|Light)$/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'sl');
}

const FORMS = ['/projects/new', '/work-packages/new', '/events/new', '/organisations/new', '/places/new', '/outputs/new', '/news/new', '/settings/programmes/new'];

/** Shows a form as it is when saving was refused, with a row of each of its lists open. */
async function refuse(page: Page, address: string): Promise<void> {
  await openScreen(page, address);
  for (const add of await page.getByRole('button', { name: /^(Dodaj|Add) / }).all()) await add.click();
  await page.keyboard.press('Control+s');
  // The first field that is wrong is gone to; where that opens a list, the list hides all else from who listens.
  await expect(page.locator('form [role="alert"]')).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await expect(page.getByRole('listbox')).toHaveCount(0);
}

interface Dialog {
  readonly name: string;
  readonly address: string;
  readonly open: (page: Page) => Promise<void>;
  readonly without?: readonly string[];
}

const press = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

function dialogs(app: App): readonly Dialog[] {
  const event = `/events/${heldEvent(app)}`;
  return [
    { name: 'keys', address: '/projects', open: (page) => page.keyboard.press('?') },
    { name: 'a new archive, refused', address: '/start', open: async (page) => {
      await press(/^(Ustvari arhiv|Create archive)$/)(page);
      await page.getByRole('dialog').getByRole('button', { name: /^(Ustvari arhiv|Create archive)$/ }).click();
    } },
    ...(app.shell === 'browser' ? [{ name: 'choosing a folder', address: '/start', open: press(/^(Izberi mapo|Choose a folder)$/) }] : []),
    { name: 'history', address: event, open: press(/^(Zgodovina|History)$/) },
    { name: 'the question before the trash', address: event, open: press(/^(Izbriši|Delete)$/) },
    // Beside a popover React Aria puts a way out of its own for who listens, and that is in no landmark.
    { name: 'how a sum came about', address: '/projects', without: ['region'], open: async (page) => {
      await openScreen(page, sampleScreens(app).find(({ route }) => route === '/work-packages/$id')?.address ?? '');
      await press(/750/)(page);
    } },
    { name: 'a new place over a form', address: '/organisations/new', open: async (page) => {
      await page.getByRole('combobox').fill('Črnomelj');
      await page.getByRole('option', { name: /Črnomelj/ }).click();
    } },
  ];
}

for (const look of LOOKS) {
  test(`axe finds nothing on any screen, form or dialog of the sample, in ${look.language} and ${look.theme}`, async ({ app }) => {
    const page = await app.start('--sample');
    // What moves while it comes in is paler then; and nothing is hidden by the foot of a form.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1280, height: 3200 });
    await furnish(app);
    await setLook(page, look);
    const found: string[] = [];
    for (const { address } of sampleScreens(app)) {
      await openScreen(page, address);
      found.push(...(await findings(page, address)));
    }
    for (const address of FORMS) {
      await refuse(page, address);
      found.push(...(await findings(page, `${address}, refused`)));
    }
    for (const { name, address, open, without } of dialogs(app)) {
      await openScreen(page, address);
      await open(page);
      await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible();
      found.push(...(await findings(page, name, without)));
      await page.keyboard.press('Escape');
    }
    expect(found).toEqual([]);
  });
}

test('axe finds nothing on the first screen, in an empty archive, and where there is no page', async ({ app }) => {
  const page = await app.start();
  const found = await findings(page, 'the first screen');
  await page.getByRole('button', { name: 'Ustvari arhiv' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Ime arhiva' }).fill('Prazen');
  await dialog.getByRole('textbox', { name: 'Mapa' }).fill(path.join(app.home, 'prazen'));
  await dialog.getByRole('button', { name: 'Ustvari arhiv' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Projekti');
  const event = '/events/0197c1a0-0000-7000-8000-000000000000';
  for (const address of ['/projects', '/events', '/organisations', '/places', '/photos', '/reports', '/trash', '/search?q=x', '/ni-strani', event]) {
    await openScreen(page, address);
    found.push(...(await findings(page, `${address}, empty`)));
  }
  await page.setViewportSize({ width: 640, height: 400 });
  await page.getByRole('button', { name: 'Meni' }).click();
  found.push(...(await findings(page, 'the menu of a narrow window')));
  expect(found).toEqual([]);
});

test('the screens that are walked are all that the router knows', async ({ app }) => {
  await app.start('--sample');
  await furnish(app);
  const walked = new Set(sampleScreens(app).map(({ route }) => route));
  expect([...walked].toSorted()).toEqual([...new Set(routesOfTheRouter())].toSorted());
});
