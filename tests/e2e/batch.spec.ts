/** Many events chosen in their list, by keys and by pointer, and changed at once. */

import path from 'node:path';
import { expect, test } from './support/app.ts';
import { recordsIn } from './support/archive-file.ts';
import { barriers, untranslated } from './support/looks.ts';
import { openScreen } from './support/screens.ts';
import { title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

test('events are chosen one by one, in a row and all, what changes is told before, and one undo takes all of it back', async ({ app }) => {
  const page = await app.start('--sample');
  const { keyboard } = page;
  const statuses = () => Object.groupBy(recordsIn(path.join(app.home, 'sample')).filter(({ kind }) => kind === 'event'), ({ status }) => String(status));
  await openScreen(page, '/events');
  const list = page.getByRole('region', { name: sl('app:events.title') });
  const lines = list.locator('a[data-event]');
  const chosen = (count: number) => list.getByRole('group', { name: sl('app:batch.chosen', { count }) });
  await lines.first().focus();
  await keyboard.press('Space');
  await expect(chosen(1)).toBeVisible();
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await expect(chosen(3)).toBeVisible();
  await keyboard.press('Escape');
  await expect(list.getByRole('group', { name: sl('app:batch.chosen', { count: 3 }) })).toHaveCount(0);
  // By pointer: a box on each line, and Shift for all between two. A press on the line itself opens it, as ever.
  const boxOf = (index: number) => list.locator('li').nth(index).getByRole('checkbox');
  await boxOf(1).click();
  await boxOf(4).click({ modifiers: ['Shift'] });
  await expect(chosen(4)).toBeVisible();
  expect(await barriers(page)).toEqual([]);

  // A report on them, under a name of their own.
  await list.getByRole('button', { name: `${sl('app:reports.ofChosen')} …` }).click();
  const asking = page.getByRole('dialog', { name: sl('app:reports.ofChosen') });
  await expect(asking.getByRole('textbox')).toBeFocused();
  expect(await barriers(page)).toEqual([]);
  await keyboard.type('Delavnice 2018');
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText('Delavnice 2018');
  await expect(page.getByText(sl('app:reports.chosenCount', { count: 4 }))).toBeVisible();
  await expect(page.getByRole('button', { name: sl('app:issued.issue') })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  expect(await untranslated(page)).toEqual([]);
  await page.goBack();
  await boxOf(1).click();
  await boxOf(4).click({ modifiers: ['Shift'] });

  await lines.nth(1).focus();
  await keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: sl('app:batch.title', { count: 4 }) });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('status')).toContainText(sl('domain:eventStatus.planned'));
  await expect(dialog.getByRole('status')).toContainText(sl('domain:eventStatus.held'));
  expect(await barriers(page)).toEqual([]);
  expect(await untranslated(page)).toEqual([]);
  const before = statuses();
  await dialog.getByRole('button', { name: sl('app:batch.apply', { count: 4 }), exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: sl('app:batch.done', { count: 4 }) })).toBeVisible();
  await expect(dialog).toHaveCount(0);
  expect(statuses().held).toHaveLength((before.held?.length ?? 0) + 4);
  await page.getByRole('button', { name: sl('app:undo.undo'), exact: true }).last().click();
  await expect.poll(() => statuses().held?.length).toBe(before.held?.length);

  // Asked as the search is: what was understood can be taken out, and what is found is counted by what it is.
  const box = page.getByRole('textbox', { name: sl('app:list.ask.event') });
  await box.fill('stanje:načrtovan -rim');
  await expect(list.getByRole('list', { name: sl('app:search.understood') }).getByRole('button')).toHaveCount(2);
  const narrow = page.getByRole('complementary', { name: sl('app:search.narrow') });
  await narrow.locator('[data-facet="type workshop"]').click();
  const planned = recordsIn(path.join(app.home, 'sample')).filter(({ kind, type, status }) => kind === 'event' && type === 'workshop' && status === 'planned');
  await expect(narrow.locator('[data-facet="status planned"] .number')).toHaveText(String(planned.length));
  await expect(list.locator('.list-title')).toContainText(String(planned.length));
  await list.getByRole('button', { name: sl('app:list.order') }).click();
  await page.getByRole('option', { name: sl('app:list.orders.event.title') }).click();
  await expect(page).toHaveURL(/sort=title/);
  await expect.poll(async () => {
    const shown = (await lines.allInnerTexts()).map((text) => text.split('\n')[0] ?? '');
    return shown.length > 1 && shown.join('\n') === shown.toSorted(new Intl.Collator('sl').compare).join('\n');
  }).toBe(true);
  expect(await barriers(page)).toEqual([]);
  expect(await untranslated(page)).toEqual([]);

  // All that it finds, and one taken out of it, are changed at once.
  await lines.first().focus();
  await keyboard.press('Control+a');
  await expect(chosen(planned.length)).toBeVisible();
  await keyboard.press('Space');
  await expect(chosen(planned.length - 1)).toBeVisible();
  await keyboard.press('e');
  await page.getByRole('button', { name: sl('app:batch.apply', { count: planned.length - 1 }), exact: true }).click();
  await expect.poll(() => statuses().held?.length).toBe((before.held?.length ?? 0) + planned.length - 1);
  await expect(lines).toHaveCount(1);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(title(page)).not.toHaveText(sl('app:events.title'));
});
