/** What a ZIP says that it holds, from its directory at the end, before anything of it is unpacked (APPNOTE 6.3, 4.3.12 and 4.3.16). */

import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** Bytes when unpacked, as it claims. */
  readonly size: number;
  readonly isEncrypted: boolean;
  /** Where its own head is, how it is packed, and in how many bytes. */
  readonly at: number;
  readonly method: number;
  readonly packed: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const HEAD_SIZE = 30;
const STORED = 0;

/** null where it has no directory, or one that does not hold together. */
export function zipEntries(bytes: Buffer): ZipEntry[] | null {
  const from = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  let end = bytes.length - END_SIZE;
  while (end >= from && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < from || end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null;
    const length = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + length),
      size: bytes.readUInt32LE(at + 24),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      at: bytes.readUInt32LE(at + 42),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
    });
    at += ENTRY_SIZE + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The text of a small entry; null where it is more than `most` bytes, or does not unpack. */
export function zipText(bytes: Buffer, { at, method, packed }: ZipEntry, most: number): string | null {
  try {
    const from = at + HEAD_SIZE + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const data = bytes.subarray(from, from + packed);
    const text = method === STORED ? data : inflateRawSync(data, { maxOutputLength: most });
    return text.length > most ? null : text.toString('utf8');
  } catch {
    return null;
  }
}
