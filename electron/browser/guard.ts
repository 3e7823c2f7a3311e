/**
 * Who may ask the browser shell for what. It listens on the loopback address, where every page that the
 * user's browser has open can ask it, whatever server it came from, and every other user of the machine.
 * So the page's own files, which are public code, are for all; the archive is for a page that proves
 * itself by a secret, and only in the one form in which our own page asks. Cookies say nothing here: a
 * browser sends them to every port of a host, and takes them from every port.
 */

import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ENTER, PAGE_HEADER, PROVE, QUIT, WATCH } from '#shared/contract/page.ts';
import { PIECE_SIZE } from '#shared/contract/photos.ts';
import { AGAIN } from './running.ts';
import { randomSecret, sameSecret } from './start-key.ts';

/** The largest bodies, in bytes: of a piece of a file with what is written around it, of any other call, of a key, and of what a second start hands over. */
const LARGEST = { piece: PIECE_SIZE + 256 * 1024, call: 2 * 1024 * 1024, key: 1024, again: 16 * 1024 };

/** The one call that carries bytes. All others are JSON, which no page may send to another origin unasked. */
const CALL_WITH_BYTES = '/rpc/uploads/append';

export type Verdict =
  /** A file of the page. */
  | { readonly verdict: 'page'; readonly address: URL }
  /** A call of the contract, from a page that has proved itself; `stays` where it lasts as long as the page does. */
  | { readonly verdict: 'call'; readonly stays: boolean }
  /** The wish of such a page that the program end. */
  | { readonly verdict: 'quit' }
  /** What a second start of the program hands over, which is still to prove itself. */
  | { readonly verdict: 'again' }
  /** The key of the start address, to be exchanged for the secret. */
  | { readonly verdict: 'enter' }
  /** The page's question whether this is still the program that gave it its secret. */
  | { readonly verdict: 'prove' }
  | { readonly verdict: 'refuse'; readonly status: RefusalStatus };

type RefusalStatus = 400 | 403 | 405 | 411 | 413 | 415 | 421;

type Request = Pick<IncomingMessage, 'headers' | 'url' | 'method'>;

function refuse(status: RefusalStatus): Verdict {
  return { verdict: 'refuse', status };
}

/** What a request says that its body is, without parameters. */
function typeOf({ headers }: Request): string | undefined {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase();
}

export class Guard {
  /** What our own page sends with every call. Another with each start of the program. */
  readonly secret = randomSecret();
  readonly #authority: string;

  constructor(port: number) {
    this.#authority = `127.0.0.1:${port}`;
  }

  get origin(): string {
    return `http://${this.#authority}`;
  }

  /** What only who knows the secret can answer to a nonce, and what tells nobody anything of the secret. */
  proof(nonce: string): string {
    return createHmac('sha256', this.secret).update(nonce).digest('hex');
  }

  judge(request: Request): Verdict {
    const { host, origin } = request.headers;
    // Another name for this machine is how a foreign page would get past the same-origin rule.
    if (host !== this.#authority) return refuse(421);
    if (origin !== undefined && origin !== this.origin) return refuse(403);
    const { url = '', method } = request;
    const address = url.startsWith('/') ? URL.parse(`${this.origin}${url}`) : null;
    if (!address) return refuse(400);
    const { pathname } = address;
    if (pathname === ENTER) return this.#asked(request, 'application/json', LARGEST.key) ?? { verdict: 'enter' };
    if (pathname === PROVE) return this.#asked(request, 'application/json', LARGEST.key) ?? { verdict: 'prove' };
    if (pathname === AGAIN) return this.#asked(request, 'application/json', LARGEST.again) ?? { verdict: 'again' };
    if (pathname === QUIT) return this.#asked(request, 'application/json', LARGEST.key) ?? this.#ofPage(request, { verdict: 'quit' });
    if (pathname === '/rpc' || pathname.startsWith('/rpc/')) return this.#call(request, pathname);
    return method === 'GET' || method === 'HEAD' ? { verdict: 'page', address } : refuse(405);
  }

  #call(request: Request, pathname: string): Verdict {
    const bytes = pathname === CALL_WITH_BYTES && typeOf(request) === 'multipart/form-data';
    const refused = this.#asked(request, bytes ? 'multipart/form-data' : 'application/json', bytes ? LARGEST.piece : LARGEST.call);
    return refused ?? this.#ofPage(request, { verdict: 'call', stays: pathname === WATCH });
  }

  /** What a page asks for that knows the secret; anybody else is refused. */
  #ofPage({ headers }: Request, verdict: Verdict): Verdict {
    const secret = headers[PAGE_HEADER];
    return typeof secret === 'string' && sameSecret(secret, this.secret) ? verdict : refuse(403);
  }

  /** Refuses what does not come in the form in which our own page asks; null for what does. */
  #asked(request: Request, type: string, largest: number): Verdict | null {
    const { method, headers } = request;
    if (method !== 'POST') return refuse(405);
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin') return refuse(403);
    if (typeOf(request) !== type) return refuse(415);
    const length = headers['content-length'];
    if (length === undefined) return refuse(411);
    return Number(length) <= largest ? null : refuse(413);
  }
}
