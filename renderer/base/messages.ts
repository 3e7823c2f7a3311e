/** Short words on what was just done, with the way back. Whoever has something to say asks for this; the frame shows it. */

import { createContext, useContext } from 'react';

export interface MessageOptions {
  readonly tone?: 'done' | 'problem';
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

export type Say = (text: string, options?: MessageOptions) => void;

export const Messages = createContext<Say>(() => {});

export function useSay(): Say {
  return useContext(Messages);
}
