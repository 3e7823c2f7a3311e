/** The whole app on the loopback address, for a machine on which Electron does not run. */

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { RPCHandler } from '@orpc/server/node';
import * as z from 'zod';
import { Failure } from '#shared/contract/failures.ts';
import { KEY } from '#shared/contract/page.ts';
import { router } from '../service/router.ts';
import type { Session } from '../service/session.ts';
import { pageFileResponse } from '../shell/page.ts';
import { SECURITY_HEADERS } from '../shell/policy.ts';
import { Guard } from './guard.ts';
import { StartKey } from './start-key.ts';
import { wholeForm } from './whole-forms.ts';

/**
 * How much may stand in front of a request. Bytes. Other local servers can give the browser 180 cookies
 * of 4 KB for this host, which it then sends here: more than Node takes by itself.
 */
const LARGEST_HEAD = 1024 * 1024;

/**
 * How long a connection that nothing is asked over stays open. Milliseconds. Node's own 5 s end just as a
 * busy machine asks again, and what was sent then is lost.
 */
const IDLE = 60_000;

const entering = z.object({ key: z.string().max(200) });
const proving = z.object({ nonce: z.string().min(1).max(200) });

export interface BrowserShell {
  readonly origin: string;
  /** An address to open the app at, with a new key in it; the one before no longer works. */
  freshAddress(): string;
  close(): Promise<void>;
}

export interface ShellOptions {
  readonly session: Session;
  /** The folder of the built page. */
  readonly pageFolder: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** What is said to whoever is refused. */
  readonly refusal: string;
  /** Called when the key of the newest address was used, or has become void. */
  readonly onKeyGone?: () => void;
  /** What a second start hands over: the answer to one that proves itself, null for anybody else. */
  readonly onAgain?: (body: unknown) => object | null;
  /** Called when a page wishes the program to end; it was answered. */
  readonly onQuit?: () => void;
  /** Called whenever a file of a page is asked for. */
  readonly onLoading?: () => void;
  /** Called with how many pages there are, whenever one comes or goes. */
  readonly onPages?: (pages: number) => void;
}

async function send(answer: Response, response: http.ServerResponse): Promise<void> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'Content-Length': bytes.length }).end(bytes);
}

/** Rejects with `browser.portTaken` where the port is another program's, or one that the system keeps. */
async function listen(server: http.Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new Failure('browser.portTaken', { port: String(port) }, { cause })));
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Rejects as `listen` does. */
export async function startBrowserShell({ session, pageFolder, port, refusal, onKeyGone, onAgain, onQuit, onLoading, onPages }: ShellOptions): Promise<BrowserShell> {
  const rpc = new RPCHandler(router, { rootInterceptors: [async (options) => wholeForm(await options.next())] });
  const key = new StartKey(onKeyGone);
  const server = http.createServer({ maxHeaderSize: LARGEST_HEAD, keepAliveTimeout: IDLE });
  const guard = new Guard(await listen(server, port));

  const say = (response: http.ServerResponse, status: number, text: string) => response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);

  const give = (response: http.ServerResponse, answer: object) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));

  async function enter(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const asked = entering.safeParse(await json(request).catch(() => null));
    if (!asked.success || !key.take(asked.data.key)) return void say(response, 403, refusal);
    give(response, { secret: guard.secret });
  }

  async function prove(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const asked = proving.safeParse(await json(request).catch(() => null));
    if (!asked.success) return void say(response, 400, refusal);
    give(response, { proof: guard.proof(asked.data.nonce) });
  }

  async function again(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const answer = onAgain?.(await json(request).catch(() => null)) ?? null;
    if (!answer) return void say(response, 403, refusal);
    give(response, answer);
  }

  let pages = 0;
  const countPage = (change: 1 | -1) => onPages?.((pages += change));

  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    // What is of the archive is kept nowhere else; the page's files say themselves how long they keep.
    response.setHeader('Cache-Control', 'no-store');
    const judged = guard.judge(request);
    if (judged.verdict === 'refuse') return void say(response, judged.status, refusal);
    if (judged.verdict === 'page') onLoading?.();
    if (judged.verdict === 'page') return send(await pageFileResponse(pageFolder, judged.address), response);
    if (judged.verdict === 'enter') return enter(request, response);
    if (judged.verdict === 'prove') return prove(request, response);
    if (judged.verdict === 'again') return again(request, response);
    if (judged.verdict === 'quit') return void give(response, {}).once('finish', () => onQuit?.());
    if (judged.stays) {
      countPage(1);
      response.once('close', () => countPage(-1));
    }
    const { matched } = await rpc.handle(request, response, { prefix: '/rpc', context: { session } });
    if (!matched) say(response, 404, refusal);
  }

  server.on('request', (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A reader that went away in the middle is no fault of ours.
      if (!response.destroyed) session.logger.error('a request failed', error);
      response.destroy();
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    const headers = Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}\r\n`);
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\n${headers.join('')}Connection: close\r\n\r\n`);
    else socket.destroy();
  });
  return {
    origin: guard.origin,
    freshAddress: () => `${guard.origin}/#${KEY}=${key.fresh()}`,
    close: async () => {
      key.drop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
