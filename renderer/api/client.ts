/** The typed client: over a port to the archive's process on the desktop, over HTTP in the browser shell. */

import { createORPCClient, isDefinedError } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '#shared/contract/index.ts';
import type { FailureData } from '#shared/contract/failures.ts';
import { desktop } from './shell.ts';

export type Client = ContractRouterClient<Contract>;

const PORT = 'kronika:port';

/** Waits for the port that main hands to this page, and only takes one from this page's own window. */
function portFromShell(shell: NonNullable<typeof desktop>): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== PORT || !port) return;
      window.removeEventListener('message', listen);
      resolve(port);
    };
    window.addEventListener('message', listen);
    shell.connect();
  });
}

/** The archive could not be asked at all: its program has ended, or the connection to it. */
class Unreachable extends Error {}

async function reach(...request: Parameters<typeof fetch>): Promise<Response> {
  try {
    return await fetch(...request);
  } catch (cause) {
    if ((cause as { name?: string }).name === 'AbortError') throw cause;
    throw new Unreachable('the archive cannot be reached', { cause });
  }
}

async function connect(): Promise<Client> {
  if (!desktop) return createORPCClient(new HttpLink({ url: `${window.location.origin}/rpc`, fetch: (request, init) => reach(request, init) }));
  const port = await portFromShell(desktop);
  // The archive's process has ended and is started again: a page begun anew is given a port to it,
  // and what was being typed is in its draft.
  port.addEventListener('close', () => window.location.reload());
  port.start();
  return createORPCClient(new PortLink({ port }));
}

export const client: Client = await connect();
export const queries = createTanstackQueryUtils(client);

/** What went wrong, as the archive says it; `disconnected` where it could not be reached at all. */
export function failureOf(error: unknown): FailureData | { code: 'disconnected'; params: Record<string, never>; issues: [] } {
  if (isDefinedError(error) && (error as { code?: string }).code === 'FAILURE') return (error as unknown as { data: FailureData }).data;
  // A port that closes aborts whatever was asked over it.
  const unreachable = error instanceof Unreachable || (error as { name?: string } | null)?.name === 'AbortError';
  return unreachable ? { code: 'disconnected', params: {}, issues: [] } : { code: 'internal', params: {}, issues: [] };
}
