/** When the last page counts as closed: a slow computer that loads it anew is given its time. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LastPage } from '../../electron/browser/last-page.ts';

let gone: number;
let last: LastPage;

beforeEach(() => {
  vi.useFakeTimers();
  gone = 0;
  last = new LastPage();
  last.onGone = () => (gone += 1);
});
afterEach(() => void vi.useRealTimers());

it('is gone a moment after the last of several was closed, and not before any was there', () => {
  last.loading();
  vi.advanceTimersByTime(600_000);
  last.now(1);
  last.now(2);
  last.now(1);
  vi.advanceTimersByTime(600_000);
  expect([gone, last.pages]).toEqual([0, 1]);
  last.now(0);
  vi.advanceTimersByTime(2900);
  expect(gone).toBe(0);
  vi.advanceTimersByTime(200);
  expect([gone, last.pages]).toEqual([1, 0]);
});

it('is not gone while it is loaded anew, however long its program takes to begin', () => {
  last.now(1);
  last.now(0);
  vi.advanceTimersByTime(500);
  last.loading();
  vi.advanceTimersByTime(20_000);
  last.loading();
  vi.advanceTimersByTime(50_000);
  last.now(1);
  vi.advanceTimersByTime(600_000);
  expect(gone).toBe(0);
});

it('is gone where one was asked for and never came', () => {
  last.now(1);
  last.now(0);
  last.loading();
  vi.advanceTimersByTime(61_000);
  expect(gone).toBe(1);
});
