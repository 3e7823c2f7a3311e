/** Where in a form something is: the field of an issue, and what a field is folded into. */

import { flushSync } from 'react-dom';

/** What of a field takes the focus. */
const FIELDS = 'input, textarea, button';

/** Where a form begins: its first field, or the first that is empty where what is known was filled in before. */
export function beginningIn(place: Element | null | undefined): HTMLElement | null {
  const [first, ...others] = place?.querySelectorAll<HTMLElement>(FIELDS) ?? [];
  const isFilled = first instanceof HTMLInputElement && first.value !== '' && first.getAttribute('role') === 'combobox';
  return (isFilled ? others.find((field) => field instanceof HTMLInputElement && field.value === '') : undefined) ?? first ?? null;
}

/** The field that an issue is about: the nearest one around it. */
export function fieldOf(issue: Element | null | undefined): HTMLElement | null {
  for (let around = issue?.parentElement; around; around = around.parentElement) {
    const field = around.querySelector<HTMLElement>(FIELDS);
    if (field) return field;
  }
  return null;
}

/** Opens whatever a field is folded into. */
export function unfold(field: Element | null | undefined): void {
  for (let more = field?.closest('.more'); more; more = more.parentElement?.closest('.more')) {
    const button = more.querySelector<HTMLElement>(':scope > .more-heading > [aria-expanded="false"]');
    if (button) flushSync(() => button.click());
  }
}
