/** Counts that know what they are: exact, approximate, or not known. Unknown is never 0. */

export type CountPrecision = 'exact' | 'about' | 'unknown';

export interface Count {
  /** A whole number of 0 or more; null exactly when the precision is `unknown`. */
  readonly value: number | null;
  readonly precision: CountPrecision;
}

/** `times` equal counts, so that a sum can be shown as it is checked: 15 × 50 = 750. */
export interface Term<T extends Count = Count> {
  readonly times: number;
  readonly count: Count;
  /** The counts themselves, so that a sum can be traced to what it adds. */
  readonly of: readonly T[];
}

export interface Total<T extends Count = Count> {
  /** The sum of what is known; null when nothing is known. */
  readonly value: number | null;
  /** `atLeast` when a part is unknown, `about` when a part is approximate, else `exact`. */
  readonly precision: CountPrecision | 'atLeast';
  /** Equal counts together, in the order of their first appearance; unknown ones last. */
  readonly terms: readonly Term<T>[];
}

/** Adds counts and keeps how the sum came about. The sum of no counts is unknown, not 0. */
export function total<T extends Count>(counts: readonly T[]): Total<T> {
  const terms: { times: number; count: Count; of: T[] }[] = [];
  for (const count of counts) {
    const same = terms.find(
      (term) => term.count.value === count.value && term.count.precision === count.precision,
    );
    if (same) {
      same.times += 1;
      same.of.push(count);
    } else terms.push({ times: 1, count: { value: count.value, precision: count.precision }, of: [count] });
  }
  terms.sort((a, b) => Number(a.count.value === null) - Number(b.count.value === null));
  const known = terms.filter((term) => term.count.value !== null);
  if (known.length === 0) return { value: null, precision: 'unknown', terms };
  const value = known.reduce((sum, term) => sum + term.times * (term.count.value ?? 0), 0);
  if (known.length < terms.length) return { value, precision: 'atLeast', terms };
  const about = known.some((term) => term.count.precision === 'about');
  return { value, precision: about ? 'about' : 'exact', terms };
}

/** A sum as it is read: without what it adds. */
export interface Summed {
  readonly value: number | null;
  readonly precision: Total['precision'];
  readonly terms: readonly Pick<Term, 'times' | 'count'>[];
}

/** True when the sum is more than a single number and its arithmetic is worth showing. */
export function hasArithmetic(sum: Summed): boolean {
  return sum.terms.length > 1 || (sum.terms[0]?.times ?? 0) > 1;
}

/** What a count of participants is narrowed to; all null for one that stands for the whole event. */
export interface Narrowed {
  readonly country: string | null;
  readonly placeId?: string | null;
  readonly organisationId?: string | null;
  readonly gender?: string | null;
  readonly ageBand?: string | null;
}

export function isWhole(count: Narrowed): boolean {
  return [count.country, count.placeId, count.organisationId, count.gender, count.ageBand].every((part) => (part ?? null) === null);
}

/** By what the people are told apart, in the order in which a total takes them: where from, who sent them, what they are. */
function divisionOf(count: Narrowed): string {
  const by = [count.country ?? count.placeId, count.organisationId, count.gender, count.ageBand].map((part) => (part ?? null) !== null);
  const narrowings = by.filter(Boolean).length;
  return [narrowings, ...by.map((narrowed) => (narrowed ? 0 : 1))].join('');
}

/**
 * Narrower counts by how they divide the event. Each division counts the same people once more, so
 * only counts of one division may be added up. The coarsest first.
 */
function divisions<T extends Narrowed>(counts: readonly T[]): T[][] {
  const found = Map.groupBy(counts.filter((count) => !isWhole(count)), divisionOf);
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, division]) => division);
}

/**
 * The counts that make an event's total: those for the whole event where a source gives one, since
 * the narrower ones then only divide it (15, of which 3 from each country); else those of the
 * coarsest division that knows any number.
 */
export function countsForTotal<T extends Count & Narrowed>(counts: readonly T[]): T[] {
  const isKnown = (count: T) => count.value !== null;
  const whole = counts.filter(isWhole);
  if (whole.some(isKnown)) return whole.filter(isKnown);
  const parts = divisions(counts);
  return parts.find((division) => division.some(isKnown)) ?? parts[0] ?? whole;
}

/**
 * True when the whole and its parts can't both be right: the parts, each known exactly, add up to
 * more than the exact whole. Each division is looked at by itself.
 */
export function partsExceedWhole(counts: readonly (Count & Narrowed)[]): boolean {
  const whole = total(counts.filter(isWhole));
  if (whole.precision !== 'exact') return false;
  return divisions(counts).map(total).some((parts) => parts.precision === 'exact' && (parts.value ?? 0) > (whole.value ?? 0));
}

/**
 * What the whole has more than its parts: "the rest". About where a part is. null where no whole is known,
 * a part is unknown, or nothing is left.
 */
export function restOf(counts: readonly (Count & Narrowed)[]): Count | null {
  const whole = total(counts.filter(isWhole));
  const [parts = []] = divisions(counts);
  const sum = total(parts);
  if (whole.value === null || whole.precision === 'atLeast' || sum.precision === 'atLeast' || (parts.length > 0 && sum.value === null)) return null;
  const value = whole.value - (sum.value ?? 0);
  return value > 0 ? { value, precision: whole.precision === 'about' || sum.precision === 'about' ? 'about' : 'exact' } : null;
}

/** True where the whole is said to be exact though some of what it divides into is only about right: somebody may look again which of them was counted. */
export function isExactOverVague(counts: readonly (Count & Narrowed)[]): boolean {
  return total(counts.filter(isWhole)).precision === 'exact' && divisions(counts).some((parts) => parts.some((part) => part.precision === 'about'));
}
