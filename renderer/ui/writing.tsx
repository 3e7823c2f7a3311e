import type { ReactNode } from 'react';
import { useIsWritten } from '../base/written.ts';

/** What writes: not shown in a backup, where nothing does. */
export function Writing({ children }: { readonly children: ReactNode }) {
  return useIsWritten() ? <>{children}</> : null;
}
