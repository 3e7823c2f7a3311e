/**
 * What the two pages tell is entered into an empty archive by hand, and is there afterwards, field by field, as the
 * sample holds it: nothing of them is without its place in the forms.
 */

import path from 'node:path';
import type { Page } from '@playwright/test';
import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import { type App, expect, test } from './support/app.ts';
import { type Kept, recordsIn } from './support/archive-file.ts';
import { Entering, rowsOf } from './support/enter.ts';
import { title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

/**
 * Of a series' events what its rule doesn't say is written into one of each, which takes seconds each, and the
 * rest are compared as the rule makes them; `KRONIKA_SEEDS=all` writes it into every one.
 */
const EVERY_ONE = process.env.KRONIKA_SEEDS === 'all';

/** What no rule of a series says. */
const NOT_RULED: ReadonlySet<string> = new Set(['statusEvidence', 'datesWritten', 'languagesWritten', 'mode', 'onlineMonths', 'liveSessions', 'daysPerSession', 'locality', 'written']);

/** What the program brings. */
const BROUGHT: ReadonlySet<Kind> = new Set(['programme', 'measure', 'call']);

const sample = () => recordsIn(process.env.KRONIKA_TEST_SAMPLE ?? '');
const entered = (app: App) => recordsIn(path.join(app.home, 'empty'));

async function emptyArchive(app: App): Promise<Page> {
  const page = await app.start();
  await page.getByRole('button', { name: sl('app:start.createButton') }).click();
  const dialog = page.getByRole('dialog', { name: sl('app:start.create') });
  await dialog.getByRole('textbox', { name: sl('app:start.name') }).fill('Center');
  await dialog.getByRole('textbox', { name: sl('app:start.folder') }).fill(path.join(app.home, 'empty'));
  await dialog.getByRole('button', { name: sl('app:start.createButton') }).click();
  await expect(title(page)).toHaveText(sl('app:home.title'));
  return page;
}

const named = (records: readonly Kept[], id: unknown): unknown => {
  const record = records.find((found) => found.id === id);
  if (!record) return id;
  return { kind: record.kind, name: record.acronym ?? record.label ?? record.title ?? record.shortName ?? record.name ?? record.code ?? null };
};

const owners = (record: Kept) => [record.eventId, record.workPackageId, record.projectId, record.recordId].map((id) => id ?? null);

/** Which event of which series a record is, or is a row of; empty for any other. */
function slotOf(all: readonly Kept[], record: Kept): string {
  const event = record.kind === 'event' ? record : all.find(({ kind, id }) => kind === 'event' && id === record.eventId);
  const series = all.find(({ id }) => id === event?.seriesId);
  return series ? `${JSON.stringify(series.title)} ${event?.seriesSlot as string}` : '';
}

/** Records as they can be compared between archives: names in the place of ids, places among others as ranks. */
function comparable(all: readonly Kept[], records: readonly Kept[], asRuled: ReadonlySet<string> = new Set()): string[] {
  const inOrder = records.toSorted((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0) || (a.id < b.id ? -1 : 1));
  const rank = (record: Kept) => inOrder.filter((other) => other.kind === record.kind && JSON.stringify(owners(other)) === JSON.stringify(owners(record))).indexOf(record);
  return records
    .map((record) => {
      const isRuled = asRuled.has(slotOf(all, record));
      const fields = [...fieldsOf(record.kind)].map(([field, { type }]) => {
        if (isRuled && NOT_RULED.has(field)) return [field, null];
        if (type === 'position') return [field, rank(record)];
        return [field, type === 'reference' || type === 'anyReference' ? named(all, record[field]) : record[field]];
      });
      return JSON.stringify({ is: record.kind, ...(Object.fromEntries(fields) as object) });
    })
    .toSorted();
}

/** The events of work packages, and of no work package. */
const eventsIn = (all: readonly Kept[], workPackage: Kept) => {
  const ids = new Set(all.filter((record) => record.kind === 'eventWorkPackage' && record.workPackageId === workPackage.id).map((record) => record.eventId));
  return all.filter((record) => record.kind === 'event' && ids.has(record.id));
};

async function enterAll(entering: Entering, all: readonly Kept[], kind: Kind, which: (record: Kept) => boolean = () => true): Promise<Kept[]> {
  const chosen = all.filter((record) => record.kind === kind && which(record));
  for (const record of chosen) await entering.enter(record);
  return chosen;
}

/** With all that belongs to them and all that is said of them. */
async function citeAll(entering: Entering, all: readonly Kept[], records: readonly Kept[]): Promise<Kept[]> {
  const ids = new Set(records.map(({ id }) => id));
  const said = all.filter((record) => (record.kind === 'citation' || record.kind === 'statement') && ids.has(record.recordId as string));
  for (const one of said) await entering.cite(one);
  return [...records, ...said];
}

async function compare(app: App, all: readonly Kept[], expected: readonly Kept[], asRuled: ReadonlySet<string> = new Set()): Promise<void> {
  const rows = expected.flatMap((record) => rowsOf(all, record));
  const found = entered(app);
  expect(comparable(found, found.filter(({ kind }) => !BROUGHT.has(kind)), asRuled)).toEqual(comparable(all, [...expected, ...rows], asRuled));
}

test('the news of the CI.SO.MO event in Novo mesto is entered without leaving a fact out', async ({ app }) => {
  const page = await emptyArchive(app);
  const all = sample();
  const entering = new Entering(page, all);
  const project = all.find((record) => record.acronym === 'CI.SO.MO');
  const source = await enterAll(entering, all, 'source', (record) => record.publisher !== null);
  const organisations = all.filter((record) => record.kind === 'organisation' && record.shortName === null);
  const places = await enterAll(entering, all, 'place', (record) => organisations.some(({ placeId }) => placeId === record.id));
  await enterAll(entering, all, 'organisation', (record) => organisations.includes(record));
  const projects = await enterAll(entering, all, 'project', (record) => record === project);
  const outputs = await enterAll(entering, all, 'output', (record) => record.projectId === project?.id);
  const ofProject = new Set(all.filter((record) => record.kind === 'eventProject' && record.projectId === project?.id).map((record) => record.eventId));
  // What is part of another event comes after it.
  const whole = await enterAll(entering, all, 'event', (record) => ofProject.has(record.id) && record.parentId === null);
  const parts = await enterAll(entering, all, 'event', (record) => ofProject.has(record.id) && record.parentId !== null);
  const news = await enterAll(entering, all, 'newsItem');
  const records = await citeAll(entering, all, [...source, ...places, ...organisations, ...projects, ...outputs, ...whole, ...parts, ...news]);
  await compare(app, all, records);
});

test("CiSoTRA's work packages 1, 3, 4, 8, 9 and 10 are entered without leaving a fact out, and a series only once", async ({ app }) => {
  const page = await emptyArchive(app);
  const all = sample();
  const entering = new Entering(page, all);
  const source = await enterAll(entering, all, 'source', (record) => record.publisher === null);
  const organisations = all.filter((record) => record.kind === 'organisation' && record.shortName !== null);
  const places = await enterAll(entering, all, 'place', (record) => organisations.some(({ placeId }) => placeId === record.id));
  await enterAll(entering, all, 'organisation', (record) => organisations.includes(record));
  const projects = await enterAll(entering, all, 'project', (record) => record.acronym !== 'CI.SO.MO');
  const workPackages = await enterAll(entering, all, 'workPackage', (record) => [1, 3, 4, 8, 9, 10].includes(record.number as number));
  const outputs = await enterAll(entering, all, 'output', (record) => workPackages.some(({ id }) => id === record.workPackageId));
  const series = await enterAll(entering, all, 'series', (record) => workPackages.some(({ id }) => id === record.workPackageId));
  const events = new Set(workPackages.flatMap((workPackage) => eventsIn(all, workPackage)));
  const single = await enterAll(entering, all, 'event', (record) => events.has(record) && record.seriesId === null);
  const repeated = [...events].filter((record) => record.seriesId !== null);
  expect(repeated).toHaveLength(15 + 5);
  const bySeries = Map.groupBy(repeated, ({ seriesId }) => seriesId);
  const written = new Set(EVERY_ONE ? repeated : [...bySeries.values()].flatMap(([first]) => (first ? [first] : [])));
  for (const one of series) {
    await entering.go(entering.address(one));
    const slots = repeated.filter(({ seriesId }) => seriesId === one.id);
    await page.getByRole('button', { name: sl('app:series.apply', { count: slots.length }), exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: sl('app:series.applied', { made: slots.length, changed: 0 }) })).toBeVisible();
    const made = entered(app);
    for (const event of slots) {
      const there = made.find((record) => record.kind === 'event' && record.seriesSlot === event.seriesSlot && record.type === event.type);
      if (!there) throw new Error(`no event ${String(event.seriesSlot)}`);
      entering.know(event, there.id);
      if (!written.has(event)) continue;
      const counts = rowsOf(all, event).filter(({ kind }) => kind === 'participation');
      const found = rowsOf(made, there).filter(({ kind }) => kind === 'participation');
      await entering.mend(event, there, counts.map((count, index) => [count, found[index] as Kept] as const));
    }
  }
  const records = await citeAll(entering, all, [...source, ...places, ...organisations, ...projects, ...workPackages, ...outputs, ...series, ...single, ...written]);
  const rest = repeated.filter((event) => !written.has(event));
  await compare(app, all, [...records, ...rest], new Set(rest.map((event) => slotOf(all, event))));
});
