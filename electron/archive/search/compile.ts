/** A question in the language of the index (FTS5). */

import type { Kysely } from 'kysely';
import { fold } from '#shared/domain/fold.ts';
import type { Ask, AskField } from '#shared/domain/asking/ask.ts';
import { today } from '#shared/domain/today.ts';
import type { Database } from '../database/schema.ts';
import { ANY, GAPS, tag } from './tags.ts';
import { type Nearness, type Terms, namedInTexts, quoted, termExpression, termsOf } from './terms.ts';
import { tagsOfDays, tagsOfNumbers, tagsOfValue, tagsOfValues, tagsOfYears } from './values.ts';

type Db = Kysely<Database>;

/** What no record has. */
const NONE = 'tags : "none"';

/** A question with all that its words and values stand for, so that it can be asked in several ways. */
export type Known =
  | { readonly is: 'term'; readonly terms: Terms }
  | { readonly is: 'phrase'; readonly words: readonly string[] }
  /** Any of some tags. */
  | { readonly is: 'tags'; readonly tags: readonly string[] }
  | { readonly is: 'and' | 'or'; readonly of: readonly Known[] }
  | { readonly is: 'not'; readonly of: Known };

/** One letter is the beginning of too much: in texts it stands for itself. */
export const isLetter = ({ word }: Terms) => word.length === 1;
const inTexts = (terms: Terms): Terms => (isLetter(terms) ? { ...terms, beginning: [terms.word] } : terms);

/** An event that was to happen and whose dates have passed by a day, while nobody has said what became of it. */
const late = (day: string): Ask => ({
  is: 'and',
  of: [
    { is: 'value', field: 'kind', value: 'event' },
    { is: 'or', of: (['planned', 'postponed'] as const).map((value) => ({ is: 'value', field: 'status', value })) },
    { is: 'days', from: null, to: null },
    { is: 'not', of: { is: 'days', from: day, to: null } },
  ],
});

/** Looks up what a question means in this archive. */
export async function look(db: Db, ask: Ask): Promise<Known> {
  switch (ask.is) {
    case 'any': return { is: 'tags', tags: [ANY] };
    case 'word': return word(db, ask.text, ask.isWhole ?? false);
    case 'phrase': return { is: 'phrase', words: fold(ask.text).split(' ').filter(Boolean) };
    case 'value': return ask.field === 'status' && ask.value === 'late' ? look(db, late(today())) : { is: 'tags', tags: await tagsOfValue(db, ask.field, ask.value) };
    case 'number': return { is: 'tags', tags: await tagsOfNumbers(db, ask.field, ask.from, ask.to) };
    case 'days': return days(db, ask.from, ask.to);
    case 'not': return { is: 'not', of: await look(db, ask.of) };
    case 'or': return { is: 'or', of: await Promise.all(ask.of.map((part) => look(db, part))) };
    case 'and': return all(db, ask.of);
  }
}

async function days(db: Db, from: string | null, to: string | null): Promise<Known> {
  const all = (await tagsOfDays(db, from, to)).map((tags): Known => ({ is: 'tags', tags }));
  const years = await tagsOfYears(db, from, to);
  // What comes again with years between them does so in one of these.
  const isBetween: Known[] = years === null ? [] : [{ is: 'not', of: { is: 'and', of: [{ is: 'tags', tags: [GAPS] }, { is: 'not', of: { is: 'tags', tags: years } }] } }];
  return { is: 'and', of: [...all, ...isBetween] };
}

/** What is meant, with the words named of which some hits are to be found in texts (`namedInTexts`). */
export async function named(db: Db, known: Known): Promise<Known> {
  switch (known.is) {
    case 'term': return { is: 'term', terms: await namedInTexts(db, known.terms) };
    case 'and': case 'or': return { is: known.is, of: await Promise.all(known.of.map((part) => named(db, part))) };
    case 'not': return { is: 'not', of: await named(db, known.of) };
    default: return known;
  }
}

/** Parts that must all hold, those of brackets within brackets among them. */
export const partsOf = (ask: Ask): readonly Ask[] => (ask.is === 'and' ? ask.of.flatMap(partsOf) : [ask]);

/** The values of a field of which a part asks for one or the other; null where it asks for anything else. */
export function valuesAsked(ask: Ask, field: AskField): readonly string[] | null {
  if (ask.is === 'value') return ask.field === field ? [ask.value] : null;
  const each = ask.is === 'or' ? ask.of.map((part) => valuesAsked(part, field)) : [null];
  return each.includes(null) ? null : each.flatMap((values) => values ?? []);
}

/**
 * Roles and organisations that are asked for together are of the same: ISOB as the host, and not beside one. Of several roles, each
 * organisation has each of them; so whatever is added to a question, its hits become fewer.
 */
