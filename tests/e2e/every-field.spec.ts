/**
 * Every field of every kind, as the contract declares it, is set in a form and read back from it. A new field is
 * tested here by being declared; one that no form has a place for fails.
 */

import path from 'node:path';
import { type Page } from '@playwright/test';
import { type Declaration } from '#shared/contract/declared.ts';
import { partKinds } from '#shared/contract/parts.ts';
import { type Kind, fieldsOf, kinds } from '#shared/contract/records.ts';
import { jpeg } from '../support/pictures.ts';
import { type App, expect, test } from './support/app.ts';
import { type Kept, recordsIn } from './support/archive-file.ts';
import { offerOf } from './support/enter.ts';
import { FormFiller, ROWS, type Values, fieldIn } from './support/form-filler.ts';
import { heldEvent, issueReport, openScreen } from './support/screens.ts';
import { section } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

/** What the archive works out or knows by itself, and nobody fills in. */
const COMPUTED: ReadonlySet<string> = new Set([
  // Where a row stands among others is moved by buttons.
  ...kinds.flatMap((kind) => [...fieldsOf(kind)].filter(([, { type }]) => type === 'position').map(([field]) => `${kind}.${field}`)),
  // A row stands in its owner's form.
  'measure.programmeId', 'call.programmeId', 'eventProject.eventId', 'eventWorkPackage.eventId', 'role.projectId', 'role.workPackageId', 'role.eventId', 'unnamedOrganisations.projectId', 'unnamedOrganisations.eventId', 'participation.eventId',
  ...partKinds.flatMap((kind) => [`${kind}.projectId`, `${kind}.workPackageId`]),
  // What a source speaks of is the page that it is named on.
  'citation.kind', 'citation.recordId', 'statement.kind', 'statement.recordId',
  // What a file is, it says itself; what was given out was so from the beginning.
  'issuedReport.eventId', 'issuedReport.projectId', 'issuedReport.organisationId', ...kinds.flatMap((kind) => [...fieldsOf(kind)].filter(([, { isFrozen }]) => isFrozen).map(([field]) => `${kind}.${field}`)),
  // A funder's rule is answered where it stands.
  ...[...fieldsOf('ruleAnswer').keys()].map((field) => `ruleAnswer.${field}`),
  // A report is shaped on its own page.
  ...[...fieldsOf('reportTemplate').keys()].map((field) => `reportTemplate.${field}`),
  // A search is kept on its own page.
  ...[...fieldsOf('savedSearch').keys()].map((field) => `savedSearch.${field}`),
  'photo.sha256', 'photo.mediaType', 'photo.bytes', 'photo.width', 'photo.height', 'photo.originalName',
]);

/** The form that holds each kind, where it is not a page of its own. */
const IN_FORM_OF: { readonly [K in Kind]?: Kind } = {
  measure: 'programme', call: 'programme', role: 'event', unnamedOrganisations: 'event', participation: 'event', eventProject: 'event', eventWorkPackage: 'event',
  ...Object.fromEntries(partKinds.map((kind) => [kind, 'workPackage'])),
};

const NEW: { readonly [K in Kind]?: string } = {
  programme: '/settings/programmes/new', place: '/places/new', organisation: '/organisations/new', project: '/projects/new', workPackage: '/work-packages/new', series: '/series/new', event: '/events/new',
  output: '/outputs/new', newsItem: '/news/new', source: '/sources/new', person: '/people/new',
};
/** Those that are entered elsewhere than on a page of their own. */
const ELSEWHERE: ReadonlySet<Kind> = new Set(['photo', 'issuedReport', 'citation', 'statement', 'ruleAnswer', 'reportTemplate', 'savedSearch']);

/** What two fields must agree in. */
const GIVEN: Readonly<Record<string, unknown>> = {
  'call.year': 2018, 'series.years': [2019, 2020], 'series.monthFrom': 3, 'series.monthTo': 5, 'series.perYear': 2, 'workPackage.number': 12,
  // The last ones of their list: unknown has no number.
  'participation.precision': 'about', 'series.precision': 'about', 'unnamedOrganisations.precision': 'about', 'audience.ageFrom': 18, 'audience.ageTo': 25,
};

