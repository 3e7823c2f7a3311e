import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { barriers, cut, untranslated } from './support/looks.ts';
import { openScreen } from './support/screens.ts';
import { exactly, inOrder, section, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');
const dossier = sl('reports:names.dossier');

const rows = (page: Page): Locator => page.getByRole('group', { name: sl('app:shape.sections') }).getByRole('listitem');
const names = (page: Page): Promise<string[]> => rows(page).locator('.shape-name').allInnerTexts();

/** The sections that the report has as text, in their order. */
async function told(page: Page): Promise<Locator> {
  await page.getByRole('radio', { name: sl('app:reports.text') }).press('Space');
  return section(page, dossier).getByRole('heading', { level: 3 });
}

test('a report is shaped by keys: opened, moved, left out, kept as its default template, applied where it is opened again, and put aside', async ({ app }) => {
  const page = await app.start('--sample');
  await openScreen(page, '/reports');
  await page.getByRole('link', { name: inOrder(dossier, 'CI.SO.MO') }).click();
  await expect(title(page)).toHaveText('CI.SO.MO');
  await expect(page.getByText(sl('app:shape.plain'))).toBeVisible();
  await page.getByRole('button', { name: sl('app:shape.title'), exact: true }).press('Enter');
  await expect(rows(page).first()).toBeVisible();
  const [facts = '', first = '', second = '', ...others] = await names(page);

  // What has to stand says why, and stays.
  const box = (name: string) => rows(page).getByRole('checkbox', { name, exact: true });
  await box(facts).press('Space');
  await expect(box(facts)).toBeChecked();
  await expect(box(facts)).toHaveAccessibleDescription(sl('app:shape.stands.itself'));
  await box(first).press('Alt+ArrowDown');
  expect(await names(page)).toEqual([facts, second, first, ...others]);
  await expect(box(first)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  expect(await names(page)).toEqual([first, facts, second, ...others]);
  await box(second).press('Space');
  const headings = await told(page);
  await expect(headings).toHaveText([first, facts, ...others].map(exactly));
  // The line of a PDF on its way cuts its name off on purpose.
  await expect.poll(async () => [...(await barriers(page)), ...(await cut(page)), ...(await untranslated(page))]).toEqual([]);

  await page.getByRole('button', { name: sl('app:shape.keepAs') }).press('Enter');
  await page.keyboard.type('Občina');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByText(sl('app:shape.byTemplate', { name: 'Občina' }))).toBeVisible();
  // Another session knows of no choice: the default template is taken up by itself, and said.
  await page.reload();
  await expect(page.getByText(sl('app:shape.byDefault', { name: 'Občina' }))).toBeVisible();
  await expect(await told(page)).toHaveText([first, facts, ...others].map(exactly));
  await page.getByRole('button', { name: sl('app:shape.asItComes') }).press('Enter');
  await expect(headings).toHaveText([facts, first, second, ...others].map(exactly));
});
