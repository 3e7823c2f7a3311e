import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KEY_LIFE, StartKey } from '../../electron/browser/start-key.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A key with a note of when it could no longer be used. */
function startKey() {
  const gone: number[] = [];
  const began = Date.now();
  const key = new StartKey(() => gone.push(Date.now() - began));
  return { key, gone };
}

describe('a start key', () => {
  test('works once', () => {
    const { key, gone } = startKey();
    const given = key.fresh();
    expect(given).toMatch(/^[\w-]{32}$/);
    expect(key.take(given)).toBe(true);
    expect(gone).toEqual([0]);
    expect(key.take(given)).toBe(false);
  });

  test('works no longer than ten minutes', () => {
    expect(KEY_LIFE).toBe(600_000);
    const { key, gone } = startKey();
    const given = key.fresh();
    vi.advanceTimersByTime(KEY_LIFE);
    expect(gone).toEqual([KEY_LIFE]);
    expect(key.take(given)).toBe(false);
  });

  test('works at the end of them still', () => {
    const { key } = startKey();
    const given = key.fresh();
    vi.advanceTimersByTime(KEY_LIFE - 1);
    expect(key.take(given)).toBe(true);
  });

  test('is too old after the machine has slept, when no timer has rung', () => {
    const { key } = startKey();
    const given = key.fresh();
    vi.setSystemTime(Date.now() + KEY_LIFE + 1);
    expect(key.take(given)).toBe(false);
  });

  test('is void as soon as there is a fresh one, which then has its own ten minutes', () => {
    const { key, gone } = startKey();
    const first = key.fresh();
    vi.advanceTimersByTime(KEY_LIFE - 1);
    const second = key.fresh();
    expect(second).not.toBe(first);
    expect(gone).toEqual([KEY_LIFE - 1]);
    vi.advanceTimersByTime(KEY_LIFE - 1);
    expect(key.take(first)).toBe(false);
    expect(key.take(second)).toBe(true);
  });

  test('outlasts wrong ones', () => {
    const { key, gone } = startKey();
    const given = key.fresh();
    for (const wrong of ['', given.slice(0, -1), `${given}A`, given.toUpperCase(), 'A'.repeat(32)]) expect(key.take(wrong)).toBe(false);
    expect(gone).toEqual([]);
    expect(key.take(given)).toBe(true);
  });

  test('is gone with the program', () => {
    const { key, gone } = startKey();
    const given = key.fresh();
    key.drop();
    expect(gone).toEqual([0]);
    expect(key.take(given)).toBe(false);
    key.drop();
    expect(gone).toEqual([0]);
  });

  test('does not work before there is one', () => {
    const { key } = startKey();
    expect(key.take('')).toBe(false);
  });
});
