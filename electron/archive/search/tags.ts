/**
 * What a record is, in words that no text holds: its kind, years, countries, projects. The index keeps them in a column of
 * their own, so that a question about words and one about facts are asked in one.
 */

import type { Count } from '#shared/domain/counts.ts';
import { daySpan } from '#shared/domain/dates.ts';
import { yearsOf } from '#shared/domain/sought-dates.ts';

/** The letter with which the tags of a field begin: no other begins with it. */
const LETTER = {
  kind: 'k', type: 't', status: 's', year: 'y', begins: 'b', ends: 'f', country: 'c', programme: 'g', project: 'p', organisation: 'o', role: 'r', place: 'l', language: 'i',
  has: 'h', lacks: 'x', workPackage: 'w', participants: 'u', mode: 'd', series: 'q', deviates: 'v', gaps: 'j',
} as const;
export type TagField = keyof typeof LETTER;

/** Each record has it, so that what something is not can be asked alone. */
export const ANY = 'any';

/** Digits of a number in a tag, so that tags stand in the order of their numbers. */
const DIGITS = 7;
export const MOST_COUNTED = 10 ** DIGITS - 1;

const plain = (value: string) => value.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

export const tag = (field: TagField, value: string): string => `${LETTER[field]}${plain(value)}`;

export const numberTag = (field: TagField, value: number): string => `${LETTER[field]}${String(Math.min(Math.max(0, Math.round(value)), MOST_COUNTED)).padStart(DIGITS, '0')}`;

/** What a tag of a field says; null for a tag of another. Of an id, without its hyphens. */
export const valueOfTag = (field: TagField, given: string): string | null => (given.startsWith(LETTER[field]) && given !== ANY ? given.slice(1) : null);

/** An organisation in a role. */
export const roleTag = (role: string, organisationId: string): string => `${tag('role', role)}${tag('organisation', organisationId)}`;

/** The day, its month and its year: whatever begins before some day is then asked for by whole years, then months, then days. */
const stepsOf = (field: 'begins' | 'ends', day: string) => [day.slice(0, 4), day.slice(0, 7), day].map((step) => tag(field, step));

/** The years that a date may lie in, the first day that it can mean and the last. */
export function dateTags(edtf: string | null): string[] {
  const span = daySpan(edtf);
  if (!span) return [];
  return [...yearsOf(edtf).map((year) => tag('year', year)), ...stepsOf('begins', span.earliest), ...stepsOf('ends', span.latest)];
}

/** Of what comes again in some years, and in some between them does not: that it begins before a day and ends after it says nothing. */
export const GAPS = tag('gaps', 'years');

/** The tags of years in which something comes again. */
export function yearsTags(years: readonly number[]): string[] {
  const hasGaps = new Set(years).size <= Math.max(...years) - Math.min(...years);
  return [...years.flatMap((year) => dateTags(String(year).padStart(4, '0'))), ...(hasGaps ? [GAPS] : [])];
}

/** Tags of which there are as many as there are numbers or years: those that there are, the vocabulary keeps. */
export const isOfMany = (given: string): boolean => given === GAPS || /^(?:u\d+|[bf]\d{4})$/.test(given);

export const participantsTag = (count: Pick<Count, 'value'>): string[] => (count.value === null ? [] : [numberTag('participants', count.value)]);
