/** Reading a package's tarball, of which every byte is the one that was agreed on. */

import { createHash, timingSafeEqual } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

/** A package as it was published: its integrity is `sha512-` and the checksum of its tarball in base64. */
export interface Published {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/** No package that is taken is larger, unpacked. Bytes. */
const LARGEST = 400 * 1024 * 1024;

const BLOCK = 512;

/** Whether these are the bytes that were published. Only SHA-512 counts. */
export function isWhole(tarball: Uint8Array, { integrity }: Published): boolean {
  const [algorithm, expected = ''] = integrity.split(/-(.*)/s);
  if (algorithm !== 'sha512') return false;
  const [is, shall] = [createHash('sha512').update(tarball).digest(), Buffer.from(expected, 'base64')];
  return is.length === shall.length && timingSafeEqual(is, shall);
}

const textAt = (bytes: Buffer, from: number, length: number) => bytes.toString('utf8', from, from + length).replace(/\0.*$/s, '');

const numberAt = (bytes: Buffer, from: number, length: number) => Number.parseInt(textAt(bytes, from, length).trim() || '0', 8);

/** What a header of the extended kind says of the entry after it; npm writes long paths so. */
function pathSaid(bytes: Buffer): string | null {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(bytes.toString('utf8'))?.[1] ?? null;
}

/** The path inside the package, without the folder that all tarballs begin with. */
const inside = (path: string) => path.replace(/^[^/]*\//, '');

/**
 * The plain files of a package by their paths in it. Throws where the tarball is another than the published one.
 * @param wanted which of them to keep
 */
export function unpack(tarball: Uint8Array, published: Published, wanted: (path: string) => boolean = () => true): Map<string, Uint8Array> {
  if (!isWhole(tarball, published)) throw new Error(`${published.name} ${published.version} is not what was published: its checksum is another one`);
  const tar = gunzipSync(tarball, { maxOutputLength: LARGEST });
  const files = new Map<string, Uint8Array>();
  let longPath: string | null = null;
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const size = numberAt(tar, at + 124, 12);
    const type = textAt(tar, at + 156, 1) || '0';
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    const prefix = textAt(tar, at + 345, 155);
    const path = inside(longPath ?? (prefix ? `${prefix}/` : '') + textAt(tar, at, 100));
    longPath = type === 'x' ? pathSaid(content) : null;
    // Copied, so that the whole tarball need not stay for one file of it.
    if (type === '0' && wanted(path)) files.set(path, Uint8Array.from(content));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
