/** Enters records of one archive into another through its pages, as a person does who reads them from a sheet. */

import type { Locator, Page } from '@playwright/test';
import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import type { Kept } from './archive-file.ts';
import { FormFiller, type NameOf, ROWS, type Values, fieldIn } from './form-filler.ts';
import { section } from './steps.ts';
import { words } from './words.ts';

const sl = words('sl');

/** Where a record of a kind is made, and shown. */
const PLACES: { readonly [K in Kind]?: string } = {
  place: '/places', organisation: '/organisations', project: '/projects', workPackage: '/work-packages', series: '/series', event: '/events', output: '/outputs', newsItem: '/news', source: '/sources', person: '/people',
};

/** The fields that say whose a row is. */
const OWNERS = ['eventId', 'workPackageId', 'projectId', 'programmeId'];

function textOf(texts: unknown): string {
  const said = (texts ?? {}) as Readonly<Record<string, string>>;
  return said.sl ?? Object.values(said)[0] ?? '';
}

/** What a form offers a record as, and what it is looked for by. */
export function offerOf(records: ReadonlyMap<string, Kept>, id: string): ReturnType<NameOf> {
  const record = records.get(id);
  if (!record) throw new Error(`no record ${id}`);
  switch (record.kind) {
    case 'project': return { words: record.acronym as string, offer: record.acronym as string };
    case 'workPackage': {
      const project = records.get(record.projectId as string)?.acronym as string;
      return { words: textOf(record.title), offer: `${project} ${record.label as string} – `, short: record.label as string };
    }
    case 'organisation': {
      const name = (record.shortName as string | null) ?? textOf(record.name);
      return { words: name, offer: name };
    }
    case 'measure': return { words: textOf(record.name), offer: `${record.code as string} – ` };
    case 'call': return { words: record.reference as string, offer: `${String(record.year)} · ${record.reference as string}` };
    case 'task': {
      const mark = record.mark as string | null;
      return { words: textOf(record.title), offer: mark ? `${mark} – ` : textOf(record.title) };
    }
    default: {
      const name = textOf(record.title ?? record.name);
      return { words: name, offer: name };
    }
  }
}

/** A record's fields without what is empty, what its form knows by itself, and what nobody types. */
export function typed(record: Kept, without: readonly string[] = []): Values {
  const isEmpty = (value: unknown) => value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries([...fieldsOf(record.kind)].flatMap(([field, { type }]) => (type === 'position' || without.includes(field) || isEmpty(record[field]) ? [] : [[field, record[field]]])));
}

/** The rows that stand in a record's form, in their order. */
export function rowsOf(all: readonly Kept[], owner: Kept): Kept[] {
  const field = `${owner.kind}Id`;
  if (!OWNERS.includes(field)) return [];
  const rows = all.filter((record) => record.kind in ROWS && record[field] === owner.id);
  // A project's form shows what no work package of it has.
  const own = owner.kind === 'project' ? rows.filter((row) => (row.workPackageId ?? row.eventId ?? null) === null && row.kind !== 'eventProject') : rows.filter((row) => row.kind !== 'eventWorkPackage' || owner.kind === 'event');
  return own.toSorted((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0) || (a.id < b.id ? -1 : 1));
}

export class Entering {
  readonly filler: FormFiller;
  readonly #page: Page;
  readonly #all: readonly Kept[];
  /** The new record for each that was entered, by its id in the archive that it was read from. */
  readonly #ids = new Map<string, string>();

  constructor(page: Page, all: readonly Kept[]) {
    this.#page = page;
    this.#all = all;
    const byId = new Map(all.map((record) => [record.id, record]));
    this.filler = new FormFiller(page, (id) => offerOf(byId, id));
  }

  get form(): Locator {
    return this.#page.locator('.record-form-fields');
  }

