/**
 * Who may ask the browser shell for anything. It listens on the loopback address, but so can every
 * page that the user's browser has open ask it: hence a key, a cookie that only our own page sends, and
 * no answer to a request that names another host or comes from another origin.
 */

import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Verdict =
  | { readonly verdict: 'allow' }
  /** The key was right: exchange it for the cookie and go to the address without it. */
  | { readonly verdict: 'welcome'; readonly cookie: string; readonly location: string }
  | { readonly verdict: 'refuse'; readonly status: 403 | 421 };

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A path that begins with two slashes would name another host to the browser that is sent there. */
function withinHost(pathname: string): string {
  return pathname.replace(/^\/+/, '/');
}

export class Guard {
  readonly #key = randomBytes(24).toString('base64url');
  readonly #token = randomBytes(24).toString('base64url');
  readonly #authority: string;
  readonly #cookieName: string;

  constructor(port: number) {
    this.#authority = `127.0.0.1:${port}`;
    // A browser sends cookies to every port of a host; two Kronikas must not take each other's.
    this.#cookieName = `kronika-${port}`;
  }

  get origin(): string {
    return `http://${this.#authority}`;
  }

  /** The address to open, with the key in it. */
  get startAddress(): string {
    return `${this.origin}/?key=${this.#key}`;
  }

  judge(request: Pick<IncomingMessage, 'headers' | 'url' | 'method'>): Verdict {
    const { host, origin, cookie } = request.headers;
    // Another name for this machine is how a foreign page would get past the same-origin rule.
    if (host !== this.#authority) return { verdict: 'refuse', status: 421 };
    if (origin !== undefined && origin !== this.origin) return { verdict: 'refuse', status: 403 };
    const address = URL.parse(request.url ?? '/', this.origin);
    if (!address) return { verdict: 'refuse', status: 403 };
    const key = address.searchParams.get('key');
    if (key !== null && request.method === 'GET') {
      if (!equal(key, this.#key)) return { verdict: 'refuse', status: 403 };
      address.searchParams.delete('key');
      const value = `${this.#cookieName}=${this.#token}; Path=/; HttpOnly; SameSite=Strict`;
      return { verdict: 'welcome', cookie: value, location: `${withinHost(address.pathname)}${address.search}` };
    }
    const sent = (cookie ?? '').split(/;\s*/).find((part) => part.startsWith(`${this.#cookieName}=`));
    const known = sent !== undefined && equal(sent.slice(this.#cookieName.length + 1), this.#token);
    return known ? { verdict: 'allow' } : { verdict: 'refuse', status: 403 };
  }
}
