import type { i18n } from 'i18next';
import { useTranslation } from 'react-i18next';

/** The words of the product in the reader's language; whoever uses them is drawn anew when it changes. */
export function useWords(): { readonly t: i18n['t']; readonly i18n: i18n } {
  const { i18n } = useTranslation();
  return { t: i18n.t, i18n };
}
