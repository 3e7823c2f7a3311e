/** Who puts an original in its place, and who takes it back, one after the other. */

import type { Archive } from '../archive.ts';
import { isKept } from './repository.ts';
import { settleOriginal, withdrawOriginal } from './store.ts';

/** Placing and withdrawing one original never overlap: the one would take away what the other found. */
const underWay = new Map<string, Promise<unknown>>();

export async function oneAtATime<T>(sha256: string, work: () => Promise<T>): Promise<T> {
  const before = underWay.get(sha256) ?? Promise.resolve();
  const mine = before.then(work, work);
  underWay.set(sha256, mine);
  try {
    return await mine;
  } finally {
    if (underWay.get(sha256) === mine) underWay.delete(sha256);
  }
}

/** Work on several originals, which nobody else is at meanwhile: always in this order, so that no two wait for each other. */
export function eachAtATime<T>(sha256s: readonly string[], work: () => Promise<T>): Promise<T> {
  return [...new Set(sha256s)].toSorted().reduceRight((inner, sha256) => () => oneAtATime(sha256, inner), work)();
}

/** Settles an original that a record may have come to know, or to know no more, when nobody is at it. */
export function settle(archive: Archive, sha256: string): Promise<void> {
  return oneAtATime(sha256, () => takeBack(archive, sha256));
}

/** Takes back what was placed for a record that did not come to be. */
export async function takeBack(archive: Archive, sha256: string): Promise<void> {
  // Where the archive was moved away, what lies at its path can be another archive's.
  if (archive.readOnlyReason === 'gone' || archive.readOnlyReason === 'replaced') return;
  if (await isKept(archive.reader, sha256)) await settleOriginal(archive.paths, sha256);
  else await withdrawOriginal(archive.paths, sha256);
}
