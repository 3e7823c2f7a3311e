/**
 * SQLite's write-ahead log, read by its published format (https://www.sqlite.org/fileformat2.html#walformat),
 * for one thing that SQLite does not say: whether commits lie beyond a place where the log can't be read.
 * SQLite takes such a place for the log's end, and what was confirmed after it is gone without a word.
 */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import os from 'node:os';
import { isFile } from '../files/looking.ts';

const HEADER = 32;
const FRAME_HEADER = 24;
/** The last bit says whether checksums are made of numbers with the largest byte first. */
const MAGIC = 0x377f0682;
const FRAMES_AT_ONCE = 256;

export interface LogReading {
  /** Frames up to the end of the last commit that SQLite will find. */
  readonly committed: number;
  /** Whether something that was committed is not among them. */
  readonly unreadable: boolean;
}

/** The files of a log, and what is known of it from elsewhere. */
export interface LogFiles {
  readonly log: string;
  /** The log's index, `-shm`. */
  readonly index: string;
  /** Of the database, in bytes. */
  readonly pageSize: number;
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
 * further on had been committed, or was about to be when the power went.
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

/** What the index says of its log: how many frames were committed, and how many of them are in the database. */
interface IndexHead {
  readonly committed: number;
  readonly folded: number;
  readonly salts: Sums;
}

const INDEX_HEAD = 48;
const INDEX_VERSION = 3_007_000;

/**
 * SQLite writes the index when what it says is on the disk, so it never says too much; what a power cut leaves of it
 * can be older. It is written twice over, in this machine's own byte order; null where the two differ, or it is none.
 */
function readIndexHead(file: string): IndexHead | null {
  const bytes = beginning(file, 2 * INDEX_HEAD + 4);
  if (!bytes) return null;
  const own = os.endianness() === 'LE';
  const [first, second] = [0, INDEX_HEAD].map((at) => Buffer.from(bytes.buffer, at, INDEX_HEAD));
  const sums: Sums = [bytes.getUint32(40, own), bytes.getUint32(44, own)];
  const right = first !== undefined && second !== undefined && first.equals(second) && bytes.getUint32(0, own) === INDEX_VERSION && same(carryOn([0, 0], bytes, 0, 40, own), sums);
  return right ? { committed: bytes.getUint32(16, own), folded: bytes.getUint32(2 * INDEX_HEAD, own), salts: sumsAt(bytes, 32) } : null;
}

/** The first so many bytes of a file; null where it has not as many, or is none. */
function beginning(file: string, length: number): DataView | null {
  // Whoever opens a pipe waits for ever.
  if (!isFile(file)) return null;
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new DataView(new ArrayBuffer(length));
    return readSync(descriptor, bytes, 0, length, 0) === length ? bytes : null;
  } finally {
    closeSync(descriptor);
  }
}

/** Reads a log as SQLite will. */
function readWhole(log: string, head: Head): LogReading {
  const descriptor = openSync(log, 'r');
  try {
    const all = frames(descriptor, head.pageSize, fstatSync(descriptor).size);
    return head.valid ? readFrames(all, head) : readBehindDamage(all, head);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads a log as SQLite will. A log that is not there is an empty one.
 *
 * Not while this process has the database open: closing the index takes away the locks that SQLite has on it.
 */
export function readLog({ log, index, pageSize }: LogFiles): LogReading {
  // First: whoever writes the log meanwhile writes the index last.
  const known = readIndexHead(index);
  const bytes = beginning(log, HEADER);
  const head = bytes && readHead(bytes, pageSize);
  const reading = head ? readWhole(log, head) : { committed: 0, unreadable: false };
  return { ...reading, unreadable: reading.unreadable || (known !== null && lacks(reading, head, known)) };
}

/** Whether the index knows of commits that are found neither in the log nor in the database. */
function lacks({ committed }: LogReading, head: Head | null, known: IndexHead): boolean {
  if (head?.valid) return same(head.salts, known.salts) && known.committed > committed;
  return known.committed > known.folded;
}
