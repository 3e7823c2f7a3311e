import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { heldEvent, openScreen } from './support/screens.ts';
import { NOVO_MESTO, exactly, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');
const en = words('en');

const palette = (page: Page) => page.getByRole('dialog', { name: sl('app:palette.title') });
const box = (page: Page) => palette(page).getByRole('combobox');
const group = (page: Page, name: string) => palette(page).getByRole('group', { name, exact: true });
const current = (page: Page) => palette(page).getByRole('option', { selected: true });

/** Opens it from wherever one is, and types. */
async function ask(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type(typed);
}

test('by the keyboard alone it jumps to a record, does what the page offers, goes back to a recent place, and gives the focus back', async ({ app }) => {
  const page = await app.start('--sample');
  const { keyboard } = page;
  await openScreen(page, `/events/${heldEvent(app)}`);

  // A record, by words without carons; Enter may come before the archive has answered.
  await ask(page, 'cisotra');
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText(/^CiSoTRA/);
  await expect(palette(page)).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();

  // Nothing typed: where one was, then what this page offers, with its keys.
  await ask(page, '');
  await expect(current(page)).toContainText(NOVO_MESTO);
  await expect(group(page, sl('app:keptSearches.visited')).getByRole('option')).toHaveCount(1);
  const here = group(page, sl('app:palette.here'));
  await expect(here.getByRole('option', { name: `${sl('app:record.edit')} E` })).toBeVisible();
  await expect(here.getByRole('option', { name: sl('reports:names.final-pack') })).toHaveCount(1);
  await expect(palette(page).getByRole('option', { name: `${sl('app:events.new')} N` })).toHaveCount(1);
  await expect(palette(page).getByRole('option', { name: exactly(sl('app:undo.undo')) })).toHaveCount(0);
  await keyboard.press('End');
  await expect(current(page)).toContainText(sl('app:settings.theme'));
  await expect(current(page)).toBeInViewport();
  await keyboard.press('PageUp');
  await keyboard.press('ArrowDown');
  await keyboard.press('Home');
  await expect(current(page)).toContainText(NOVO_MESTO);
  await keyboard.press('Enter');
  await expect(title(page)).toContainText(NOVO_MESTO);

  // A command of the page opens its own dialog; both give the focus back.
  const edit = page.getByRole('link', { name: sl('app:record.edit') });
  await edit.focus();
  await ask(page, 'zgodovino');
  await expect(current(page)).toHaveText(sl('app:record.history'));
  await keyboard.press('Enter');
  const history = page.getByRole('dialog', { name: new RegExp(NOVO_MESTO) });
  await expect(history).toBeVisible();
  await keyboard.press('Escape');
  await expect(history).toHaveCount(0);
  await expect(edit).toBeFocused();
  for (const key of ['Escape', 'Control+k']) {
    await ask(page, 'nič');
    await keyboard.press(key);
    await expect(palette(page)).toHaveCount(0);
    await expect(edit).toBeFocused();
  }

  // Another page has the focus where it puts it.
  await ask(page, 'dodaj partner');
  await expect(current(page)).toHaveText(sl('app:organisations.new'));
  await keyboard.press('Enter');
  await expect(page.locator('.record-form-fields input').first()).toBeFocused();
  await keyboard.type('Društvo Krka');
  await ask(page, 'shrani org');
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText('Društvo Krka');
  await ask(page, 'razvelj');
  await expect(current(page)).toHaveText(new RegExp(`^${sl('app:undo.undo')}`));
  await keyboard.press('Escape');
  await ask(page, 'varnostn');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: sl('app:backup.now') })).toBeFocused();

  // What is found nowhere can be looked for everywhere, and the language is another at once.
  await ask(page, 'qqqqzz');
  await expect(current(page)).toHaveText(sl('app:palette.everywhere', { words: 'qqqqzz' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('searchbox')).toHaveValue('qqqqzz');
  await ask(page, 'english');
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText(en('app:search.title'));

  // Where there is no keyboard, it is opened beside the search.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: en('app:palette.title') }).click();
  await page.getByRole('option', { name: exactly(en('app:rail.trash')) }).click();
  await expect(title(page)).toHaveText(en('app:rail.trash'));
});
