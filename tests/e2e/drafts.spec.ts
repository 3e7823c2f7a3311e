import { type App, expect, test } from './support/app.ts';
import { keptDrafts } from './support/kept-drafts.ts';
import { addRowByTyping, choose, draftKept, endsWith, fact, NOVO_MESTO, openNovoMesto, section, title } from './support/steps.ts';
import { within, words } from './support/words.ts';

const sl = words('sl');

const restored = (app: App) => app.page.getByRole('status').filter({ hasText: within('app:form.draftRestored') });
const titleField = (app: App) => app.page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` });

async function openNew({ page }: App): Promise<void> {
  await page.getByRole('navigation', { name: sl('app:rail.main') }).getByRole('link', { name: sl('app:rail.events') }).click();
  await page.getByRole('link', { name: sl('app:events.newShort'), exact: true }).click();
  await expect(title(page)).toHaveText(sl('app:events.new'));
}

test('what is typed into a new event outlives a crash; discarding it or saving it ends the draft', { tag: '@desktop' }, async ({ app }) => {
  let page = await app.start('--sample');
  await openNew(app);
  await titleField(app).fill('Okrogla miza o sosedstvu');
  await draftKept(page);
  await page.getByRole('textbox', { name: sl('domain:field.dates'), exact: true }).fill('31. 2.');
  await page.getByRole('textbox', { name: `${sl('domain:field.description')}, slovenščina` }).fill('Prvi odstavek.\n\nDrugi odstavek.');
  await choose(page, sl('domain:field.status'), sl('domain:eventStatus.held'));
  await addRowByTyping(page, 'participation', 1);
  await page.getByRole('group', { name: sl('app:participation.row', { number: 1 }) }).getByRole('textbox', { name: sl('domain:field.value') }).fill('dvajset');
  await expect.poll(() => keptDrafts(app)).toContain('dvajset');

  await app.kill();
  page = await app.start('--sample');
  await openNew(app);
  await expect(restored(app)).toBeVisible();
  await expect(titleField(app)).toHaveValue('Okrogla miza o sosedstvu');
  await expect(page.getByRole('textbox', { name: sl('domain:field.dates'), exact: true })).toHaveValue('31. 2.');
  await expect(page.getByRole('textbox', { name: `${sl('domain:field.description')}, slovenščina` })).toHaveValue('Prvi odstavek.\n\nDrugi odstavek.');
  await expect(page.getByRole('button', { name: endsWith(sl('domain:field.status')) })).toHaveText(sl('domain:eventStatus.held'));
  await expect(page.getByRole('group', { name: sl('app:participation.row', { number: 1 }) }).getByRole('textbox', { name: sl('domain:field.value') })).toHaveValue('dvajset');

  await page.getByRole('button', { name: sl('app:form.discardDraft') }).click();
  await expect(restored(app)).toBeHidden();
  await expect(titleField(app)).toHaveValue('');
  await expect(page.getByRole('group', { name: sl('app:participation.row', { number: 1 }) })).toBeHidden();
  await page.getByRole('button', { name: sl('app:form.leave') }).click();
  await openNew(app);
  await expect(titleField(app)).toHaveValue('');
  await expect(restored(app)).toBeHidden();

  await titleField(app).fill('Okrogla miza');
  await draftKept(page);
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await expect(title(page)).toHaveText('Okrogla miza');
  await openNew(app);
  await expect(titleField(app)).toHaveValue('');
  await expect(restored(app)).toBeHidden();
});

test('what is typed into a recorded event outlives a crash beside the record, whose page offers to go on with it', async ({ app }) => {
  let page = await app.start('--sample');
  await openNovoMesto(page);
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('seznam prisotnih, 23. maja');
  await page.getByRole('textbox', { name: sl('domain:field.webPage') }).fill('https://primer.si/novo-mesto');
  await expect.poll(() => keptDrafts(app)).toContain('https://primer.si/novo-mesto');

  await app.kill();
  page = await app.start('--sample');
  await openNovoMesto(page);
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»je potekal v Novem mestu«');
  await page.getByRole('link', { name: sl('app:record.continueDraft') }).click();
  await expect(restored(app)).toBeVisible();
  await expect(page.getByRole('textbox', { name: sl('domain:field.statusEvidence') })).toHaveValue('seznam prisotnih, 23. maja');
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await expect(fact(page.getByRole('article'), sl('domain:field.webPage'))).toHaveText('https://primer.si/novo-mesto');
  await expect(page.getByRole('link', { name: sl('app:record.edit') })).toBeVisible();
  await expect(page.getByRole('link', { name: sl('app:record.continueDraft') })).toBeHidden();
});

test('a form that is left keeps what was typed at once, and discarding shows the record as it is', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await titleField(app).fill('Drug naslov');
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText(NOVO_MESTO);
  await page.getByRole('link', { name: sl('app:record.continueDraft') }).click();
  await expect(titleField(app)).toHaveValue('Drug naslov');
  await page.getByRole('button', { name: sl('app:form.discardDraft') }).click();
  await expect(titleField(app)).toHaveValue(NOVO_MESTO);
  await page.getByRole('button', { name: sl('app:form.leave') }).click();
  await expect(page.getByRole('link', { name: sl('app:record.edit') })).toBeVisible();
  await expect(section(page, sl('app:events.parts')).getByRole('listitem')).toHaveCount(6);
});
