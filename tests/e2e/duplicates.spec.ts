/** Places written twice are found, compared field by field and made one, by keys alone. */

import path from 'node:path';
import { expect, test } from './support/app.ts';
import { recordsIn } from './support/archive-file.ts';
import { barriers, untranslated } from './support/looks.ts';
import { openScreen } from './support/screens.ts';
import { title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

test('places written twice are compared field by field and made one, and the message takes it back', async ({ app }) => {
  const page = await app.start('--sample');
  const places = () => recordsIn(path.join(app.home, 'sample')).filter(({ kind }) => kind === 'place');
  const events = (placeId: unknown) => recordsIn(path.join(app.home, 'sample')).filter((record) => record.kind === 'event' && record.placeId === placeId).length;
  await openScreen(page, '/places/new');
  await page.getByRole('main').getByRole('textbox').first().fill('Novomesto');
  await page.getByRole('combobox').fill('SI');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Novomesto');
  const old = places().find(({ name }) => (name as { sl: string }).sl === 'Novo mesto');
  const twin = places().find(({ name }) => (name as { sl: string }).sl === 'Novomesto');
  expect(events(old?.id)).toBeGreaterThan(1);

  await openScreen(page, '/places');
  await page.getByRole('link', { name: sl('app:duplicates.title') }).click();
  await expect(title(page)).toHaveText(sl('app:duplicates.title'));
  const compare = page.getByRole('button', { name: sl('app:duplicates.compareThese', { names: 'Novo mesto, Novomesto' }) });
  await expect(page.getByRole('main')).toContainText(sl('app:duplicates.likeness.letters'));
  await compare.focus();
  await page.keyboard.press('Enter');
  const keep = page.getByRole('radiogroup', { name: sl('app:duplicates.keep') });
  await expect(keep).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  expect(await untranslated(page)).toEqual([]);
  // What most points to is kept, unless somebody says otherwise.
  await expect(keep.getByRole('radio', { name: /^Novo mesto/ })).toBeChecked();
  await expect(keep.getByRole('radio', { name: /^Novo mesto/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(keep.getByRole('radio', { name: /^Novomesto/ })).toBeChecked();
  const name = page.getByRole('radiogroup', { name: sl('domain:field.name') });
  await expect(name.getByRole('radio').first()).toBeChecked();
  await name.getByText('slovenščina: Novo mesto').click();
  await expect(name.getByRole('radio', { name: /slovenščina: Novo mesto/ })).toBeChecked();
  await page.getByRole('button', { name: sl('app:duplicates.merge', { count: 2 }) }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: sl('app:duplicates.merged', { count: 2 }) })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(sl('app:duplicates.none'));
  expect(places().find(({ id }) => id === old?.id)).toBeUndefined();
  expect(places().find(({ id }) => id === twin?.id)).toMatchObject({ name: { sl: 'Novo mesto', en: 'Novo mesto' }, inPlace: { sl: 'v Novem mestu' } });
  const moved = events(twin?.id);
  expect(moved).toBeGreaterThan(1);

  await page.getByRole('button', { name: sl('app:undo.undo'), exact: true }).last().click();
  await expect.poll(() => events(old?.id)).toBe(moved);
  await expect(compare).toBeVisible();
});
