/** Records chosen in a list, by keys and by pointer: one by one, from one to another, or all that it finds. */

import { useRef, useState } from 'react';

export interface Chosen {
  /** null: all that the list finds but those that are taken out. */
  readonly ids: ReadonlySet<string> | null;
  readonly without: ReadonlySet<string>;
  readonly count: number;
  readonly clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

export interface Choosing {
  readonly chosen: Chosen;
  readonly isChosen: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  /** From the one that was chosen last to this one, as far as both are there. */
  readonly upTo: (id: string) => void;
  readonly all: () => void;
}

/**
 * @param ids what the list has so far, in its order
 * @param total all that it finds; null where that is not known: then all are those that it has so far
 * @param asked what the list is asked for: where that is another thing, nothing is chosen any more
 */
export function useChoosing(ids: readonly string[], total: number | null, asked = ''): Choosing {
  const [some, setSome] = useState<ReadonlySet<string>>(NONE);
  const [without, setWithout] = useState<ReadonlySet<string> | null>(null);
  const last = useRef<string | null>(null);
  const clear = () => {
    setSome(NONE);
    setWithout(null);
    last.current = null;
  };
  const [of, setOf] = useState(asked);
  if (of !== asked) {
    setOf(asked);
    setSome(NONE);
    setWithout(null);
  }
  const isChosen = (id: string) => (without ? !without.has(id) : some.has(id));
  const flip = (set: ReadonlySet<string>, id: string) => (set.has(id) ? new Set([...set].filter((other) => other !== id)) : new Set([...set, id]));
  return {
    chosen: { ids: without ? null : some, without: without ?? NONE, count: without ? Math.max(0, (total ?? 0) - without.size) : some.size, clear },
    isChosen,
    toggle: (id) => {
      last.current = id;
      if (without) setWithout(flip(without, id));
      else setSome(flip(some, id));
    },
    upTo: (id) => {
      const from = ids.indexOf(last.current ?? id);
      const to = ids.indexOf(id);
      const between = ids.slice(Math.min(from, to), Math.max(from, to) + 1);
      if (without) setWithout(new Set([...without].filter((other) => !between.includes(other))));
      else setSome(new Set([...some, ...between]));
      last.current = id;
    },
    all: () => (total === null ? setSome(new Set(ids)) : setWithout(NONE)),
  };
}
