/**
 * What a question finds, decided for each record by itself in plain code: no SQL, no index. It shares with the product how a question is
 * read, how letters are folded and which words are forms of one another, since these are rules and are proven as such.
 */

import type { Ask } from '#shared/domain/asking/ask.ts';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { fits, fold, words } from '#shared/domain/fold.ts';
import { formKeys, meantForms, namesOfTown } from '#shared/domain/word-forms.ts';
import type { PlainArchive, PlainRecord } from './plain-records.ts';

/** A record as the words that it says. */
interface Said {
  readonly record: PlainRecord;
  readonly title: readonly string[];
  readonly names: readonly string[];
  readonly all: readonly string[];
  readonly titleWords: ReadonlySet<string>;
  readonly titleAndNames: ReadonlySet<string>;
  readonly allWords: ReadonlySet<string>;
}

const split = (texts: readonly string[]): string[] => texts.flatMap((text) => fold(text).split(' ')).filter(Boolean);

function said(record: PlainRecord): Said {
  const [title, names, others] = [split(record.titles), split(record.names), split(record.others)];
  const all = [...title, ...names, ...others];
  return { record, title, names, all, titleWords: new Set(title), titleAndNames: new Set([...title, ...names]), allWords: new Set(all) };
}

const holds = (all: readonly string[], asked: readonly string[]) => all.some((_, at) => asked.every((word, index) => all[at + index] === word));
const isOneOf = (some: ReadonlySet<string>, all: ReadonlySet<string>) => {
  for (const one of some) if (all.has(one)) return true;
  return false;
};

/** The words of the archive that one word means: those that it begins, and those that are forms of it or name its town. */
interface Meant {
  readonly begun: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
}

export interface Expected {
  /** What must be found. */
  readonly must: ReadonlySet<string>;
  /** What may be: a single letter is the beginning of more titles than are shown. */
  readonly may: ReadonlySet<string>;
  /** So many are found by their titles and names, of whichever kind. */
  readonly titled: number;
}

export class PlainSearch {
  readonly #said: readonly Said[];
  readonly #programmes: PlainArchive['programmes'];
  /** Word → the readings of all forms in which it is written, wherever. */
  readonly #readings = new Map<string, Set<string>>();
  readonly #meant = new Map<string, Meant>();

  constructor({ records, programmes }: PlainArchive) {
    this.#said = records.map(said);
    this.#programmes = programmes;
    for (const { titles, names, others } of records) for (const text of [...titles, ...names, ...others]) this.#read(text);
  }

