/** The product's own reading of SQLite's log agrees with SQLite's about where it ends, and knows more about why. */

import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../electron/archive/database/log.ts';
import { FRAME, HEADER, type Left, PAGE_SIZE, type Step, asSqliteReads, change, commitsIn, leftAfter, turnedRound } from '../support/logs.ts';

const size = fc.integer({ min: 1, max: 3000 });
const commit: fc.Arbitrary<Step> = fc.record({ type: fc.constant('commit'), rows: fc.integer({ min: 1, max: 4 }), size });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: commit },
  // More than is held in memory, so that the log has frames of what was given up.
  { weight: 2, arbitrary: fc.record({ type: fc.constant('rollback'), rows: fc.integer({ min: 1, max: 60 }), size }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('checkpoint'), mode: fc.constantFrom('PASSIVE', 'FULL', 'RESTART', 'TRUNCATE') }) },
);
const steps = fc.array(step, { minLength: 1, maxLength: 14 });

/** How far into a file, evenly; without the ends that fast-check likes. */
const anywhere = fc.noBias(fc.nat(999_999)).map((parts) => parts / 1_000_000);

/** As after a power cut, of which nobody knows what it left of the index. */
const read = ({ log }: Left) => readLog({ log, index: `${log}-none`, pageSize: PAGE_SIZE });
/** As after the death of a program, which left the index as it was. */
const readWithIndex = ({ log, index }: Left) => readLog({ log, index, pageSize: PAGE_SIZE });

describe('a log that nothing has happened to', () => {
  it('ends where SQLite finds that it ends, whatever was committed, given up and folded in', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const left = leftAfter(all);
        const ours = [read(left), readWithIndex(left)];
        const theirs = { committed: asSqliteReads(left).frames, unreadable: false };
        expect(ours).toEqual([theirs, theirs]);
      }),
      { numRuns: 60 },
    );
  });

  it('ends in the same place where it comes from a machine of the other byte order', () => {
    fc.assert(
      fc.property(fc.array(commit, { minLength: 1, maxLength: 6 }), (all) => {
        const left = leftAfter(all);
        const { committed } = read(left);
        writeFileSync(left.log, turnedRound(readFileSync(left.log), committed));
        expect(read(left)).toEqual({ committed, unreadable: false });
        const rows = all.reduce((sum, one) => sum + (one.type === 'commit' ? one.rows : 0), 0);
        expect(asSqliteReads(left)).toEqual({ frames: committed, rows });
      }),
      { numRuns: 20 },
    );
  });

  it.each([['no file', null], ['an empty file', 0], ['half a header', 16], ['a header alone', HEADER]])('%s is an empty log', (_, length) => {
    const left = leftAfter([{ type: 'commit', rows: 1, size: 10 }]);
    if (length === null) return expect(read({ ...left, log: `${left.log}-none` })).toEqual({ committed: 0, unreadable: false });
    writeFileSync(left.log, readFileSync(left.log).subarray(0, length));
    expect(read(left)).toEqual({ committed: 0, unreadable: false });
  });
});

describe('a log that was cut off', () => {
  it('is one that ended there: what was being written when the power went', () => {
    fc.assert(
      fc.property(fc.array(commit, { minLength: 1, maxLength: 6 }), anywhere, (all, where) => {
        const left = leftAfter(all);
        const bytes = readFileSync(left.log);
        writeFileSync(left.log, bytes.subarray(0, Math.floor(bytes.length * where)));
        expect(read(left)).toEqual({ committed: Math.max(0, asSqliteReads(left).frames), unreadable: false });
      }),
      { numRuns: 40 },
    );
  });
});

describe('a log whose index is there', () => {
  it('is known to have lost what was committed, wherever it is cut off', () => {
    fc.assert(
      fc.property(fc.array(commit, { minLength: 1, maxLength: 6 }), anywhere, (all, at) => {
        const left = leftAfter(all);
        const { committed } = read(left);
        const bytes = readFileSync(left.log);
        writeFileSync(left.log, bytes.subarray(0, Math.floor(bytes.length * at)));
        const ours = readWithIndex(left);
        expect(ours.unreadable).toBe(ours.committed < committed);
      }),
      { numRuns: 40 },
    );
  });

  it('is known to have lost what was committed, whichever byte is another', () => {
    fc.assert(
      fc.property(fc.array(commit, { minLength: 1, maxLength: 6 }), anywhere, fc.nat(7), (all, at, bit) => {
        const left = leftAfter(all);
        const { committed } = read(left);
        change(left.log, Math.min(Math.floor((HEADER + committed * FRAME) * at), HEADER + committed * FRAME - 1), 1 << bit);
        const ours = readWithIndex(left);
        expect(ours).toEqual({ committed: ours.committed, unreadable: true });
        expect(ours.committed).toBe(asSqliteReads(left).frames);
      }),
      { numRuns: 60 },
    );
  });

  it('is known to have lost what was committed where it is gone as a whole, unless all of it is in the database', () => {
    const steps: Step[] = [{ type: 'commit', rows: 3, size: 900 }];
    const gone = (left: Left) => readWithIndex({ ...left, log: `${left.log}-none` });
    expect(gone(leftAfter(steps))).toEqual({ committed: 0, unreadable: true });
    expect(gone(leftAfter([...steps, { type: 'checkpoint', mode: 'FULL' }]))).toEqual({ committed: 0, unreadable: false });
  });

  it.each([[0, 5], [4, 48 + 10], [12, 12]])('that is damaged itself (bytes %i and %i) says nothing', (one, other) => {
    const left = leftAfter([{ type: 'commit', rows: 3, size: 900 }]);
    change(left.index, one);
    if (other !== one) change(left.index, other);
    writeFileSync(left.log, readFileSync(left.log).subarray(0, HEADER + FRAME));
    expect(readWithIndex(left)).toEqual({ committed: 0, unreadable: false });
  });
});

describe('a log in which one byte is another', () => {
  const damaged = (all: readonly Step[], where: number, bit: number) => {
    const left = leftAfter(all);
    const { committed } = read(left);
    const commits = commitsIn(readFileSync(left.log), committed);
    const at = Math.min(Math.floor((HEADER + committed * FRAME) * where), HEADER + committed * FRAME - 1);
    change(left.log, at, 1 << bit);
    return { left, commits, frame: at < HEADER ? 0 : Math.floor((at - HEADER) / FRAME) + 1 };
  };

  it('is unreadable from there on, which is said if something that was committed lies beyond', () => {
    fc.assert(
      fc.property(fc.array(commit, { minLength: 2, maxLength: 8 }), anywhere, fc.nat(7), (all, where, bit) => {
        const { left, commits, frame } = damaged(all, where, bit);
        const ours = read(left);
        expect(ours).toEqual({ committed: commits.findLast((one) => one < frame) ?? 0, unreadable: commits.some((one) => one > frame) });
        expect(asSqliteReads(left).frames).toBe(ours.committed);
      }),
      { numRuns: 120 },
    );
  });

  it.each(Array.from({ length: HEADER }, (_, at) => at))('is unreadable as a whole where that is byte %i of its header', (at) => {
    const left = leftAfter([{ type: 'commit', rows: 3, size: 900 }, { type: 'commit', rows: 1, size: 10 }]);
    change(left.log, at);
    expect(read(left)).toEqual({ committed: 0, unreadable: true });
    expect(asSqliteReads(left).frames).toBe(0);
  });
});
