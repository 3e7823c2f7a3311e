/** A new record that begins as a copy of another: what comes along is chosen, what is only the other one's own never does. */

import { useMemo } from 'react';
import { useSearch } from '@tanstack/react-router';
import { blank } from '#shared/contract/blank.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { FormValues } from '#shared/domain/difference.ts';

interface Group {
  readonly fields: readonly string[];
  readonly lists: readonly string[];
  /** It comes along unless somebody says otherwise. */
  readonly isUsual: boolean;
}

const group = (isUsual: boolean, fields: readonly string[], lists: readonly string[] = []): Group => ({ fields, lists, isUsual });

export const copyGroups = ['dates', 'place', 'projects', 'organisations', 'participation', 'about', 'partners', 'parts'] as const;
export type CopyGroup = (typeof copyGroups)[number];

/** What can be left behind, by kind, in the order of its form. */
const GROUPS: { readonly [K in Kind]?: { readonly [G in CopyGroup]?: Group } } = {
  event: {
    dates: group(false, ['dates', 'datesWritten', 'ordinalWritten']),
    place: group(true, ['placeId', 'country']),
    participation: group(false, [], ['participation']),
    organisations: group(true, [], ['roles', 'unnamed']),
    about: group(true, ['description', 'webPage', 'methods', 'languages', 'languagesWritten', 'ledBy']),
    projects: group(true, [], ['projects', 'workPackages']),
  },
  project: { dates: group(false, ['dates', 'datesWritten']), partners: group(true, [], ['roles', 'unnamed']), parts: group(true, [], []) },
  workPackage: { dates: group(false, ['dates', 'datesWritten']), partners: group(true, [], ['roles']), parts: group(true, [], []) },
};

/** What became of one record, or was agreed with one person, is never another's. */
const OWN: { readonly [K in Kind]?: readonly string[] } = {
  event: ['statusEvidence', 'plannedDates', 'plannedPlaceId', 'deviation', 'deviationReason', 'webPageSince', 'seriesSlot'],
  project: ['grantNumber', 'grantAmount', 'reportSent', 'balancePaid'],
  person: ['consentGiven', 'consentBy', 'consentWithdrawn', 'keepUntil'],
};

export function groupsOf(kind: Kind): { readonly id: CopyGroup; readonly isUsual: boolean }[] {
  return Object.entries(GROUPS[kind] ?? {}).map(([id, { isUsual }]) => ({ id: id as CopyGroup, isUsual }));
}

/**
 * A new record that holds what another one holds, but for what it leaves behind.
 * @param along the groups that come along
 */
export function copyOf<V extends FormValues>(kind: Kind, values: V, lists: readonly string[], along: ReadonlySet<string>): V {
  const groups = Object.entries(GROUPS[kind] ?? {});
  const left = groups.filter(([id]) => !along.has(id)).map(([, left]) => left);
  const named = new Set(groups.flatMap(([, found]) => found.lists));
  const empty = blank(kind) as unknown as Readonly<Record<string, unknown>>;
  const gone = [...(OWN[kind] ?? []), ...left.flatMap(({ fields }) => fields)];
  const isLeft = (list: string) => left.some((found) => found.lists.includes(list)) || (!named.has(list) && groups.some(([id]) => id === 'parts') && !along.has('parts'));
  const rows = (list: string) => ((values as Readonly<Record<string, unknown>>)[list] as readonly object[] | undefined) ?? [];
  return {
    ...values,
    id: null,
    revision: null,
    fields: { ...values.fields, ...Object.fromEntries(gone.map((field) => [field, empty[field]])) },
    ...Object.fromEntries(lists.map((list) => [list, isLeft(list) ? [] : rows(list).map((row) => ({ ...row, id: null }))])),
  };
}

/** What the address of a form says of copying: the groups that come along; undefined where the record itself is edited. */
export function useCopying(): string | undefined {
  const { copy } = useSearch({ strict: false }) as { readonly copy?: string | undefined };
  return copy;
}

/** What a form begins with: the record, or a new one after it. */
export function useBeginning<V extends FormValues>(kind: Kind, values: V, lists: readonly string[]): V {
  const copy = useCopying();
  return useMemo(() => (copy === undefined ? values : copyOf(kind, values, lists, new Set(copy.split(' ')))), [copy, kind, lists, values]);
}
