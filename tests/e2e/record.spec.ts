import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { addRowByTyping, beginsWith, choose, containing, draftKept, fact, lookFor, NOVO_MESTO, openBySearch, openNovoMesto, pick, pickOrigin, section, setAuthor, title } from './support/steps.ts';
import { within, words } from './support/words.ts';

const sl = words('sl');
const about = (number: number) => sl('domain:count.about', { number });
const atLeast = (number: number) => sl('domain:count.atLeast', { number });

const save = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function addRow(page: Page, add: string, row: string): Promise<Locator> {
  await page.getByRole('button', { name: add, exact: true }).click();
  const added = page.getByRole('group', { name: row, exact: true });
  await expect(added).toBeVisible();
  return added;
}

async function newEvent(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: sl('app:rail.main') }).getByRole('link', { name: sl('app:rail.events') }).click();
  await page.getByRole('link', { name: sl('app:events.newShort'), exact: true }).click();
  await page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` }).fill(name);
}

test('a project is recorded with partners and objectives in two languages, and a work package and an event in it', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('link', { name: sl('app:projects.new') }).click();
  await save(page, sl('app:project.save'));
  await expect(page.getByRole('alert')).toContainText(sl('errors:record.invalid'));
  await expect(page.getByRole('textbox', { name: sl('domain:field.acronym') })).toHaveAccessibleDescription(containing(sl('errors:field.required')));
  await expect(page.getByRole('textbox', { name: sl('domain:field.acronym') })).toBeFocused();

  await page.getByRole('textbox', { name: sl('domain:field.acronym') }).fill('MOST');
  await page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` }).fill('Mostovi med sosedi');
  await page.getByRole('textbox', { name: sl('domain:field.aliases') }).fill('M.O.S.T.\nMostovi');
  await pick(page, sl('domain:field.measureId'), 'mreže', '2.2');
  await page.getByRole('textbox', { name: sl('domain:field.dates'), exact: true }).fill('septembra 2018 do avgusta 2020');
  await expect(page.getByText(sl('app:dates.read', { date: 'september 2018–avgust 2020' }))).toBeVisible();
  await choose(page, sl('domain:field.status'), sl('domain:projectStatus.running'));
  await pick(await addRowByTyping(page, 'roles', 1), sl('domain:kind.organisation'), 'isob', 'ISOB');
  const second = await addRowByTyping(page, 'roles', 2);
  await pick(second, sl('domain:kind.organisation'), 'mfdps', 'MFDPŠ');
  await choose(second, sl('domain:field.role'), sl('domain:role.partner'));
  const objective = await addRow(page, sl('app:parts.objective.add'), sl('app:parts.objective.row', { number: 1 }));
  await objective.getByRole('textbox', { name: `${sl('domain:field.text')}, slovenščina` }).fill('Zbližati sosede.');
  await objective.getByRole('button', { name: sl('app:form.addLanguage', { field: sl('domain:field.text') }) }).click();
  await page.getByRole('menuitem', { name: 'angleščina' }).click();
  await objective.getByRole('textbox', { name: `${sl('domain:field.text')}, angleščina` }).fill('To bring neighbours closer.');
  await save(page, sl('app:project.save'));

  await expect(title(page)).toHaveText('MOSTMostovi med sosedi');
  await expect(page.getByRole('status').filter({ hasText: sl('app:form.saved', { kind: sl('domain:kind.project').toLowerCase() }) })).toBeVisible();
  await expect(fact(page, sl('domain:field.dates'))).toHaveText('september 2018–avgust 2020');
  await expect(fact(page, sl('domain:field.measureId'))).toHaveText('Evropa za državljane · 2.2 Mreže mest');
  await expect(fact(page, sl('domain:role.coordinator'))).toHaveText('ISOB, Regensburg, Nemčija');
  await expect(fact(page, sl('domain:role.partner'))).toHaveText('MFDPŠ, Celje, Slovenija');
  await expect(section(page, sl('app:project.objectives')).getByRole('paragraph')).toHaveText('Zbližati sosede.');

  await page.getByRole('link', { name: sl('app:project.addWorkPackage') }).click();
  await expect(page.getByRole('combobox', { name: beginsWith(sl('domain:kind.project')) })).toHaveValue('MOST');
  await expect(page.getByRole('textbox', { name: sl('domain:field.number') })).toHaveValue('1');
  await page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` }).fill('Srečanja');
  await pick(await addRowByTyping(page, 'roles', 1), sl('domain:kind.organisation'), 'isob', 'ISOB');
  await save(page, sl('app:workPackage.save'));
  await expect(title(page)).toHaveText('Srečanja');
  await expect(fact(page, sl('domain:role.lead'))).toHaveText('ISOB, Regensburg, Nemčija');
  await section(page, sl('domain:kinds.event')).getByRole('link', { name: sl('app:events.new') }).first().click();
  await expect(page.getByRole('group', { name: sl('app:events.projectRow', { number: 1 }) }).getByRole('combobox')).toHaveValue('MOST');
  await expect(page.getByRole('group', { name: sl('app:events.workPackageRow', { number: 1 }) }).getByRole('combobox')).toHaveValue('WP 1 – Srečanja');
  await page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` }).fill('Prvo srečanje sosedov');
  await save(page, sl('app:events.save'));
  await expect(title(page)).toHaveText('Prvo srečanje sosedov');
  await expect(fact(page.getByRole('article'), sl('domain:kind.workPackage'))).toHaveText('WP 1: Srečanja');
});

