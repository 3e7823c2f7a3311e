/** How the records of each kind are kept: which columns hold JSON, what refers to what, what is derived. */

import { daySpan } from '#shared/domain/dates.ts';
import { chooseText, type Multilingual } from '#shared/domain/languages.ts';
import { slovenianSortKey } from '#shared/domain/sort-key.ts';
import type { FieldType } from '#shared/contract/declared.ts';
import { type Fields, type Kind, fieldsOf, kinds } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';

type ColumnType = 'plain' | 'boolean' | 'json';

interface Reference {
  readonly field: string;
  readonly kind: Kind;
}

export interface Storage {
  readonly kind: Kind;
  /** Field → how its column holds it, in the order of the declaration. */
  readonly columns: ReadonlyMap<string, ColumnType>;
  readonly references: readonly Reference[];
  /** Columns computed from the fields; not part of the history. */
  readonly derive: (fields: Record<string, unknown>) => Record<string, string | null>;
}

/** How the column of each type of field holds it; all others as JSON. */
const COLUMN: { readonly [T in FieldType]?: ColumnType } = {
  line: 'plain', address: 'plain', number: 'plain', choice: 'plain', date: 'plain', day: 'plain', moment: 'plain', reference: 'plain', anyReference: 'plain',
  country: 'plain', language: 'plain', position: 'plain', flag: 'boolean',
};

const nameOf = (texts: unknown) => chooseText(texts as Multilingual | null, 'sl')?.text ?? '';

const derivations: { [K in Kind]?: (fields: Fields<K>) => Record<string, string | null> } = {
  project: (fields) => ({ sortKey: slovenianSortKey(fields.acronym) }),
  organisation: (fields) => ({ sortKey: slovenianSortKey(fields.shortName ?? nameOf(fields.name)) }),
  place: (fields) => ({ sortKey: slovenianSortKey(nameOf(fields.name)) }),
  event: (fields) => {
    const span = daySpan(fields.dates);
    return { earliest: span?.earliest ?? null, latest: span?.latest ?? null, sortDay: span?.earliest ?? '' };
  },
};

function storageOf(kind: Kind): Storage {
  const fields = [...fieldsOf(kind)];
  const derive = derivations[kind] as Storage['derive'] | undefined;
  return {
    kind,
    columns: new Map(fields.map(([field, { type }]) => [field, COLUMN[type] ?? 'json'])),
    references: fields.flatMap(([field, { type, kind: target }]) => (type === 'reference' ? [{ field, kind: target as Kind }] : [])),
    derive: derive ?? (() => ({})),
  };
}

export const storage = Object.fromEntries(kinds.map((kind) => [kind, storageOf(kind)])) as unknown as Record<Kind, Storage>;

/**
 * What goes to the trash with its owner, because it would otherwise still be listed or found on its
 * own. Everything else that belongs to a record is only ever reached through it.
 */
export const goesWithOwner: readonly { readonly owner: Kind; readonly kind: FindableKind; readonly field: string }[] = [
  { owner: 'project', kind: 'workPackage', field: 'projectId' },
  { owner: 'project', kind: 'output', field: 'projectId' },
  { owner: 'project', kind: 'newsItem', field: 'projectId' },
  { owner: 'event', kind: 'event', field: 'parentId' },
  { owner: 'event', kind: 'photo', field: 'eventId' },
];

/**
 * The parts that a record's own form holds. Only they raise its revision: whoever has the form open is
 * not told of a change that the form does not show.
 */
const IN_FORM: { readonly [K in Kind]?: readonly Kind[] } = {
  programme: ['measure'],
  project: ['role', 'objective'],
  workPackage: ['role'],
  event: ['eventProject', 'eventWorkPackage', 'role', 'unnamedOrganisations', 'participation'],
};

export function isInForm(owner: Kind, part: Kind): boolean {
  return IN_FORM[owner]?.includes(part) ?? false;
}

/** Which field of a part names the record it belongs to, in the order in which they are asked. */
export const ownerFields: { readonly [K in Kind]?: readonly { readonly field: keyof Fields<K> & string; readonly kind: Kind }[] } = {
  measure: [{ field: 'programmeId', kind: 'programme' }],
  series: [{ field: 'projectId', kind: 'project' }],
  workPackage: [{ field: 'projectId', kind: 'project' }],
  eventProject: [{ field: 'eventId', kind: 'event' }],
  eventWorkPackage: [{ field: 'eventId', kind: 'event' }],
  role: [
    { field: 'eventId', kind: 'event' },
    { field: 'workPackageId', kind: 'workPackage' },
    { field: 'projectId', kind: 'project' },
  ],
  unnamedOrganisations: [
    { field: 'eventId', kind: 'event' },
    { field: 'projectId', kind: 'project' },
  ],
  participation: [{ field: 'eventId', kind: 'event' }],
  photo: [{ field: 'eventId', kind: 'event' }],
  statement: [{ field: 'eventId', kind: 'event' }],
  objective: [
    { field: 'workPackageId', kind: 'workPackage' },
    { field: 'projectId', kind: 'project' },
  ],
  task: [
    { field: 'workPackageId', kind: 'workPackage' },
    { field: 'projectId', kind: 'project' },
  ],
  body: [{ field: 'projectId', kind: 'project' }],
  output: [{ field: 'projectId', kind: 'project' }],
  newsItem: [{ field: 'projectId', kind: 'project' }],
  course: [{ field: 'workPackageId', kind: 'workPackage' }],
  audience: [
    { field: 'workPackageId', kind: 'workPackage' },
    { field: 'projectId', kind: 'project' },
  ],
  dissemination: [
    { field: 'workPackageId', kind: 'workPackage' },
    { field: 'projectId', kind: 'project' },
  ],
  indicator: [
    { field: 'workPackageId', kind: 'workPackage' },
    { field: 'projectId', kind: 'project' },
  ],
  assessment: [
    { field: 'workPackageId', kind: 'workPackage' },
    { field: 'projectId', kind: 'project' },
  ],
};

/** The field that a kind is called by in lists and links; the rest have no name of their own. */
export const nameFields: { readonly [K in Kind]?: readonly (keyof Fields<K> & string)[] } = {
  programme: ['name'],
  measure: ['name'],
  place: ['name'],
  organisation: ['shortName', 'name'],
  project: ['acronym', 'title'],
  workPackage: ['label', 'title'],
  series: ['title'],
  event: ['title'],
  photo: ['caption', 'originalName'],
  output: ['title'],
  newsItem: ['title'],
  task: ['title'],
  course: ['title'],
  source: ['title'],
};
