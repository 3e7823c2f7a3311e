/**
 * What it costs to record something: every key and click, all words included, counted as they reach the page.
 * Nothing is filled in but by keys, and what was meant stands in the archive afterwards.
 */

import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { type Kept, recordsIn } from './support/archive-file.ts';
import { jpegFile } from '../support/pictures.ts';
import { openScreen } from './support/screens.ts';
import { beginsWith, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

/** Somebody at the keyboard, whose keys and clicks are counted. */
class Hands {
  keys = 0;
  clicks = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async type(text: string): Promise<void> {
    for (const letter of text) {
      this.keys += 1;
      await this.#page.keyboard.type(letter);
    }
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.keys += key.split('+').length;
      await this.#page.keyboard.press(key);
    }
  }

  async click(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click();
  }

  /** Enter in a box of choices: what was typed is settled, and the focus has gone on. */
  async settle(): Promise<void> {
    const before = await this.#page.evaluateHandle(() => document.activeElement);
    await this.press('Enter');
    await this.#page.waitForFunction((element) => document.activeElement !== element, before);
  }
}

/** A new archive of nothing, on its first screen. */
async function emptyArchive(app: App): Promise<string> {
  const folder = path.join(app.home, 'nov');
  const page = await app.start();
  await page.getByRole('button', { name: sl('app:start.createButton') }).click();
  const dialog = page.getByRole('dialog', { name: sl('app:start.create') });
  await dialog.getByRole('textbox', { name: sl('app:start.name') }).fill('Nov arhiv');
  await dialog.getByRole('textbox', { name: sl('app:start.folder') }).fill(folder);
  await dialog.getByRole('button', { name: sl('app:start.createButton') }).click();
  await expect(title(page)).toHaveText(sl('app:home.title'));
  return folder;
}

const ofKind = (all: readonly Kept[], kind: string) => all.filter((record) => record.kind === kind);
const named = (all: readonly Kept[], id: unknown) => {
  const record = all.find((one) => one.id === id);
  return record ? (record.shortName ?? Object.values((record.name ?? record.title ?? {}) as Record<string, string>)[0]) : null;
};

test('a town-twinning meeting with its host, partners and counts, all new to the archive: at most 280 keys and 6 clicks', async ({ app }) => {
  const folder = await emptyArchive(app);
  const { page } = app;
  const hands = new Hands(page);
  await hands.click(page.getByRole('navigation', { name: sl('app:rail.main') }).getByRole('link', { name: sl('app:rail.events') }));
  await expect(title(page)).toHaveText(beginsWith(sl('app:rail.events')));
  await hands.press('n');
  await expect(title(page)).toHaveText(sl('app:events.new'));
  await expect(page.getByRole('textbox', { name: beginsWith(sl('domain:field.title')) })).toBeFocused();
  await hands.type('Skupaj za Evropo');
  await hands.press('Enter');
  await hands.type('22.-25.6.2017');
  await hands.press('Enter');
  await hands.type('Loška dolina, SI');
  await hands.settle();
  // On the list of kinds and of outcomes, the first letters choose.
  await hands.type('sre');
  await expect(page.locator('[data-field="type"] .select-value')).toHaveText(sl('domain:eventType.townTwinning'));
  await hands.press('Tab');
  await hands.type('i');
  await expect(page.locator('[data-field="status"] .select-value')).toHaveText(sl('domain:eventStatus.held'));
  await hands.press('Tab', 'Tab');
  for (const [count, origin] of [['120', ''], ['35', 'Forni di Sopra, IT'], ['~40', 'HR'], ['25', 'HU'], ['=', 'Loška dolina']] as const) {
    await hands.type(count);
    await hands.press('Enter');
    if (origin) await hands.type(origin);
    await hands.settle();
  }
  await hands.press('Enter');
  for (const organisation of ['Občina Loška dolina', 'Forni di Sopra', 'Općina Matulji', 'Iregszemcse']) {
    await hands.type(organisation);
    await hands.settle();
  }
  await hands.press('Enter');
  await hands.type('https://loskadolina.si/skupaj');
  await hands.press('Control+s');
  await expect(title(page)).toHaveText('Skupaj za Evropo');

  const all = recordsIn(folder);
  const [event] = ofKind(all, 'event');
  expect(event).toMatchObject({ title: { sl: 'Skupaj za Evropo' }, type: 'townTwinning', status: 'held', dates: '2017-06-22/2017-06-25', webPage: 'https://loskadolina.si/skupaj' });
  expect(named(all, event?.placeId)).toBe('Loška dolina');
  expect(ofKind(all, 'participation').map(({ value, precision, placeId, country }) => [value, precision, named(all, placeId), country])).toEqual([
    [120, 'exact', null, null], [35, 'exact', 'Forni di Sopra', null], [40, 'about', null, 'HR'], [25, 'exact', null, 'HU'], [20, 'about', 'Loška dolina', null],
  ]);
  expect(ofKind(all, 'role').map(({ role, organisationId }) => [role, named(all, organisationId)])).toEqual([
    ['host', 'Občina Loška dolina'], ['partner', 'Forni di Sopra'], ['partner', 'Općina Matulji'], ['partner', 'Iregszemcse'],
  ]);
  expect({ keys: hands.keys, isWithin: hands.keys <= 280 }).toEqual({ keys: hands.keys, isWithin: true });
  expect(hands.clicks).toBeLessThanOrEqual(6);
});