test('an organisation is recorded with a place that is made on the spot, in a dialog over its form', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('navigation', { name: sl('app:rail.main') }).getByRole('link', { name: sl('app:rail.organisations') }).click();
  await page.getByRole('link', { name: sl('app:organisations.newShort'), exact: true }).click();
  await save(page, sl('app:organisations.save'));
  await expect(page.getByText(sl('errors:organisation.name'))).toBeVisible();
  await page.getByRole('textbox', { name: `${sl('app:organisations.fullName')}, slovenščina` }).fill('Društvo Korak');
  const place = page.getByRole('combobox', { name: sl('domain:field.placeId') });
  await lookFor(place, 'Črnomelj');
  // Of a town without its country, the one at home is offered, and nothing is made by itself.
  await expect(page.getByRole('option', { name: sl('app:pick.makeIn', { name: 'Črnomelj', where: 'Slovenija' }) })).toBeVisible();
  await page.getByRole('option', { name: sl('app:pick.createNamed', { name: 'Črnomelj' }) }).click();
  const dialog = page.getByRole('dialog', { name: sl('app:placesPage.new') });
  await expect(dialog.getByRole('textbox', { name: `${sl('app:placesPage.city')}, slovenščina` })).toHaveValue('Črnomelj');
  await save(page, sl('app:placesPage.save'));
  await expect(dialog.getByText(sl('errors:field.country'))).toBeVisible();
  await pick(dialog, sl('domain:field.country'), 'slovenija', 'Slovenija');
  await dialog.getByRole('textbox', { name: `${sl('domain:field.inPlace')}, slovenščina` }).fill('v Črnomlju');
  await save(page, sl('app:placesPage.save'));
  await expect(dialog).toBeHidden();
  await expect(place).toHaveValue('Črnomelj');
  await save(page, sl('app:organisations.save'));
  await expect(title(page)).toHaveText('Društvo Korak');
  await expect(fact(page, sl('domain:field.placeId')).getByRole('link')).toHaveText('Črnomelj, Slovenija');
  await openBySearch(page, 'crnomlju', 'Črnomelj');
});

