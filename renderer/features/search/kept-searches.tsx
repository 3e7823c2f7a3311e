/** What the search page offers before anything is typed: searches that are kept by name, the last ones, and the records opened last. */

import { useQueries, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { SavedSearchView } from '#shared/contract/kept-searches.ts';
import type { Found } from '#shared/contract/search.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt, useRemove } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { recordPlace } from '../../base/places.ts';
import { Button } from '../../ui/button.tsx';
import { Texts } from '../../ui/texts.tsx';
import { Writing } from '../../ui/writing.tsx';
import { RenameSearch } from './keep-search.tsx';
import './kept-searches.css';

/** How many a search finds now: nothing but what it asks for counts, and not what was found in its stead. */
function useCounted(): (found: Found | undefined) => string {
  const { t, i18n } = useWords();
  return (found) => {
    if (!found) return '';
    const { total, isExact, instead } = found;
    return isExact || instead !== null ? t('app:search.found', { count: instead === null ? total : 0 }) : t('app:search.foundMore', { number: numberFormat(i18n.language).format(total) });
  };
}

function Kept({ kept }: { readonly kept: readonly SavedSearchView[] }) {
  const { t, i18n } = useWords();
  const counted = useCounted();
  const remove = useRemove();
  const title = useRef<HTMLHeadingElement>(null);
  const found = useQueries({ queries: kept.map(({ query }) => queries.search.find.queryOptions({ input: { words: query, language: i18n.language, kinds: null, limit: 1 } })) });
  return (
    <section>
      <h2 className="hits-kind" tabIndex={-1} ref={title}>
        {t('app:keptSearches.title')}
      </h2>
      <ul>
        {kept.map((one, index) => (
          <li key={one.id} className="kept-search">
            <Link to="/search" search={{ q: one.query }} className="hit" data-hit>
              <span className="hit-title">
                {one.name}
                <span className="hit-day">{counted(found[index]?.data)}</span>
              </span>
              {one.query === one.name ? null : <span className="hit-snippet">{one.query}</span>}
            </Link>
            <Writing>
              <span className="kept-search-actions">
                <RenameSearch kept={one} />
                <Button look="quiet" aria-label={t('app:keptSearches.deleteOf', { name: one.name })} onPress={() => void remove('savedSearch', one.id, () => title.current?.focus())}>
                  {t('app:record.delete')}
                </Button>
              </span>
            </Writing>
          </li>
        ))}
      </ul>
    </section>
  );
}

type LastOnes = Awaited<ReturnType<typeof client.keptSearches.last>>;

function Last({ last: { words, visited }, onForget }: { readonly last: LastOnes; readonly onForget: () => void }) {
  const { t } = useWords();
  const attempt = useAttempt();
  const forget = () =>
    attempt(async () => {
      await client.keptSearches.forget();
      onForget();
      document.querySelector<HTMLElement>('#search')?.focus();
    });
  const records = visited.flatMap(({ kind, id, name }) => {
    const place = recordPlace(kind, id);
    return place ? [{ kind, id, name, place }] : [];
  });
  return (
    <>
      {words.length > 0 ? (
        <section>
          <h2 className="hits-kind">{t('app:keptSearches.last')}</h2>
          <ul>
            {words.map((one) => (
              <li key={one}>
                <Link to="/search" search={{ q: one }} className="hit" data-hit>
                  {one}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {records.length > 0 ? (
        <section>
          <h2 className="hits-kind">{t('app:keptSearches.visited')}</h2>
          <ul>
            {records.map(({ kind, id, name, place }) => (
              <li key={id}>
                <Link {...place} className="hit" data-hit>
                  <span className="hit-title">
                    <span>{name ? <Texts texts={name} /> : t(`domain:kind.${kind}`)}</span>
                    {name ? <span className="hit-day">{t(`domain:kind.${kind}`)}</span> : null}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="kept-searches-foot">
        <span className="quiet">{t('app:keptSearches.onlyHere')}</span>
        <Writing>
          <Button look="quiet" onPress={() => void forget()}>
            {t('app:keptSearches.forget')}
          </Button>
        </Writing>
      </p>
    </>
  );
}

export function KeptSearches() {
  const { data: kept } = useSuspenseQuery(queries.keptSearches.list.queryOptions({}));
  // What was searched for on this computer changes without the archive saying so.
  const last = useQuery(queries.keptSearches.last.queryOptions({ staleTime: 0, refetchOnMount: 'always' }));
  return (
    <>
      {kept.length > 0 ? <Kept kept={kept} /> : null}
      {last.data && last.data.words.length + last.data.visited.length > 0 ? <Last last={last.data} onForget={() => void last.refetch()} /> : null}
    </>
  );
}

/** Notes what was searched for once it is left: by opening something, by another page, or by emptying the box at once. */
export function useNoteSearch(words: string): void {
  const typed = useRef(words.trim());
  const note = (said: string) => {
    // One letter says nothing: it stands there while a word is begun, or taken back letter by letter.
    if (said.length > 1) client.keptSearches.note({ words: said, visited: null }).catch(() => undefined);
  };
  useEffect(() => {
    const now = words.trim();
    if (now === '') note(typed.current);
    typed.current = now;
  }, [words]);
  useEffect(() => () => note(typed.current), []);
}
