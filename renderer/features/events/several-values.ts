/** What the form of several events holds, and the events that it makes. */

import * as z from 'zod';
import { blank } from '#shared/contract/blank.ts';
import { eventTypes } from '#shared/contract/event-codes.ts';
import { eventStatuses, projectLinks } from '#shared/contract/events.ts';
import { countFields, countIsWhole, edtf, id, textsOrNone } from '#shared/contract/fields.ts';
import { parseEdtf } from '#shared/domain/dates.ts';
import { titleOfOne } from '#shared/domain/event-lines.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import type { Names } from '../../forms/pick-input.tsx';

export const SEVERAL_LISTS = ['rows'];

const row = z
  .object({
    id: z.null(),
    dates: edtf.nullable(),
    placeId: id.nullable(),
    title: z.string().max(500, 'field.tooLong').nullable(),
    ...countFields,
    alsoId: id.nullable(),
    link: z.enum(projectLinks),
    evidence: z.string().nullable(),
  })
  // A line in which nobody has typed a number says nothing of one.
  .refine((count) => (count.value === null && count.precision === 'exact') || countIsWhole(count), { error: 'count.value', path: ['value'] });

export const severalForm = z
  .object({
    id: z.null(),
    revision: z.null(),
    fields: z.object({ title: textsOrNone, type: z.enum(eventTypes), status: z.enum(eventStatuses), projectId: id.nullable(), workPackageId: id.nullable() }),
    rows: z.array(row).min(1, 'several.none').max(500, 'field.tooMany'),
    names: z.record(z.string(), z.string()),
  })
  .superRefine(({ fields, rows }, context) => {
    if (fields.title !== null) return;
    for (const [index, { title }] of rows.entries()) if (!title?.trim()) context.addIssue({ code: 'custom', path: ['rows', index, 'title'], message: 'field.required' });
  });

/** `several` tells its draft from that of one event. */
export type SeveralValues = Omit<z.input<typeof severalForm>, 'names'> & { readonly names: Names; readonly several: true };
export type SeveralRow = SeveralValues['rows'][number];

export const BLANK_ROW: SeveralRow = { id: null, dates: null, placeId: null, title: null, value: null, precision: 'exact', alsoId: null, link: 'synergy', evidence: null };

/** Names of what was chosen bear their country: a title says the town alone. */
export function titlesOf({ fields, names }: Pick<SeveralValues, 'fields' | 'names'>, one: SeveralRow, index: number, language: string): Multilingual {
  const own = one.title?.trim();
  if (own) return { [language]: own };
  const date = one.dates === null ? null : parseEdtf(one.dates);
  const known = { place: one.placeId ? (names[one.placeId] ?? '') : '', number: index + 1, year: date ? date.from.year : null };
  return Object.fromEntries(Object.entries(fields.title ?? {}).map(([tag, pattern]) => [tag, titleOfOne(pattern, known)]));
}

/** What is sent: each line with what all have in common. */
export function eventsOf(values: SeveralValues, language: string) {
  const { fields } = values;
  const added = <T,>(...rows: readonly T[]) => ({ rows: [...rows], removed: [] });
  return values.rows.map((one, index) => ({
    fields: blank('event', { type: fields.type, status: fields.status, title: titlesOf(values, one, index, language), dates: one.dates, placeId: one.placeId, statusEvidence: one.evidence }),
    projects: added(...(fields.projectId ? [{ id: null, projectId: fields.projectId, link: 'own' as const }] : []), ...(one.alsoId ? [{ id: null, projectId: one.alsoId, link: one.link }] : [])),
    workPackages: added(...(fields.workPackageId ? [{ id: null, workPackageId: fields.workPackageId }] : [])),
    roles: added<never>(),
    unnamed: added<never>(),
    participation: added(
      ...(one.value === null && one.precision === 'exact' ? [] : [blank('participation', { phase: fields.status === 'planned' ? 'planned' : 'actual', value: one.value, precision: one.precision, unit: 'event' })].map(({ eventId: _, position: __, ...count }) => ({ ...count, id: null }))),
    ),
  }));
}
