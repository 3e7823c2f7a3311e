/** Whether there is room for a record beside its list. */

import { useSyncExternalStore } from 'react';

/** As `list-detail.css` has it. */
const wide = window.matchMedia('(width >= 1160px)');

const subscribe = (tell: () => void) => {
  wide.addEventListener('change', tell);
  return () => wide.removeEventListener('change', tell);
};

export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
