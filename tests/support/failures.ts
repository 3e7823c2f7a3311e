/** What a call refuses with, whichever way it came. */

import { ORPCError } from '@orpc/client';
import errors from '#resources/locales/en/errors.json' with { type: 'json' };
import { type FailureData, failureData } from '#shared/contract/failures.ts';

/** The failure of a call that must fail. Throws where it succeeds, or fails with anything but the contract's error. */
export async function failureOf(call: Promise<unknown>): Promise<FailureData> {
  const error = await call.then(
    (value: unknown) => new Error(`the call gave ${JSON.stringify(value)}`),
    (refused: unknown) => refused,
  );
  if (!(error instanceof ORPCError) || error.code !== 'FAILURE' || !error.defined) throw error;
  return failureData.parse(error.data);
}

/** The code alone. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await failureOf(call)).code;
}

function keysOf(value: unknown, key: string): string[] {
  if (typeof value === 'string') return [key];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, part]) => keysOf(part, key ? `${key}.${name}` : name));
}

/** Every key of the `errors` locale: what the message of a field may be. */
export const errorKeys: ReadonlySet<string> = new Set(keysOf(errors, ''));
