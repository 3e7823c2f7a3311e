/** Language and theme: how they are now, and changing them, at once and for the next start. */

import { useSuspenseQuery } from '@tanstack/react-query';
import type { Settings } from '#shared/contract/settings.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { client, queries } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { desktop } from '../../api/shell.ts';
import { changeLanguage, systemLanguage } from '../../base/language.ts';

type Theme = Settings['theme'];

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Puts a theme on the page. `system` follows the system, also while it changes. */
export function showTheme(theme: Theme): void {
  const now = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset.theme = now;
}

let shown: Theme = 'system';
dark.addEventListener('change', () => showTheme(shown));

export function applyAppearance(settings: Pick<Settings, 'language' | 'theme'>): InterfaceLanguage {
  const language = settings.language ?? systemLanguage();
  shown = settings.theme;
  showTheme(settings.theme);
  desktop?.setAppearance({ language, theme: settings.theme });
  return language;
}

export function useAppearance() {
  const { data } = useSuspenseQuery(queries.settings.get.queryOptions({}));
  const save = async (change: Partial<Pick<Settings, 'language' | 'theme' | 'author'>>) => {
    const saved = await client.settings.save(change);
    queryClient.setQueryData(queries.settings.get.queryKey({}), saved);
    changeLanguage(applyAppearance(saved));
  };
  return {
    settings: data,
    language: data.language ?? systemLanguage(),
    setLanguage: (language: InterfaceLanguage) => void save({ language }),
    setTheme: (theme: Theme) => void save({ theme }),
    setAuthor: (author: string) => save({ author }),
  };
}
