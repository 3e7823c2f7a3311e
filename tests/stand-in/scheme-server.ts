/**
 * A scheme of the app's own, over HTTP on the loopback address: Chromium outside Electron can't be
 * taught one. The program's handler sees addresses of its scheme; the page sees those of the server.
 */

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const SCHEME_ORIGIN = 'kronika://app';

export interface AppServer {
  /** The server's address for one of the scheme. */
  toPage(address: string): string;
  /** The scheme's address for one of the server; any other as it is. */
  toScheme(address: string): string;
}

export async function serveScheme(handle: (request: Request) => Promise<Response>): Promise<AppServer> {
  const server = http.createServer((request, response) => {
    void handle(new Request(`${SCHEME_ORIGIN}${request.url ?? '/'}`))
      .then(async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers));
        if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), response);
        else response.end();
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const moved = (address: string, from: string, to: string) => (address === from || address.startsWith(`${from}/`) ? to + address.slice(from.length) : address);
  return {
    toPage: (address) => moved(address, SCHEME_ORIGIN, origin),
    // A picture or a script that a page made itself carries the page's origin inside its address.
    toScheme: (address) => (address.startsWith('blob:') ? `blob:${moved(address.slice(5), origin, SCHEME_ORIGIN)}` : moved(address, origin, SCHEME_ORIGIN)),
  };
}
