import { codeWritten, written } from '#shared/domain/asking/write.ts';
import { expect, test } from './support/app.ts';
import { furnish, openScreen } from './support/screens.ts';
import { title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

test('hits are seen over time, on a map and as photos, by keys alone, with the question as it was', async ({ app }) => {
  const page = await app.start('--sample');
  await furnish(app);
  const main = page.getByRole('main');
  const view = (name: 'list' | 'timeline' | 'map' | 'photos') => page.getByRole('radio', { name: sl(`app:search.views.${name}`) });
  const address = () => {
    const { searchParams } = new URL(page.url());
    return [searchParams.get('q'), searchParams.get('as')];
  };

  await openScreen(page, '/search?q=cisotra');
  await view('list').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(view('timeline')).toBeChecked();
  // A year with how many there are; what it leads to asks for it, and shows each.
  const year = main.getByRole('row', { name: /^2019/ });
  await expect(year.getByRole('cell').first()).toHaveText('36');
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(year.getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(main.locator('.dated tbody tr:not(.dated-year)')).toHaveCount(36);
  expect(address()).toEqual([`cisotra ${written('date', '2019', 'sl')}`, 'timeline']);

  await view('map').focus();
  await page.keyboard.press('Enter');
  await expect(main.locator('.country-map .country')).toHaveCount(5);
  const italy = main.getByRole('row', { name: /^Italija/ });
  await expect(italy.getByRole('cell')).toHaveText('9');
  await main.locator('.country-map .country-sign', { hasText: 'Italija' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^9 / })).toBeVisible();
  expect(address()).toEqual([`cisotra ${written('date', '2019', 'sl')} ${codeWritten('country', 'IT', 'sl')}`, 'map']);
  await expect(italy.getByRole('link')).toHaveAttribute('aria-current', 'true');

  await openScreen(page, '/search?q=novo%20mesto&as=photos');
  await main.locator('.photo-card').focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).not.toHaveText(sl('app:search.title'));
  await page.goBack();
  await expect(main.locator('.photo-card')).toBeFocused();
  await view('list').click();
  await expect(main.locator('.hit').first()).toBeVisible();
  expect(address()).toEqual(['novo mesto', null]);
});