/** A project with a work package, and another consortium's project, as they are there before their events are written down. */
async function withProjects(page: Page): Promise<void> {
  for (const acronym of ['RoMigSc', 'CiSoTRA']) {
    await openScreen(page, '/projects/new');
    await page.getByRole('textbox', { name: beginsWith(sl('domain:field.acronym')) }).fill(acronym);
    await page.keyboard.press('Control+s');
    await expect(title(page)).toHaveText(acronym);
  }
  const project = page.url().split('/').at(-1) ?? '';
  await openScreen(page, `/work-packages/new?project=${project}`);
  await page.getByRole('textbox', { name: beginsWith(sl('domain:field.title')) }).fill('Management');
  await page.keyboard.press('Control+s');
  await expect(title(page)).toHaveText('Management');
}

const MEETINGS = [
  ['15.-16.5.2018', 'Neapelj, IT', 'RoM'], ['8.-10.10.2018', 'Taranto, IT', ''], ['22.-24.5.2019', 'Regensburg, DE', 'RoM'],
  ['8.-10.10.2019', 'Celje, SI', ''], ['18.-19.5.2020', 'Atene, GR', ''], ['15.-17.10.2020', 'Istanbul, TR', ''],
] as const;

test('six meetings of a work package, two shared with another project, all places new: at most 420 keys and 10 clicks', async ({ app }) => {
  const folder = await emptyArchive(app);
  const { page } = app;
  await withProjects(page);
  const hands = new Hands(page);
  await hands.click(page.getByRole('link', { name: sl('app:several.short'), exact: true }));
  await expect(title(page)).toHaveText(sl('app:several.name'));
  await expect(page.getByRole('textbox', { name: beginsWith(sl('app:several.title')) })).toBeFocused();
  await hands.type('{št}. srečanje v živo, {kraj}');
  await hands.press('Enter', 'Tab', 'Tab', 'Enter', 'Enter');
  const next = page.getByRole('textbox', { name: sl('app:several.next') });
  for (const [dates, place, also] of MEETINGS) {
    await expect(next).toBeFocused();
    await hands.type(dates);
    await hands.press('Enter');
    await hands.type(place);
    await hands.settle();
    await hands.type(also);
    await hands.settle();
  }
  await hands.press('Control+s');
  await expect(title(page)).toHaveText('Management');

  const all = recordsIn(folder);
  const events = ofKind(all, 'event').toSorted((one, other) => String(one.dates).localeCompare(String(other.dates)));
  expect(events.map(({ title: name, dates, placeId, status, type }) => [(name as { sl: string }).sl, dates, named(all, placeId), status, type])).toEqual([
    ['1. srečanje v živo, Neapelj', '2018-05-15/2018-05-16', 'Neapelj', 'planned', 'projectMeeting'],
    ['2. srečanje v živo, Taranto', '2018-10-08/2018-10-10', 'Taranto', 'planned', 'projectMeeting'],
    ['3. srečanje v živo, Regensburg', '2019-05-22/2019-05-24', 'Regensburg', 'planned', 'projectMeeting'],
    ['4. srečanje v živo, Celje', '2019-10-08/2019-10-10', 'Celje', 'planned', 'projectMeeting'],
    ['5. srečanje v živo, Atene', '2020-05-18/2020-05-19', 'Atene', 'planned', 'projectMeeting'],
    ['6. srečanje v živo, Istanbul', '2020-10-15/2020-10-17', 'Istanbul', 'planned', 'projectMeeting'],
  ]);
  const projectOf = (id: unknown) => all.find((one) => one.id === id)?.acronym;
  const links = ofKind(all, 'eventProject').map(({ eventId, projectId, link }) => [events.findIndex(({ id }) => id === eventId), projectOf(projectId), link]);
  expect(links.filter(([, acronym]) => acronym === 'RoMigSc').toSorted()).toEqual([[0, 'RoMigSc', 'synergy'], [2, 'RoMigSc', 'synergy']]);
  expect(links.filter(([, acronym, link]) => acronym === 'CiSoTRA' && link === 'own')).toHaveLength(6);
  expect(ofKind(all, 'eventWorkPackage')).toHaveLength(6);
  expect({ keys: hands.keys, isWithin: hands.keys <= 420 }).toEqual({ keys: hands.keys, isWithin: true });
  expect(hands.clicks).toBeLessThanOrEqual(10);
});

