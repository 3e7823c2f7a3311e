/** The keys of the whole app. A page says what it can do; what it doesn't say falls to the app. */

import { useEffect, useRef } from 'react';

/** What a page does when it is asked to; null where it is not to be done while the page is shown. */
type Act = (() => void) | null;

export interface KeyActions {
  readonly search?: Act;
  readonly help?: Act;
  readonly create?: Act;
  readonly edit?: Act;
  readonly save?: Act;
  readonly leave?: Act;
  readonly undo?: Act;
  readonly redo?: Act;
}

/** Pages in the order in which they were shown; the last that knows an action does it, or keeps it from being done. */
const stack: { current: KeyActions }[] = [];

export function act(action: keyof KeyActions): boolean {
  const work = stack.findLast((entry) => entry.current[action] !== undefined)?.current[action];
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
  if (command && key === 'k') return 'search';
  if (command && key === 's') return 'save';
  // In a text field undo is the field's own.
  if (command && !typing && key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (command && !typing && key === 'y') return 'redo';
  if (command || event.altKey) return null;
  if (key === 'escape') return 'leave';
  if (typing) return null;
  if (key === '/') return 'search';
  if (key === '?') return 'help';
  if (key === 'n') return 'create';
  return key === 'e' ? 'edit' : null;
}

/** Nothing behind an open dialog is moved by keys; an open list lets only saving through. */
function blocked(action: keyof KeyActions): boolean {
  const dialog = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
  const list = document.querySelector('[role="listbox"], [role="menu"]') !== null;
  return dialog || (list && action !== 'save');
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const action = asked(event);
  if (!action || blocked(action)) return;
  if (act(action)) event.preventDefault();
});

/** Offers actions while the component is shown. */
export function useKeys(actions: KeyActions): void {
  const entry = useRef(actions);
  entry.current = actions;
  useEffect(() => {
    stack.push(entry);
    return () => {
      stack.splice(stack.indexOf(entry), 1);
    };
  }, []);
}
