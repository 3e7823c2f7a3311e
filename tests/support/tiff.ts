/** A TIFF as scanners write them: grey, not compressed, with the day in its EXIF. sharp writes none into a TIFF. */

const SHORT = 3;
const LONG = 4;
const ASCII = 2;

type Entry = readonly [tag: number, type: number, count: number, value: number];

/** An image file directory (TIFF 6.0, section 2): its entries sorted by tag, and no other after it. */
function directory(entries: readonly Entry[]): Buffer {
  const bytes = Buffer.alloc(2 + entries.length * 12 + 4);
  bytes.writeUInt16LE(entries.length, 0);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 2 + index * 12;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(count, at + 4);
    if (type === SHORT) bytes.writeUInt16LE(value, at + 8);
    else bytes.writeUInt32LE(value, at + 8);
  }
  return bytes;
}

/** @param taken EXIF's own writing, `2019:05:20 10:15:00` */
export function tiff(width: number, height: number, taken: string): Buffer {
  const [pixelsAt, ifdAt] = [8, 8 + width * height];
  const header = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]);
  header.writeUInt32LE(ifdAt, 4);
  const main = (exifAt: number) =>
    directory([
      [256, LONG, 1, width],
      [257, LONG, 1, height],
      [258, SHORT, 1, 8],
      [259, SHORT, 1, 1],
      [262, SHORT, 1, 1],
      [273, LONG, 1, pixelsAt],
      [277, SHORT, 1, 1],
      [278, LONG, 1, height],
      [279, LONG, 1, width * height],
      [0x87_69, LONG, 1, exifAt],
    ]);
  const exifAt = ifdAt + main(0).length;
  const text = Buffer.from(`${taken}\0`);
  const exif = (textAt: number) => directory([[0x90_03, ASCII, text.length, textAt]]);
  return Buffer.concat([header, Buffer.alloc(width * height, 128), main(exifAt), exif(exifAt + exif(0).length), text]);
}
