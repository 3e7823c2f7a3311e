/** The keys of the whole app. A page says what it can do; what it doesn't say falls to the app. */

import { useLayoutEffect, useRef } from 'react';
import { isWritten } from './written.ts';

/** What a page does when it is asked to; null where it is not to be done while the page is shown. */
type Act = (() => void) | null;

export interface KeyActions {
  /** The way to anywhere. */
  readonly commands?: Act;
  readonly search?: Act;
  readonly help?: Act;
  readonly create?: Act;
  /** An event that is happening: the few fields of one screen. */
  readonly capture?: Act;
  readonly edit?: Act;
  /** Says what became of the event that has the focus, or that is shown. */
  readonly outcome?: Act;
  readonly save?: Act;
  readonly leave?: Act;
  readonly undo?: Act;
  readonly redo?: Act;
}

interface Entry {
  current: KeyActions;
  /** Offered by an open dialog, and not by the page under it. */
  readonly inDialog: boolean;
}

/** Pages and dialogs in the order in which they were shown; the last that knows an action does it, or keeps it from being done. */
const stack: Entry[] = [];

const DIALOGS = '[role="dialog"], [role="alertdialog"]';
const LISTS = '[role="listbox"], [role="menu"]';

/** Where a bare letter writes, or chooses from what is offered, and is no command. */
const TAKES_LETTERS = `form, ${DIALOGS}, ${LISTS}, [role="grid"]`;

/** What writes, which nothing does in a backup. */
const WRITE: ReadonlySet<keyof KeyActions> = new Set(['create', 'capture', 'edit', 'outcome', 'save', 'undo', 'redo']);

/** Does what is asked for, if it is offered. Nothing behind an open dialog is. */
export function act(action: keyof KeyActions): boolean {
  if (WRITE.has(action) && !isWritten()) return false;
  const underDialog = document.querySelector(DIALOGS) !== null;
  const offering = stack.findLast((entry) => entry.current[action] !== undefined && (entry.inDialog || !underDialog));
  const work = offering?.current[action];
  work?.();
  return Boolean(work);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

function asked(event: KeyboardEvent): keyof KeyActions | null {
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const typing = isTyping(event.target);
  if (command && key === 'k') return 'commands';
  if (command && key === 's') return 'save';
  // In a text field undo is the field's own.
  if (command && !typing && key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (command && !typing && key === 'y') return 'redo';
  if (command || event.altKey) return null;
  if (key === 'escape') return 'leave';
  if (typing) return null;
  if (key === '/') return 'search';
  if (key === '?') return 'help';
  if (event.target instanceof Element && event.target.closest(TAKES_LETTERS)) return null;
  if (key === 'n') return event.shiftKey ? 'capture' : 'create';
  if (key === 'h') return 'outcome';
  return key === 'e' ? 'edit' : null;
}

/** Whether a list was open when the key went down: by the time the page is asked, the list has closed on it. */
let listWasOpen = false;
document.addEventListener('keydown', () => (listWasOpen = document.querySelector(LISTS) !== null), true);

document.addEventListener('keydown', (event) => {
  const action = asked(event);
  if (!action || event.isComposing) return;
  // An open list is closed by Escape and lets only saving through.
  if (listWasOpen && action !== 'save') return;
  // A box with a list prevents Escape from doing anything else also where the list is closed, and leaving is meant.
  if (event.defaultPrevented && action !== 'leave') return;
  // The browser's own saving, of the page, is never meant.
  if (act(action) || action === 'save') event.preventDefault();
});

interface Options {
  readonly inDialog?: boolean;
  /** False while what offers the actions is not shown. */
  readonly isShown?: boolean;
}

/** Offers actions while the component is shown. */
export function useKeys(actions: KeyActions, { inDialog = false, isShown = true }: Options = {}): void {
  const current = useRef(actions);
  current.current = actions;
  // Before the page is painted: who sees it can press its keys at once.
  useLayoutEffect(() => {
    if (!isShown) return;
    const entry: Entry = {
      get current() {
        return current.current;
      },
      inDialog,
    };
    stack.push(entry);
    return () => {
      stack.splice(stack.indexOf(entry), 1);
    };
  }, [inDialog, isShown]);
}
