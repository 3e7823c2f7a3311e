/**
 * Fills a form as a person does, and reads it back: which control a field has, its declaration says. A field that
 * the form has no place for fails, so what is filled in here can be filled in by anyone.
 */

import { type Locator, type Page, expect } from '@playwright/test';
import type { Declaration } from '#shared/contract/declared.ts';
import { partKinds } from '#shared/contract/parts.ts';
import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import { countryName } from '#shared/domain/countries.ts';
import { typedCount } from '#shared/domain/count-text.ts';
import type { Count } from '#shared/domain/counts.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { languageName } from '#shared/domain/languages.ts';
import { wordsOfField } from '#shared/language/code-words.ts';
import { lookFor } from './steps.ts';
import { literally, words } from './words.ts';

const sl = words('sl');

export type Values = Readonly<Record<string, unknown>>;

/** What a record is looked for by, what its offer begins with, and what a form that was opened calls it by; by its id. */
export type NameOf = (id: string) => { readonly words: string; readonly offer: string; readonly short?: string };

/** Where the rows of a kind stand in their owner's form. */
export const ROWS: { readonly [K in Kind]?: string } = {
  role: 'roles', unnamedOrganisations: 'unnamed', participation: 'participation', eventProject: 'projects', eventWorkPackage: 'workPackages', measure: 'measures', call: 'calls',
  ...Object.fromEntries(partKinds.map((kind) => [kind, kind])),
};

/** Kinds whose count is one field. */
const COUNTED: ReadonlySet<Kind> = new Set(['participation', 'unnamedOrganisations', 'series']);

/** A count as it is typed. */
function countOf({ value = null, precision }: Values): string {
  return typedCount({ value: value as number | null, precision: precision as Count['precision'] }, 'sl');
}

/** A field of a form, a dialog or a row. What bears the same name in rows stands after it. */
export function fieldIn(scope: Locator, name: string): Locator {
  return scope.locator(`[data-field="${name}"]`).first();
}

export class FormFiller {
  readonly #page: Page;
  readonly #nameOf: NameOf;

  constructor(page: Page, nameOf: NameOf) {
    this.#page = page;
    this.#nameOf = nameOf;
  }

  /** Opens what is folded in. */
  async unfold(scope: Locator): Promise<void> {
    const folded = scope.locator('.more-button[aria-expanded="false"], .column-toggle[aria-pressed="false"]');
    while ((await folded.count()) > 0) await folded.first().click();
  }

  async fill(scope: Locator, kind: Kind, values: Values): Promise<void> {
    await this.unfold(scope);
    for (const [name, value] of Object.entries(values)) {
      const declaration = fieldsOf(kind).get(name);
      if (await this.#fillTogether(scope, kind, name, values)) continue;
      if (!declaration) throw new Error(`${kind} has no ${name}`);
      const field = fieldIn(scope, name);
      // Where a form has no place for it, this is what fails.
      await field.waitFor({ state: 'attached' });
      await this.#set(field, kind, name, declaration, value);
    }
  }

  /** Fields that one box holds together: a number with how exact it is, a town or a country. True where it did. */
  async #fillTogether(scope: Locator, kind: Kind, name: string, values: Values): Promise<boolean> {
    // Of a day it is not asked whether all of it is meant.
    if (name === 'span' && values[name] === 'throughout' && (await fieldIn(scope, name).count()) === 0) return true;
    if (COUNTED.has(kind) && (name === 'value' || name === 'precision')) {
      await fieldIn(scope, 'value').locator('input').fill(countOf(values));
      return true;
    }
    if (kind !== 'participation' || (name !== 'country' && name !== 'placeId')) return false;
    const value = values[name] as string | null;
    if (value === null) return true;
    const { words: typed, offer } = name === 'placeId' ? this.#nameOf(value) : { words: countryName(value, 'sl'), offer: countryName(value, 'sl') };
    await this.#pick(fieldIn(scope, 'origin'), offer, typed);
    return true;
  }

  /** Adds a row to a list of the form, and gives it. */
  async addRow(form: Locator, list: string): Promise<Locator> {
    const rows = fieldIn(form, list);
    const before = await rows.locator(':scope > .row').count();
    const line = rows.locator('.rows-next input');
    // A line that is always there to be written in.
    if ((await line.count()) > 0) {
      await line.fill('0');
      const next = rows.locator(':scope > .row').nth(before);
      await next.waitFor();
      await this.unfold(form);
      return next;
    }
    await rows.locator(':scope > div:last-child > button').click();
    const row = rows.locator(':scope > .row').nth(before);
    await row.waitFor();
    return row;
  }

  /** What the fields hold, as far as a form shows it: in the words that stand there. */
  async shown(scope: Locator, kind: Kind, names: Iterable<string>): Promise<Record<string, unknown>> {
    await this.unfold(scope);
    const found: Record<string, unknown> = {};
    for (const name of names) {
      const isTogether = (COUNTED.has(kind) && name === 'precision') || (kind === 'participation' && name === 'country');
      if (isTogether) continue;
      if (kind === 'participation' && name === 'placeId') found[name] = await fieldIn(scope, 'origin').getByRole('combobox').inputValue();
      else found[name] = await this.#read(fieldIn(scope, name), fieldsOf(kind).get(name) as Declaration);
    }
    return found;
  }