test('a series of fifteen seminars, one a year in five countries: at most 180 keys and 8 clicks', async ({ app }) => {
  const folder = await emptyArchive(app);
  const { page } = app;
  await withProjects(page);
  const hands = new Hands(page);
  await hands.click(page.getByRole('link', { name: sl('app:series.new'), exact: true }));
  await expect(title(page)).toHaveText(sl('app:series.new'));
  await expect(page.getByRole('textbox', { name: beginsWith(sl('domain:field.title')) })).toBeFocused();
  await hands.type('Nacionalni seminarji');
  // Past the rule in its source's words, and its kind, which is a seminar.
  await hands.press('Enter', 'Enter', 'Tab');
  await hands.type('SI DE GR IT TR');
  await hands.press('Enter');
  await expect(page.locator('[data-field="countries"] [role="row"]')).toHaveCount(5);
  // Another might follow; nothing does.
  await hands.press('Enter');
  await hands.type('2018 2019 2020');
  await hands.press('Enter');
  await hands.type('6');
  await hands.press('Enter');
  await hands.type('9');
  // Once within these months, one a year, and nothing that tells them apart.
  await hands.press('Enter', 'Tab', 'Enter');
  await hands.type('~50');
  await hands.press('Enter', 'Tab');
  await hands.type('Nacionalni seminar: {država}, {leto}');
  await hands.press('Control+s');
  await expect(title(page)).toHaveText('Nacionalni seminarji');
  await hands.click(page.getByRole('button', { name: sl('app:series.apply', { count: 15 }) }));
  await expect(page.getByRole('status').filter({ hasText: sl('app:series.applied', { made: 15, changed: 0 }) })).toBeVisible();

  const all = recordsIn(folder);
  const events = ofKind(all, 'event');
  expect(events).toHaveLength(15);
  expect(events.map(({ title: name }) => (name as { sl: string }).sl).toSorted()[0]).toBe('Nacionalni seminar: Grčija, 2018');
  expect(new Set(events.map(({ dates, type, status, span }) => `${String(dates)} ${String(type)} ${String(status)} ${String(span)}`))).toEqual(
    new Set([2018, 2019, 2020].map((year) => `${year}-06/${year}-09 seminar planned within`)),
  );
  expect(new Set(events.map(({ country }) => country))).toEqual(new Set(['SI', 'DE', 'GR', 'IT', 'TR']));
  expect(ofKind(all, 'participation').map(({ phase, value, precision }) => [phase, value, precision])).toEqual(Array.from({ length: 15 }, () => ['planned', 50, 'about']));
  expect(ofKind(all, 'eventWorkPackage')).toHaveLength(15);
  expect({ keys: hands.keys, isWithin: hands.keys <= 180 }).toEqual({ keys: hands.keys, isWithin: true });
  expect(hands.clicks).toBeLessThanOrEqual(8);
});