  #read(text: string): void {
    const written = [...(text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []), ...words(text).map(({ start, end }) => text.slice(start, end))].map((form) => form.toLowerCase());
    for (const form of written) {
      for (const word of fold(form).split(' ')) {
        const readings = this.#readings.get(word) ?? new Set();
        for (const key of formKeys(form)) readings.add(key);
        this.#readings.set(word, readings);
      }
    }
  }

  /** @param word as it folds; @param written as it is written */
  #meaning(word: string, written: string, isWhole: boolean): Meant {
    const form = written.toLowerCase();
    const key = `${isWhole ? '=' : ''}${form}`;
    const known = this.#meant.get(key);
    if (known) return known;
    const towns = isWhole ? [] : namesOfTown(form);
    const keys = isWhole ? [] : [...meantForms(form), ...towns].flatMap(formKeys);
    const whole = new Set([word, ...(isWhole ? [] : towns.flatMap((name) => fold(name).split(' ')))]);
    const begun = new Set<string>();
    for (const [other, readings] of this.#readings) {
      if (!isWhole && other.startsWith(word)) begun.add(other);
      if (keys.some((one) => readings.has(one))) whole.add(other);
    }
    const meant = { begun, whole };
    this.#meant.set(key, meant);
    return meant;
  }

  /** The single words of what was typed as one, each with what it means. */
  #parts(written: string, isWhole: boolean): { readonly word: string; readonly meant: Meant }[] {
    return words(written).map(({ folded, start, end }) => ({ word: folded, meant: this.#meaning(folded, written.slice(start, end), isWhole) }));
  }

  /** Whether a record says something: in its texts a single letter stands for itself. */
  #says(one: Said, written: string, isWhole: boolean, where: 'texts' | 'titles' | 'title'): boolean {
    const there = where === 'texts' ? one.allWords : where === 'titles' ? one.titleAndNames : one.titleWords;
    return this.#parts(written, isWhole).every(({ word, meant }) => isOneOf(meant.whole, there) || (!(where === 'texts' && word.length === 1) && isOneOf(meant.begun, there)));
  }

  /** The records of a kind that words name, by their titles or, where there are none, by their names, too. */
  #named(field: string, value: string): ReadonlySet<string> {
    const key = `${field}:${value}`;
    const known = this.#records.get(key);
    if (known) return known;
    const named = new Set(this.#namedAnew(field, value));
    this.#records.set(key, named);
    return named;
  }
  readonly #records = new Map<string, ReadonlySet<string>>();

  #namedAnew(field: string, value: string): string[] {
    const plain = (id: string) => id.toLowerCase().replaceAll('-', '');
    if (/^[0-9a-f-]{32,36}$/i.test(value)) return [...this.#said.map(({ record }) => record.id), ...this.#programmes.map(({ id }) => id)].filter((id) => plain(id) === plain(value));
    if (field === 'programme') return this.#programmes.filter(({ text }) => fits(text, value)).map(({ id }) => id);
    const asked = value.split(/\s+/).filter((word) => fold(word) !== '');
    if (asked.length === 0) return [];
    const found = (where: 'title' | 'titles') => this.#said.filter((one) => one.record.kind === field && asked.every((word) => this.#says(one, word, false, where))).map(({ record }) => record.id);
    const byTitle = found('title');
    return byTitle.length > 0 ? byTitle : found('titles');
  }

  #isValue(one: Said, field: string, value: string): boolean {
    const own = one.record.values.get(field) ?? new Set();
    return ['programme', 'project', 'organisation', 'place'].includes(field) ? isOneOf(this.#named(field, value), own) : own.has(value);
  }

  #answers(one: Said, ask: Ask): boolean {
    switch (ask.is) {
      case 'any': return true;
      case 'word': return this.#says(one, ask.text, ask.isWhole ?? false, 'texts');
      case 'phrase': return holds(one.all, fold(ask.text).split(' '));
      case 'value': return this.#isValue(one, ask.field, ask.value);
      case 'number': {
        const numbers = ask.field === 'workPackage' ? one.record.workPackages : one.record.participants === null ? [] : [one.record.participants];
        return numbers.some((number) => (ask.from === null || number >= ask.from) && (ask.to === null || number <= ask.to));
      }
      case 'days': return one.record.spans.some(({ earliest, latest }) => (ask.to === null || earliest <= ask.to) && (ask.from === null || latest >= ask.from));
      case 'not': return !this.#answers(one, ask.of);
      case 'or': return ask.of.some((part) => this.#answers(one, part));
      case 'and': return this.#answersAll(one, ask);
    }
  }

  /** Roles and organisations that are asked for together are of the same: each role, of each organisation. */
  #answersAll(one: Said, ask: Ask): boolean {
    const parts = flat(ask);
    const roles = parts.flatMap((part) => oneOf(part, 'role') ?? []);
    const organisations = parts.flatMap((part) => oneOf(part, 'organisation') ?? []);
    if (roles.length === 0 || organisations.length === 0) return parts.every((part) => this.#answers(one, part));
    const others = parts.filter((part) => oneOf(part, 'role') === null && oneOf(part, 'organisation') === null);
    const has = (some: readonly string[], who: readonly string[]) => one.record.roles.some(({ role, organisation }) => some.includes(role) && who.some((name) => this.#named('organisation', name).has(organisation)));
    return others.every((part) => this.#answers(one, part)) && roles.every((some) => organisations.every((who) => has(some, who)));
  }

  /** Of words alone that must all stand: whether titles and names say them, of which a letter is a beginning, too. */
  #titlesAnswer(one: Said, ask: Ask): boolean {
    if (ask.is === 'word') return this.#says(one, ask.text, ask.isWhole ?? false, 'titles');
    if (ask.is === 'phrase') return holds(one.title, fold(ask.text).split(' ')) || holds(one.names, fold(ask.text).split(' '));
    return ask.is === 'and' && ask.of.every((part) => this.#titlesAnswer(one, part));
  }

  /** @param kinds those that are asked for besides; null for all */
  expected(question: string, kinds: readonly string[] | null): Expected {
    const { ask } = readQuestion(question);
    const isAmong = ({ record }: Said) => kinds?.includes(record.kind) ?? true;
    if (ask === null) return { must: new Set(), may: new Set(), titled: 0 };
    const must = this.#said.filter((one) => isAmong(one) && this.#answers(one, ask));
    const titled = isOfWords(ask) ? this.#said.filter((one) => this.#titlesAnswer(one, ask)) : [];
    const ids = (some: readonly Said[]) => some.map(({ record }) => record.id);
    return { must: new Set(ids(must)), may: new Set([...ids(must), ...ids(titled.filter(isAmong))]), titled: titled.length };
  }
}

const flat = (ask: Ask): readonly Ask[] => (ask.is === 'and' ? ask.of.flatMap(flat) : [ask]);

const isOfWords = (ask: Ask): boolean => ask.is === 'word' || ask.is === 'phrase' || (ask.is === 'and' && ask.of.every(isOfWords));

/** The values of one field, of which a part asks for one or the other, as one list in a list; null where it asks for anything else. */
function oneOf(ask: Ask, field: string): readonly (readonly string[])[] | null {
  const values = (part: Ask): readonly string[] | null => {
    if (part.is === 'value') return part.field === field ? [part.value] : null;
    if (part.is !== 'or') return null;
    const each = part.of.map(values);
    return each.includes(null) ? null : each.flatMap((some) => some ?? []);
  };
  const found = values(ask);
  return found === null ? null : [found];
}
