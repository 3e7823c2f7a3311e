/** The contract called directly, in the same process: as the command line and the tests do. */

import { ORPCError, type RouterClient, createRouterClient } from '@orpc/server';
import { Failure, type FailureData } from '#shared/contract/failures.ts';
import { router } from './router.ts';
import type { Session } from './session.ts';

export type DirectClient = RouterClient<typeof router>;

export function directClient(session: Session): DirectClient {
  return createRouterClient(router, { context: { session } });
}

/** The failure that a call or the core threw; null for what neither foresaw. */
export function failureOf(error: unknown): Pick<FailureData, 'code' | 'params'> | null {
  if (error instanceof Failure) return error;
  return error instanceof ORPCError && error.code === 'FAILURE' ? (error.data as FailureData) : null;
}
