/** The typed client: over a port to the archive's process on the desktop, over HTTP in the browser shell. */

import { createORPCClient, isDefinedError } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '#shared/contract/index.ts';
import type { FailureData, UnansweredCode } from '#shared/contract/failures.ts';
import { Unanswerable, enter, pageHeaders, reach } from './admission.ts';
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

async function connect(): Promise<Client> {
  if (!desktop) {
    await enter();
    const { origin } = window.location;
    return createORPCClient(new HttpLink({ url: `${origin}/rpc`, headers: pageHeaders, fetch: (request, init) => reach(request, init) }));
  }
  const port = await portFromShell(desktop);
  // The archive's process has ended and is started again: a page begun anew is given a port to it,
  // and what was being typed is in its draft.
  port.addEventListener('close', () => window.location.reload());
  port.start();
  return createORPCClient(new PortLink({ port }));
}

export const client: Client = await connect();
export const queries = createTanstackQueryUtils(client);

interface Unanswered {
  readonly code: UnansweredCode;
  readonly params: Record<string, never>;
  readonly issues: [];
}

/** What went wrong, as the archive says it, or what kept it from being asked. */
export function failureOf(error: unknown): FailureData | Unanswered {
  if (isDefinedError(error) && (error as { code?: string }).code === 'FAILURE') return (error as unknown as { data: FailureData }).data;
  if (error instanceof Unanswerable) return { code: error.code, params: {}, issues: [] };
  // A port that closes aborts whatever was asked over it.
  const closed = (error as { name?: string } | null)?.name === 'AbortError';
  return { code: closed ? 'disconnected' : 'internal', params: {}, issues: [] };
}
