/** A ZIP as another program reads it: by its directory, with zlib, and with what Unix is told of each file. */

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** Of Unix, with the kind of file. */
  readonly mode: number;
  /** As DOS writes it: the date in the high half. */
  readonly time: number;
  readonly bytes: () => Buffer;
}

/** What is in a ZIP, in the order of its directory. */
export function zipEntries(zip: Uint8Array): ZipEntry[] {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = bytes.lastIndexOf('PK\u{5}\u{6}', undefined, 'latin1');
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength, more, said, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(begin, begin + size);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      mode: bytes.readUInt32LE(at + 38) >>> 16,
      time: bytes.readUInt32LE(at + 12),
      bytes: () => (method === 0 ? content : inflateRawSync(content)),
    });
    at += 46 + nameLength + more + said;
  }
  return entries;
}
/** Unpacks a ZIP into a folder, each file with the mode that it says. */
export function unzipInto(zip: Uint8Array, folder: string): void {
  for (const { name, mode, bytes } of zipEntries(zip)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes());
    chmodSync(file, mode & 0o777);
  }
}
