/** Words typed into a box from which one thing is chosen: they stay until they are settled, and what to do with them is said. */

import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFormContext } from 'react-hook-form';
import { useAttempt } from '../base/commands.ts';
import { useWords } from '../base/words.ts';

/**
 * Takes what the words can only mean; false where that is nothing, or several things. `isEnter`: it was asked for, not
 * only left. `isStill`: the words are still there; who took them back meanwhile means nothing by them any more.
 */
export type Settle = (isEnter: boolean, isStill: () => boolean) => Promise<boolean>;

/** What is being settled now, in any box. */
const settling = new Set<Promise<unknown>>();

/** Waits until nothing is being settled any more: who presses a button has just left a box. */
export async function allSettled(): Promise<void> {
  while (settling.size > 0) await Promise.all(settling);
}

/** What a form holds beside its values: what stands in its boxes and chose nothing yet, by the box's name. A draft has it too. */
export type TypedSoFar = Readonly<Record<string, string>>;

/** Whether something stands in a box of a form that chose nothing yet. */
export function hasTypedWords(values: unknown): boolean {
  const { typed } = values as { readonly typed?: TypedSoFar };
  return Object.values(typed ?? {}).some((words) => words.trim() !== '');
}

/** Keeps the words of one box with the form, so that its draft has them: they come back after a crash as they stood. */
function useKeptWithForm(box: string, words: string): void {
  const { getValues, setValue } = useFormContext<{ typed?: TypedSoFar }>();
  useEffect(() => {
    if (words === '') return;
    setValue('typed', { ...getValues('typed'), [box]: words });
    return () => {
      const { [box]: _, ...others } = getValues('typed') ?? {};
      setValue('typed', others);
    };
  }, [box, words, getValues, setValue]);
}

/**
 * @param box the name of the field, or of the row's part, that the words are for
 * @param begun what was typed before the box was there
 */
export function useTypedWords(box: string, begun?: string) {
  const { t } = useWords();
  const attempt = useAttempt();
  const { getValues } = useFormContext<{ typed?: TypedSoFar }>();
  const [typed, setTyped] = useState<string | null>(() => begun ?? getValues('typed')?.[box] ?? null);
  // What comes back with a draft was left long ago.
  const [left, setLeft] = useState(begun === undefined && typed !== null);
  /** Enter was pressed on words that may be several things: the list waits for a choice. */
  const [isAsked, setAsked] = useState(false);
  const words = typed ?? '';
  useKeptWithForm(box, words);
  const latest = useRef(words);
  const put = (next: string | null) => {
    latest.current = next ?? '';
    setTyped(next);
  };
  const isTyped = words.trim() !== '';
  const settled = async (settle: Settle, isEnter: boolean): Promise<boolean> => {
    let isSettled = false;
    const work = attempt(async () => {
      isSettled = await settle(isEnter, () => latest.current === words);
      // At once, since a form that waited for this looks whether anything is still unsettled.
      if (isSettled) flushSync(() => put(null));
    });
    settling.add(work);
    await work.finally(() => settling.delete(work));
    if (isEnter) setAsked(!isSettled);
    return isSettled;
  };
  return {
    typed,
    words,
    isTyped,
    clear: () => put(null),
    notChosen: !isTyped ? undefined : left ? t('app:pick.notChosen', { words }) : isAsked ? t('app:pick.onceMore') : undefined,
    /** What the box is given. `leavesIt`: the focus goes to something else that belongs to the words. */
    box: (settle: Settle, leavesIt: () => boolean) => ({
      typed,
      onTyped: (next: string | null) => {
        put(next);
        setLeft(false);
        setAsked(false);
      },
      onLeft: () => {
        setLeft(true);
        if (isTyped && !leavesIt()) void settled(settle, false);
      },
      onEnter: isTyped ? () => settled(settle, true) : undefined,
      keeps: isTyped,
    }),
  };
}