async function all(db: Db, of: readonly Ask[]): Promise<Known> {
  const parts = of.flatMap(partsOf);
  const roles = parts.flatMap((part) => [valuesAsked(part, 'role') ?? []].filter(({ length }) => length > 0));
  const organisations = parts.flatMap((part) => [valuesAsked(part, 'organisation') ?? []].filter(({ length }) => length > 0));
  const isJoint = roles.length > 0 && organisations.length > 0;
  const others = isJoint ? parts.filter((part) => valuesAsked(part, 'role') === null && valuesAsked(part, 'organisation') === null) : parts;
  const known = await Promise.all(others.map((part) => look(db, part)));
  if (!isJoint) return { is: 'and', of: known };
  const tagged = await Promise.all(organisations.map((values) => tagsOfValues(db, 'organisation', values)));
  const together = roles.flatMap((some) => tagged.map((tags): Known => ({ is: 'tags', tags: some.flatMap((role) => tags.map((one) => `${tag('role', role)}${one}`)) })));
  return { is: 'and', of: [...known, ...together] };
}

/** What folds to several words, as "3,5" does, stands for all of them. */
async function word(db: Db, written: string, isWhole: boolean): Promise<Known> {
  const all = (await termsOf(db, written, isWhole)).map((terms): Known => ({ is: 'term', terms }));
  return all.length === 1 && all[0] ? all[0] : { is: 'and', of: all };
}

/** What the index of all words is asked. */
export function expression(known: Known, near: Nearness): string {
  switch (known.is) {
    case 'term': return `words : ${termExpression(inTexts(known.terms), near)}`;
    case 'phrase': return known.words.length === 0 ? `tags : ${quoted(ANY)}` : `words : "${known.words.join(' ')}"`;
    case 'tags': return known.tags.length === 0 ? NONE : `tags : (${known.tags.map(quoted).join(' OR ')})`;
    case 'not': return `(tags : ${quoted(ANY)} NOT (${expression(known.of, near === 'whole' ? 'whole' : 'forms')}))`;
    case 'or': return known.of.length === 0 ? NONE : `(${known.of.map((part) => expression(part, near)).join(' OR ')})`;
    case 'and': return conjunction(known.of, near);
  }
}

function conjunction(parts: readonly Known[], near: Nearness): string {
  const wanted = parts.filter(({ is }) => is !== 'not').map((part) => expression(part, near));
  // What must not stand is left out as widely as it could be found.
  const unwanted = parts.flatMap((part) => (part.is === 'not' ? [expression(part.of, 'forms')] : []));
  const all = wanted.length === 0 ? `tags : ${quoted(ANY)}` : wanted.join(' AND ');
  return unwanted.length === 0 ? `(${all})` : `((${all}) NOT (${unwanted.join(' OR ')}))`;
}

/** Whether a question is of words alone that must all stand: what its title answers, its text answers too. */
export const isPlain = (known: Known): boolean => known.is === 'term' || known.is === 'phrase' || (known.is === 'and' && known.of.every(isPlain));

/** What of a question is still to be asked of what its words were found in: all but words that a title answers as a text does; null where nothing is. */
export function beyondWords(known: Known): Known | null {
  const isAnswered = (part: Known) => isPlain(part) && !hasLetter(part);
  if (known.is !== 'and') return isAnswered(known) ? null : known;
  const of = known.of.map(beyondWords).filter((part) => part !== null);
  return of.length === 0 ? null : { is: 'and', of };
}

/** Whether a single letter is among the words that are looked for. */
export const hasLetter = (known: Known): boolean => (known.is === 'term' ? isLetter(known.terms) : (known.is === 'and' || known.is === 'or') && known.of.some(hasLetter));

/** What is looked for by its words. */
export type Worded = Extract<Known, { is: 'term' | 'phrase' }>;

/** As many ways of answering a question are told apart. */
const MOST_WAYS = 16;

/** The ways in which words can answer a question, each with the words that must stand; one of no words where none must. */
export function ways(known: Known): readonly (readonly Worded[])[] {
  switch (known.is) {
    case 'term': case 'phrase': return [[known]];
    case 'or': return known.of.flatMap(ways).slice(0, MOST_WAYS);
    case 'and': return known.of.map(ways).reduce<readonly (readonly Worded[])[]>((all, part) => all.flatMap((before) => part.map((more) => [...before, ...more])).slice(0, MOST_WAYS), [[]]);
    default: return [[]];
  }
}

/** What the index of titles and names is asked; null where no words must stand. */
export function titleExpression(known: Known, near: Nearness): string | null {
  switch (known.is) {
    case 'term': return termExpression(known.terms, near);
    case 'phrase': return known.words.length === 0 ? null : quoted(known.words.join(' '));
    case 'and': {
      // What is no word is asked of what these find.
      const parts = known.of.flatMap((part) => titleExpression(part, near) ?? []);
      return parts.length === 0 ? null : `(${parts.join(' AND ')})`;
    }
    case 'or': {
      const parts = known.of.map((part) => titleExpression(part, near));
      return parts.length === 0 || parts.includes(null) ? null : `(${parts.join(' OR ')})`;
    }
    default: return null;
  }
}
