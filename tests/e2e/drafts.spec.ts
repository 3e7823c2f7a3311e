import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type App, expect, test } from './support/app.ts';
import { choose, draftKept, fact, openNovoMesto, section, title } from './support/steps.ts';

const restored = (app: App) => app.page.getByRole('status').filter({ hasText: /Vaš osnutek \(.+\) je obnovljen; ni še shranjen\./ });
const titleField = (app: App) => app.page.getByRole('textbox', { name: 'Naslov, slovenščina' });

/** What the sample's file holds of drafts: the word on the page names minutes only, not which key was the last that was kept. */
function keptDrafts(app: App): string {
  const database = new BetterSqlite3(path.join(app.home, 'sample', 'kronika.sqlite'), { readonly: true });
  try {
    return database.prepare<[], { body: string }>('SELECT body FROM draft').all().map(({ body }) => body).join('\n');
  } finally {
    database.close();
  }
}

async function openNew({ page }: App): Promise<void> {
  await page.getByRole('navigation', { name: 'Glavno' }).getByRole('link', { name: 'Dogodki' }).click();
  await page.getByRole('link', { name: 'Nov', exact: true }).click();
  await expect(title(page)).toHaveText('Nov dogodek');
}

test('what is typed into a new event outlives a crash; discarding it or saving it ends the draft', async ({ app }) => {
  let page = await app.start('--sample');
  await openNew(app);
  await titleField(app).fill('Okrogla miza o sosedstvu');
  await draftKept(page);
  await page.getByRole('textbox', { name: 'Datum: od' }).fill('31. 2.');
  await page.getByRole('textbox', { name: 'Opis, slovenščina' }).fill('Prvi odstavek.\n\nDrugi odstavek.');
  await choose(page, 'Stanje', 'Izvedeno');
  await page.getByRole('button', { name: 'Dodaj število' }).click();
  await page.getByRole('group', { name: 'število 1' }).getByRole('textbox', { name: 'Število' }).fill('dvajset');
  await expect.poll(() => keptDrafts(app)).toContain('dvajset');

  await app.kill();
  page = await app.start('--sample');
  await openNew(app);
  await expect(restored(app)).toBeVisible();
  await expect(titleField(app)).toHaveValue('Okrogla miza o sosedstvu');
  await expect(page.getByRole('textbox', { name: 'Datum: od' })).toHaveValue('31. 2.');
  await expect(page.getByRole('textbox', { name: 'Opis, slovenščina' })).toHaveValue('Prvi odstavek.\n\nDrugi odstavek.');
  await expect(page.getByRole('button', { name: /Stanje$/ })).toHaveText('Izvedeno');
  await expect(page.getByRole('group', { name: 'število 1' }).getByRole('textbox', { name: 'Število' })).toHaveValue('dvajset');

  await page.getByRole('button', { name: 'Zavrzi osnutek' }).click();
  await expect(restored(app)).toBeHidden();
  await expect(titleField(app)).toHaveValue('');
  await expect(page.getByRole('group', { name: 'število 1' })).toBeHidden();
  await page.getByRole('button', { name: 'Zapusti' }).click();
  await openNew(app);
  await expect(titleField(app)).toHaveValue('');
  await expect(restored(app)).toBeHidden();

  await titleField(app).fill('Okrogla miza');
  await draftKept(page);
  await page.getByRole('button', { name: 'Shrani dogodek' }).click();
  await expect(title(page)).toHaveText('Okrogla miza');
  await openNew(app);
  await expect(titleField(app)).toHaveValue('');
  await expect(restored(app)).toBeHidden();
});

test('what is typed into a recorded event outlives a crash beside the record, whose page offers to go on with it', async ({ app }) => {
  let page = await app.start('--sample');
  await openNovoMesto(page);
  await page.getByRole('link', { name: 'Uredi' }).click();
  await page.getByRole('textbox', { name: 'Kaj to dokazuje' }).fill('seznam prisotnih, 23. maja');
  await page.getByRole('textbox', { name: 'Objavljena stran' }).fill('https://primer.si/novo-mesto');
  await expect.poll(() => keptDrafts(app)).toContain('https://primer.si/novo-mesto');

  await app.kill();
  page = await app.start('--sample');
  await openNovoMesto(page);
  await expect(fact(page.getByRole('article'), 'Kaj to dokazuje')).toHaveText('»je potekal v Novem mestu«');
  await page.getByRole('link', { name: 'Nadaljuj osnutek' }).click();
  await expect(restored(app)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Kaj to dokazuje' })).toHaveValue('seznam prisotnih, 23. maja');
  await page.getByRole('button', { name: 'Shrani dogodek' }).click();
  await expect(fact(page.getByRole('article'), 'Objavljena stran')).toHaveText('https://primer.si/novo-mesto');
  await expect(page.getByRole('link', { name: 'Uredi' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Nadaljuj osnutek' })).toBeHidden();
});

test('a form that is left keeps what was typed at once, and discarding shows the record as it is', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await page.getByRole('link', { name: 'Uredi' }).click();
  await titleField(app).fill('Drug naslov');
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText('Mednarodni dogodek CI.SO.MO v Novem mestu');
  await page.getByRole('link', { name: 'Nadaljuj osnutek' }).click();
  await expect(titleField(app)).toHaveValue('Drug naslov');
  await page.getByRole('button', { name: 'Zavrzi osnutek' }).click();
  await expect(titleField(app)).toHaveValue('Mednarodni dogodek CI.SO.MO v Novem mestu');
  await page.getByRole('button', { name: 'Zapusti' }).click();
  await expect(page.getByRole('link', { name: 'Uredi' })).toBeVisible();
  await expect(section(page, 'Deli dogodka').getByRole('listitem')).toHaveCount(6);
});
