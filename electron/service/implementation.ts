/** The contract, ready to be given its handlers. Whatever a handler throws leaves as the contract's one error. */

import { ValidationError } from '@orpc/contract';
import { ORPCError, implement } from '@orpc/server';
import { contract } from '#shared/contract/index.ts';
import { type FailureData, Failure, type FieldIssue } from '#shared/contract/failures.ts';
import { Unreadable, readCarefully } from '../archive/records/careful.ts';
import { exceedsBounds } from './bounds.ts';
import { assertMayBeAsked } from './only-reading.ts';
import type { Session } from './session.ts';

export interface Context {
  readonly session: Session;
}

function plainPart(part: unknown): string | number {
  return typeof part === 'object' && part !== null && 'key' in part ? (part.key as string | number) : (part as string | number);
}

/** Where in the form it stands: what is sent of a list holds its rows one level deeper. */
function inForm(path: (string | number)[]): (string | number)[] {
  return path[0] !== 'fields' && path[1] === 'rows' ? path.toSpliced(1, 1) : path;
}

/** What the contract's own schemas refused, as an issue of a field. */
function inputIssues(error: ORPCError<string, unknown>): FieldIssue[] {
  const issues = (error.data as { issues?: { path?: unknown[]; message: string }[] } | undefined)?.issues ?? [];
  return issues.map(({ path = [], message }) => ({ path: inForm(path.map(plainPart)), message }));
}

function toData(error: unknown): FailureData {
  const data = (code: FailureData['code'], params: FailureData['params'], issues: readonly FieldIssue[]): FailureData => ({
    code,
    params,
    issues: issues.map(({ path, message }) => ({ path: [...path], message })),
  });
  if (error instanceof Failure) return data(error.code, error.params, error.issues);
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return data('record.invalid', { kind: null, field: null }, inputIssues(error));
  return data('internal', {}, []);
}

/** What a call gives that is not what the contract says: a row of another shape than was ever written. */
function misshapen(error: unknown): ValidationError | null {
  const isOne = error instanceof ORPCError && error.code === 'INTERNAL_SERVER_ERROR' && error.cause instanceof ValidationError;
  return isOne ? (error.cause as ValidationError) : null;
}

/** Texts with characters that an older Kronika took and no form takes any more: they are as they were written. */
function isOnlyInvisible({ issues }: ValidationError): boolean {
  return issues.every(({ message }) => message === 'field.invisible');
}

/**
 * Runs a call; where it meets something damaged, nothing is written any more, and it is run again with care.
 * @param given makes the answer of a call from what it gave
 */
async function unlessDamaged<T>(session: Session, call: () => Promise<T>, given: (value: unknown) => T): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const wrong = misshapen(error);
    if (wrong && isOnlyInvisible(wrong)) return given(wrong.data);
    if (!wrong && !(error instanceof Unreadable)) throw error;
    session.stopWriting();
    return readCarefully(call);
  }
}

export const calls = implement(contract)
  .$context<Context>()
  .use(async ({ context, next, errors, path }, input: unknown, output) => {
    try {
      assertMayBeAsked(context.session, path);
      if (exceedsBounds(input)) throw new Failure('call.tooLarge');
      return await unlessDamaged(context.session, async () => next(), (value) => output(value as never));
    } catch (error) {
      const data = toData(context.session.told(error));
      if (data.code === 'internal') context.session.logger.error('a call failed', error);
      throw errors.FAILURE({ data, message: data.code, cause: error });
    }
  });
