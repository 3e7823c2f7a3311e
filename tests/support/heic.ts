/**
 * HEIC files of any size, made of one small one: a grid (ISO/IEC 23008-12, 6.6.2.3) whose every tile is the
 * same picture. That is how phones write theirs, but with a tile for each part.
 */

import { readFileSync } from 'node:fs';

const SMALL = readFileSync(new URL('../fixtures/photo.heic', import.meta.url));
const TILE = { width: 320, height: 240 };

const u16 = (...values: readonly number[]) => Buffer.from(values.flatMap((value) => [value >> 8, value & 0xff]));
const u32 = (...values: readonly number[]) => Buffer.from(values.flatMap((value) => [value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]));

function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(content.length + 8), Buffer.from(type), content]);
}

/** A box with a version and flags. */
const fullBox = (type: string, version: number, flags: number, ...parts: readonly Uint8Array[]) => box(type, u32((version << 24) | flags), ...parts);

/** A box of the small file, as it is. */
function own(type: string): Buffer {
  const at = SMALL.indexOf(type) - 4;
  return SMALL.subarray(at, at + SMALL.readUInt32BE(at));
}

/** Where the small file keeps its picture. */
const PICTURE = { from: 0x01_a4, length: 0x04_c1 };
const GRID = 1;

export interface HeicOptions {
  /** Tiles beside each other, and under each other: up to 256 together, more no reader takes. */
  readonly columns: number;
  readonly rows: number;
  /** What the file says of its size in pixels; what its tiles make, unless it lies. */
  readonly width?: number;
  readonly height?: number;
}

export function heic({ columns, rows, width = columns * TILE.width, height = rows * TILE.height }: HeicOptions): Buffer {
  const grid = Buffer.concat([Buffer.from([0, 1, rows - 1, columns - 1]), u32(width, height)]);
  const picture = SMALL.subarray(PICTURE.from, PICTURE.from + PICTURE.length);
  const entry = (id: number, type: string, hidden: boolean) => fullBox('infe', 2, hidden ? 1 : 0, u16(id, 0), Buffer.from(`${type}\0`));
  const size = fullBox('ispe', 0, 0, u32(width, height));
  // Each tile is an item of its own, since none may be named twice; all lie at the same place.
  const tiles = Array.from({ length: columns * rows }, (_, index) => GRID + 1 + index);
  const meta = (dataAt: number) =>
    fullBox(
      'meta', 0, 0,
      own('hdlr'),
      fullBox('pitm', 0, 0, u16(GRID)),
      fullBox(
        'iloc', 0, 0, Buffer.from([0x44, 0x00]), u16(tiles.length + 1),
        u16(GRID, 0, 1), u32(dataAt + picture.length, grid.length),
        ...tiles.map((id) => Buffer.concat([u16(id, 0, 1), u32(dataAt, picture.length)])),
      ),
      fullBox('iinf', 0, 0, u16(tiles.length + 1), entry(GRID, 'grid', false), ...tiles.map((id) => entry(id, 'hvc1', true))),
      box(
        'iprp',
        box('ipco', own('hvcC'), own('ispe'), own('pixi'), size),
        fullBox('ipma', 0, 0, u32(tiles.length + 1), u16(GRID), Buffer.from([2, 4, 3]), ...tiles.map((id) => Buffer.concat([u16(id), Buffer.from([3, 0x81, 2, 3])]))),
      ),
      fullBox('iref', 0, 0, box('dimg', u16(GRID, tiles.length, ...tiles))),
    );
  const head = own('ftyp').length + meta(0).length + 8;
  return Buffer.concat([own('ftyp'), meta(head), box('mdat', picture, grid)]);
}
