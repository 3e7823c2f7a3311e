import path from 'node:path';
import type { Page } from '@playwright/test';
import { partKinds } from '#shared/contract/parts.ts';
import { type App, expect, test } from './support/app.ts';
import { OF_A_LOOK, OF_A_SIZE, barriers, cut, tablesBeyondTheEdge, untranslated } from './support/looks.ts';
import { type Screen, furnish, heldEvent, openScreen, plannedEvent, routesOfTheRouter, sampleScreens } from './support/screens.ts';
import { containing, lookFor, title } from './support/steps.ts';
import { words } from './support/words.ts';

type Words = ReturnType<typeof words>;

interface Look {
  /** Whether all is looked for, or what other words and colours can change. */
  readonly isFirst: boolean;
  readonly t: Words;
  readonly lang: 'sl' | 'en';
  readonly language: 'slovenščina' | 'English';
  readonly theme: 'light' | 'dark';
}

const LOOKS: readonly Look[] = [
  { isFirst: true, t: words('sl'), lang: 'sl', language: 'slovenščina', theme: 'light' },
  { isFirst: false, t: words('en'), lang: 'en', language: 'English', theme: 'dark' },
];

/** As wide as a window usually is, and so high that no form's foot hides anything. */
const WHOLE = { width: 1280, height: 3200 };

/** As much as is left of a usual window at 200 %, and a telephone, which comes last: there lines are broken, and bars lie elsewhere. */
const NARROW = [{ width: 640, height: 400 }, { width: 390, height: 844 }];

