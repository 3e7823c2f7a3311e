/** What a page offers to do while it is shown: the palette tells it before what can be done from everywhere. */

import { useLayoutEffect, useRef } from 'react';
import type { Command } from './command-list.ts';

const offered: { readonly current: readonly Command[] }[] = [];

/** Offers commands while the component is shown, with the words of the buttons beside which it stands. */
export function useCommands(commands: readonly Command[]): void {
  const current = useRef(commands);
  current.current = commands;
  useLayoutEffect(() => {
    offered.push(current);
    return () => {
      offered.splice(offered.indexOf(current), 1);
    };
  }, []);
}

/** What the page that is shown offers now. */
export function commandsHere(): readonly Command[] {
  return offered.flatMap(({ current }) => current);
}
