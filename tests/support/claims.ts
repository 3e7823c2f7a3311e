/** Small files that claim to be large pictures: what a decoder would take memory for, before it met their end. */

import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { heic } from './heic.ts';
import { tiff } from './tiff.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const small = () => sharp({ create: { width: 16, height: 16, channels: 3, background: '#a05030' } });

function chunk(type: string, data: Uint8Array): Buffer {
  const content = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}

/** @param depth bits of a sample */
export function png({ width, height }: Size, { depth = 8, alpha = false, interlaced = false } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, alpha ? 6 : 2, 0, 0, interlaced ? 1 : 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', Buffer.alloc(12)), chunk('IEND', Buffer.alloc(0))]);
}

/** The real picture of 16 by 16 pixels, whole, but for its size. */
export async function jpeg({ width, height }: Size, { progressive = false, chromaSubsampling = '4:2:0' } = {}): Promise<Buffer> {
  const bytes = await small().jpeg({ progressive, chromaSubsampling }).toBuffer();
  const frame = bytes.indexOf(Buffer.from([0xff, progressive ? 0xc2 : 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

export async function gif({ width, height }: Size): Promise<Buffer> {
  const bytes = await small().gif().toBuffer();
  // The screen's size is no more than asked for where the only picture is smaller.
  const picture = bytes.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]));
  for (const at of [6, picture + 5]) {
    bytes.writeUInt16LE(width, at);
    bytes.writeUInt16LE(height, at + 2);
  }
  return bytes;
}

export async function webp({ width, height }: Size): Promise<Buffer> {
  const bytes = await small().webp({ lossless: true }).toBuffer();
  // Fourteen bits each, one less than the size.
  const at = bytes.indexOf('VP8L') + 9;
  bytes.writeUInt32LE(((width - 1) | ((height - 1) << 14) | (bytes.readUInt32LE(at) & 0xf0_00_00_00)) >>> 0, at);
  return bytes;
}

export async function avif({ width, height }: Size): Promise<Buffer> {
  const bytes = await small().avif().toBuffer();
  const at = bytes.indexOf('ispe') + 8;
  bytes.writeUInt32BE(width, at);
  bytes.writeUInt32BE(height, at + 4);
  return bytes;
}

export function claimingTiff({ width, height }: Size): Buffer {
  const bytes = tiff(16, 16, '2019:05:21 09:30:00');
  const directory = bytes.readUInt32LE(4);
  // Its first two entries are its size.
  bytes.writeUInt32LE(width, directory + 2 + 8);
  bytes.writeUInt32LE(height, directory + 2 + 12 + 8);
  return bytes;
}

export const claimingHeic = (size: Size): Buffer => heic({ columns: 1, rows: 1, ...size });
