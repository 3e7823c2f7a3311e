import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { furnish, heldEvent, openScreen } from './support/screens.ts';
import { section, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

const TELEPHONE = { width: 390, height: 844 };
/** A usual window at 200 %. */
const LOW = { width: 640, height: 400 };

/** How high the open form's fields are seen at once, as a share of the window. */
function roomOfTheForm(page: Page): Promise<number> {
  return page.evaluate(() => {
    const top = document.querySelector('.rail')?.getBoundingClientRect().bottom ?? 0;
    const bottom = document.querySelector('.record-form-foot')?.getBoundingClientRect().top ?? 0;
    return (bottom - top) / window.innerHeight;
  });
}

const main = (page: Page) => page.getByRole('main');

/** Where a row stands in the window, in whole pixels from above. */
async function heightOf(row: Locator): Promise<number> {
  return Math.round((await row.boundingBox())?.y ?? Number.NaN);
}

test('a table whose rows are stacked in a narrow window is a table still to who listens', async ({ app }) => {
  const page = await app.start('--sample');
  await page.setViewportSize(TELEPHONE);
  await main(page).getByRole('link', { name: /^CiSoTRA/ }).click();
  await page.getByRole('radio', { name: sl('app:timeline.table') }).click();
  const table = section(page, sl('domain:kinds.event')).getByRole('table');
  await expect(table).toBeVisible();
  // Asked of the browser itself: what an element is called says nothing of what its style made of it.
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const roles = nodes.filter(({ ignored }) => !ignored).map(({ role }) => String(role?.value));
  expect(roles.filter((role) => role === 'table')).toHaveLength(1);
  expect(roles.filter((role) => role === 'row')).toHaveLength(await table.locator('tr').count());
  expect(roles.filter((role) => role === 'columnheader')).toHaveLength(5);
  expect(roles.filter((role) => role === 'rowheader')).toHaveLength(await table.locator('tbody tr').count());
});

test('in a low window the header and the foot of a form leave it six tenths of the height, and nothing that Tab comes to is behind them', async ({ app }) => {
  const page = await app.start('--sample');
  await page.setViewportSize(LOW);
  for (const address of ['/events/new', `/events/${heldEvent(app)}/edit`, '/organisations/new', '/places/new', '/settings/programmes/new']) {
    await openScreen(page, address);
    await expect(page.locator('.record-form-foot')).toBeInViewport({ ratio: 1 });
    expect(await roomOfTheForm(page), address).toBeGreaterThanOrEqual(0.6);
  }

  await openScreen(page, '/events/new');
  const save = page.getByRole('button', { name: sl('app:events.save') });
  const hidden: string[] = [];
  await page.locator('.record-form-fields input').first().focus();
  // The last of the fields is followed by the foot.
  while (!(await save.evaluate((button) => button === document.activeElement))) {
    const behind = await page.evaluate(() => {
      const focused = document.activeElement;
      const box = focused?.getBoundingClientRect();
      if (!focused || !box) return null;
      const seen = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 36) / 2);
      return focused.contains(seen) || seen?.closest('label')?.contains(focused) ? null : focused.outerHTML.slice(0, 120);
    });
    if (behind) hidden.push(behind);
    await page.keyboard.press('Tab');
  }
  expect(hidden).toEqual([]);
});

test('below 900 px a record names the list that it stands in, and going back finds the list where it was, with the focus on the row', async ({ app }) => {
  const page = await app.start('--sample');
  await page.setViewportSize(TELEPHONE);
  await openScreen(page, '/events');
  const list = page.locator('.list-scroll');
  await list.evaluate(async (scrolled) => {
    scrolled.scrollTop = 1600;
    // The rows that are in sight now are drawn by then.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
  const href = (await list.getByRole('link').filter({ visible: true }).nth(8).getAttribute('href')) ?? '';
  const rowAgain = list.locator(`a[href="${href}"]`);
  await rowAgain.scrollIntoViewIfNeeded();
  const before = await heightOf(rowAgain);

  await test.step('by the link at the top of the record', async () => {
    await rowAgain.click();
    const back = page.getByRole('article').getByRole('link', { name: sl('app:events.title'), exact: true });
    await expect(back).toBeInViewport();
    await back.click();
    await expect(title(page)).toHaveText(sl('app:events.title'));
    await expect(rowAgain).toBeFocused();
    await expect.poll(() => heightOf(rowAgain)).toBe(before);
  });

  await test.step("by the browser's own way back", async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article')).toBeVisible();
    await page.goBack();
    await expect(rowAgain).toBeFocused();
    await expect.poll(() => heightOf(rowAgain)).toBe(before);
  });

  await test.step('in a list that the whole window scrolls', async () => {
    await openScreen(page, '/projects');
    await page.setViewportSize({ width: 390, height: 420 });
    const project = main(page).getByRole('link', { name: /^RoMigSc/ });
    await project.scrollIntoViewIfNeeded();
    const scrolledTo = await page.evaluate(() => window.scrollY);
    expect(scrolledTo).toBeGreaterThan(0);
    await project.click();
    await expect(title(page)).toContainText('RoMigSc');
    await page.getByRole('article').getByRole('link', { name: sl('app:projects.title'), exact: true }).click();
    await expect(project).toBeFocused();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(scrolledTo);
  });
});

test('that drafts wait is said once, however often the start page or the guide is looked at', async ({ app }) => {
  const page = await app.start('--sample');
  await furnish(app);
  await page.reload();
  await expect(title(page)).toBeVisible();
  const told = page.getByRole('status').filter({ hasText: sl('app:drafts.waiting', { count: 1 }) });
  await expect(told).toHaveCount(1);
  for (const address of ['/start', '/projects', '/guide/', '/projects']) await openScreen(page, address);
  await expect(told).toHaveCount(1);
});
