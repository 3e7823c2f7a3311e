/** How the records of each kind are kept: which columns hold JSON, what refers to what, what is derived. */

import { daySpan } from '#shared/domain/dates.ts';
import { chooseText, type Multilingual } from '#shared/domain/languages.ts';
import { slovenianSortKey } from '#shared/domain/sort-key.ts';
import type { FieldType } from '#shared/contract/declared.ts';
import { partKinds } from '#shared/contract/parts.ts';
import { type Fields, type Kind, fieldsOf, kinds } from '#shared/contract/records.ts';
import { type FindableKind, findableKinds } from '#shared/contract/search.ts';

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
  /** Fields that name a record of the kind that another field says. */
  readonly anyReferences: readonly { readonly field: string; readonly kindField: string }[];
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
  source: (fields) => ({ sortKey: slovenianSortKey(nameOf(fields.title)) }),
  person: (fields) => ({ sortKey: slovenianSortKey(fields.name) }),
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
    anyReferences: fields.flatMap(([field, { kindField }]) => (kindField === undefined ? [] : [{ field, kindField }])),
    derive: derive ?? (() => ({})),
  };
}

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(storage, kind);
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
  { owner: 'project', kind: 'series', field: 'projectId' },
  { owner: 'event', kind: 'issuedReport', field: 'eventId' },
  { owner: 'project', kind: 'issuedReport', field: 'projectId' },
  { owner: 'organisation', kind: 'issuedReport', field: 'organisationId' },
];

/**
 * The parts that a record's own form holds. Only they raise its revision: whoever has the form open is
 * not told of a change that the form does not show.
 */
const IN_FORM: { readonly [K in Kind]?: readonly Kind[] } = {
  programme: ['measure', 'call'],
  project: ['role', 'unnamedOrganisations', ...partKinds],
  workPackage: ['role', ...partKinds],
  event: ['eventProject', 'eventWorkPackage', 'role', 'unnamedOrganisations', 'participation'],
};

export function isInForm(owner: Kind, part: Kind): boolean {
  return IN_FORM[owner]?.includes(part) ?? false;
}

interface Owner {
  readonly field: string;
  readonly kind: Kind;
}

/** Of what stands in a project or in one of its work packages. */
const IN_PROJECT: readonly Owner[] = [
  { field: 'workPackageId', kind: 'workPackage' },
  { field: 'projectId', kind: 'project' },
];

/** Whether a kind has pages of its own, and is not only shown on its owner's. */
export function hasOwnPage(kind: Kind): kind is FindableKind {
  return (findableKinds as readonly Kind[]).includes(kind);
}

/** Which field of a part names the record it belongs to, in the order in which they are asked. */
export const ownerFields: { readonly [K in Kind]?: readonly Owner[] } = {
  measure: [{ field: 'programmeId', kind: 'programme' }],
  call: [{ field: 'programmeId', kind: 'programme' }],
  series: IN_PROJECT,
  workPackage: [{ field: 'projectId', kind: 'project' }],
  eventProject: [{ field: 'eventId', kind: 'event' }],
  eventWorkPackage: [{ field: 'eventId', kind: 'event' }],
  role: [{ field: 'eventId', kind: 'event' }, ...IN_PROJECT],
  unnamedOrganisations: [
    { field: 'eventId', kind: 'event' },
    { field: 'projectId', kind: 'project' },
  ],
  participation: [{ field: 'eventId', kind: 'event' }],
  photo: [{ field: 'eventId', kind: 'event' }],
  output: [{ field: 'projectId', kind: 'project' }],
  newsItem: [{ field: 'projectId', kind: 'project' }],
  issuedReport: [{ field: 'eventId', kind: 'event' }, { field: 'projectId', kind: 'project' }, { field: 'organisationId', kind: 'organisation' }],
  ...Object.fromEntries(partKinds.map((kind) => [kind, IN_PROJECT])),
};

/** What a part belongs to; null for a record of its own. A citation or a statement belongs to the record that it speaks of. */
export function ownerOf(kind: Kind, row: Readonly<Record<string, unknown>>): { readonly kind: Kind; readonly id: string } | null {
  for (const { field, kindField } of storage[kind].anyReferences) {
    const of = String(row[kindField]);
    if (isKind(of)) return { kind: of, id: String(row[field]) };
  }
  const owner = ownerFields[kind]?.find(({ field }) => typeof row[field] === 'string');
  return owner ? { kind: owner.kind, id: String(row[owner.field]) } : null;
}

/** The fields that hold the SHA-256 of a file in `media/`, kind by kind. */
export const originalFields: { readonly [K in Kind]?: readonly (keyof Fields<K> & string)[] } = {
  photo: ['sha256'],
  issuedReport: ['pdfSha256', 'dataSha256'],
};

/** The field that a kind is called by in lists and links; the rest have no name of their own. */
export const nameFields: { readonly [K in Kind]?: readonly (keyof Fields<K> & string)[] } = {
  programme: ['name'],
  measure: ['name'],
  call: ['reference', 'title'],
  place: ['name'],
  organisation: ['shortName', 'name'],
  project: ['acronym', 'title'],
  workPackage: ['label', 'title'],
  series: ['title'],
  event: ['title'],
  photo: ['caption', 'originalName'],
  output: ['title'],
  newsItem: ['title'],
  issuedReport: ['title'],
  task: ['title'],
  course: ['title'],
  source: ['title'],
  objective: ['text'],
  body: ['name'],
  audience: ['name'],
  dissemination: ['channel'],
  milestone: ['title'],
  indicator: ['name'],
  assessment: ['text'],
  person: ['name'],
  ruleAnswer: ['rule'],
  reportTemplate: ['name'],
  savedSearch: ['name'],
};
