import path from 'node:path';
import { fold } from '#shared/domain/fold.ts';
import { type App, expect, test } from './support/app.ts';
import { recordsIn } from './support/archive-file.ts';
import { barriers } from './support/looks.ts';
import { openScreen } from './support/screens.ts';
import { section, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');
const TABLE = 'Kaj;Kdaj;Kje;Država;Koliko\nDelavnica vezenja;12. 5. 2031;Motovun;Hrvška;~40\nSrečanje v sobi;maj 2031;;;\nSkupaj;nekoč;;;';

test('events from a table are matched, corrected, and brought in by keys as one action; chosen again, they are there', async ({ app }: { readonly app: App }) => {
  const page = await app.start('--sample');
  await openScreen(page, '/events');
  await page.getByRole('link', { name: sl('app:recordTable.open') }).press('Enter');
  await expect(title(page)).toHaveText(sl('app:recordTable.title.event'));
  const choose = async (summary: { rows: number; made: number; existing: number }) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: sl('app:tables.choose') }).press('Enter');
    await (await chooser).setFiles({ name: 'dogodki.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
    await expect(page.getByText(sl('app:recordTable.summary', summary))).toBeFocused();
  };
  const column = (name: string) => page.getByRole('button', { name: sl('app:tables.columnSays', { name }) });
  const says = async (name: string, what: string) => {
    await column(name).press('Enter');
    // A space would choose already, and letters that no key has are no keys to the list.
    await page.keyboard.type(fold(what).split(' ')[0] ?? '');
    await expect(page.getByRole('option', { name: what, exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(column(name)).toContainText(what);
  };
  await choose({ rows: 3, made: 0, existing: 0 });
  await expect(page.getByText(sl('app:recordTable.needName'))).toBeVisible();
  await expect(column('Kje')).toContainText(sl('app:recordTable.column.place'));
  await says('Kaj', sl('app:recordTable.column.title'));
  await says('Koliko', sl('app:recordTable.column.participants'));
  await expect(page.getByText(sl('app:recordTable.summary', { rows: 3, made: 1, existing: 0 }))).toBeVisible();
  const problems = section(page, sl('app:tables.problems'));
  await expect(problems.getByRole('listitem')).toHaveCount(2);
  expect(await barriers(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'a wide table is scrolled by itself').toBe(390);
  await page.setViewportSize({ width: 1280, height: 800 });
  await problems.getByRole('button', { name: sl('app:tables.take', { written: 'Hrvška', country: 'Hrvaška' }) }).press('Enter');
  await expect(page.getByText(sl('app:recordTable.summary', { rows: 3, made: 2, existing: 0 }))).toBeVisible();
  await expect(page.getByText(sl('app:tables.newPlaces', { places: 'Motovun (Hrvaška)' }))).toBeVisible();

  // Pressed twice, it comes in once.
  await page.keyboard.press('Control+s');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText(new RegExp(`^${sl('app:events.title')}`));
  const messages = page.getByRole('region', { name: sl('app:messages.region') });
  await expect(messages.getByText(sl('app:recordTable.done', { count: 2 }))).toBeVisible();
  const made = () => recordsIn(path.join(app.home, 'sample')).filter(({ kind, title: texts }) => kind === 'event' && ['Delavnica vezenja', 'Srečanje v sobi'].includes((texts as { sl?: string }).sl ?? ''));
  expect(made().map(({ dates, type }) => [dates, type]).toSorted()).toEqual([['2031-05', 'projectMeeting'], ['2031-05-12', 'workshop']]);

  // The head is known now; what is there is told, and nothing is brought in twice.
  await page.getByRole('link', { name: sl('app:recordTable.open') }).press('Enter');
  await choose({ rows: 3, made: 0, existing: 1 });
  await expect(section(page, sl('app:recordTable.there')).getByRole('link')).toHaveText(['Srečanje v sobi']);
  await page.keyboard.press('Control+s');
  await expect(page.getByText(sl('app:recordTable.none'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText(new RegExp(`^${sl('app:events.title')}`));
  await messages.getByRole('button', { name: sl('app:undo.undo') }).last().press('Enter');
  await expect.poll(made).toEqual([]);
});
