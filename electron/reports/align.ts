/** Which of one list is which of another. Pure. */

type Pair<T> = readonly [then: T, now: T] | readonly [then: T, now: null] | readonly [then: null, now: T];

/** The rest of two lists pair by pair, as far as both go. */
function inPairs<T>(then: readonly T[], now: readonly T[]): Pair<T>[] {
  const both = Math.min(then.length, now.length);
  return [
    ...Array.from({ length: both }, (_, index): Pair<T> => [then[index] as T, now[index] as T]),
    ...then.slice(both).map((one): Pair<T> => [one, null]),
    ...now.slice(both).map((one): Pair<T> => [null, one]),
  ];
}

/**
 * Two lists whose order matters: as many as can be stay beside their like, in their order (the longest common
 * subsequence), and what stands between two of those stands in the place of what stood there.
 */
export function aligned<T>(then: readonly T[], now: readonly T[], keyOf: (one: T) => string): Pair<T>[] {
  const [before, after] = [then.map(keyOf), now.map(keyOf)];
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  for (let one = before.length - 1; one >= 0; one -= 1) {
    for (let other = after.length - 1; other >= 0; other -= 1) {
      const at = one * width + other;
      longest[at] = before[one] === after[other] ? (longest[at + width + 1] ?? 0) + 1 : Math.max(longest[at + width] ?? 0, longest[at + 1] ?? 0);
    }
  }
  const pairs: Pair<T>[] = [];
  let [fromThen, fromNow] = [0, 0];
  for (let one = 0, other = 0; ; ) {
    const isEnd = one >= before.length || other >= after.length;
    if (isEnd || before[one] === after[other]) {
      const [toThen, toNow] = isEnd ? [then.length, now.length] : [one, other];
      pairs.push(...inPairs(then.slice(fromThen, toThen), now.slice(fromNow, toNow)));
      if (isEnd) return pairs;
      pairs.push([then[one] as T, now[other] as T]);
      one += 1;
      other += 1;
      [fromThen, fromNow] = [one, other];
    } else if ((longest[(one + 1) * width + other] ?? 0) >= (longest[one * width + other + 1] ?? 0)) one += 1;
    else other += 1;
  }
}

/**
 * Two lists in which each is known by its name, wherever it stands: in the order of the second, what has gone after what
 * it followed.
 * @param namesOf what each may be known by, of both lists: what says most first, so that of several of one name those
 *   that are alike otherwise belong together
 */
export function matched<T>(then: readonly T[], now: readonly T[], ...namesOf: readonly (readonly [ofThen: (one: T) => string, ofNow: (one: T) => string])[]): Pair<T>[] {
  const partner = new Map<number, number>();
  for (const [ofThen, ofNow] of namesOf) {
    const taken = new Set(partner.values());
    const free = Map.groupBy([...then.keys()].filter((at) => !taken.has(at)), (at) => ofThen(then[at] as T));
    for (const [at, one] of now.entries()) {
      const found = partner.has(at) ? undefined : free.get(ofNow(one))?.shift();
      if (found !== undefined) partner.set(at, found);
    }
  }
  const taken = new Set(partner.values());
  const gone = (from: number) => {
    const pairs: Pair<T>[] = [];
    for (let at = from; at < then.length && !taken.has(at); at += 1) pairs.push([then[at] as T, null]);
    return pairs;
  };
  return [
    ...gone(0),
    ...now.flatMap((one, at): Pair<T>[] => {
      const found = partner.get(at);
      return found === undefined ? [[null, one]] : [[then[found] as T, one], ...gone(found + 1)];
    }),
  ];
}
