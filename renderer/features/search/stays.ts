import { useSearch } from '@tanstack/react-router';
import type { HitView } from '#shared/contract/search-views.ts';

/** What of the address stays while the question changes: whether its form is open, and as what hits are shown. */
export interface Stays {
  readonly form?: 'open' | undefined;
  readonly as?: HitView | undefined;
}

export function useStays(): Stays {
  const { form, as } = useSearch({ from: '/framed/search' });
  return { form, as };
}
