/** Keeps what is typed into a form in the archive, a moment after each pause, until it is saved. */

import { useEffect, useMemo, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { client, queries } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';

/** Milliseconds without a key before what stands there is kept. */
const PAUSE = 350;

/** What is known of drafts is asked anew when next a form opens. */
function forget(): void {
  queryClient.removeQueries({ queryKey: queries.drafts.key(), type: 'inactive' });
  void queryClient.invalidateQueries({ queryKey: queries.drafts.key() });
}

export interface DraftKeeper {
  /** When the draft was last kept, ISO 8601; null before the first time. */
  readonly keptAt: string | null;
  /** Keeps nothing more for now; resolves when what was on its way has arrived, so that saving comes after it. */
  readonly pause: () => Promise<void>;
  readonly resume: () => void;
  /** What waits to be kept was put there by discarding the draft. */
  readonly drop: () => void;
  /** For good: the draft was saved as a record. */
  readonly stop: () => void;
}

export function useDraftKeeper<V extends FieldValues>(form: UseFormReturn<V>, key: string): DraftKeeper {
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const control = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waiting = false;
    let paused = false;
    let underWay: Promise<void> = Promise.resolve();
    const keep = async () => {
      if (!waiting || paused) return;
      waiting = false;
      try {
        const { at } = await client.drafts.keep({ key, body: form.getValues() });
        setKeptAt(at);
      } catch {
        // A draft that can't be kept must not disturb the typing; saving will say what is wrong.
      }
    };
    return {
      changed: () => {
        waiting = true;
        clearTimeout(timer);
        timer = setTimeout(() => (underWay = keep()), PAUSE);
      },
      keepNow: () => {
        clearTimeout(timer);
        underWay = keep().then(forget);
      },
      pause: () => {
        paused = true;
        return underWay;
      },
      resume: () => {
        paused = false;
      },
      drop: () => {
        waiting = false;
        clearTimeout(timer);
        paused = false;
        forget();
      },
      stop: () => {
        paused = true;
        waiting = false;
        clearTimeout(timer);
        forget();
      },
    };
  }, [form, key]);
  useEffect(() => {
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: control.changed });
    window.addEventListener('pagehide', control.keepNow);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', control.keepNow);
      control.keepNow();
    };
  }, [form, control]);
  return { keptAt, pause: control.pause, resume: control.resume, drop: control.drop, stop: control.stop };
}
