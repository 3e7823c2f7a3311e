/** The European emblem as a PNG, for formats that can't draw: the same geometry, so many dots that no edge is seen. */

import { crc32, deflateSync } from 'node:zlib';
import { BLUE, type Point, YELLOW, star, starCentres } from './emblem.ts';

/** Dots: some 600 to an inch where the emblem is 17 mm high. */
const HEIGHT = 400;
const WIDTH = HEIGHT * 1.5;

function isWithin({ x, y }: Point, corners: readonly Point[]): boolean {
  let inside = false;
  for (const [index, one] of corners.entries()) {
    const other = corners[(index + corners.length - 1) % corners.length] ?? one;
    if (one.y > y !== other.y > y && x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x) inside = !inside;
  }
  return inside;
}

/** Rows of one bit a dot, each after a byte that says it stands for itself. */
function rows(): Uint8Array {
  const width = WIDTH / 8 + 1;
  const bits = new Uint8Array(HEIGHT * width);
  const reach = HEIGHT / 18;
  for (const centre of starCentres(HEIGHT)) {
    const corners = star(centre, reach);
    for (let y = Math.floor(centre.y - reach); y <= centre.y + reach; y += 1) {
      for (let x = Math.floor(centre.x - reach); x <= centre.x + reach; x += 1) {
        if (isWithin({ x: x + 0.5, y: y + 0.5 }, corners)) bits[y * width + 1 + Math.floor(x / 8)] = (bits[y * width + 1 + Math.floor(x / 8)] ?? 0) | (128 >> x % 8);
      }
    }
  }
  return bits;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const bytesOf = (colour: string) => Buffer.from(colour.slice(1), 'hex');

export function emblemPicture(): Uint8Array {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(WIDTH, 0);
  size.writeUInt32BE(HEIGHT, 4);
  // One bit a dot, colours from a palette.
  size.set([1, 3], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('PLTE', Buffer.concat([bytesOf(BLUE), bytesOf(YELLOW)])),
    chunk('IDAT', deflateSync(rows(), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