test('dates are typed as people write them and said back in words; a wrong one is named beside its field and nothing is saved', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Poskus datumov');
  const from = page.getByRole('textbox', { name: sl('domain:field.dates'), exact: true });
  const read = page.locator('[data-field="dates"]');
  await from.fill('20. 5. 2019');
  await expect(read).toContainText(sl('app:dates.readDay', { date: '20. maj 2019', weekday: 'ponedeljek' }));
  await from.fill('od 20. do 24. maja 2019');
  await expect(read).toContainText(sl('app:dates.read', { date: '20.–24. maj 2019' }));
  await from.fill('ca. maj 2019');
  await expect(read).toContainText(sl('app:dates.read', { date: 'pribl. maj 2019' }));
  // What could be two things is asked back, and answered with one key.
  await from.fill('22.6.17');
  await expect(from).toHaveAccessibleDescription(containing(sl('errors:date.century')));
  await from.press('Tab');
  await expect(page.getByRole('group', { name: sl('app:dates.meant') }).getByRole('button', { name: 'četrtek, 22. junij 2017' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(from).toHaveValue('22. junij 2017');
  await expect(from).toBeFocused();

  await from.fill('31. 2. 2019');
  await from.press('Tab');
  await expect(from).toHaveAccessibleDescription(containing(sl('errors:date.noSuchDay')));
  await save(page, sl('app:events.save'));
  await expect(page.getByRole('alert')).toContainText(sl('errors:record.invalid'));
  await expect(from).toHaveValue('31. 2. 2019');
  await expect(from).toBeFocused();
  await from.fill('24.–20. 5. 2019');
  await save(page, sl('app:events.save'));
  await expect(from).toHaveAccessibleDescription(containing(sl('errors:date.endBeforeStart')));
  await from.fill('konec maja 2019');
  await save(page, sl('app:events.save'));
  await expect(from).toHaveAccessibleDescription(containing(sl('errors:date.vague', { word: 'konec' })));
  await page.getByRole('searchbox').fill('poskus datumov');
  await expect(page.getByRole('main')).toContainText(sl('app:search.none', { words: 'poskus datumov' }));

  await page.goBack();
  await expect(page.getByRole('status').filter({ hasText: within('app:form.draftRestored') })).toBeVisible();
  await expect(from).toHaveValue('konec maja 2019');
  await from.fill('20 – 24 May 2019');
  await save(page, sl('app:events.save'));
  await expect(fact(page.getByRole('article'), sl('domain:field.dates'))).toHaveText(`20.–24. maj 2019 (${sl('app:events.days', { count: 5 })})`);
});

test('an event keeps its place, its organisations by role, and counts that are exact, about or unknown', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Delavnica sosedov');
  await choose(page, sl('domain:field.type'), sl('domain:eventType.workshop'));
  await choose(page, sl('domain:field.status'), sl('domain:eventStatus.held'));
  await pick(page, sl('domain:field.placeId'), 'neaplju', 'Neapelj');
  const first = await addRowByTyping(page, 'participation', 1);
  await first.getByRole('textbox', { name: sl('domain:field.value') }).fill('12');
  await pickOrigin(first, 'celje', 'Celje');
  const second = await addRowByTyping(page, 'participation', 2);
  await second.getByRole('textbox', { name: sl('domain:field.value') }).fill('~30');
  await pickOrigin(second, 'italija', 'Italija');
  const third = await addRowByTyping(page, 'participation', 3);
  await third.getByRole('textbox', { name: sl('domain:field.value') }).fill('?');
  await pickOrigin(third, 'grčija', 'Grčija');

  const host = await addRowByTyping(page, 'roles', 1);
  await pick(host, sl('domain:kind.organisation'), 'pou', 'POU');
  await choose(host, sl('domain:field.role'), sl('domain:role.host'));
  const lead = await addRowByTyping(page, 'roles', 2);
  await pick(lead, sl('domain:kind.organisation'), 'csig', 'CSIG');
  await choose(lead, sl('domain:field.role'), sl('domain:role.presenter'));
  const unnamed = await addRow(page, sl('app:roles.addUnnamed'), sl('app:roles.unnamedRow', { number: 1 }));
  await unnamed.getByRole('textbox', { name: sl('domain:field.value') }).fill('2');
  const countries = unnamed.getByRole('combobox', { name: sl('domain:field.countries') });
  await countries.fill('bolg');
  await expect(page.getByRole('option')).toHaveText(['Bolgarija']);
  for (const key of ['ArrowDown', 'Enter', 'Tab']) await countries.press(key);
  await page.getByRole('textbox', { name: sl('domain:field.webPage') }).fill('primer.si');
  await save(page, sl('app:events.save'));
  await expect(page.getByRole('textbox', { name: sl('domain:field.webPage') })).toHaveAccessibleDescription(containing(sl('errors:field.webAddress')));
  await page.getByRole('textbox', { name: sl('domain:field.webPage') }).fill('https://primer.si/delavnica');
  await save(page, sl('app:events.save'));

  await expect(title(page)).toHaveText('Delavnica sosedov');
  await expect(fact(page.getByRole('article'), sl('domain:field.placeId'))).toHaveText('Neapelj, Italija');
  await expect(fact(page, sl('domain:role.host'))).toHaveText('POU, Neapelj, Italija');
  await expect(fact(page, sl('domain:role.presenter'))).toHaveText('CSIG, Taranto, Italija');
  await expect(fact(page, sl('domain:kind.unnamedOrganisations'))).toHaveText('2 – Bolgarija');
  const counts = section(page, sl('domain:kind.participation')).getByRole('row');
  await expect(counts).toHaveText([
    `${sl('app:participation.who')}${sl('domain:field.value')}`, 'Celje, Slovenija12', `Italija${about(30)}`, `Grčija${sl('domain:unknown')}`, `${sl('app:participation.total')}${atLeast(42)}`,
  ]);
  await section(page, sl('domain:kind.participation')).getByRole('button', { name: sl('app:count.show', { label: sl('app:participation.actual'), sum: atLeast(42) }) }).click();
  await expect(page.getByRole('dialog')).toContainText(sl('app:count.equals', { terms: `12 + ${about(30)} + ${sl('domain:count.unknown')}`, sum: atLeast(42) }));
});

test('the history of a record tells who changed what, from what and to what', async ({ app }) => {
  const page = await app.start('--sample');
  await setAuthor(page, 'Ana Kovač');
  await openNovoMesto(page);
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('seznam prisotnih');
  await page.getByRole('textbox', { name: sl('domain:field.dates'), exact: true }).fill('20.–23. 5. 2019');
  await page.getByRole('group', { name: sl('app:participation.row', { number: 1 }) }).getByRole('textbox', { name: sl('domain:field.value') }).fill('40');
  await save(page, sl('app:events.save'));
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»seznam prisotnih«');

  await page.getByRole('button', { name: sl('app:record.history') }).click();
  const history = page.getByRole('dialog', { name: sl('app:history.of', { name: NOVO_MESTO }) });
  const newest = history.getByRole('listitem').first();
  await expect(newest).toContainText(`Ana Kovač ${sl('domain:verb.edit')}`);
  const changes = newest.getByRole('listitem');
  await expect(changes.filter({ hasText: sl('domain:field.statusEvidence') }).getByRole('deletion')).toHaveText('je potekal v Novem mestu');
  await expect(changes.filter({ hasText: sl('domain:field.statusEvidence') }).getByRole('insertion')).toHaveText('seznam prisotnih');
  await expect(changes.filter({ hasText: beginsWith(`${sl('domain:field.dates')} `) }).getByRole('deletion')).toHaveText('20.–24. maj 2019');
  await expect(changes.filter({ hasText: beginsWith(`${sl('domain:field.dates')} `) }).getByRole('insertion')).toHaveText('20.–23. maj 2019');
  await expect(changes.filter({ hasText: `${sl('domain:kind.participation')} · ${sl('domain:field.value')}` }).getByRole('insertion')).toHaveText('40');
  await expect(changes.filter({ hasText: sl('domain:field.precision') })).toContainText(`${sl('domain:precision.unknown')} → ${sl('domain:precision.exact')}`);
  await expect(history).toContainText(`${sl('command:sampleAuthor')} ${sl('domain:verb.import')}`);
});

test('a record that was changed meanwhile is not written over: the sentence says so, and what was typed is kept and can be saved', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('prva sprememba');
  await save(page, sl('app:events.save'));
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  const evidence = page.getByRole('textbox', { name: sl('domain:field.statusEvidence') });
  await evidence.fill('seznam prisotnih');
  await page.getByRole('textbox', { name: sl('domain:field.webPage') }).fill('https://primer.si/novica');
  await draftKept(page);
  await page.getByRole('button', { name: sl('app:undo.undo'), exact: true }).first().click();
  await expect(page.getByRole('status').filter({ hasText: sl('app:undo.undone', { kind: sl('domain:kind.event').toLowerCase() }) })).toBeVisible();
  await save(page, sl('app:events.save'));
  await expect(page.getByRole('alert')).toContainText(sl('errors:record.changedElsewhere'));
  await expect(evidence).toHaveValue('seznam prisotnih');

  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: within('app:form.draftRestored') })).toBeVisible();
  await expect(evidence).toHaveValue('seznam prisotnih');
  await save(page, sl('app:events.save'));
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»seznam prisotnih«');
  await expect(fact(page.getByRole('article'), sl('domain:field.webPage'))).toHaveText('https://primer.si/novica');
});

