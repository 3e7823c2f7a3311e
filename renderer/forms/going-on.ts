import { type RefObject, useEffect } from 'react';

/** What is filled in, and at the end what saves it; what adds a line or opens a part is passed by. */
const STOPS = 'input, textarea, button[aria-haspopup="listbox"], button[type="submit"]';

/** The focus goes on to what is filled in next; what belongs to the form by its name too: the buttons of its foot stand outside of it. */
export function goOnFrom(field: HTMLInputElement): void {
  const stops = [...(field.form?.elements ?? [])].filter((stop): stop is HTMLElement => stop instanceof HTMLElement && stop.matches(STOPS) && stop.tabIndex >= 0 && stop.checkVisibility());
  // Of a row that is written in one line, the first field is all of it that is asked for; of others, one may end it: what stands beyond is reached by Tab.
  const row = field.closest('[data-in-one]') ?? field.closest('[data-ends-row]')?.closest('.row');
  const next = stops.slice(stops.indexOf(field) + 1).find((stop) => !row?.contains(stop));
  next?.focus();
  // As Tab has it: who types on writes over what stands there.
  if (next instanceof HTMLInputElement) next.select();
}

/**
 * Enter in a line goes on to the next field: saving has its own key, and half a record is not saved by a
 * slip. Where a field makes something of Enter itself, as a list that is open does, it is its.
 */
export function useGoingOnByEnter(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const goOn = (event: KeyboardEvent) => {
      const { target: field } = event;
      if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return;
      if (!(field instanceof HTMLInputElement) || !form.current?.contains(field)) return;
      event.preventDefault();
      goOnFrom(field);
    };
    // On the document: whatever a field does with the key, it has done by then.
    document.addEventListener('keydown', goOn);
    return () => document.removeEventListener('keydown', goOn);
  }, [form]);
}
