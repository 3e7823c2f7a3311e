/** Every screen of the app on the sample, by its address, for tests that walk them all. */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type Page, expect } from '@playwright/test';
import { jpeg } from '../../support/pictures.ts';
import type { App } from './app.ts';
import { NOVO_MESTO, draftKept, readOut } from './steps.ts';
import { whole, within } from './words.ts';

export interface Screen {
  /** As the router declares it. */
  readonly route: string;
  readonly address: string;
}

/** The first record of a kind that answers a condition, as the file of an archive holds it. */
export function recordIn(folder: string, table: string, condition = 'TRUE'): string {
  const database = new BetterSqlite3(path.join(folder, 'kronika.sqlite'), { readonly: true });
  try {
    const found = database.prepare<[], { id: string }>(`SELECT id FROM "${table}" WHERE deletedBy IS NULL AND ${condition} ORDER BY id LIMIT 1`).get();
    if (!found) throw new Error(`there is no ${table} where ${condition}`);
    return found.id;
  } finally {
    database.close();
  }
}

const idOf = (app: App, table: string, condition?: string) => recordIn(path.join(app.home, 'sample'), table, condition);

export function heldEvent(app: App): string {
  return idOf(app, 'event', `title LIKE '%${NOVO_MESTO}%'`);
}

export function plannedEvent(app: App): string {
  return idOf(app, 'event', "status = 'planned'");
}

/** Only so that a screen that never comes ends the test. Milliseconds. */
const PATIENCE = 180_000;

/**
 * Goes to a place of the app by its address, without loading the page anew, and waits until nothing of
 * it is on its way any more: its records, and the pages of a sheet. To another record of the kind that
 * is shown, or another page of the guide, it goes by way of another screen, so that the title is drawn anew too. All of it in the
 * page: a walk makes this step a hundred times.
 */
export async function openScreen(page: Page, address: string): Promise<void> {
  await page.evaluate(async ({ asked, patience }) => {
    const kind = (place: string) => place.replace(/\?.*$/, '').replaceAll(/[0-9a-f-]{36}|(?<=^\/guide)\/.*/g, '');
    const way = kind(asked) === '/start' ? '/settings' : '/start';
    for (const place of kind(asked) === kind(location.pathname) ? [way, asked] : [asked]) {
      for (const title of document.querySelectorAll<HTMLElement>('h1')) title.dataset.left = '';
      history.pushState(null, '', place);
      const drawn = () => document.querySelector('h1:not([data-left])') && !document.querySelector('.waiting, .pdf:empty');
      for (const end = performance.now() + patience; !drawn(); ) {
        if (performance.now() > end) throw new Error(`${place} is not drawn`);
        await new Promise(requestAnimationFrame);
      }
    }
  }, { asked: address, patience: PATIENCE });
}

/** Gives out the report that is on the screen, and waits until it is kept. */
export async function issueReport(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: within('app:issued.issue') }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(note);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: within('app:issued.done') })).toBeVisible();
}

/** Gives the sample what it has none of: a photo, a report that was given out, a person, something in the trash, and a draft. */
export async function furnish(app: App): Promise<void> {
  const { page } = app;
  await openScreen(page, `/events/${heldEvent(app)}`);
  await page.locator('input[type="file"]').setInputFiles({ name: 'Krog na trgu.jpg', mimeType: 'image/jpeg', buffer: await jpeg({ seed: 7 }) });
  await expect(page.locator('.photo-grid img')).toHaveCount(1);
  await openScreen(page, `/reports/participation/${idOf(app, 'project', "acronym = 'CI.SO.MO'")}`);
  await issueReport(page, 'Poslano agenciji EACEA');
  await openScreen(page, `/outputs/${idOf(app, 'output')}`);
  await page.getByRole('button', { name: whole('app:record.delete') }).click();
  await expect(page.getByRole('status').filter({ hasText: within('app:trash.moved') })).toBeVisible();
  await openScreen(page, '/people/new');
  await page.getByRole('main').getByRole('textbox').first().fill('Maja Novak');
  await page.getByRole('textbox', { name: within('domain:field.purpose') }).first().fill('Kontaktna oseba partnerja');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { level: 1, name: 'Maja Novak' })).toBeVisible();
  await openScreen(page, '/places/new');
  await page.getByRole('main').getByRole('textbox').first().fill('Semič');
  await draftKept(page);
  await readOut(page);
}

