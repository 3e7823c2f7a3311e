import type { Page } from '@playwright/test';
import { fieldsOf, kinds } from '#shared/contract/records.ts';
import { expect, test } from './support/app.ts';
import { heldEvent, openScreen } from './support/screens.ts';
import { openBySearch, setLanguage } from './support/steps.ts';
import { words } from './support/words.ts';

/** The codes of all fields that no word of a language looks like: of two words, written in one. */
const codes = kinds.flatMap((kind) => [...fieldsOf(kind).values()]).flatMap(({ choices = [] }) => choices).filter((code) => /^[a-z]+[A-Z]/.test(code));
const fields = kinds.flatMap((kind) => [...fieldsOf(kind).keys()]).filter((field) => /^[a-z]+[A-Z]/.test(field));
const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}/;

/** All that the history of the record that is shown tells. */
async function historyOf(page: Page, language: 'sl' | 'en'): Promise<string> {
  const t = words(language);
  await page.getByRole('button', { name: t('app:record.history'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  const text = (await dialog.textContent()) ?? '';
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return text;
}

test('the history tells of a whole project in words of the reader\'s language, without a code or an id', async ({ app }) => {
  const page = await app.start('--sample');
  const raw = new RegExp(String.raw`\b(?:${[...codes, ...fields].join('|')})\b`);
  for (const language of ['sl', 'en'] as const) {
    if (language === 'en') await setLanguage(page, 'English');
    for (const open of [() => openBySearch(page, 'CiSoTRA', 'CiSoTRA'), () => openScreen(page, `/events/${heldEvent(app)}`)]) {
      await open();
      const told = await historyOf(page, language);
      expect(told.length).toBeGreaterThan(200);
      expect(told).not.toMatch(raw);
      expect(told).not.toMatch(UUID);
    }
  }
});
