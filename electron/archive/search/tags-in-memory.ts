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

/**
 * What becomes of a tag: it is counted by itself, or together with the others that many documents have alike, or it stands apart
 * and is only looked at document by document, as roles are; null where it is not kept.
 */
export type Keeping = 'alone' | 'alike' | 'apart' | null;

interface Kept {
  /** What is counted, then what stands apart. */
  readonly tags: readonly number[];
  readonly apart: number;
}

export class TagsInMemory {
  readonly #connection: Connection;
  readonly #keeping: (tag: string) => Keeping;
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  /** The number of several tags that documents have alike → theirs. */
  readonly #alike = new Map<number, readonly number[]>();
  /** Ascending; the tags of each document stand from its start to the next one's, those that stand apart from where they begin. */
  #rowids = new Float64Array(0);
  #starts = new Uint32Array(1);
  #apart = new Uint32Array(0);
  #tags: Tags = new Uint32Array(0);
  /** Documents that were written since: their tags, null where they are gone. */
  readonly #beside = new Map<number, Kept | null>();
  /** Rows that were told as changed, and how often they are still to be looked at. */
  readonly #awaited = new Map<number, number>();
  #version: unknown = null;
  /** Nothing was read yet, or what was written since is not known. */
  #isLost = true;
  #reading: Promise<void> | null = null;

  constructor(connection: Connection, keeping: (tag: string) => Keeping) {
    this.#connection = connection;
    this.#keeping = keeping;
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

  #keep(document: string): Kept {
    const tags: number[] = [];
    const apart: number[] = [];
    let alike = '';
    for (const tag of document.split(' ')) {
      const keeping = this.#keeping(tag);
      if (keeping === 'alike') alike += ` ${tag}`;
      else if (keeping !== null) (keeping === 'alone' ? tags : apart).push(this.#numberOf(tag));
    }
    if (alike !== '') tags.push(this.#numberOfAlike(alike));
    return { tags: [...tags, ...apart], apart: tags.length };
  }

  #numberOfAlike(tags: string): number {
    const number = this.#numberOf(tags);
    if (!this.#alike.has(number)) this.#alike.set(number, tags.trim().split(' ').map((tag) => this.#numberOf(tag)));
    return number;
  }

  #currentVersion(): unknown {
    return this.#connection.pragma('data_version', { simple: true });
  }

  /** Takes note of what was written. */
  note(changed: Changed): void {
    for (const rowid of changed ?? []) this.#awaited.set(rowid, LOOKED_FOR);
    this.#isLost ||= changed === null;
  }

  /** Reads everything where it is not known what was written, or nothing was read yet. */
  async bringUp(): Promise<void> {
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
    const apart: number[] = [];
    let last = 0;
    for (let rows = some.all(-1, AT_ONCE); rows.length > 0; rows = some.all(rowids.at(-1) ?? 0, AT_ONCE)) {
      const part: number[] = [];
      for (const [rowid, tags] of rows) {
        const kept = this.#keep(tags);
        apart.push(last + part.length + kept.apart);
        for (const number of kept.tags) part.push(number);
        rowids.push(rowid);
        starts.push(last + part.length);
      }
      last += part.length;
      parts.push(Uint32Array.from(part));
      await otherWork();
    }
    this.#rowids = Float64Array.from(rowids);
    this.#starts = Uint32Array.from(starts);
    this.#apart = Uint32Array.from(apart);
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
      this.#beside.set(rowid, tags === undefined ? null : this.#keep(tags));
      if (times > 1) this.#awaited.set(rowid, times - 1);
      else this.#awaited.delete(rowid);
    }
    this.#version = version;
    if (this.#beside.size > MOST_BESIDE) this.#merge();
  }

  /** Puts what lies beside the others among them. */
  #merge(): void {
    const before = [...this.#rowids].flatMap((rowid, index) => {
      const start = this.#starts[index] ?? 0;
      return this.#beside.has(rowid) ? [] : [{ rowid, tags: this.#tags.subarray(start, this.#starts[index + 1]), apart: (this.#apart[index] ?? 0) - start }];
    });
    const added = [...this.#beside].flatMap(([rowid, kept]) => (kept === null ? [] : [{ rowid, tags: Uint32Array.from(kept.tags), apart: kept.apart }]));
    const all = [...before, ...added].toSorted((a, b) => a.rowid - b.rowid);
    const starts = new Uint32Array(all.length + 1);
    for (const [index, { tags }] of all.entries()) starts[index + 1] = (starts[index] ?? 0) + tags.length;
    this.#tags = joined(all.map(({ tags }) => tags), starts.at(-1) ?? 0);
    this.#rowids = Float64Array.from(all, ({ rowid }) => rowid);
    this.#apart = Uint32Array.from(all, ({ apart }, index) => (starts[index] ?? 0) + apart);
    this.#starts = starts;
    this.#beside.clear();
  }

  /**
   * How many of some documents have each tag, but for those that stand apart.
   * @param rowids ascending; what is no document is left out
   */
  count(rowids: readonly number[]): Map<string, number> {
    const counted = new Uint32Array(this.#names.length);
    this.#each(rowids, false, (list, from, to) => {
      for (let at = from; at < to; at += 1) counted[list[at] as number] = (counted[list[at] as number] as number) + 1;
    });
    for (const [number, tags] of this.#alike) {
      const count = counted[number] ?? 0;
      if (count === 0) continue;
      counted[number] = 0;
      for (const tag of tags) counted[tag] = (counted[tag] ?? 0) + count;
    }
    const counts = new Map<string, number>();
    for (const [number, count] of counted.entries()) if (count > 0) counts.set(this.#names[number] ?? '', count);
    return counts;
  }

  /** The tags that stand apart of some documents, one document after the other, from one place in a list to another. */
  eachApart(rowids: readonly number[], tell: (tags: ArrayLike<number>, from: number, to: number) => void): void {
    this.#each(rowids, true, tell);
  }

  #each(rowids: readonly number[], isApart: boolean, tell: (tags: ArrayLike<number>, from: number, to: number) => void): void {
    const [all, tags, beside] = [this.#rowids, this.#tags, this.#beside];
    const starts = isApart ? this.#apart : this.#starts;
    const ends = isApart ? this.#starts.subarray(1) : this.#apart;
    const isAllAsRead = beside.size === 0;
    let at = 0;
    for (const rowid of rowids) {
      if (!isAllAsRead) {
        const own = beside.get(rowid);
        if (own) tell(own.tags, isApart ? own.apart : 0, isApart ? own.tags.length : own.apart);
        if (own !== undefined) continue;
      }
      if (all[at] !== rowid) at = placeFrom(all, at, rowid);
      if (all[at] !== rowid) continue;
      tell(tags, starts[at] as number, ends[at] as number);
      at += 1;
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
