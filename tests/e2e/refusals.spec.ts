import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { beginsWith, containing, draftKept, fact, setLanguage, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

const button = (scope: Page | Locator, name: string) => scope.getByRole('button', { name, exact: true });
const titleField = (page: Page) => page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` });

async function newEvent(page: Page, name: string): Promise<void> {
  await page.keyboard.press('n');
  await expect(titleField(page)).toBeFocused();
  await page.keyboard.type(name);
}

test('what is no whole number is refused with its sentence and stays as it was typed; a number in groups is understood', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Delavnica');
  await button(page, sl('app:events.furtherOpen')).click();
  const months = page.getByRole('textbox', { name: sl('domain:field.onlineMonths') });
  for (const typed of ['7.5', '7,5', '-3', 'dvajset']) {
    await months.fill(typed);
    await page.keyboard.press('Tab');
    await expect(months).toHaveAccessibleDescription(containing(sl('errors:field.number')));
    await expect(months).toHaveValue(typed);
  }
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('alert')).toContainText(sl('errors:record.invalid'));
  await expect(months).toBeFocused();

  await test.step('it is in the draft as it was typed', async () => {
    await months.fill('7.5');
    await draftKept(page);
    await button(page, sl('app:form.leave')).click();
    await expect(months).toHaveCount(0);
    await page.keyboard.press('n');
    await expect(months).toHaveValue('7.5');
  });
  await months.fill('1.200');
  await page.keyboard.press('Tab');
  await expect(months).toHaveValue('1200');
  await expect(months).not.toHaveAccessibleDescription(containing(sl('errors:field.number')));
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Delavnica');

  await page.keyboard.press('e');
  await months.fill('7.5');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('alert')).toContainText(sl('errors:record.invalid'));
});

test('in English a comma groups a number and a point does not', async ({ app }) => {
  const en = words('en');
  const page = await app.start('--sample');
  await setLanguage(page, 'English');
  await page.keyboard.press('n');
  await button(page, en('app:events.furtherOpen')).click();
  const months = page.getByRole('textbox', { name: en('domain:field.onlineMonths') });
  await months.fill('1.200');
  await page.keyboard.press('Tab');
  await expect(months).toHaveAccessibleDescription(containing(en('errors:field.number')));
  await months.fill('1,200');
  await page.keyboard.press('Tab');
  await expect(months).toHaveValue('1200');
});

/** One more than each of the lists may hold. */
const TOO_MANY = { aliases: 21, methods: 51 };

test('more than a list may hold is said as that, beside the list, and not as something to be filled in', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('link', { name: sl('app:projects.new') }).click();
  await page.getByRole('textbox', { name: beginsWith(sl('domain:field.acronym')) }).fill('MOST');
  const aliases = page.getByRole('textbox', { name: sl('domain:field.aliases') });
  await aliases.fill(Array.from({ length: TOO_MANY.aliases }, (_, index) => `Most ${index + 1}`).join('\n'));
  await page.keyboard.press('Control+s');
  await expect(aliases).toBeFocused();
  await expect(aliases).toHaveAccessibleDescription(containing(sl('errors:field.tooMany')));
  await expect(page.getByText(sl('errors:field.tooMany'))).toBeInViewport();
  await expect(page.getByText(sl('errors:field.required'))).toHaveCount(0);
  await aliases.fill('Most 1');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('MOST');
  await expect(fact(page, sl('domain:field.aliases'))).toHaveText('Most 1');
});

test('a list with too many rows says so beside it, where it is seen and heard, and the focus is there', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Delavnica');
  await button(page, sl('app:events.furtherOpen')).click();
  const list = page.getByRole('group', { name: sl('domain:field.methods'), exact: true });
  const add = button(list, sl('app:events.addMethod'));
  const names = list.getByRole('textbox', { name: `${sl('app:events.methodName')}, slovenščina` });
  for (let number = 1; number <= TOO_MANY.methods; number += 1) {
    await add.click();
    await expect(names.last()).toBeFocused();
    await page.keyboard.type('m');
  }
  await expect(names).toHaveCount(TOO_MANY.methods);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('alert')).toContainText(sl('errors:record.invalid'));
  await expect(list).toHaveAccessibleDescription(containing(sl('errors:field.tooMany')));
  await expect(list.getByText(sl('errors:field.tooMany'))).toBeVisible();
  await expect(list.locator(':focus')).toHaveCount(1);
  await expect(page.getByText(sl('errors:field.required'))).toHaveCount(0);

  await button(page, sl('app:form.remove', { what: sl('app:events.method', { number: TOO_MANY.methods }) })).click();
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Delavnica');
});
