/**
 * Reading what the disk has damaged. Rows are trusted as a rule: they were held to their schema when they
 * were written, and to do it again for each would double what a list costs. Once something can't be read,
 * the call that met it is run again with care: every field is held to its schema, one that fails is left
 * open, and its record is called damaged, so that all the rest of a list is there.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { type Kind, recordFields } from '#shared/contract/records.ts';
import { NO_LANGUAGE } from '#shared/domain/languages.ts';

const careful = new AsyncLocalStorage<true>();

/** Runs a call so that what can't be read is shown as damaged instead of failing. */
export function readCarefully<T>(work: () => Promise<T>): Promise<T> {
  return careful.run(true, work);
}

export function isCareful(): boolean {
  return careful.getStore() === true;
}

/** A value in the database that is not what was written there. */
export class Unreadable extends Error {}

/** What stands in the place of a name that can't be read, in whichever language it is asked for. */
export const DAMAGED = '⟨poškodovano · damaged⟩';

/** JSON that was written as such. Throws `Unreadable`; with care, gives the other value instead. */
export function parsed(json: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (cause) {
    if (isCareful()) return otherwise;
    throw new Unreadable('what was written as JSON is none', { cause });
  }
}

interface FieldSchema {
  readonly safeParse: (value: unknown) => { readonly success: boolean; readonly error?: { readonly issues: readonly { readonly message: string }[] } };
  readonly options?: readonly unknown[];
}

function schemaOf(kind: Kind, field: string): FieldSchema | undefined {
  return (recordFields[kind].shape as unknown as Record<string, FieldSchema>)[field];
}

/** Characters that no form takes any more may stand in what an older Kronika wrote. */
export function isReadable(kind: Kind, field: string, value: unknown): boolean {
  const read = schemaOf(kind, field)?.safeParse(value);
  return !read || read.success || (read.error?.issues.every(({ message }) => message === 'field.invisible') ?? false);
}

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** What may stand in the place of a value that can't be read: open where the field may be, else what says the least. */
const STAND_INS: readonly unknown[] = [null, [], 'unknown', 'other', { [NO_LANGUAGE]: DAMAGED }, DAMAGED, 0, 1, false, '0001', '0001-01-01', NOBODY, '0'.repeat(64)];

export function standIn(kind: Kind, field: string): unknown {
  const schema = schemaOf(kind, field);
  return [...STAND_INS, ...(schema?.options ?? [])].find((value) => schema?.safeParse(value).success) ?? null;
}
