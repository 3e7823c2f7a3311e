/** The contract, ready to be given its handlers. Whatever a handler throws leaves as the contract's one error. */

import { ORPCError, implement } from '@orpc/server';
import { contract } from '#shared/contract/index.ts';
import { type FailureData, Failure, type FieldIssue } from '#shared/contract/failures.ts';
import { exceedsBounds } from './bounds.ts';
import type { Session } from './session.ts';

export interface Context {
  readonly session: Session;
}

/** What the contract's own schemas refused, as an issue of a field. */
function inputIssues(error: ORPCError<string, unknown>): FieldIssue[] {
  const issues = (error.data as { issues?: { path?: unknown[]; message: string }[] } | undefined)?.issues ?? [];
  return issues.map(({ path = [], message }) => ({
    path: path.map((part) => (typeof part === 'object' && part !== null && 'key' in part ? (part.key as string | number) : (part as string | number))),
    message,
  }));
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

export const calls = implement(contract)
  .$context<Context>()
  .use(async ({ context, next, errors }, input: unknown) => {
    try {
      if (exceedsBounds(input)) throw new Failure('call.tooLarge');
      return await next();
    } catch (error) {
      const data = toData(error);
      if (data.code === 'internal') context.session.logger.error('a call failed', error);
      throw errors.FAILURE({ data, message: data.code, cause: error });
    }
  });
