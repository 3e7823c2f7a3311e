/** What became of what was planned, as far as it is recorded. A date that has passed says nothing of whether it was held. */

export const outcomes = ['planned', 'late', 'held', 'different', 'postponed', 'cancelled', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Plan {
  readonly status: 'planned' | 'held' | 'postponed' | 'cancelled' | 'unknown';
  /** The last day it may happen on, ISO 8601; null where no date is known. */
  readonly latest: string | null;
  /** Whether it is recorded that it came otherwise than planned. */
  readonly deviates: boolean;
}

/** Whether an event came otherwise than planned, as far as it is recorded. */
export function deviates({ deviation, plannedDates, plannedPlaceId }: { readonly deviation: unknown; readonly plannedDates: unknown; readonly plannedPlaceId: unknown }): boolean {
  return deviation !== null || plannedDates !== null || plannedPlaceId !== null;
}

/**
 * `late`: its dates have passed and nobody has said what became of it; `different`: it was held, otherwise than planned.
 * @param today ISO 8601, a day
 */
export function outcomeOf({ status, latest, deviates }: Plan, today: string): Outcome {
  if (status === 'planned' || status === 'postponed') return latest !== null && latest < today ? 'late' : status;
  return status === 'held' && deviates ? 'different' : status;
}
