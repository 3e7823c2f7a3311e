/**
 * A smaller picture carries a checksum of itself, as a comment, which every reader of JPEG passes over. So one
 * that a power cut tore, or a failing disk changed, is known for what it is and made again; nothing needs to
 * be brought to disk for that while photos come in.
 */

import { crc32 } from 'node:zlib';

const APP0 = 0xffe0;
const COMMENT = 0xfffe;
/** The comment with its marker and length: eight hexadecimal digits are in it. */
const LENGTH = 12;

/** Behind the segment that says "JFIF", which must come first where there is one. */
function placeOf(jpeg: Buffer): number {
  return jpeg.length > 6 && jpeg.readUInt16BE(2) === APP0 ? 4 + jpeg.readUInt16BE(4) : 2;
}

function comment(before: Buffer, after: Buffer): Buffer {
  const written = Buffer.alloc(LENGTH);
  written.writeUInt16BE(COMMENT, 0);
  written.writeUInt16BE(LENGTH - 2, 2);
  written.write(crc32(after, crc32(before)).toString(16).padStart(8, '0'), 4, 'latin1');
  return written;
}

const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The same picture with its checksum. */
export function seal(bytes: Uint8Array): Uint8Array {
  const jpeg = bufferOf(bytes);
  const place = placeOf(jpeg);
  const [before, after] = [jpeg.subarray(0, place), jpeg.subarray(place)];
  return Buffer.concat([before, comment(before, after), after]);
}

/** Whether a file is a picture as it was sealed, to the last bit. */
export function isSealed(bytes: Uint8Array): boolean {
  const jpeg = bufferOf(bytes);
  const place = placeOf(jpeg);
  const [before, after] = [jpeg.subarray(0, place), jpeg.subarray(place + LENGTH)];
  return after.length > 0 && comment(before, after).equals(jpeg.subarray(place, place + LENGTH));
}
