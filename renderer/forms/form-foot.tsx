/** What a form ends with: its buttons, and what is wrong. */

import { type ReactNode, createContext, use } from 'react';
import { createPortal } from 'react-dom';

/**
 * Where a page keeps the foot of its form: below what is scrolled, so that the foot lies over no field.
 * undefined where a form has no page of its own and ends where it ends; null until the place is drawn.
 */
export const FootPlace = createContext<HTMLElement | null | undefined>(undefined);

export function FormFoot({ children }: { readonly children: ReactNode }) {
  const place = use(FootPlace);
  const foot = <div className="record-form-foot">{children}</div>;
  if (place === undefined) return foot;
  return place ? createPortal(foot, place) : null;
}