  /** Goes to a place by its address, without loading the page anew, and waits until another title is drawn. */
  async go(address: string): Promise<void> {
    await this.#page.evaluate(async (asked) => {
      const shown = () => document.querySelector('h1')?.textContent ?? '';
      const before = shown();
      history.pushState(null, '', asked);
      while (shown() === before || document.querySelector('.waiting')) await new Promise(requestAnimationFrame);
    }, address);
  }

  /** Says that a record is there by another way than a form of its own. */
  know(record: Kept, id: string): void {
    this.#ids.set(record.id, id);
  }

  address(record: Kept): string {
    return `${PLACES[record.kind] ?? ''}/${this.#ids.get(record.id) ?? ''}`;
  }

  /** Saves the form that is shown, and waits for the record's page. */
  async save(record: Kept): Promise<void> {
    await this.#page.keyboard.press('Control+s');
    await this.#page.waitForURL((url) => new RegExp(`^${PLACES[record.kind] ?? ''}/[0-9a-f-]{36}$`).test(url.pathname));
    await this.form.waitFor({ state: 'detached' });
    this.#ids.set(record.id, new URL(this.#page.url()).pathname.split('/').at(-1) ?? '');
  }

  async enter(record: Kept): Promise<void> {
    await this.go(`${PLACES[record.kind] ?? ''}/new`);
    await this.form.waitFor();
    await this.filler.fill(this.form, record.kind, typed(record, record.kind === 'event' ? ['seriesSlot'] : []));
    for (const row of rowsOf(this.#all, record)) await this.addRow(row);
    await this.save(record);
  }

  async addRow(row: Kept): Promise<void> {
    const list = ROWS[row.kind] ?? '';
    await this.filler.fill(await this.filler.addRow(this.form, list), row.kind, typed(row, row.kind === 'eventProject' ? ['eventId'] : row.kind === 'eventWorkPackage' ? ['eventId'] : OWNERS));
  }

  /** Opens the form of a record that is there, and mends what is not yet as it is to be. */
  async mend(record: Kept, there: Kept, rows: readonly (readonly [Kept, Kept])[]): Promise<void> {
    const differing = (wanted: Kept, found: Kept) => Object.fromEntries(Object.entries(typed(wanted, [...OWNERS, 'seriesId', 'seriesSlot'])).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(found[field])));
    await this.go(`${PLACES[record.kind] ?? ''}/${there.id}/edit`);
    await this.form.waitFor();
    await this.filler.fill(this.form, record.kind, differing(record, there));
    for (const [index, [wanted, found]] of rows.entries()) {
      const row = fieldIn(this.form, ROWS[wanted.kind] ?? '').locator(':scope > .row').nth(index);
      await this.filler.fill(row, wanted.kind, differing(wanted, found));
    }
    await this.save(record);
  }

  /** Names the source of a record that is shown, or says what a source says of one of its fields. */
  async cite(said: Kept): Promise<void> {
    const record = this.#all.find(({ id }) => id === said.recordId);
    if (!record) throw new Error('nothing is cited');
    const place = this.address(record);
    if (new URL(this.#page.url()).pathname !== place) await this.go(place);
    await section(this.#page, sl('app:sources.title')).getByRole('button', { name: sl('app:sources.add') }).click();
    const dialog = this.#page.getByRole('dialog', { name: sl('app:sources.add') });
    await dialog.waitFor();
    await this.filler.fill(dialog, said.kind, typed(said, ['kind', 'recordId', 'field', 'value', 'note']));
    if (said.field) {
      await fieldIn(dialog, 'field').locator('.select-button').click();
      await this.#page.getByRole('option', { name: sl(`domain:field.${said.field as 'dates'}`), exact: true }).click();
    }
    if (said.kind === 'statement') {
      await dialog.locator('.check').click();
      await this.filler.fill(dialog, record.kind, { [said.field as string]: said.value });
      if (said.note) await this.filler.fill(dialog, 'statement', { note: said.note });
    }
    await this.#page.keyboard.press('Control+s');
    await dialog.waitFor({ state: 'detached' });
  }
}
