/** Marks what a funder asks for, so that it is known while one fills in. */

import { createContext, use } from 'react';
import { useWords } from '../base/words.ts';

/** The fields and lists of a form that a funder asks for, by the last part of their names. */
export const AskedByFunder = createContext<ReadonlySet<string>>(new Set());

/** To the eye: who listens hears what is still missed with the buttons of the form, by name, and shorter labels. */
export function ForFunder({ of }: { readonly of: string | undefined }) {
  const { t } = useWords();
  return use(AskedByFunder).has(of ?? '') ? (
    <span className="field-needed" aria-hidden>
      {t('app:form.forFunder')}
    </span>
  ) : null;
}
