/** The small records of a project or of one of its work packages: all kinds are read and saved alike. */

import type { Kysely } from 'kysely';
import { type PartKind, type PartsView, partKinds } from '#shared/contract/parts.ts';
import type { Database } from '../database/schema.ts';
import { type PartPatch, partPatch } from '../changes/save.ts';
import { partsOf } from '../records/read.ts';

type Owner = 'projectId' | 'workPackageId';

/** What stands in a work package is its own, and not its project's as well. */
const isOfWhole = (part: { readonly workPackageId: string | null }) => part.workPackageId === null;

/** The parts of a project that stand on no work package, or those of one work package, in their order. */
export async function partsIn(db: Kysely<Database>, owner: Owner, id: string): Promise<PartsView> {
  const parts = await Promise.all(partKinds.map(async (kind) => [kind, (await partsOf(db, kind, owner, id)).filter((part) => owner === 'workPackageId' || isOfWhole(part))]));
  return Object.fromEntries(parts) as PartsView;
}

type Rows = Pick<PartPatch, 'rows' | 'removed'>;

/**
 * What a form says of the parts of its record.
 * @param projectId the project that a work package's parts stand in; null for those of a project itself
 */
export function partPatches(owner: Owner, lists: Readonly<Record<PartKind, Rows>>, projectId: string | null): PartPatch[] {
  const inOwner = owner === 'projectId' ? { workPackageId: null } : { projectId };
  return partKinds.map((kind) =>
    partPatch<PartKind>({
      kind, owner, name: kind, ...(lists[kind] as object as Pick<PartPatch<PartKind>, 'rows' | 'removed'>),
      only: owner === 'projectId' ? isOfWhole : () => true,
      defaults: () => ({ ...inOwner, position: 0 }),
    }),
  );
}
