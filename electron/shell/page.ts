/** What stands at an address of the page: its files, the pictures of the archive, or the page itself. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SECURITY_HEADERS } from './policy.ts';

export interface PageHost {
  /** The folder of the built page. */
  readonly folder: string;
  /** A smaller picture of an original that a record has. Rejects where there is none. */
  readonly picture: (sha256: string, size: 400 | 1600) => Promise<Uint8Array>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Built files carry a hash of their content in their name, and pictures are named by theirs. */
const FOREVER = 'private, max-age=31536000, immutable';

function response(status: number, type: string, body: Uint8Array | string, cache = 'no-cache'): Response {
  return new Response(body as BodyInit, { status, headers: { ...SECURITY_HEADERS, 'Content-Type': type, 'Cache-Control': cache } });
}

const notFound = () => response(404, 'text/plain; charset=utf-8', 'Not found');

/** The only form a picture's address has: 64 hexadecimal digits and one of two sizes. No path can hide in it. */
export function pictureAsked(address: URL): { sha256: string; size: 400 | 1600 } | null {
  const sha256 = /^\/media\/([0-9a-f]{64})$/.exec(address.pathname)?.[1];
  const size = address.searchParams.get('size');
  if (!sha256 || (size !== '400' && size !== '1600')) return null;
  return { sha256, size: size === '400' ? 400 : 1600 };
}

/** The file inside the page's folder that a path names; null for one that leads out of it. */
export function pageFile(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const file = path.join(folder, decoded);
  return file.startsWith(folder + path.sep) ? file : null;
}

/** A file of the built page; not found where there is none. @param folder where the page was built */
export async function pageFileResponse(folder: string, address: URL): Promise<Response> {
  // An address without a file's ending is a place inside the page, which finds its own way.
  const ending = path.extname(address.pathname);
  const file = ending ? pageFile(folder, address.pathname) : path.join(folder, 'index.html');
  const type = TYPES[ending || '.html'];
  if (!file || !type) return notFound();
  const cache = address.pathname.startsWith('/assets/') ? FOREVER : 'no-cache';
  return readFile(file).then((bytes) => response(200, type, bytes, cache), notFound);
}

/** A file of the page, or a picture of the archive, where the page has an address of its own that only it can ask. */
export async function pageResponse(host: PageHost, address: URL): Promise<Response> {
  if (!address.pathname.startsWith('/media/')) return pageFileResponse(host.folder, address);
  const asked = pictureAsked(address);
  if (!asked) return notFound();
  return host.picture(asked.sha256, asked.size).then((bytes) => response(200, 'image/jpeg', bytes, FOREVER), notFound);
}
