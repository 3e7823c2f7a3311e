/** What a form begins with: the record as it is, with the draft that there is of it put over it. */

import type { DraftView } from '#shared/contract/history.ts';
import type { Kind } from '#shared/contract/records.ts';
import { type FormValues, rebase } from '#shared/domain/difference.ts';
import { client } from '../api/client.ts';
import { draftsArrived } from './draft-keeper.ts';

interface Wanted {
  readonly owner: string | null;
  /** The draft's own id, where a link named it. */
  readonly named: string | undefined;
  /** Of a form that makes several records at once. */
  readonly several: boolean;
}

/** The draft that a form begins with: the record's own, or of new ones the one that is named, else the newest. */
export async function draftToBeginWith(kind: Kind, recordId: string | null, { owner, named, several }: Wanted): Promise<DraftView | null> {
  await draftsArrived();
  if (recordId) return client.drafts.of({ recordId });
  const lines = await client.drafts.list();
  const mine = lines.find((line) => line.kind === kind && line.recordId === null && line.several === several && (named === undefined ? line.ownerId === owner : line.id === named));
  return mine ? client.drafts.get({ id: mine.id }) : null;
}

interface Start<V> {
  /** What the form opens with, and what saving compares with. */
  readonly values: V;
  /** True where the record was changed elsewhere in what the draft changes too. */
  readonly overlaps: boolean;
}

/** A draft is what was typed over the record as it was: it is put over the record as it is. */
export function startOf<V extends FormValues>(initial: V, draft: DraftView | null, lists: readonly string[]): Start<V> {
  if (!draft) return { values: initial, overlaps: false };
  const typed = draft.body as V;
  if (initial.id === null) return { values: { ...initial, ...typed, id: null, revision: null }, overlaps: false };
  const base = (draft.base as V | null) ?? initial;
  const { values, overlaps } = rebase(base, typed, initial, lists);
  return { values, overlaps: overlaps || (draft.base === null && draft.baseRevision !== initial.revision) };
}
