import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { NOVO_MESTO, fact, openNovoMesto, section, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');
const undone = sl('app:undo.undone', { kind: sl('domain:kind.event').toLowerCase() });
const moved = sl('app:trash.moved', { kind: sl('domain:kind.event').toLowerCase() });

const evidence = (page: Page) => fact(page.getByRole('article'), sl('domain:field.statusEvidence'));
const rail = (page: Page, name: string) => page.getByRole('banner').getByRole('button', { name, exact: true });

async function saveEvidence(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill(text);
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await expect(evidence(page)).toHaveText(`»${text}«`);
}

test('undo takes back the last step first, by button, key and message, redo brings it again, and both work after a restart', async ({ app }) => {
  let page = await app.start('--sample');
  await openNovoMesto(page);
  await expect(rail(page, sl('app:undo.undo'))).toBeDisabled();
  await expect(rail(page, sl('app:undo.redo'))).toBeDisabled();
  for (const text of ['prvič', 'drugič', 'tretjič']) await saveEvidence(page, text);

  const messages = page.getByRole('region', { name: sl('app:messages.region') });
  await messages.getByRole('button', { name: sl('app:undo.undo') }).last().click();
  await expect(evidence(page)).toHaveText('»drugič«');
  await rail(page, sl('app:undo.undo')).click();
  await expect(evidence(page)).toHaveText('»prvič«');
  await expect(messages.getByText(undone).first()).toBeVisible();
  await page.keyboard.press('Control+Shift+Z');
  await expect(evidence(page)).toHaveText('»drugič«');
  await page.keyboard.press('Control+z');
  await expect(evidence(page)).toHaveText('»prvič«');

  await app.quit();
  page = await app.start('--sample');
  await openNovoMesto(page);
  await expect(evidence(page)).toHaveText('»prvič«');
  await rail(page, sl('app:undo.redo')).click();
  await expect(evidence(page)).toHaveText('»drugič«');
  await rail(page, sl('app:undo.redo')).click();
  await expect(evidence(page)).toHaveText('»tretjič«');
  await expect(rail(page, sl('app:undo.redo'))).toBeDisabled();
  for (const left of ['»drugič«', '»prvič«', '»je potekal v Novem mestu«']) {
    await rail(page, sl('app:undo.undo')).click();
    await expect(evidence(page)).toHaveText(left);
  }
  await expect(rail(page, sl('app:undo.undo'))).toBeDisabled();

  await rail(page, sl('app:undo.redo')).click();
  await expect(evidence(page)).toHaveText('»prvič«');
  await saveEvidence(page, 'četrtič');
  await expect(rail(page, sl('app:undo.redo'))).toBeDisabled();
  await page.getByRole('button', { name: sl('app:record.history') }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').filter({ hasText: sl('domain:verb.undo') })).not.toHaveCount(0);
});

test('a message\'s undo takes back what the message tells of, and not what was done since', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await saveEvidence(page, 'prvič');
  const saved = page.getByRole('status').filter({ hasText: sl('app:form.saved', { kind: sl('domain:kind.event').toLowerCase() }) });
  const undoOfFirst = saved.first().getByRole('button', { name: sl('app:undo.undo') });
  await expect(saved).toHaveCount(1);
  // Whoever points at a message keeps it.
  await undoOfFirst.hover();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` }).fill('Okrogla miza');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Okrogla miza');
  await expect(saved).toHaveCount(2);
  await undoOfFirst.click();
  await expect(page.getByRole('status').filter({ hasText: undone })).toBeVisible();
  await expect(title(page)).toHaveText('Okrogla miza');
  await openNovoMesto(page);
  await expect(evidence(page)).toHaveText('»je potekal v Novem mestu«');
  await page.getByRole('searchbox').fill('okrogla miza');
  await expect(page.getByRole('main').getByRole('link', { name: 'Okrogla miza' })).toBeVisible();
});

test('in a text field undo is the field\'s own', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await saveEvidence(page, 'prvič');
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  const field = page.getByRole('textbox', { name: sl('domain:field.statusEvidence') });
  await field.press('End');
  await field.pressSequentially('!');
  await expect(field).toHaveValue('prvič!');
  await field.press('Control+z');
  await expect(field).toHaveValue('prvič');
  await page.keyboard.press('Escape');
  await expect(evidence(page)).toHaveText('»prvič«');
});

test('an event goes to the trash with its parts after a question that names them, and comes back with all that belongs to it', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await page.getByRole('button', { name: sl('app:record.delete') }).click();
  const question = page.getByRole('alertdialog', { name: sl('app:trash.askTitle', { name: NOVO_MESTO }) });
  await expect(question).toContainText(sl('app:trash.goesWith'));
  await expect(question.getByRole('listitem')).toContainText([sl('app:counted.event', { count: 6 })]);
  await question.getByRole('button', { name: sl('app:dialog.cancel') }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('button', { name: sl('app:record.delete') })).toBeFocused();

  await page.getByRole('button', { name: sl('app:record.delete') }).click();
  await question.getByRole('button', { name: sl('app:trash.confirm') }).click();
  await expect(page.getByRole('status').filter({ hasText: moved })).toBeVisible();
  await page.getByRole('searchbox').fill('kavarna vrsta:dogodek');
  await expect(page.getByRole('main')).toContainText(sl('app:search.found', { count: 0 }));
  await page.getByRole('link', { name: sl('app:rail.trash') }).click();
  const entry = page.getByRole('main').getByRole('listitem');
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText(`${sl('domain:kind.event')} ${NOVO_MESTO}`);
  await expect(entry).toContainText(sl('app:trash.parts', { count: 6 }));
  await entry.getByRole('button', { name: sl('app:trash.restore') }).click();
  await expect(page.getByRole('main')).toContainText(sl('app:trash.empty'));
  await page.getByRole('region', { name: sl('app:messages.region') }).getByRole('button', { name: sl('app:trash.show') }).click();
  await expect(title(page)).toHaveText(NOVO_MESTO);
  await expect(section(page, sl('app:events.parts')).getByRole('listitem')).toHaveCount(6);
  await expect(section(page, sl('domain:kinds.newsItem')).getByRole('link')).toHaveCount(1);
  await expect(fact(page, sl('domain:kind.unnamedOrganisations'))).toContainText('5 – Švedska');
  await expect(fact(page.getByRole('article'), sl('domain:kind.project'))).toHaveText('CI.SO.MO');

  await page.getByRole('button', { name: sl('app:record.delete') }).click();
  await question.getByRole('button', { name: sl('app:trash.confirm') }).click();
  // The word on the first time may still stand there.
  await expect(title(page)).toHaveText(sl('app:events.title'));
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('status').filter({ hasText: undone })).toBeVisible();
  await openNovoMesto(page);
  await expect(section(page, sl('app:events.parts')).getByRole('listitem')).toHaveCount(6);

  await page.getByRole('button', { name: sl('app:record.delete') }).click();
  await question.getByRole('button', { name: sl('app:trash.confirm') }).click();
  await page.getByRole('region', { name: sl('app:messages.region') }).getByRole('button', { name: sl('app:trash.restore') }).last().click();
  await expect(title(page)).toHaveText(NOVO_MESTO);
});

test('what is in the trash can not be opened by its old address, and that is said', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  const { pathname } = new URL(page.url());
  await page.getByRole('button', { name: sl('app:record.delete') }).click();
  await page.getByRole('button', { name: sl('app:trash.confirm') }).click();
  await expect(page.getByRole('status').filter({ hasText: moved })).toBeVisible();
  await app.goto(pathname);
  await expect(page.getByRole('alert')).toHaveText(sl('errors:record.notFound'));
  await page.getByRole('link', { name: sl('app:problem.home') }).click();
  await expect(title(page)).toHaveText(sl('app:projects.title'));
});
