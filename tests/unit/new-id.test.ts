import { afterEach, expect, test, vi } from 'vitest';
import { validate, version } from 'uuid';
import { newId } from '../../electron/archive/records/new-id.ts';

afterEach(() => vi.useRealTimers());

test('ids are UUIDs of version 7, each greater than the one before, however many there are in a millisecond', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(ids).toEqual([...new Set(ids)].toSorted());
});

test('ids go on being greater where the clock goes back', () => {
  const before = newId();
  vi.useFakeTimers({ now: Date.now() - 3_600_000 });
  const after = Array.from({ length: 100 }, newId);
  expect([before, ...after]).toEqual([before, ...after].toSorted());
  expect(new Set(after).size).toBe(100);
});