/** The guide's first page has two addresses; its others are named as their files are. */
const GUIDE = ['', ...readdirSync(new URL('../../../resources/guide/sl', import.meta.url)).map((file) => /^\d+-(.+)\.md$/.exec(file)?.[1] ?? '')].filter((name, index) => index === 0 || name !== '');

/** All screens of a furnished sample. */
export function sampleScreens(app: App): Screen[] {
  const project = idOf(app, 'project', "acronym = 'CiSoTRA'");
  const workPackage = idOf(app, 'workPackage', "label = 'WP3'");
  const event = heldEvent(app);
  const [organisation, place, photo, output, news, programme, source, person, series, issued] = ['organisation', 'place', 'photo', 'output', 'newsItem', 'programme', 'source', 'person', 'series', 'issuedReport'].map((table) => idOf(app, table));
  const at = (route: string, id = '', rest = ''): Screen => ({ route, address: route.replace('$id', id) + rest });
  return [
    at('/start'), at('/search', '', '?q=novo%20mesto'), at('/search', '', '?q=xyzzy'), at('/search'), at('/search', '', '?q=novo%20mesto&as=timeline'), at('/search', '', '?as=timeline'), at('/search', '', '?q=cisotra&as=map'), at('/search', '', '?q=novo%20mesto&as=photos'),
    at('/home'), at('/projects'), at('/projects/new'), at('/projects/$id/ledger', project),
    at('/sources'), at('/sources/new'), at('/sources/$id', source), at('/sources/$id/edit', source), at('/people'), at('/people/new'), at('/people/$id', person), at('/people/$id/edit', person),
    at('/series/new', '', `?project=${project}`), at('/series/$id', series), at('/series/$id/edit', series), at('/projects/$id', project), at('/projects/$id', idOf(app, 'project', "acronym = 'CI.SO.MO'")), at('/projects/$id/edit', project),
    at('/work-packages/new', '', `?project=${project}`), at('/work-packages/$id', workPackage), at('/work-packages/$id/edit', workPackage),
    at('/events'), at('/events/new'), at('/events/new', '', `?parent=${event}`), at('/events/several', '', `?workPackage=${workPackage}`), at('/events/capture'), at('/events/$id', event), at('/events/$id', plannedEvent(app)), at('/events/$id/edit', event, '?field=participation'), at('/events/$id/edit', event, '?copy=place'), at('/events/$id/attendance', event),
    at('/organisations'), at('/organisations/new'), at('/organisations/$id', organisation), at('/organisations/$id/edit', organisation),
    at('/places'), at('/places/new'), at('/places/$id', place), at('/places/$id/edit', place),
    at('/photos'), at('/photos/$id', photo),
    at('/outputs/new', '', `?project=${project}`), at('/outputs/$id', output), at('/outputs/$id/edit', output),
    at('/news/new', '', `?project=${project}`), at('/news/$id', news), at('/news/$id/edit', news),
    at('/issued/$id', issued), at('/reports'), at('/rules'), ...[['information-template', project], ['event-sheet', event], ['participation', project], ['annual', '2019'], ['partner-profile', organisation]].map(([report, id]) => ({ route: '/reports/$report/$id', address: `/reports/${report}/${id}` })), ...GUIDE.map((page) => ({ route: '/guide/{-$page}', address: `/guide/${page}` })), at('/drafts'), { route: '/duplicates/$kind', address: '/duplicates/organisation' }, { route: '/import/$kind', address: '/import/event' }, at('/take-back'), at('/merge'), at('/conflicts'), at('/trash'), at('/settings'), at('/settings/programmes/new'), at('/settings/programmes/$id', programme),
  ];
}

/** The places that the router declares and that show something; `/` only leads on, and `/$` is any other. */
export function routesOfTheRouter(): string[] {
  const source = readFileSync(new URL('../../../renderer/app/router.tsx', import.meta.url), 'utf8');
  const whole = [...source.matchAll(/at\('([^']+)'\)|path: '(\/[^']+)'/g)].map((match) => match[1] ?? match[2] ?? '');
  const inside = [...source.matchAll(/getParentRoute: \(\) => (\w+), path: '(\$[^']+)'/g)].map((match) => `/${match[1]}/${match[2]}`);
  return [...whole, ...inside].filter((route) => route !== '/$');
}
