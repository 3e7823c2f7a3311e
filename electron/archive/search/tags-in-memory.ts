/** The tags of all documents in memory, as numbers, so that those of many hits are counted without reading a row of any. */

import { setImmediate as otherWork } from 'node:timers/promises';
import type { Database as Connection } from 'better-sqlite3';
import type { Changed } from './changed.ts';

/** Documents read before whoever else asks is answered. */
const AT_ONCE = 2000;
/** Documents that may lie beside the others before they are put among them. */
const MOST_BESIDE = 5000;
/** A change that was told may be confirmed only after one that was made before it was seen: so it is looked for twice. */
const LOOKED_FOR = 2;

type Tags = Uint32Array;

export class TagsInMemory {
  readonly #connection: Connection;
  readonly #isKept: (tag: string) => boolean;
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  /** Ascending; the tags of each document stand from its start to the next one's. */
  #rowids = new Float64Array(0);
  #starts = new Uint32Array(1);
  #tags: Tags = new Uint32Array(0);
  /** Documents that were written since: their tags, null where they are gone. */
  readonly #beside = new Map<number, Tags | null>();
  /** Rows that were told as changed, and how often they are still to be looked at. */
  readonly #awaited = new Map<number, number>();
  #version: unknown = null;
  /** Nothing was read yet, or what was written since is not known. */
  #isLost = true;
  #reading: Promise<void> | null = null;

  /** @param isKept whether a tag is one of those that are counted */
  constructor(connection: Connection, isKept: (tag: string) => boolean) {
    this.#connection = connection;
    this.#isKept = isKept;
  }

  /** What each number stands for. */
  get names(): readonly string[] {
    return this.#names;
  }

  #numberOf(tag: string): number {
    const known = this.#numbers.get(tag);
    if (known !== undefined) return known;
    this.#numbers.set(tag, this.#names.length);
    return this.#names.push(tag) - 1;
  }

  #numbersOf(tags: string): number[] {
    return tags.split(' ').flatMap((tag) => (this.#isKept(tag) ? [this.#numberOf(tag)] : []));
  }

  #currentVersion(): unknown {
    return this.#connection.pragma('data_version', { simple: true });
  }

  /** Takes note of what was written; reads everything where that is not known, or nothing was read yet. */
  async bringUp(changed: Changed): Promise<void> {
    for (const rowid of changed ?? []) this.#awaited.set(rowid, LOOKED_FOR);
    this.#isLost ||= changed === null;
    while (this.#isLost || this.#reading) {
      this.#reading ??= this.#readAll().finally(() => {
        this.#reading = null;
      });
      await this.#reading;
    }
  }

  async #readAll(): Promise<void> {
    this.#isLost = false;
    const version = this.#currentVersion();
    const some = this.#connection.prepare<[number, number], [number, string]>('SELECT rowid, tags FROM searchDocument WHERE rowid > ? ORDER BY rowid LIMIT ?').raw();
    const rowids: number[] = [];
    const parts: Tags[] = [];
    const starts = [0];
    let last = 0;
    for (let rows = some.all(-1, AT_ONCE); rows.length > 0; rows = some.all(rowids.at(-1) ?? 0, AT_ONCE)) {
      const part: number[] = [];
      for (const [rowid, tags] of rows) {
        for (const number of this.#numbersOf(tags)) part.push(number);
        rowids.push(rowid);
        starts.push(last + part.length);
      }
      last += part.length;
      parts.push(Uint32Array.from(part));
      await otherWork();
    }
    this.#rowids = Float64Array.from(rowids);
    this.#starts = Uint32Array.from(starts);
    this.#tags = joined(parts, last);
    this.#beside.clear();
    this.#version = version;
  }

  /** Looks again at what was told as changed, where anything was confirmed since. Within the transaction that the hits are read in. */
  refresh(): void {
    const version = this.#currentVersion();
    if (version === this.#version) return;
    const one = this.#connection.prepare<[number], string>('SELECT tags FROM searchDocument WHERE rowid = ?').pluck();
    for (const [rowid, times] of this.#awaited) {
      const tags = one.get(rowid);
      this.#beside.set(rowid, tags === undefined ? null : Uint32Array.from(this.#numbersOf(tags)));
      if (times > 1) this.#awaited.set(rowid, times - 1);
      else this.#awaited.delete(rowid);
    }
    this.#version = version;
    if (this.#beside.size > MOST_BESIDE) this.#merge();
  }

  /** Puts what lies beside the others among them. */
  #merge(): void {
    const kept = [...this.#rowids].flatMap((rowid, index) => (this.#beside.has(rowid) ? [] : [{ rowid, tags: this.#tags.subarray(this.#starts[index], this.#starts[index + 1]) }]));
    const added = [...this.#beside].flatMap(([rowid, tags]) => (tags === null ? [] : [{ rowid, tags }]));
    const all = [...kept, ...added].toSorted((a, b) => a.rowid - b.rowid);
    const starts = new Uint32Array(all.length + 1);
    for (const [index, { tags }] of all.entries()) starts[index + 1] = (starts[index] ?? 0) + tags.length;
    this.#tags = joined(all.map(({ tags }) => tags), starts.at(-1) ?? 0);
    this.#rowids = Float64Array.from(all, ({ rowid }) => rowid);
    this.#starts = starts;
    this.#beside.clear();
  }

  /**
   * The tags of documents, one document after the other, from one place in a list to another.
   * @param rowids ascending; what is no document is left out
   */
  each(rowids: readonly number[], tell: (tags: Tags, from: number, to: number) => void): void {
    const [all, starts, tags, beside] = [this.#rowids, this.#starts, this.#tags, this.#beside];
    const isAllAsRead = beside.size === 0;
    let at = 0;
    for (const rowid of rowids) {
      if (!isAllAsRead) {
        const own = beside.get(rowid);
        if (own) tell(own, 0, own.length);
        if (own !== undefined) continue;
      }
      at = placeFrom(all, at, rowid);
      if (all[at] === rowid) tell(tags, starts[at] ?? 0, starts[at + 1] ?? 0);
    }
  }
}

/** Where a number stands in an ascending list from some place on, or would stand: near that place, or far from it. */
function placeFrom(all: Float64Array, from: number, wanted: number): number {
  let step = 1;
  let low = from;
  let high = from;
  while (high < all.length && (all[high] ?? 0) < wanted) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, all.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joined(parts: readonly Tags[], length: number): Tags {
  const all = new Uint32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