async function setLook(page: Page, { t, lang, language, theme }: Look): Promise<void> {
  await openScreen(page, '/settings');
  await page.getByRole('radio', { name: language, exact: true }).click();
  await page.getByRole('radio', { name: t(`app:settings.themes.${theme}`) }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
}

/** What is wrong with a screen on a telephone alone: its tables, a timeline shown as one, and the way back to the list of a record. */
async function faultsOnTelephone(page: Page, { route }: Screen, t: Words): Promise<string[]> {
  const found = await tablesBeyondTheEdge(page);
  if (route.endsWith('$id') && !route.startsWith('/settings') && !(await page.locator('.page-back').isVisible())) found.push('no way back to its list');
  const asTable = page.getByRole('radio', { name: t('app:timeline.table') });
  if ((await asTable.count()) === 0) return found;
  await asTable.click();
  found.push(...(await cut(page)), ...(await tablesBeyondTheEdge(page)));
  await page.getByRole('radio', { name: t('app:timeline.chart') }).click();
  return found;
}

/** What is wrong with what is shown, in each size of a window. */
async function faults(page: Page, where: string, { isFirst }: Look, { without = [], onTelephone }: { readonly without?: readonly string[] | undefined; readonly onTelephone?: () => Promise<string[]> } = {}): Promise<string[]> {
  const found = await barriers(page, isFirst ? { without } : { only: OF_A_LOOK });
  found.push(...(await untranslated(page)), ...(await cut(page)));
  for (const size of NARROW) {
    await page.setViewportSize(size);
    const inThisSize = (await cut(page)).concat(isFirst ? await barriers(page, { only: OF_A_SIZE }) : []);
    found.push(...inThisSize.map((problem) => `${size.width} px: ${problem}`));
  }
  found.push(...((await onTelephone?.()) ?? []));
  await page.setViewportSize(WHOLE);
  return found.map((problem) => `${where}: ${problem}`);
}

const FORMS = ['/projects/new', '/work-packages/new', '/events/new', '/organisations/new', '/places/new', '/outputs/new', '/news/new', '/sources/new', '/people/new', '/series/new', '/settings/programmes/new'];

const ADDING = [
  'app:roles.addUnnamed', 'app:events.addProject', 'app:events.addWorkPackage', 'app:events.addMethod', ...partKinds.map((kind) => `app:parts.${kind}.add` as const),
  'app:settings.addMeasure', 'app:settings.addCall',
] as const;

/** Shows a form as it is when saving was refused, with a row of each of its lists open. */
async function refuse(page: Page, address: string, t: Words): Promise<void> {
  await openScreen(page, address);
  for (const key of ADDING) for (const add of await page.getByRole('button', { name: t(key), exact: true }).all()) await add.click();
  for (const line of await page.locator('.rows-next input').all()) await line.fill('x');
  await page.keyboard.press('Control+s');
  // The first field that is wrong is gone to; where that opens a list, the list hides all else from who listens.
  await expect(page.locator('.record-form-foot [role="alert"]')).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await expect(page.getByRole('listbox')).toHaveCount(0);
}

interface Dialog {
  readonly name: string;
  readonly address: string;
  readonly open: (page: Page) => Promise<void>;
  readonly without?: readonly string[];
  readonly role?: 'dialog' | 'alertdialog';
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click();

function dialogs(app: App, t: Words): readonly Dialog[] {
  const event = `/events/${heldEvent(app)}`;
  return [
    { name: 'keys', address: '/projects', open: (page) => page.keyboard.press('?') },
    { name: 'the palette', address: event, open: (page) => page.keyboard.press('Control+k') },
    { name: 'the palette with what words mean', address: '/projects', open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('nov');
      await expect(page.getByRole('group', { name: t('app:palette.records') })).toBeVisible();
    } },
    { name: 'a new archive, refused', address: '/start', open: async (page) => {
      await press(t('app:start.createButton'))(page);
      await page.getByRole('dialog').getByRole('button', { name: t('app:start.createButton') }).click();
    } },
    { name: 'the export of what was found', address: '/search?q=novo', open: press(`${t('app:exportFound.export')} …`) },
    { name: 'choosing a folder', address: '/start', open: press(t('app:start.openButton')) },
    { name: 'history', address: event, open: press(t('app:record.history')) },
    { name: 'the question before the trash', address: event, role: 'alertdialog', open: press(t('app:record.delete')) },
    // Beside a popover React Aria puts a way out of its own for who listens, and that is in no landmark.
    { name: 'how a sum came about', address: '/projects', without: ['region'], open: async (page) => {
      await openScreen(page, sampleScreens(app).find(({ route }) => route === '/work-packages/$id')?.address ?? '');
      await press(containing('750'))(page);
    } },
    { name: 'a new place over a form', address: '/organisations/new', open: async (page) => {
      await lookFor(page.getByRole('combobox'), 'Črnomelj');
      await page.getByRole('option', { name: t('app:pick.createNamed', { name: 'Črnomelj' }) }).click();
    } },
  ];
}

// What is found on a screen is the same in every shell: one is enough.
for (const look of LOOKS) {
  test(`axe finds nothing, no word is untranslated, nothing is cut in a wide, a small and a narrow window, no table runs past the edge, and every record has its way back, on any screen, form or dialog of the sample, in ${look.language} and ${look.theme}`, async ({ app }) => {
    const { t } = look;
    const page = await app.start('--sample');
    await page.setViewportSize(WHOLE);
    await furnish(app);
    await setLook(page, look);
    const screens = sampleScreens(app);
    expect([...new Set(screens.map(({ route }) => route))].toSorted(), 'the screens that are walked are all that the router knows').toEqual([...new Set(routesOfTheRouter())].toSorted());
    const found: string[] = [];
    for (const screen of screens) {
      await openScreen(page, screen.address);
      found.push(...(await faults(page, screen.address, look, { onTelephone: () => faultsOnTelephone(page, screen, t) })));
    }
    // Where its list is beside it, a record needs no way back.
    await openScreen(page, `/events/${plannedEvent(app)}`);
    await expect(page.locator('.page-back')).toBeHidden();
    for (const address of FORMS) {
      await refuse(page, address, t);
      found.push(...(await faults(page, `${address}, refused`, look)));
    }
    for (const { name, address, open, without, role = 'dialog' } of dialogs(app, t)) {
      await openScreen(page, address);
      await open(page);
      // The components draw it unseen for a frame, and to axe what is unseen hides no page.
      await expect.poll(() => page.getByRole(role).evaluate((dialog) => dialog.checkVisibility({ opacityProperty: true }))).toBe(true);
      found.push(...(await faults(page, name, look, { without })));
      await page.keyboard.press('Escape');
      // What still goes away would be found beside what is opened next.
      await expect(page.getByRole(role)).toHaveCount(0);
    }
    expect(found).toEqual([]);
  });
}

test('axe finds nothing on the first screen, in an empty archive, and where there is no page', async ({ app }) => {
  const t = words('sl');
  const page = await app.start();
  const found = (await barriers(page)).map((problem) => `the first screen: ${problem}`);
  await page.getByRole('button', { name: t('app:start.createButton') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: t('app:start.name') }).fill('Prazen');
  await dialog.getByRole('textbox', { name: t('app:start.folder') }).fill(path.join(app.home, 'prazen'));
  await dialog.getByRole('button', { name: t('app:start.createButton') }).click();
  await expect(title(page)).toHaveText(t('app:home.title'));
  const event = '/events/0197c1a0-0000-7000-8000-000000000000';
  for (const address of ['/projects', '/events', '/organisations', '/places', '/photos', '/reports', '/trash', '/search?q=x', '/ni-strani', event]) {
    await openScreen(page, address);
    found.push(...(await barriers(page)).map((problem) => `${address}, empty: ${problem}`));
  }
  await page.setViewportSize({ width: 640, height: 400 });
  await page.getByRole('button', { name: t('app:rail.menu') }).click();
  found.push(...(await barriers(page)).map((problem) => `the menu of a narrow window: ${problem}`));
  expect(found).toEqual([]);
});
