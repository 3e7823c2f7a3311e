import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { choose, draftKept, fact, openBySearch, openNovoMesto, pick, section, setAuthor, title } from './support/steps.ts';

const save = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function addRow(page: Page, add: string, row: string): Promise<Locator> {
  await page.getByRole('button', { name: add, exact: true }).click();
  const added = page.getByRole('group', { name: row, exact: true });
  await expect(added).toBeVisible();
  return added;
}

async function newEvent(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Glavno' }).getByRole('link', { name: 'Dogodki' }).click();
  await page.getByRole('link', { name: 'Nov', exact: true }).click();
  await page.getByRole('textbox', { name: 'Naslov, slovenščina' }).fill(name);
}

test('a project is recorded with partners and objectives in two languages, and a work package and an event in it', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('link', { name: 'Nov projekt' }).click();
  await save(page, 'Shrani projekt');
  await expect(page.getByRole('alert')).toContainText('Nekatera polja je treba popraviti. Nič še ni shranjeno, vse vpisano pa je še tu.');
  await expect(page.getByRole('textbox', { name: 'Akronim' })).toHaveAccessibleDescription(/To je treba izpolniti\./);
  await expect(page.getByRole('textbox', { name: 'Akronim' })).toBeFocused();

  await page.getByRole('textbox', { name: 'Akronim' }).fill('MOST');
  await page.getByRole('textbox', { name: 'Naslov, slovenščina' }).fill('Mostovi med sosedi');
  await page.getByRole('textbox', { name: 'Drugi zapisi' }).fill('M.O.S.T.\nMostovi');
  await pick(page, 'Program in ukrep', 'mreže', '2.2');
  await page.getByRole('textbox', { name: 'Datum: od' }).fill('september 2018');
  await page.getByRole('textbox', { name: 'Do, če traja dlje' }).fill('avgust 2020');
  await expect(page.getByText('Razumljeno: september 2018–avgust 2020')).toBeVisible();
  await choose(page, 'Stanje', 'V teku');
  await pick(await addRow(page, 'Dodaj organizacijo', 'organizacija 1'), 'Organizacija', 'isob', 'ISOB');
  const second = await addRow(page, 'Dodaj organizacijo', 'organizacija 2');
  await pick(second, 'Organizacija', 'mfdps', 'MFDPŠ');
  await choose(second, 'Vloga', 'Partner');
  const objective = await addRow(page, 'Dodaj cilj', 'cilj 1');
  await objective.getByRole('textbox', { name: 'Besedilo, slovenščina' }).fill('Zbližati sosede.');
  await objective.getByRole('button', { name: /^Besedilo: / }).click();
  await page.getByRole('menuitem', { name: 'angleščina' }).click();
  await objective.getByRole('textbox', { name: 'Besedilo, angleščina' }).fill('To bring neighbours closer.');
  await save(page, 'Shrani projekt');

  await expect(title(page)).toHaveText('MOSTMostovi med sosedi');
  await expect(page.getByRole('status').filter({ hasText: 'Shranjeno: projekt.' })).toBeVisible();
  await expect(fact(page, 'Datum')).toHaveText('september 2018–avgust 2020');
  await expect(fact(page, 'Program in ukrep')).toHaveText('Evropa za državljane · 2.2 Mreže mest');
  await expect(fact(page, 'Koordinator')).toHaveText('ISOB, Regensburg, Nemčija');
  await expect(fact(page, 'Partner')).toHaveText('MFDPŠ, Celje, Slovenija');
  await expect(section(page, 'Cilji').getByRole('paragraph')).toHaveText('Zbližati sosede.');

  await page.getByRole('link', { name: 'Nov delovni sklop' }).click();
  await expect(page.getByRole('combobox', { name: /^Projekt/ })).toHaveValue('MOST');
  await expect(page.getByRole('textbox', { name: 'Številka' })).toHaveValue('1');
  await page.getByRole('textbox', { name: 'Naslov, slovenščina' }).fill('Srečanja');
  await pick(await addRow(page, 'Dodaj organizacijo', 'organizacija 1'), 'Organizacija', 'isob', 'ISOB');
  await save(page, 'Shrani delovni sklop');
  await expect(title(page)).toHaveText('Srečanja');
  await expect(fact(page, 'Vodilni partner')).toHaveText('ISOB, Regensburg, Nemčija');
  await section(page, 'Dogodki').getByRole('link', { name: 'Nov dogodek' }).first().click();
  await expect(page.getByRole('group', { name: 'projekt 1' }).getByRole('combobox')).toHaveValue('MOST');
  await expect(page.getByRole('group', { name: 'delovni sklop 1' }).getByRole('combobox')).toHaveValue('WP 1 – Srečanja');
  await page.getByRole('textbox', { name: 'Naslov, slovenščina' }).fill('Prvo srečanje sosedov');
  await save(page, 'Shrani dogodek');
  await expect(title(page)).toHaveText('Prvo srečanje sosedov');
  await expect(fact(page.getByRole('article'), 'Delovni sklop')).toHaveText('WP 1: Srečanja');
});