/** Something for a field to hold, other than what a form begins with. */
function valueFor(kind: Kind, field: string, { type, choices = [], of, kind: named }: Declaration, all: readonly Kept[]): unknown {
  const given = GIVEN[`${kind}.${field}`];
  if (given !== undefined) return given;
  switch (type) {
    case 'texts': return { sl: `${kind} ${field} po slovensko`, en: `${field} in English`, it: `${field} in italiano` };
    case 'number': return 7;
    case 'choice': return choices.at(-1);
    case 'flag': return kind === 'person';
    case 'date': return '2018-06-14/2018-09-02';
    case 'day': return '2019-05-31';
    case 'moment': return '2019-05-20T10:15';
    case 'country': return 'IT';
    case 'language': return 'it';
    case 'address': return `https://example.org/${kind}/${field}`;
    case 'list': return of?.type === 'country' ? ['SI', 'IT'] : of?.type === 'language' ? ['sl', 'it'] : of?.type === 'number' ? [7, 8] : of?.type === 'texts' ? [{ sl: 'prva', en: 'first' }, { sl: 'druga' }] : ['ena', 'dve'];
    case 'reference': {
      // All in one project, since some are chosen among those of another field's.
      const project = all.find((record) => record.acronym === 'CiSoTRA');
      return named === 'project' ? project?.id : all.find((record) => record.kind === named && [undefined, null, project?.id].includes(record.projectId as string))?.id;
    }
    default: return `${kind} ${field}`;
  }
}

function valuesFor(kind: Kind, all: readonly Kept[]): Values {
  return Object.fromEntries([...fieldsOf(kind)].flatMap(([field, declaration]) => (COMPUTED.has(`${kind}.${field}`) ? [] : [[field, valueFor(kind, field, declaration, all)]])));
}

class Walk {
  /** "event.title": what was set and read back. */
  readonly seen = new Set<string>();
  readonly #page: Page;
  readonly #folder: string;
  readonly #filler: FormFiller;
  #all: readonly Kept[] = [];

  constructor(app: App) {
    this.#page = app.page;
    this.#folder = path.join(app.home, 'sample');
    this.#filler = new FormFiller(app.page, (id) => offerOf(new Map(this.#all.map((record) => [record.id, record])), id));
  }