  /** The same of values. */
  wordsOf(kind: Kind, values: Values): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
        if (COUNTED.has(kind) && name === 'precision') return [];
        if (COUNTED.has(kind) && name === 'value') return [[name, countOf(values)]];
        if (kind === 'participation' && name === 'country') return [];
        return [[name, this.#asShown(kind, name, fieldsOf(kind).get(name) as Declaration, value)]];
      }),
    );
  }

  async #set(field: Locator, kind: Kind, name: string, declaration: Declaration, value: unknown): Promise<void> {
    const input = field.locator('input, textarea');
    switch (declaration.type) {
      case 'line':
      case 'address':
      case 'moment':
        return input.first().fill(value as string);
      case 'number':
        return input.first().fill(String(value));
      case 'texts':
        return this.#setTexts(field, value as Readonly<Record<string, string>>);
      case 'choice':
        return this.#choose(field, sl(`domain:${wordsOfField(kind, name)}.${value as string}` as 'domain:unknown'));
      case 'flag':
        return (await field.locator('input').isChecked()) === value ? undefined : field.locator('.check').click();
      case 'date':
      case 'day':
        return input.first().fill(formatDate(value as string, 'sl'));
      case 'country':
        return this.#pick(field, countryName(value as string, 'sl'));
      case 'reference': {
        const { words: typed, offer } = this.#nameOf(value as string);
        return this.#pick(field, offer, typed);
      }
      case 'list':
        return this.#setList(field, declaration.of as Declaration, value as readonly unknown[]);
      default:
        throw new Error(`nobody fills in ${kind}.${name}`);
    }
  }

  async #setTexts(field: Locator, texts: Readonly<Record<string, string>>): Promise<void> {
    for (const [language, text] of Object.entries(texts)) {
      const line = field.locator(`[lang="${language}"]`);
      if ((await line.count()) === 0) {
        await field.locator('.choose').click();
        await this.#page.getByRole('menuitem', { name: languageName(language, 'sl'), exact: true }).click();
      }
      await line.fill(text);
    }
  }

  async #setList(field: Locator, of: Declaration, values: readonly unknown[]): Promise<void> {
    if (of.type === 'number' || of.type === 'line') return field.locator('input, textarea').first().fill(values.join(of.type === 'line' ? '\n' : ', '));
    for (const value of values) {
      if (of.type === 'country') await this.#pick(field, countryName(value as string, 'sl'), countryName(value as string, 'sl'), '');
      else if (of.type === 'language') {
        await field.locator('.choose').click();
        await this.#page.getByRole('menuitem', { name: languageName(value as string, 'sl'), exact: true }).click();
      } else {
        // The field itself is its list of rows, or stands around it.
        const list = (await field.locator('.rows').count()) > 0 ? field.locator('.rows').first() : field;
        const before = await list.locator(':scope > .row').count();
        await list.locator(':scope > div:last-child > button').click();
        await this.#setTexts(list.locator(':scope > .row').nth(before), value as Readonly<Record<string, string>>);
      }
    }
  }

  async #choose(field: Locator, option: string): Promise<void> {
    if ((await field.locator('.select-value').textContent()) === option) return;
    await field.locator('.select-button').click();
    await this.#page.getByRole('option', { name: option, exact: true }).click();
    await this.#page.getByRole('listbox').waitFor({ state: 'detached' });
  }

  async #pick(field: Locator, offer: string, typed = offer, left = offer): Promise<void> {
    const box = field.getByRole('combobox');
    await lookFor(box, typed);
    await this.#page.getByRole('option', { name: new RegExp(`^${literally(offer)}`) }).first().click();
    await this.#page.getByRole('listbox').waitFor({ state: 'detached' });
    if (left) await expect(box).toHaveValue(new RegExp(`^${literally(left)}`));
  }

  async #read(field: Locator, declaration: Declaration): Promise<unknown> {
    const input = field.locator('input, textarea');
    switch (declaration.type) {
      case 'choice': return field.locator('.select-value').textContent();
      case 'flag': return field.locator('input').isChecked();
      case 'texts': return field.locator('[lang]').evaluateAll((lines) => Object.fromEntries((lines as HTMLInputElement[]).flatMap(({ lang, value }) => (value ? [[lang, value]] : []))));
      case 'list': return this.#readList(field, declaration.of as Declaration);
      case 'reference': return field.getByRole('combobox').inputValue();
      default: return (await input.evaluateAll((ends) => (ends as HTMLInputElement[]).map(({ value }) => value))).filter(Boolean).join(' – ');
    }
  }

  async #readList(field: Locator, of: Declaration): Promise<unknown> {
    if (of.type === 'country' || of.type === 'language') return field.locator('.tags [role="row"]').allTextContents();
    if (of.type !== 'texts') return field.locator('input, textarea').first().inputValue();
    const rows: unknown[] = [];
    for (const row of await field.locator('.row').all()) rows.push(await this.#read(row, of));
    return rows;
  }

  #asShown(kind: Kind, name: string, declaration: Declaration, value: unknown): unknown {
    switch (declaration.type) {
      case 'number': return String(value);
      case 'choice': return sl(`domain:${wordsOfField(kind, name)}.${value as string}` as 'domain:unknown');
      case 'date':
      case 'day': return formatDate(value as string, 'sl');
      case 'country': return countryName(value as string, 'sl');
      case 'reference': {
        const { offer, short = offer } = this.#nameOf(value as string);
        return expect.stringContaining(short);
      }
      case 'list': {
        const list = value as readonly string[];
        switch (declaration.of?.type) {
          case 'country': return list.map((code) => expect.stringContaining(countryName(code, 'sl')) as unknown);
          case 'language': return list.map((tag) => expect.stringContaining(languageName(tag, 'sl')) as unknown);
          case 'texts': return list;
          default: return list.join(declaration.of?.type === 'line' ? '\n' : ', ');
        }
      }
      default: return value;
    }
  }
}
