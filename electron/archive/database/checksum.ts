/**
 * A checksum kept beside what must never change, so that a flipped bit on the disk is noticed: of each
 * action, of each change in the history, of each draft, of the archive's own facts. A record needs none:
 * its last changes say what it must be.
 */

import { hash } from 'node:crypto';

type Part = string | number | null;

/** Of 256 bits so many are kept, as base64url of 6 bits a letter: 132. Chance never makes two alike. */
const LETTERS = 22;

/** SHA-256 over the parts in their order, each apart from the next and null from the empty text. */
export function checksumOf(...parts: readonly Part[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, LETTERS);
}

/** A name made of what it names, of letters and digits alone. */
export function digestOf(...parts: readonly Part[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 24);
}

export interface SummedAction {
  readonly id: string;
  readonly at: string;
  readonly author: string;
  readonly verb: string;
  readonly kind: string;
  readonly recordId: string;
  readonly target: string | null;
  /** The copy of the archive that wrote it, and the version whose field names its changes use. */
  readonly origin: string;
  readonly schema: number;
  /** 1 for what can be taken back. */
  readonly own: 0 | 1;
}

/** Without `undone`, which changes, and `seq`, which the index of ids holds too. */
export function actionChecksum({ id, at, author, verb, kind, recordId, target, origin, schema, own }: SummedAction): string {
  return checksumOf(id, at, author, verb, kind, recordId, target, origin, schema, own);
}

export interface SummedChange {
  readonly actionId: string;
  readonly ordinal: number;
  readonly kind: string;
  readonly recordId: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function changeChecksum({ actionId, ordinal, kind, recordId, field, before, after }: SummedChange): string {
  return checksumOf(actionId, ordinal, kind, recordId, field, before, after);
}

export interface SummedDraft {
  readonly id: string;
  readonly kind: string;
  readonly recordId: string | null;
  readonly ownerId: string | null;
  readonly baseRevision: string | null;
  readonly base: string | null;
  readonly at: string;
  readonly body: string;
}

export function draftChecksum({ id, kind, recordId, ownerId, baseRevision, base, at, body }: SummedDraft): string {
  return checksumOf(id, kind, recordId, ownerId, baseRevision, base, at, body);
}