test('a form answers the first press: what is wrong beside one field does not move the button that is being pressed', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Delavnica');
  await page.getByRole('textbox', { name: sl('domain:field.webPage') }).fill('primer.si');
  await page.getByRole('button', { name: sl('app:events.addProject') }).click();
  await expect(page.getByRole('group', { name: sl('app:events.projectRow', { number: 1 }) })).toBeVisible();
  await expect(page.getByRole('textbox', { name: sl('domain:field.webPage') })).toHaveAccessibleDescription(containing(sl('errors:field.webAddress')));
});

test('a country that is chosen is added alone, and its list closes', async ({ app }) => {
  const page = await app.start('--sample');
  await newEvent(page, 'Delavnica');
  const unnamed = await addRow(page, sl('app:roles.addUnnamed'), sl('app:roles.unnamedRow', { number: 1 }));
  await lookFor(unnamed.getByRole('combobox', { name: sl('domain:field.countries') }), 'bolg');
  await page.getByRole('option', { name: 'Bolgarija' }).click();
  await page.keyboard.press('Tab');
  await expect(unnamed.getByRole('grid', { name: sl('domain:field.countries') }).getByRole('row')).toHaveText(['Bolgarija']);
  await expect(page.getByRole('listbox')).toHaveCount(0);
});

test('that a field is needed is heard as a word of its own', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('link', { name: sl('app:projects.new') }).click();
  await expect(page.getByRole('textbox', { name: `${sl('domain:field.acronym')} ${sl('app:form.needed')}`, exact: true })).toBeVisible();
});
