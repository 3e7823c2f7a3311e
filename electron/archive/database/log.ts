/**
 * SQLite's write-ahead log, read by its published format (https://www.sqlite.org/fileformat2.html#walformat),
 * for one thing that SQLite does not say: whether commits lie beyond a place where the log can't be read.
 * SQLite takes such a place for the log's end, and what was confirmed after it is gone without a word.
 */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isFile } from '../files/looking.ts';

const HEADER = 32;
const FRAME_HEADER = 24;
/** The last bit says whether checksums are made of numbers with the largest byte first. */
const MAGIC = 0x377f0682;
const FRAMES_AT_ONCE = 256;

export interface LogReading {
  /** Frames up to the end of the last commit that SQLite will find. */
  readonly committed: number;
  /** Whether something that was committed lies beyond. */
  readonly unreadable: boolean;
}

type Sums = readonly [number, number];

/** SQLite's checksum, carried on from what came before it. Its input is whole pairs of 32-bit numbers. */
function carryOn([first, second]: Sums, bytes: DataView, from: number, to: number, littleEndian: boolean): Sums {
  let [a, b] = [first, second];
  for (let at = from; at < to; at += 8) {
    a = (a + bytes.getUint32(at, littleEndian) + b) >>> 0;
    b = (b + bytes.getUint32(at + 4, littleEndian) + a) >>> 0;
  }
  return [a, b];
}

function same(one: Sums, other: Sums): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

const sumsAt = (bytes: DataView, at: number): Sums => [bytes.getUint32(at), bytes.getUint32(at + 4)];

interface Head {
  readonly valid: boolean;
  readonly pageSize: number;
  readonly salts: Sums;
  readonly sums: Sums;
  readonly littleEndian: boolean;
}

function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
}

/** @param pageSize of the database, for a header that is damaged in that place */
function readHead(bytes: DataView, pageSize: number): Head {
  const magic = bytes.getUint32(0);
  const littleEndian = (magic & 1) === 0;
  const stated = bytes.getUint32(8);
  const sums = sumsAt(bytes, 24);
  const right = (magic & ~1) >>> 0 === MAGIC && isPageSize(stated) && same(carryOn([0, 0], bytes, 0, 24, littleEndian), sums);
  return { valid: right, pageSize: right ? stated : pageSize, salts: sumsAt(bytes, 16), sums, littleEndian };
}

interface Frame {
  readonly isCommit: boolean;
  readonly salts: Sums;
  readonly stored: Sums;
  /** Whether its checksum follows from another's. */
  follows(before: Sums, littleEndian: boolean): boolean;
}

function* frames(descriptor: number, pageSize: number, size: number): Generator<Frame> {
  const length = FRAME_HEADER + pageSize;
  const count = Math.floor((size - HEADER) / length);
  const buffer = new Uint8Array(length * Math.min(count, FRAMES_AT_ONCE));
  for (let done = 0; done < count; done += FRAMES_AT_ONCE) {
    const wanted = length * Math.min(count - done, FRAMES_AT_ONCE);
    const read = readSync(descriptor, buffer, 0, wanted, HEADER + done * length);
    for (let at = 0; at + length <= read; at += length) yield frameAt(new DataView(buffer.buffer, at, length));
  }
}

function frameAt(bytes: DataView): Frame {
  const stored = sumsAt(bytes, 16);
  return {
    isCommit: bytes.getUint32(4) > 0,
    salts: sumsAt(bytes, 8),
    stored,
    follows: (before, littleEndian) =>
      same(carryOn(carryOn(before, bytes, 0, 8, littleEndian), bytes, FRAME_HEADER, bytes.byteLength, littleEndian), stored),
  };
}

/**
 * A frame counts where its salts are the header's and its checksum follows from the frame before; SQLite
 * stops at the first that does not. Frames of an earlier round of the log have other salts, and of what was
 * given up or cut off there is no frame that ends a commit; so whatever with these salts ends a commit
 * further on had been committed. Of the last commit alone nobody can tell damage from a power cut.
 */
function readFrames(all: Iterable<Frame>, { salts, sums, littleEndian }: Head): LogReading {
  let [before, count, committed] = [sums, 0, 0];
  let ended = false;
  for (const frame of all) {
    const ours = same(frame.salts, salts);
    if (!ended && ours && frame.follows(before, littleEndian)) {
      before = frame.stored;
      count += 1;
      if (frame.isCommit) committed = count;
    } else if (!ended) {
      ended = true;
    } else if (ours && frame.isCommit) {
      return { committed, unreadable: true };
    }
  }
  return { committed, unreadable: false };
}

/** Behind a header that is damaged SQLite finds nothing at all. One frame that follows from the one before shows that there was something. */
function readBehindDamage(all: Iterable<Frame>, { sums }: Head): LogReading {
  let before = sums;
  for (const frame of all) {
    if ([true, false].some((littleEndian) => frame.follows(before, littleEndian)) && !same(frame.stored, [0, 0])) return { committed: 0, unreadable: true };
    before = frame.stored;
  }
  return { committed: 0, unreadable: false };
}

/**
 * Reads a log as SQLite will. A log that is not there is an empty one.
 * @param pageSize of the database, in bytes
 */
export function readLog(file: string, pageSize: number): LogReading {
  // Whoever opens a pipe waits for ever.
  if (!isFile(file)) return { committed: 0, unreadable: false };
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = new DataView(new ArrayBuffer(HEADER));
    if (readSync(descriptor, bytes, 0, HEADER, 0) < HEADER) return { committed: 0, unreadable: false };
    const head = readHead(bytes, pageSize);
    const all = frames(descriptor, head.pageSize, size);
    return head.valid ? readFrames(all, head) : readBehindDamage(all, head);
  } finally {
    closeSync(descriptor);
  }
}
