import type { Kind } from '#shared/contract/records.ts';
import type { ActionVerb } from '../database/schema.ts';

/** A confirmed action, as it is told to whoever shows what it changed. */
export interface Action {
  readonly id: string;
  readonly verb: ActionVerb;
  /** The record that the action is about; what belongs to it may have changed with it. */
  readonly kind: Kind;
  readonly recordId: string;
  /** The kinds of the records whose rows it changed. */
  readonly touched: readonly Kind[];
}
