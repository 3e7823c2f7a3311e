import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { hitViews } from '#shared/contract/search-views.ts';
import { useWords } from '../../base/words.ts';
import './search-box.css';

/** Characters: what is longer is a text and no question. */
export const MOST_TYPED = 500;

/** The one search box. What is typed is the address, so that back, forward and a kept link find it again. */
export function SearchBox() {
  const { t } = useWords();
  const navigate = useNavigate();
  const asked = useRouterState({
    select: ({ location }) => (location.pathname === '/search' && 'q' in location.search ? String(location.search.q) : ''),
  });
  const form = useRouterState({ select: ({ location }) => ('form' in location.search && location.search.form === 'open' ? ('open' as const) : undefined) });
  const as = useRouterState({ select: ({ location }) => ('as' in location.search ? hitViews.find((view) => view === location.search.as) : undefined) });
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  const search = (text: string) => {
    setWords(text);
    const already = window.location.pathname === '/search';
    if (text.trim() || already) void navigate({ to: '/search', search: { q: text, form: already ? form : undefined, as: already ? as : undefined }, replace: already });
  };
  return (
    <search className="search-box">
      <label className="only-heard" htmlFor="search">
        {t('app:search.label')}
      </label>
      <input
        id="search"
        type="search"
        autoComplete="off"
        maxLength={MOST_TYPED}
        aria-keyshortcuts="Alt+ArrowDown"
        placeholder={t('app:search.placeholder')}
        value={words}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && event.altKey) {
            event.preventDefault();
            const form = document.querySelector<HTMLElement>('.precisely button, .precisely input');
            if (form) form.focus();
            else void navigate({ to: '/search', search: { q: words, form: 'open', as } });
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-hit]')?.focus();
          }
          if (event.key === 'Escape') {
            event.stopPropagation();
            search('');
          }
        }}
      />
      <kbd aria-hidden>/</kbd>
    </search>
  );
}
