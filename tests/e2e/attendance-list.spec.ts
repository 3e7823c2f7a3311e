import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { heldEvent, openScreen } from './support/screens.ts';
import { NOVO_MESTO, section, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

/** Letters of Slovenian as Windows wrote them here, so that the encoding has to be told. */
const in1250 = (text: string) => Buffer.from([...text].map((letter) => ({ č: 0xe8, š: 0x9a, ž: 0x9e, Ž: 0x8e })[letter] ?? letter.charCodeAt(0)));
const LIST = 'Kdo;Od kod;Opomba\nAna Žagar;Slovenija;\nMaria Rossi;Itlija;predavateljica\nPaolo Bianchi;Itlija;\nAna Žagar;Slovenija;\nBor Žuk;Atlantida;';

async function chooseList(page: Page, accepted = 0): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: sl('app:tables.choose') }).press('Enter');
  await (await chooser).setFiles({ name: 'prisotni.csv', mimeType: 'text/csv', buffer: in1250(LIST) });
  await expect(page.getByText(sl('app:attendance.summary', { rows: 5, accepted }))).toBeFocused();
}

/** By keys alone: the list under a button is opened, and what is looked for is typed to. */
async function chooseByKeys(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('button', { name }).press('Enter');
  await page.keyboard.type(option);
  await expect(page.getByRole('option', { name: option, exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
}

const counted = (page: Page) => section(page, sl('app:tables.comesIn')).locator('.phase').first();

async function toTheList(app: App, page: Page): Promise<void> {
  await openScreen(page, `/events/${heldEvent(app)}`);
  await page.getByRole('link', { name: sl('app:attendance.open') }).press('Enter');
  await expect(title(page)).toHaveText(sl('app:attendance.title'));
}

test('an attendance list is matched, corrected, and brought in by keys as one action, and the next one with its head is matched by itself', async ({ app }) => {
  const page = await app.start('--sample');
  await toTheList(app, page);
  await chooseList(page);
  await expect(page.getByText(sl('app:attendance.needOrigin'))).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Ana Žagar' }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: sl('app:tables.encoding') })).toContainText('windows-1250');
  await chooseByKeys(page, sl('app:tables.columnSays', { name: 'Kdo' }), sl('app:attendance.column.name'));
  await expect(page.getByRole('button', { name: sl('app:tables.columnSays', { name: 'Kdo' }) })).toContainText(sl('app:attendance.column.name'));
  await chooseByKeys(page, sl('app:tables.columnSays', { name: 'Od kod' }), sl('app:attendance.column.country'));
  const problems = section(page, sl('app:tables.problems'));
  await expect(problems.getByRole('listitem')).toHaveCount(4);

  // One press mends both rows, and the focus is not lost with the button.
  await problems.getByRole('button', { name: sl('app:tables.take', { written: 'Itlija', country: 'Italija' }) }).first().press('Enter');
  await expect(page.getByText(sl('app:attendance.summary', { rows: 5, accepted: 3 }))).toBeVisible();
  await expect(problems.getByRole('listitem')).toHaveCount(3);
  await expect(problems.getByRole('group')).toBeFocused();
  await expect(counted(page).getByRole('row').filter({ hasText: 'Italija' })).toContainText('2');

  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText(NOVO_MESTO);
  const messages = page.getByRole('region', { name: sl('app:messages.region') });
  await expect(messages.getByText(sl('app:attendance.done', { count: 3 }))).toBeVisible();
  const participation = section(page, sl('domain:kind.participation'));
  await expect(participation.getByRole('row').filter({ hasText: 'Italija' })).toContainText('2');

  // The next list with this head says by itself what its columns are, and what is there is never doubled without a word.
  await page.getByRole('link', { name: sl('app:attendance.open') }).press('Enter');
  await chooseList(page, 1);
  await expect(page.getByRole('button', { name: sl('app:tables.columnSays', { name: 'Od kod' }) })).toContainText(sl('app:attendance.column.country'));
  await page.keyboard.press('Control+s');
  await expect(page.getByText(sl('app:attendance.issue.unasked'))).toBeVisible();
  await page.getByRole('radiogroup', { name: sl('app:attendance.before') }).getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: sl('app:attendance.people') }).press('Space');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('textbox', { name: sl('domain:field.purpose') })).toBeFocused();
  await page.keyboard.type('Seznam za poročilo');
  await page.getByRole('textbox', { name: sl('domain:field.keepUntil') }).fill('31. 12. 2030');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText(NOVO_MESTO);
  await expect(participation.getByRole('row').filter({ hasText: 'Italija' })).toHaveCount(0);
  await messages.getByRole('button', { name: sl('app:undo.undo') }).last().press('Enter');
  await expect(participation.getByRole('row').filter({ hasText: 'Italija' })).toContainText('2');

  // Who leaves has changed nothing.
  await page.getByRole('link', { name: sl('app:attendance.open') }).press('Enter');
  await chooseList(page, 1);
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText(NOVO_MESTO);
  await expect(participation.getByRole('row').filter({ hasText: 'Italija' })).toContainText('2');
});