test('an organisation is recorded with a place that is made on the spot, in a dialog over its form', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('navigation', { name: 'Glavno' }).getByRole('link', { name: 'Organizacije' }).click();
  await page.getByRole('link', { name: 'Nova', exact: true }).click();
  await save(page, 'Shrani organizacijo');
  await expect(page.getByText('Navedite kratko ali polno ime.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Polno ime, slovenščina' }).fill('Društvo Korak');
  const place = page.getByRole('combobox', { name: 'Kraj' });
  await place.fill('Črnomelj');
  await page.getByRole('option', { name: 'Ustvari »Črnomelj«' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nov kraj' });
  await expect(dialog.getByRole('textbox', { name: 'Mesto, slovenščina' })).toHaveValue('Črnomelj');
  await save(page, 'Shrani kraj');
  await expect(dialog.getByText('Izberite državo s seznama.')).toBeVisible();
  await pick(dialog, 'Država', 'slovenija', 'Slovenija');
  await dialog.getByRole('textbox', { name: 'Ime v stavku, slovenščina' }).fill('v Črnomlju');
  await save(page, 'Shrani kraj');
  await expect(dialog).toBeHidden();
  await expect(place).toHaveValue('Črnomelj');
  await save(page, 'Shrani organizacijo');
  await expect(title(page)).toHaveText('Društvo Korak');
  await expect(fact(page, 'Kraj').getByRole('link')).toHaveText('Črnomelj, Slovenija');
  await openBySearch(page, 'crnomlju', 'Črnomelj');
});

test('dates are typed as people write them and said back in words; a wrong one is named beside its field and nothing is saved', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Poskus datumov');
  const from = page.getByRole('textbox', { name: 'Datum: od' });
  const to = page.getByRole('textbox', { name: 'Do, če traja dlje' });
  const read = page.getByRole('group', { name: 'Datum' });
  await from.fill('20. 5. 2019');
  await expect(read).toContainText('Razumljeno: 20. maj 2019');
  await to.fill('24. 5. 2019');
  await expect(read).toContainText('Razumljeno: 20.–24. maj 2019');
  await to.fill('');
  await from.fill('maj 2019');
  await expect(read).toContainText('Razumljeno: maj 2019');

  await from.fill('31. 2. 2019');
  await from.press('Tab');
  await expect(from).toHaveAccessibleDescription(/Takega dneva v koledarju ni\./);
  await save(page, 'Shrani dogodek');
  await expect(page.getByRole('alert')).toContainText('Nekatera polja je treba popraviti. Nič še ni shranjeno, vse vpisano pa je še tu.');
  await expect(from).toHaveValue('31. 2. 2019');
  await expect(from).toBeFocused();
  await from.fill('24. 5. 2019');
  await to.fill('20. 5. 2019');
  await save(page, 'Shrani dogodek');
  await expect(to).toHaveAccessibleDescription(/Konec je pred začetkom\./);
  await from.fill('v petek');
  await save(page, 'Shrani dogodek');
  await expect(from).toHaveAccessibleDescription(/To ni razumljivo kot datum\. Napišite na primer 20\. 5\. 2019, maj 2019 ali 2019\./);
  await page.getByRole('searchbox').fill('poskus datumov');
  await expect(page.getByRole('main')).toContainText('Za »poskus datumov« ni zadetkov.');

  await page.goBack();
  await expect(page.getByRole('status').filter({ hasText: 'je obnovljen; ni še shranjen.' })).toBeVisible();
  await expect(from).toHaveValue('v petek');
  await from.fill('20. 5. 2019');
  await to.fill('24. 5. 2019');
  await save(page, 'Shrani dogodek');
  await expect(fact(page.getByRole('article'), 'Datum')).toHaveText('20.–24. maj 2019 (5 dni)');
});

