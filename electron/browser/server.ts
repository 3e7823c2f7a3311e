/** The whole app on the loopback address, for a machine on which Electron does not run. */

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { PIECE_SIZE } from '#shared/contract/photos.ts';
import { readPicture } from '../service/pictures.ts';
import { router } from '../service/router.ts';
import type { Session } from '../service/session.ts';
import { type PageHost, pageResponse } from '../shell/page.ts';
import { SECURITY_HEADERS } from '../shell/policy.ts';
import { Guard } from './guard.ts';

/** A piece of a file and what is written around it. */
const LARGEST_REQUEST = PIECE_SIZE + 256 * 1024;

export interface BrowserShell {
  /** The address to open, with the key in it. */
  readonly startAddress: string;
  readonly origin: string;
  close(): Promise<void>;
}

export interface ShellOptions {
  readonly session: Session;
  /** The folder of the built page. */
  readonly pageFolder: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** What is shown to who comes without the key. */
  readonly refusal: string;
}

async function send(answer: Response, response: http.ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), response);
  else response.end();
}

export async function startBrowserShell({ session, pageFolder, port, refusal }: ShellOptions): Promise<BrowserShell> {
  const rpc = new RPCHandler(router, { plugins: [new BodyLimitPlugin({ maxBodySize: LARGEST_REQUEST })] });
  const host: PageHost = {
    folder: pageFolder,
    picture: (sha256, size) => readPicture(session, sha256, size),
  };
  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const judged = guard.judge(request);
    if (judged.verdict === 'refuse') {
      response.writeHead(judged.status, { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(refusal);
      return;
    }
    if (judged.verdict === 'welcome') {
      response.writeHead(303, { ...SECURITY_HEADERS, 'Set-Cookie': judged.cookie, Location: judged.location }).end();
      return;
    }
    const { matched } = await rpc.handle(request, response, { prefix: '/rpc', context: { session } });
    if (!matched) await send(await pageResponse(host, new URL(request.url ?? '/', guard.origin)), response);
  }

  const server = http.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const guard = new Guard((server.address() as AddressInfo).port);

  server.on('request', (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A reader that went away in the middle is no fault of ours.
      if (!response.destroyed) session.logger.error('a request failed', error);
      response.destroy();
    });
  });
  return {
    startAddress: guard.startAddress,
    origin: guard.origin,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
