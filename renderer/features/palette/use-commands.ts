/** All that can be done now, in the reader's words: what the page offers, and what can be done from everywhere. */

import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type LinkProps, useRouter } from '@tanstack/react-router';
import { INTERFACE_LANGUAGES, languageName } from '#shared/domain/languages.ts';
import { queries } from '../../api/client.ts';
import { type Command, useGeneralCommands } from '../../base/command-list.ts';
import { commandsHere } from '../../base/commands-here.ts';
import { useUndo } from '../../base/commands.ts';
import { act } from '../../base/keys.ts';
import { useWords } from '../../base/words.ts';
import { THEMES, useAppearance } from '../settings/appearance.ts';
import { canBeDone } from './doable.ts';

/** What is done where one is. */
function useDeeds(): readonly Command[] {
  const { t } = useWords();
  const { undo, redo } = useUndo();
  const { data: steps } = useQuery(queries.history.state.queryOptions({}));
  const { settings, language, setLanguage, setTheme } = useAppearance();
  const also = (id: 'search' | 'undo' | 'redo' | 'keys' | 'language' | 'theme') => t(`app:palette.also.${id}`);
  return [
    ...(steps?.undo ? [{ id: 'undo', name: t('app:undo.undo'), also: also('undo'), shortcut: 'undo' as const, writes: true, does: { run: undo } }] : []),
    ...(steps?.redo ? [{ id: 'redo', name: t('app:undo.redo'), also: also('redo'), shortcut: 'redo' as const, writes: true, does: { run: redo } }] : []),
    { id: 'search', name: t('app:search.label'), also: also('search'), shortcut: 'search', does: { run: () => act('search') } },
    { id: 'keys', name: t('app:rail.keys'), also: also('keys'), shortcut: 'help', does: { run: () => act('help') } },
    ...INTERFACE_LANGUAGES.filter((tag) => tag !== language).map((tag) => ({
      id: `language-${tag}`, name: t('app:palette.set', { what: t('app:settings.language'), value: languageName(tag, tag) }), also: `${also('language')} ${languageName(tag, language)}`, does: { run: () => setLanguage(tag) },
    })),
    ...THEMES.filter((theme) => theme !== settings.theme).map((theme) => ({
      id: `theme-${theme}`, name: t('app:palette.set', { what: t('app:settings.theme'), value: t(`app:settings.themes.${theme}`) }), also: also('theme'), does: { run: () => setTheme(theme) },
    })),
  ];
}

/** Searches that are kept by name: each leads to what it finds now. */
function useSavedSearches(): readonly Command[] {
  const { t } = useWords();
  const { data = [] } = useQuery(queries.keptSearches.list.queryOptions({}));
  return data.map(({ id, name, query }) => ({ id, name, detail: t('domain:kind.savedSearch'), does: { place: { to: '/search', search: { q: query } } } }));
}

/** What the page offers, those with a key first, since they are done most; and what can be done from everywhere. */
export function useCommandsNow(): { readonly here: readonly Command[]; readonly general: readonly Command[] } {
  const router = useRouter();
  const { data: archive } = useSuspenseQuery(queries.archive.status.queryOptions({}));
  const general = useGeneralCommands();
  const searches = useSavedSearches();
  const deeds = useDeeds();
  const now = { isReadOnly: Boolean(archive?.readOnly), isBackup: Boolean(archive?.backup), shown: router.state.location.href, addressOf: (place: LinkProps) => router.buildLocation(place as Parameters<typeof router.buildLocation>[0]).href };
  const here = commandsHere().toSorted((a, b) => Number(b.shortcut !== undefined) - Number(a.shortcut !== undefined));
  return { here: here.filter((one) => canBeDone(one, now)), general: [...general, ...searches, ...deeds].filter((one) => canBeDone(one, now)) };
}