test('an event keeps its place, its organisations by role, and counts that are exact, about or unknown', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Delavnica sosedov');
  await choose(page, 'Vrsta', 'Delavnica');
  await choose(page, 'Stanje', 'Izvedeno');
  await pick(page, 'Kraj', 'neaplju', 'Neapelj');
  const first = await addRow(page, 'Dodaj število', 'število 1');
  await first.getByRole('textbox', { name: 'Število' }).fill('12');
  await pick(first, 'Iz države', 'slovenija', 'Slovenija');
  await pick(first, 'Iz mesta', 'celje', 'Celje');
  const second = await addRow(page, 'Dodaj število', 'število 2');
  await second.getByRole('textbox', { name: 'Število' }).fill('30');
  await choose(second, 'Natančnost', 'Približno');
  await pick(second, 'Iz države', 'italija', 'Italija');
  const third = await addRow(page, 'Dodaj število', 'število 3');
  await choose(third, 'Natančnost', 'Neznano');
  await expect(third.getByRole('textbox', { name: 'Število' })).toHaveCount(0);
  await pick(third, 'Iz države', 'grčija', 'Grčija');

  const host = await addRow(page, 'Dodaj organizacijo', 'organizacija 1');
  await pick(host, 'Organizacija', 'pou', 'POU');
  await choose(host, 'Vloga', 'Gostitelj');
  const lead = await addRow(page, 'Dodaj organizacijo', 'organizacija 2');
  await pick(lead, 'Organizacija', 'csig', 'CSIG');
  await choose(lead, 'Vloga', 'Predavatelj');
  const unnamed = await addRow(page, 'Dodaj organizacije brez imen', 'neimenovane organizacije 1');
  await unnamed.getByRole('textbox', { name: 'Število' }).fill('2');
  const countries = unnamed.getByRole('combobox', { name: 'Države' });
  await countries.fill('bolg');
  await expect(page.getByRole('option')).toHaveText(['Bolgarija']);
  for (const key of ['ArrowDown', 'Enter', 'Tab']) await countries.press(key);
  await page.getByRole('textbox', { name: 'Objavljena stran' }).fill('primer.si');
  await save(page, 'Shrani dogodek');
  await expect(page.getByRole('textbox', { name: 'Objavljena stran' })).toHaveAccessibleDescription(/Spletni naslov se začne s https:\/\/ ali http:\/\/\./);
  await page.getByRole('textbox', { name: 'Objavljena stran' }).fill('https://primer.si/delavnica');
  await save(page, 'Shrani dogodek');

  await expect(title(page)).toHaveText('Delavnica sosedov');
  await expect(fact(page.getByRole('article'), 'Kraj')).toHaveText('Neapelj, Italija');
  await expect(fact(page, 'Gostitelj')).toHaveText('POU, Neapelj, Italija');
  await expect(fact(page, 'Predavatelj')).toHaveText('CSIG, Taranto, Italija');
  await expect(fact(page, 'Neimenovane organizacije')).toHaveText('2 – Bolgarija');
  const counts = section(page, 'Udeležba').getByRole('row');
  await expect(counts).toHaveText([/^KdoŠtevilo$/, /^Celje, Slovenija12$/, /^Italijapribližno 30$/, /^Grčijaneznano$/, /^Skupajnajmanj 42$/]);
  await section(page, 'Udeležba').getByRole('button', { name: 'Udeleženci: najmanj 42. Pokaži, kako je nastalo' }).click();
  await expect(page.getByRole('dialog')).toContainText('12 + približno 30 + neznano = najmanj 42');
});

