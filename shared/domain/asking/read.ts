/** Reads what was typed into the search box. */

import { fold } from '../fold.ts';
import type { Ask } from './ask.ts';

export interface Read {
  /** Null where nothing is asked. */
  readonly ask: Ask | null;
}

const MOST_WORDS = 12;

export function readQuestion(text: string): Read {
  const words = text.split(/\s+/).filter((word) => fold(word) !== '').slice(0, MOST_WORDS);
  if (words.length === 0) return { ask: null };
  return { ask: { is: 'and', of: words.map((word) => ({ is: 'word', text: word })) } };
}
