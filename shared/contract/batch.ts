/** Many records at once: those that were chosen in a list, or all that its question finds. */

import * as z from 'zod';
import { batchWays } from '#shared/domain/batch.ts';
import { call } from './base.ts';
import { type Declaration, type FieldType } from './declared.ts';
import { id, line, textsOrNone } from './fields.ts';
import { question } from './lists.ts';
import { type Kind, fieldsOf, recordFields } from './records.ts';
import { pickKinds } from './search.ts';

/** Kinds whose lists many are chosen in. */
export const batchKinds = ['event', 'organisation', 'place', 'source', 'person', 'photo'] as const;
export type BatchKind = (typeof batchKinds)[number];

/** A link to records of another kind, kept as rows of its own and here taken as one field that holds their ids. */
export interface BatchLink {
  readonly part: Kind;
  /** The row's field that names the record that was chosen, and the one that names what it is linked to. */
  readonly owner: string;
  readonly to: string;
  readonly target: 'project' | 'workPackage';
  /** The other fields of a new row. */
  readonly fresh: object;
}

const LINKS: { readonly [K in BatchKind]?: Readonly<Record<string, BatchLink>> } = {
  event: {
    projects: { part: 'eventProject', owner: 'eventId', to: 'projectId', target: 'project', fresh: { link: 'own' } },
    workPackages: { part: 'eventWorkPackage', owner: 'eventId', to: 'workPackageId', target: 'workPackage', fresh: {} },
  },
};

/** The links that a kind's records have, by the name that they go by among its fields. */
export function batchLinks(kind: BatchKind): Readonly<Record<string, BatchLink>> {
  return LINKS[kind] ?? {};
}

/** What each record is, or has of its own: it is not set to the same in many. */
const TYPES: ReadonlySet<FieldType> = new Set(['line', 'texts', 'choice', 'flag', 'day', 'reference', 'country', 'language', 'list']);
const OF_ONE: { readonly [K in BatchKind]: readonly string[] } = {
  event: ['datesWritten', 'ordinalWritten', 'plannedPlaceId', 'seriesId', 'seriesSlot'],
  organisation: ['shortName', 'name', 'description'],
  place: ['inPlace'],
  source: [],
  person: [],
  photo: ['eventId', 'mediaType', 'alternative'],
};

/** A text that must be there is what its record is called by, or for; to leave it to be changed one by one is safe. */
const isName = ({ type, isOptional }: Declaration) => (type === 'line' || type === 'texts') && !isOptional;

function fieldsThatMayBeSet(kind: BatchKind): ReadonlyMap<string, Declaration> {
  const own = [...fieldsOf(kind)].filter(([field, declaration]) => {
    const { type, kind: target, isLong, isPersonal } = declaration;
    const isPicked = type !== 'reference' || (target !== kind && (pickKinds as readonly (string | undefined)[]).includes(target));
    return TYPES.has(type) && isPicked && !isLong && !isPersonal && !isName(declaration) && !OF_ONE[kind].includes(field);
  });
  const links = Object.entries(batchLinks(kind)).map(([field, { target }]) => [field, { type: 'list', isOptional: true, of: { type: 'reference', isOptional: false, kind: target } }] as const);
  return new Map<string, Declaration>([...own, ...links]);
}

const settable = new Map(batchKinds.map((kind) => [kind, fieldsThatMayBeSet(kind)]));

/** What can be set in many records of a kind at once, links among it. */
export function batchFields(kind: BatchKind): ReadonlyMap<string, Declaration> {
  return settable.get(kind) ?? new Map<string, Declaration>();
}

/** Links that one record may have. */
const linked = z.array(id).max(100, 'field.tooMany');

/** What a field's value is held to. */
export function batchValue(kind: BatchKind, field: string): z.ZodType {
  return field in batchLinks(kind) ? linked : ((recordFields[kind].shape as Readonly<Record<string, z.ZodType>>)[field] ?? z.never());
}

/** Records named one by one in a call; more are chosen by the question that finds them. */
const MOST_NAMED = 20_000;
const MOST_CHANGES = 20;

export const chosenRecords = z.object({
  kind: z.enum(batchKinds),
  /** null: all that the question finds but those that are taken out. */
  ids: z.array(id).max(MOST_NAMED).nullable(),
  without: z.array(id).max(MOST_NAMED),
  /** What the list asks for; empty for all of the kind. Of records that are named it says nothing. */
  words: question,
});
export type ChosenRecords = z.output<typeof chosenRecords>;

const changes = z.array(z.object({ field: z.string().max(100), how: z.enum(batchWays), value: z.unknown() })).max(MOST_CHANGES);

/** How the archive was when it was looked at: its last action, and the records that were chosen then: how many, and a checksum of which. */
const seen = z.object({ action: id.nullable(), total: z.number().int(), which: z.string().max(100) });
export type BatchSeen = z.output<typeof seen>;

const count = z.number().int();
const group = z.object({ from: z.unknown(), to: z.unknown(), count });

export const batchPreview = z.object({
  seen,
  /** Records in which something changes. */
  changing: count,
  fields: z.array(z.object({ field: z.string(), groups: z.array(group), others: count, already: count })),
  /** Records that would not be valid, and so stay as they are; the first few by name. */
  refused: z.object({ count, first: z.array(z.object({ id, name: textsOrNone, message: z.string() })) }),
  /** What the records are called that the values name. */
  names: z.record(z.string(), textsOrNone),
});
export type BatchPreview = z.output<typeof batchPreview>;

export const batchCalls = {
  /** What changes would change, and in how many; without changes, how many there are. */
  preview: call.input(z.object({ chosen: chosenRecords, changes })).output(batchPreview),
  /** Chosen events under a name, as reports about them take it (`shared/domain/selection.ts`). Refused with `report.noSelection` where they are none, or too many. */
  selection: call.input(z.object({ chosen: chosenRecords.extend({ kind: z.literal('event') }), name: line.nullable() })).output(z.object({ subjectId: z.string() })),
  /** Makes the changes as one action; `action` is null where nothing had to change. Refused where what was seen has changed. */
  edit: call.input(z.object({ chosen: chosenRecords, changes, seen })).output(z.object({ action: id.nullable(), changed: count, refused: count })),
};
