/** Several events from a list that stands on a page, and a new record after one that is there. */

import { type App, expect, test } from './support/app.ts';
import { recordsIn } from './support/archive-file.ts';
import { heldEvent, openScreen } from './support/screens.ts';
import { NOVO_MESTO, beginsWith, draftKept, fact, section, title } from './support/steps.ts';
import { words } from './support/words.ts';
import path from 'node:path';

const sl = words('sl');

/** As the page of the project lists them. */
const LIST = ` 1. srečanje: 15. – 16. maj 2018 v Neaplju, Italija (sinergija s projektom RoMigSc)
 1. srečanje: 8. – 10. oktober 2019 v Celju, Slovenija (mednarodna konferenca RoMigSc)
 1. srečanje: 18. – 19. maj 2020 v Rimskih Toplicah, Slovenija`;

async function pasteInto(app: App, selector: string, text: string): Promise<void> {
  await app.page.locator(selector).evaluate((input, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    (input as HTMLElement).focus();
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

const sample = (app: App) => recordsIn(path.join(app.home, 'sample'));

test('a list from a page becomes a line for each event, its open places are asked for, and all of it is made and undone as one', async ({ app }) => {
  let page = await app.start('--sample');
  const before = sample(app);
  const project = before.find(({ acronym }) => acronym === 'CiSoTRA');
  await openScreen(page, `/events/several?project=${project?.id}`);
  await pasteInto(app, '.several-rows .rows-next input', LIST);
  const line = (number: number) => page.getByRole('group', { name: sl('app:several.row', { number }), exact: true });
  const place = (number: number) => line(number).getByRole('combobox', { name: beginsWith(sl('domain:field.placeId')) });
  await expect(place(1)).toHaveValue('Neapelj');
  await expect(line(1).getByRole('combobox', { name: beginsWith(sl('app:several.also')) })).toHaveValue('RoMigSc');
  await expect(line(2).getByRole('button', { name: beginsWith(sl('domain:projectLink.sharedConference')) })).toBeVisible();
  await expect(place(3)).toHaveValue('Rimskih Toplicah, Slovenija');
  await expect(page.getByRole('status').filter({ hasText: sl('app:several.placesOpen', { count: 1 }) })).toBeVisible();

  // What is open is asked for, is not lost, and comes back as it stood.
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('alert').filter({ hasText: sl('app:pick.notChosen', { words: 'Rimskih Toplicah, Slovenija' }) })).toBeVisible();
  await expect(place(3)).toBeFocused();
  await draftKept(page);
  await app.kill();
  page = await app.start('--sample');
  await openScreen(page, '/drafts');
  await page.getByRole('main').getByRole('link').filter({ hasText: sl('app:drafts.ofSeveral') }).click();
  await expect(place(3)).toHaveValue('Rimskih Toplicah, Slovenija');
  await place(3).fill('Rimske Toplice, SI');
  await page.keyboard.press('Enter');
  await expect(place(3)).toHaveValue('Rimske Toplice');
  await page.keyboard.press('Control+s');
  await expect(title(page)).not.toHaveText(sl('app:several.name'));

  const made = sample(app).filter((record) => record.kind === 'event' && !before.some(({ id }) => id === record.id));
  expect(made.map(({ title: name, dates, statusEvidence }) => [name, dates, statusEvidence])).toEqual([
    [{ sl: '1. srečanje' }, '2018-05-15/2018-05-16', '1. srečanje: 15. – 16. maj 2018 v Neaplju, Italija (sinergija s projektom RoMigSc)'],
    [{ sl: '1. srečanje' }, '2019-10-08/2019-10-10', '1. srečanje: 8. – 10. oktober 2019 v Celju, Slovenija (mednarodna konferenca RoMigSc)'],
    [{ sl: '1. srečanje' }, '2020-05-18/2020-05-19', '1. srečanje: 18. – 19. maj 2020 v Rimskih Toplicah, Slovenija'],
  ]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => sample(app).filter((record) => made.some(({ id }) => id === record.id)).length).toBe(0);
});

test('a new event begins after one that is there, with what was chosen of it', async ({ app }) => {
  const page = await app.start('--sample');
  await openScreen(page, `/events/${heldEvent(app)}`);
  const name = 'Mednarodni dogodek CI.SO.MO v Novem mestu';
  await expect(title(page)).toHaveText(name);
  await page.getByRole('button', { name: sl('app:copy.duplicate'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: sl('app:copy.title', { name }) });
  await expect(dialog.getByRole('checkbox', { name: sl('app:copy.group.place') })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: sl('app:copy.group.participation') })).not.toBeChecked();
  await dialog.getByText(sl('app:copy.group.participation')).click();
  await dialog.getByText(sl('app:copy.group.organisations')).click();
  await dialog.getByRole('button', { name: sl('app:copy.go') }).click();
  await expect(title(page)).toHaveText(sl('app:copy.of', { name }));
  const field = page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` });
  await expect(field).toBeFocused();
  await field.fill('Drugi dogodek');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Drugi dogodek');
  await expect(fact(page.getByRole('article'), sl('domain:field.placeId'))).toContainText('Novo mesto');

  const all = sample(app);
  const [old, copy] = [heldEvent(app), all.find(({ title: texts }) => (texts as { sl?: string } | undefined)?.sl === 'Drugi dogodek')?.id];
  const of = (kind: string, id: unknown) => all.filter((record) => record.kind === kind && record.eventId === id);
  const counts = (id: unknown) => of('participation', id).map(({ value, precision, country, placeId }) => [value, precision, country, placeId]);
  expect(counts(copy)).toEqual(counts(old));
  expect(counts(old)).toHaveLength(1);
  expect(of('role', copy)).toHaveLength(0);
  expect(of('eventProject', copy).map(({ projectId }) => projectId)).toEqual(of('eventProject', old).map(({ projectId }) => projectId));
  expect(all.find(({ id }) => id === copy)).toMatchObject({ dates: null, statusEvidence: null, status: 'held' });
  await expect(section(page, sl('domain:kinds.photo')).getByRole('img')).toHaveCount(0);
});

test('a whole line that is typed as a date is read as one, and the other project that it is shared with is made on the spot', async ({ app }) => {
  const page = await app.start('--sample');
  const before = sample(app);
  await openScreen(page, `/events/several?project=${before.find(({ acronym }) => acronym === 'CiSoTRA')?.id}`);
  const line = page.getByRole('group', { name: sl('app:several.row', { number: 1 }), exact: true });
  await page.getByRole('textbox', { name: beginsWith(sl('app:several.title')) }).fill('Srečanje');
  await page.getByRole('textbox', { name: sl('app:several.next') }).focus();
  await page.keyboard.type('15. – 16. maj 2018 v Neaplju, Italija');
  await page.keyboard.press('Enter');
  const place = line.getByRole('combobox', { name: beginsWith(sl('domain:field.placeId')) });
  await expect(place).toHaveValue('Neapelj');
  await expect(place).toBeFocused();
  await expect(line.getByRole('textbox', { name: beginsWith(sl('domain:field.dates')) })).toHaveValue('15.–16. maj 2018');
  await page.keyboard.press('Enter');
  await page.keyboard.type('NOVPROJEKT');
  await page.getByRole('option', { name: sl('app:pick.createNamed', { name: 'NOVPROJEKT' }) }).click();
  const dialog = page.getByRole('dialog', { name: sl('app:projects.new') });
  await expect(dialog.getByRole('textbox', { name: beginsWith(sl('domain:field.acronym')) })).toHaveValue('NOVPROJEKT');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+s');
  await expect(title(page)).not.toHaveText(sl('app:several.name'));
  const made = sample(app).filter(({ id }) => !before.some((record) => record.id === id));
  const project = made.find(({ kind }) => kind === 'project');
  expect(project).toMatchObject({ acronym: 'NOVPROJEKT', own: false });
  expect(made.find(({ kind, projectId }) => kind === 'eventProject' && projectId === project?.id)).toMatchObject({ link: 'synergy' });
});

test('a part of an event says what it is part of, in its form too, and another is begun from it', async ({ app }) => {
  const page = await app.start('--sample');
  const event = heldEvent(app);
  const name = NOVO_MESTO;
  await openScreen(page, `/events/new?parent=${event}`);
  await expect(page.getByText(sl('app:events.partOf', { name }))).toBeVisible();
  await page.getByRole('textbox', { name: beginsWith(sl('domain:field.title')) }).fill('Obisk knjižnice');
  await expect(page.locator('[data-field="type"] .select-value')).toHaveText(sl('domain:eventType.studyVisit'));
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Obisk knjižnice');
  await page.getByRole('link', { name: sl('app:events.another', { name }) }).click();
  await expect(title(page)).toHaveText(sl('app:events.newPart'));
  await expect(page.getByText(sl('app:events.partOf', { name }))).toBeVisible();
});
