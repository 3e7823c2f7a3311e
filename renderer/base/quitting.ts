/** Ending the program from its page, where no window of the system's has a menu for it: in the browser shell. */

import { useSyncExternalStore } from 'react';
import { quit } from '../api/admission.ts';
import { desktop } from '../api/shell.ts';
import { useAttempt } from './commands.ts';

let hasEnded = false;
const listeners = new Set<() => void>();

/** Whether the page has ended its program; there is nothing it could show any more. */
export const useHasEnded = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => hasEnded,
  );

/** Ends the program; what was being typed is kept as a draft. Null on the desktop, whose menu does it. */
export function useQuit(): (() => void) | null {
  const attempt = useAttempt();
  if (desktop) return null;
  return () =>
    void attempt(async () => {
      // Whatever keeps drafts when a page is left does so now, and has begun to when what waits has had its turn.
      window.dispatchEvent(new Event('pagehide'));
      await new Promise((resolve) => setTimeout(resolve));
      await quit();
      hasEnded = true;
      for (const listener of listeners) listener();
    });
}