test('a seminar is captured while it happens, with guests of four countries and two photos: at most 120 keys and 2 clicks, and is finished from the first screen', async ({ app }) => {
  const folder = await emptyArchive(app);
  const { page } = app;
  const photos = await Promise.all([1, 2].map((seed) => jpegFile(app.home, `krog-${seed}.jpg`, { seed })));
  const hands = new Hands(page);
  await hands.press('Shift+N');
  await expect(title(page)).toHaveText(sl('app:capture.title'));
  await expect(page.getByRole('textbox', { name: beginsWith(sl('domain:field.title')) })).toBeFocused();
  await hands.type('Seminar o sobivanju');
  await hands.press('Enter', 'Enter');
  await hands.type('Celje, SI');
  await hands.settle();
  for (const [count, origin] of [['12', 'SI'], ['5', 'IT'], ['~4', 'HR'], ['3', 'DE']] as const) {
    await hands.type(count);
    await hands.press('Enter');
    await hands.type(origin);
    await hands.settle();
  }
  await hands.press('Enter');
  await hands.type('MFDPŠ');
  await hands.settle();
  await hands.press('Enter');
  await hands.type('Dobra razprava.');
  const chooser = page.waitForEvent('filechooser');
  await hands.click(page.getByRole('button', { name: sl('app:photos.choose') }));
  await (await chooser).setFiles(photos);
  await expect(page.locator('.photo-grid img')).toHaveCount(2);
  // The first photo made the event; what is typed on goes into it.
  await page.getByRole('textbox', { name: beginsWith(sl('app:capture.note')) }).focus();
  await hands.press('End');
  await hands.type(' Še!');
  await hands.press('Control+s');
  await expect(title(page)).toHaveText('Seminar o sobivanju');

  const all = recordsIn(folder);
  const [event, ...others] = ofKind(all, 'event');
  expect(others).toHaveLength(0);
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  expect(event).toMatchObject({ title: { sl: 'Seminar o sobivanju' }, type: 'seminar', status: 'held', dates: day, description: { sl: 'Dobra razprava. Še!' } });
  expect(named(all, event?.placeId)).toBe('Celje');
  expect(ofKind(all, 'participation').map(({ value, precision, country, phase }) => [value, precision, country, phase])).toEqual([
    [12, 'exact', 'SI', 'actual'], [5, 'exact', 'IT', 'actual'], [4, 'about', 'HR', 'actual'], [3, 'exact', 'DE', 'actual'],
  ]);
  expect(ofKind(all, 'role').map(({ role, organisationId }) => [role, named(all, organisationId)])).toEqual([['host', 'MFDPŠ']]);
  expect(ofKind(all, 'photo')).toHaveLength(2);
  expect({ keys: hands.keys, isWithin: hands.keys <= 120 }).toEqual({ keys: hands.keys, isWithin: true });
  expect(hands.clicks).toBeLessThanOrEqual(2);

  await openScreen(page, '/home');
  const waiting = page.getByRole('region', { name: sl('app:home.unassigned') }).or(page.locator('section').filter({ has: page.getByRole('heading', { name: sl('app:home.unassigned') }) }));
  await waiting.getByRole('link', { name: 'Seminar o sobivanju' }).click();
  await expect(page.getByRole('button', { name: sl('app:events.addProject') })).toBeInViewport();
});