  get #form() {
    return this.#page.locator('.record-form-fields');
  }

  async #expectShown(scope = this.#form, kind: Kind, values: Values): Promise<void> {
    await expect.poll(() => this.#filler.shown(scope, kind, Object.keys(values)), { message: kind }).toEqual(this.#filler.wordsOf(kind, values));
    for (const field of Object.keys(values)) this.seen.add(`${kind}.${field}`);
  }

  /** What rows say in words stands on the page that they were entered for. */
  async #expectOnPage(rows: readonly Kind[]): Promise<void> {
    for (const row of rows) {
      const texts = [...fieldsOf(row)].filter(([field, { type }]) => type === 'texts' && !COMPUTED.has(`${row}.${field}`)).map(([field]) => `${row} ${field} po slovensko`);
      for (const text of texts) await expect(this.#page.getByRole('main'), `${row} on its page`).toContainText(text);
    }
  }

  /** A kind with a page of its own, and the rows that stand in its form. */
  async page(kind: Kind): Promise<void> {
    const rows = kinds.filter((row) => IN_FORM_OF[row] === kind);
    await openScreen(this.#page, '/drafts');
    await openScreen(this.#page, NEW[kind] ?? '');
    await expect(this.#form).toBeVisible();
    // With what was entered before: the sample has no call.
    this.#all = recordsIn(this.#folder);
    const values = valuesFor(kind, this.#all);
    await this.#filler.fill(this.#form, kind, values);
    for (const row of rows) await this.#filler.fill(await this.#filler.addRow(this.#form, ROWS[row] ?? ''), row, valuesFor(row, this.#all));
    await this.#page.keyboard.press('Control+s');
    if (kind === 'programme') {
      await this.#page.waitForURL('**/settings');
      await this.#page.locator('a[href^="/settings/programmes/"]').filter({ hasText: 'name po slovensko' }).click();
    } else {
      await this.#page.waitForURL(/\/[0-9a-f-]{36}$/);
      await this.#expectOnPage(rows);
      await openScreen(this.#page, `${new URL(this.#page.url()).pathname}/edit`);
    }
    await expect(this.#form).toBeVisible();
    // The form scrolls by itself: nothing in it makes the page longer than the window.
    expect(await this.#page.evaluate(() => document.documentElement.scrollHeight - innerHeight), `${kind}: the page does not scroll`).toBe(0);
    await this.#expectShown(this.#form, kind, values);
    for (const row of rows) await this.#expectShown(fieldIn(this.#form, ROWS[row] ?? '').locator(':scope > .row').first(), row, valuesFor(row, this.#all));
  }

  async photo(event: string): Promise<void> {
    await openScreen(this.#page, `/events/${event}`);
    await this.#page.locator('input[type="file"]').setInputFiles({ name: 'Krog.jpg', mimeType: 'image/jpeg', buffer: await jpeg({ seed: 3 }) });
    await this.#page.locator('.photo-grid a').first().click();
    await this.#page.waitForURL('**/photos/*');
    const values = valuesFor('photo', this.#all);
    await expect(this.#form).toBeVisible();
    await this.#filler.fill(this.#form, 'photo', values);
    await this.#page.keyboard.press('Control+s');
    await expect(this.#page.getByRole('status').filter({ hasText: sl('app:form.saved', { kind: sl('domain:kind.photo').toLowerCase() }) })).toBeVisible();
    const place = new URL(this.#page.url()).pathname;
    await openScreen(this.#page, '/drafts');
    await openScreen(this.#page, place);
    await this.#expectShown(this.#form, 'photo', values);
  }

  async issued(event: string): Promise<void> {
    const { note } = valuesFor('issuedReport', this.#all) as { readonly note: string };
    await openScreen(this.#page, `/reports/event-sheet/${event}`);
    await issueReport(this.#page, note);
    await this.#page.locator('a[href^="/issued/"]').first().click();
    await this.#page.waitForURL('**/issued/*');
    const noted = this.#page.locator('.fact').filter({ has: this.#page.getByText(sl('domain:field.note'), { exact: true }) });
    await expect(noted).toContainText(note);
    await noted.getByRole('button', { name: sl('app:issued.editNote') }).click();
    await expect(this.#page.getByRole('dialog').getByRole('textbox')).toHaveValue(note);
    this.seen.add('issuedReport.note');
    await this.#page.keyboard.press('Escape');
  }

  async said(kind: 'citation' | 'statement', event: string): Promise<void> {
    await openScreen(this.#page, '/drafts');
    await openScreen(this.#page, `/events/${event}`);
    const sources = section(this.#page, sl('app:sources.title'));
    const before = await sources.getByRole('listitem').count();
    await sources.getByRole('button', { name: sl('app:sources.add') }).click();
    const dialog = this.#page.getByRole('dialog');
    const { field: _, value: __, ...values } = valuesFor(kind, this.#all);
    await this.#filler.fill(dialog, kind, Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'note')));
    await fieldIn(dialog, 'field').locator('.select-button').click();
    await this.#page.getByRole('option', { name: sl('domain:field.placeId'), exact: true }).click();
    const placeId = valueFor('event', 'placeId', fieldsOf('event').get('placeId') as Declaration, this.#all);
    if (kind === 'statement') {
      await dialog.locator('.check').click();
      await this.#filler.fill(dialog, 'event', { placeId });
      await this.#filler.fill(dialog, 'statement', { note: values.note });
    }
    await this.#page.keyboard.press('Control+s');
    await expect(dialog).toHaveCount(0);
    const line = sources.getByRole('listitem').filter({ hasText: values.written as string });
    await expect(line).toContainText(sl('domain:field.placeId'));
    await expect(sources.getByRole('listitem')).toHaveCount(before + 1);
    await line.getByRole('button').first().click();
    await this.#expectShown(dialog, kind, values);
    await expect(fieldIn(dialog, 'field').locator('.select-value')).toHaveText(sl('domain:field.placeId'));
    this.seen.add(`${kind}.field`);
    if (kind === 'statement') {
      await this.#expectShown(dialog, 'event', { placeId });
      this.seen.add('statement.value');
    }
    await this.#page.keyboard.press('Escape');
  }
}

test('each field of each kind can be set in a form and stands in it again, but for what is computed', async ({ app }) => {
  await app.start('--sample');
  const walk = new Walk(app);
  for (const kind of kinds) if (NEW[kind]) await walk.page(kind);
  const event = heldEvent(app);
  await walk.photo(event);
  await walk.issued(event);
  await walk.said('citation', event);
  await walk.said('statement', event);
  const declared = kinds.flatMap((kind) => [...fieldsOf(kind).keys()].map((field) => `${kind}.${field}`));
  expect(declared.filter((field) => !walk.seen.has(field) && !COMPUTED.has(field))).toEqual([]);
  // What is said to be computed is no longer than it needs to be.
  expect([...COMPUTED].filter((field) => walk.seen.has(field) || !declared.includes(field))).toEqual([]);
  expect(kinds.filter((kind) => !NEW[kind] && !IN_FORM_OF[kind] && !ELSEWHERE.has(kind))).toEqual([]);
});
