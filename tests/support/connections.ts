/** The contract over each of its three ways: a call in the same process, HTTP on the loopback address, a message port. */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import type { Contract } from '#shared/contract/index.ts';
import { type BrowserShell, startBrowserShell } from '../../electron/browser/server.ts';
import { directClient } from '../../electron/service/direct.ts';
import { router } from '../../electron/service/router.ts';
import type { Session } from '../../electron/service/session.ts';
import { pageHeaders } from './page-headers.ts';
import { holdSession } from './sessions.ts';
import { temporaryFolder } from './temporary.ts';

export type Client = ContractRouterClient<Contract>;

export interface Connection {
  readonly client: Client;
  /** The contract of a backup that is open beside the archive, by its id, where this way leads to one. */
  readonly beside?: (id: string) => Client;
  /** Ends the connection and the session behind it. Throws where the session had logged anything. */
  readonly close: () => Promise<void>;
}

export async function connectDirectly(): Promise<Connection> {
  const { session, end } = holdSession();
  const beside = (id: string) => {
    const there = session.beside.session(id);
    if (!there) throw new Error('there is no such backup');
    return directClient(there);
  };
  return { client: directClient(session), beside, close: end };
}

export async function connectByPort(): Promise<Connection> {
  const { session, end } = holdSession();
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(router).upgrade(port1, { context: { session } });
  const client = createORPCClient<Client>(new PortLink({ port: port2 }));
  for (const port of [port1, port2]) port.start();
  return {
    client,
    close: async () => {
      for (const port of [port1, port2]) port.close();
      await end();
    },
  };
}

export const PAGE = '<!doctype html><title>Kronika</title>';
export const REFUSAL = 'Open Kronika at the address that was printed.';

/** A folder as the build leaves it: the page, and a script with its content's hash in its name. */
export function pageFolder(): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'index.html'), PAGE);
  writeFileSync(path.join(folder, 'main-1a2b3c.js'), 'export {};');
  return folder;
}

export function startShell(session: Session): Promise<BrowserShell> {
  return startBrowserShell({ session, pageFolder: pageFolder(), port: 0, refusal: REFUSAL });
}

export async function connectByHttp(): Promise<Connection> {
  const { session, end } = holdSession();
  const shell = await startShell(session);
  const headers = await pageHeaders(shell.freshAddress());
  return {
    client: createORPCClient<Client>(new HttpLink({ url: `${shell.origin}/rpc`, headers })),
    close: async () => {
      await shell.close();
      await end();
    },
  };
}
