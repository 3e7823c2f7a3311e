/** A merge in a thread: whoever has the archive open goes on reading, and writes nothing until it has ended. */

import { Failure, type FailureData } from '#shared/contract/failures.ts';
import type { MergedView } from '#shared/contract/merging.ts';
import type { Lent } from '../archive.ts';
import { borrowArchive } from '../opening/borrow.ts';
import type { Action } from '../records/action.ts';
import { merge } from './merge.ts';
import type { Prepared } from './other.ts';

export interface MergeTask {
  readonly what: 'merge';
  readonly lent: Lent;
  readonly prepared: Prepared;
  readonly author: string;
  /** One number, which is 1 once it is to be stopped: a thread that is ended in the middle would leave what it has brought. */
  readonly stop: Int32Array;
}

export interface MergedBeside {
  /** SHA-256 of originals that whoever lent it is to settle: there, others may be adding the same photograph. */
  readonly left: readonly string[];
  readonly outcome:
    | { readonly merged: MergedView; /** What whoever lent it is to tell of. */ readonly actions: readonly Action[] }
    | { readonly failure: Pick<FailureData, 'code' | 'params'> };
}

/** What is thrown is no failure that a user is told. */
export async function mergeBorrowed({ lent, prepared, author, stop }: MergeTask, progress: (done: number, total: number) => void): Promise<MergedBeside> {
  const archive = await borrowArchive(lent);
  const actions: Action[] = [];
  const left: string[] = [];
  archive.onChange((action) => actions.push(action));
  const signal = {
    get aborted() {
      return Atomics.load(stop, 0) === 1;
    },
  };
  const settle = async (sha256: string) => void left.push(sha256);
  try {
    return { left, outcome: { merged: await merge(archive, prepared, author, { signal, progress, settle }), actions } };
  } catch (error) {
    if (error instanceof Failure) return { left, outcome: { failure: { code: error.code, params: error.params } } };
    throw error;
  } finally {
    await archive.close();
  }
}