test('the history of a record tells who changed what, from what and to what', async ({ app }) => {
  const page = await app.start('--sample');
  await setAuthor(page, 'Ana Kovač');
  await openNovoMesto(page);
  await page.getByRole('link', { name: 'Uredi' }).click();
  await page.getByRole('textbox', { name: 'Kaj to dokazuje' }).fill('seznam prisotnih');
  await page.getByRole('textbox', { name: 'Do, če traja dlje' }).fill('23. 5. 2019');
  await choose(page.getByRole('group', { name: 'število 1' }), 'Število', 'Natančno');
  await page.getByRole('group', { name: 'število 1' }).getByRole('textbox', { name: 'Število' }).fill('40');
  await save(page, 'Shrani dogodek');
  await expect(fact(page.getByRole('article'), 'Kaj to dokazuje')).toHaveText('»seznam prisotnih«');

  await page.getByRole('button', { name: 'Zgodovina' }).click();
  const history = page.getByRole('dialog', { name: /^Zgodovina: Mednarodni dogodek/ });
  const newest = history.getByRole('listitem').first();
  await expect(newest).toContainText('Ana Kovač spremenjeno');
  const changes = newest.getByRole('listitem');
  await expect(changes.filter({ hasText: 'Kaj to dokazuje' }).getByRole('deletion')).toHaveText('je potekal v Novem mestu');
  await expect(changes.filter({ hasText: 'Kaj to dokazuje' }).getByRole('insertion')).toHaveText('seznam prisotnih');
  await expect(changes.filter({ hasText: /^Datum / }).getByRole('deletion')).toHaveText('20.–24. maj 2019');
  await expect(changes.filter({ hasText: /^Datum / }).getByRole('insertion')).toHaveText('20.–23. maj 2019');
  await expect(changes.filter({ hasText: 'Udeležba · Število' }).getByRole('insertion')).toHaveText('40');
  await expect(changes.filter({ hasText: 'Natančnost' })).toHaveText(/Neznano → Natančno/);
  await expect(history).toContainText('Kronika uvoženo');
});

test('a record that was changed meanwhile is not written over: the sentence says so, and what was typed is kept and can be saved', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await page.getByRole('link', { name: 'Uredi' }).click();
  await page.getByRole('textbox', { name: 'Kaj to dokazuje' }).fill('prva sprememba');
  await save(page, 'Shrani dogodek');
  await page.getByRole('link', { name: 'Uredi' }).click();
  const evidence = page.getByRole('textbox', { name: 'Kaj to dokazuje' });
  await evidence.fill('seznam prisotnih');
  await page.getByRole('textbox', { name: 'Objavljena stran' }).fill('https://primer.si/novica');
  await draftKept(page);
  await page.getByRole('button', { name: 'Razveljavi', exact: true }).first().click();
  await expect(page.getByRole('status').filter({ hasText: 'Razveljavljeno: dogodek.' })).toBeVisible();
  await save(page, 'Shrani dogodek');
  await expect(page.getByRole('alert')).toContainText('Zapis je bil medtem spremenjen drugje. Vaše ni izgubljeno: besedilo je shranjeno kot osnutek. Prevzemite spremembe in shranite znova.');
  await expect(evidence).toHaveValue('seznam prisotnih');

  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: 'je obnovljen; ni še shranjen.' })).toBeVisible();
  await expect(evidence).toHaveValue('seznam prisotnih');
  await save(page, 'Shrani dogodek');
  await expect(fact(page.getByRole('article'), 'Kaj to dokazuje')).toHaveText('»seznam prisotnih«');
  await expect(fact(page.getByRole('article'), 'Objavljena stran')).toHaveText('https://primer.si/novica');
});

test('a form answers the first press: what is wrong beside one field does not move the button that is being pressed', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Delavnica');
  await page.getByRole('textbox', { name: 'Objavljena stran' }).fill('primer.si');
  await page.getByRole('button', { name: 'Dodaj število' }).click();
  await expect(page.getByRole('group', { name: 'število 1' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Objavljena stran' })).toHaveAccessibleDescription(/Spletni naslov se začne s/);
});

test('a country that is chosen is added alone, and its list closes', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Delavnica');
  const unnamed = await addRow(page, 'Dodaj organizacije brez imen', 'neimenovane organizacije 1');
  await unnamed.getByRole('combobox', { name: 'Države' }).fill('bolg');
  await page.getByRole('option', { name: 'Bolgarija' }).click();
  await page.keyboard.press('Tab');
  await expect(unnamed.getByRole('grid', { name: 'Države' }).getByRole('row')).toHaveText(['Bolgarija']);
  await expect(page.getByRole('listbox')).toHaveCount(0);
});

test('that a field is needed is heard as a word of its own', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('link', { name: 'Nov projekt' }).click();
  await expect(page.getByRole('textbox', { name: 'Akronim obvezno', exact: true })).toBeVisible();
});
