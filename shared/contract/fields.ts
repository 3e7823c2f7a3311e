/**
 * The building blocks of every record's fields. A message here is a key of the `errors` locale, so
 * that the form beside the field and the command line say the same sentence.
 */

import * as z from 'zod';
import { isCountryCode } from '#shared/domain/countries.ts';
import { parseEdtf } from '#shared/domain/dates.ts';
import { isLanguageTag } from '#shared/domain/languages.ts';
import { choice, declarationOf, declare, orNone } from './declared.ts';

/** UUIDv7: ids of two copies of an archive never meet, and sort by the time they were made. */
export const id = z.uuidv7({ error: ({ input }) => (input === null || input === undefined || input === '' ? 'field.required' : 'field.id') });

/** An id that must name a live record of one kind. The write path checks that it does. */
export function ref(kind: string) {
  return declare(id.clone(), { type: 'reference', kind });
}

/**
 * Characters that no one can see or type, and that a database, a terminal or a page takes for something
 * else than text: C0 and C1 controls, the separators of lines and paragraphs, and halves of a character.
 */
const INVISIBLE = /[\p{Cc}\u2028\u2029]/u;
const INVISIBLE_IN_PROSE = /[^\P{Cc}\n\r\t]/u;

const isOneLine = (text: string) => !INVISIBLE.test(text) && text.isWellFormed();
const isProse = (text: string) => !INVISIBLE_IN_PROSE.test(text) && text.isWellFormed();

/** One line of text as written by people or a page; never empty. */
export function lineUpTo(letters: number) {
  return declare(z.string({ error: 'field.required' }).trim().min(1, 'field.required').max(letters, 'field.tooLong').refine(isOneLine, 'field.invisible'), { type: 'line' });
}

export const line = lineUpTo(500);

/** A line from elsewhere, such as a file's name: what can't be seen in it is shown as such. */
export const cleanedLine = z
  .string()
  .transform((text) => text.toWellFormed().replaceAll(new RegExp(INVISIBLE, 'gu'), '\uFFFD'))
  .pipe(line);

/** Several of a kind, with a limit that no true record meets. */
export function rowsOf<T extends z.ZodType>(item: T, most: number) {
  return z.array(item).max(most, 'field.tooMany');
}

/** A field that holds several of a kind. */
export function listOf<T extends z.ZodType>(item: T, most: number) {
  return declare(rowsOf(item, most), { type: 'list', of: declarationOf(item) });
}

/** A text in a form of its own; what is left empty is asked for, what is something else is named. */
function text(message: string) {
  return z.string({ error: ({ input }) => (input === null || input === undefined ? 'field.required' : message) });
}

export const languageTag = declare(text('field.language').refine(isLanguageTag, 'field.language'), { type: 'language' });

const texts = z
  .record(languageTag, z.string('field.required').trim().max(50_000, 'field.tooLong').refine(isProse, 'field.invisible'), { error: ({ code }) => (code === 'invalid_key' ? 'field.language' : 'field.required') })
  .transform((all) => Object.fromEntries(Object.entries(all).filter(([, text]) => text !== '')));

/** Text in several languages, null when there is none in any. Empty languages are left out. */
export const textsOrNone = declare(texts.nullable().transform((all) => (all && Object.keys(all).length > 0 ? all : null)), { type: 'texts', isOptional: true });

/** Text that must be there in one language at the least. */
export const textsRequired = declare(texts.refine((all) => Object.keys(all).length > 0, 'field.required'), { type: 'texts' });

/** A date in EDTF level 0: day, month, year, or an interval of two. */
export const edtf = declare(text('date.notADate').refine((text) => parseEdtf(text) !== null, 'date.notADate'), { type: 'date' });

/** A single day. */
export const day = declare(edtf.refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text), 'date.notADate'), { type: 'day' });

export const country = declare(text('field.country').refine(isCountryCode, 'field.country'), { type: 'country' });

/** A web address as people give it; only http and https are ever followed. */
export const webAddress = declare(
  text('field.webAddress')
    .trim()
    .max(2000, 'field.tooLong')
    .refine(isOneLine, 'field.invisible')
    .refine((text) => /^https?:\/\/[^\s/?#]+\.[^\s]*$/i.test(text), 'field.webAddress'),
  { type: 'address' },
);

/** A whole number between two others, both included. */
export function numberBetween(least: number, most: number) {
  return declare(z.number({ error: 'field.number' }).int('field.number').min(least, 'field.number').max(most, 'field.number'), { type: 'number' });
}

export const wholeNumber = numberBetween(0, 10_000_000);

/** Yes or no. */
export const flag = declare(z.boolean(), { type: 'flag' });

/** Where a record stands among those of its owner; only their order counts. */
export const position = declare(z.number().int(), { type: 'position' });

export const countPrecisions = ['exact', 'about', 'unknown'] as const;

/** A count is a number exactly when it is known. */
export const countFields = { value: orNone(wholeNumber), precision: choice(countPrecisions) };

export function countIsWhole(count: { value: number | null; precision: string }): boolean {
  return (count.value === null) === (count.precision === 'unknown');
}
