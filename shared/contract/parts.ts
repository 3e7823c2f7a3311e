/**
 * The small records that say more of a project or of one of its work packages. All of them stand in a
 * project, some in one of its work packages; a form shows them as rows of their owner, in an order. The rows,
 * the facts on pages, the values in the history and what a search finds follow from their fields.
 */

import * as z from 'zod';
import { recordOf } from './base.ts';
import { assessmentFields, audienceFields, bodyFields, courseFields, disseminationFields, indicatorFields, milestoneFields, objectiveFields, taskFields } from './details.ts';
import { id } from './fields.ts';

const partFields = {
  objective: objectiveFields,
  task: taskFields,
  audience: audienceFields,
  course: courseFields,
  body: bodyFields,
  dissemination: disseminationFields,
  milestone: milestoneFields,
  indicator: indicatorFields,
  assessment: assessmentFields,
} as const;

export type PartKind = keyof typeof partFields;
export const partKinds = Object.keys(partFields) as PartKind[];

type All = typeof partFields;
type RowShape<K extends PartKind> = Omit<All[K]['shape'], 'projectId' | 'workPackageId' | 'position'> & { id: z.ZodNullable<typeof id> };

/** What goes without saying in a form: whose the row is, and where it stands. */
const OF_OWNER: ReadonlySet<string> = new Set(['projectId', 'workPackageId', 'position']);

const byKind = <T>(make: (kind: PartKind) => T) => Object.fromEntries(partKinds.map((kind) => [kind, make(kind)]));

/** The fields of a row, in the order of their declaration. */
export function rowFields(kind: PartKind): readonly string[] {
  return Object.keys(partFields[kind].shape).filter((field) => !OF_OWNER.has(field));
}

/** The rows of each kind as a form sends them; each list has the name of its kind. */
export const partInputs = byKind((kind) => {
  const own = Object.entries(partFields[kind].shape).filter(([field]) => !OF_OWNER.has(field));
  return z.object({ id: id.nullable(), ...Object.fromEntries(own) });
}) as unknown as { readonly [K in PartKind]: z.ZodObject<RowShape<K>> };

/** The parts of a record as its page shows them. */
export const partsView = z.object(byKind((kind) => z.array(recordOf(partFields[kind] as z.ZodObject))) as unknown as { [K in PartKind]: z.ZodArray<ReturnType<typeof recordOf<All[K]['shape']>>> });
export type PartsView = z.output<typeof partsView>;
