import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { queries } from '../../api/client.ts';
import { useWords } from '../../base/words.ts';
import { Empty, Page } from '../../ui/page.tsx';
import { Facets, namesIn, useFacets } from '../asking/facets.tsx';
import { Understood } from '../asking/understood.tsx';
import { Actions } from './actions.tsx';
import { ExportFound } from './export-found.tsx';
import { Hits } from './hits.tsx';
import { HitsAs, ViewSwitch } from './hit-views.tsx';
import { KeepSearch } from './keep-search.tsx';
import { KeptSearches, useNoteSearch } from './kept-searches.tsx';
import { Precisely, PreciselyButton } from './precisely.tsx';
import { MOST_TYPED } from './search-box.tsx';
import { useStays } from './stays.ts';
import './search-page.css';

const LIMIT = 60;

const hitLinks = () => [...document.querySelectorAll<HTMLElement>('[data-hit]')];

/** Arrows go from hit to hit, and from the first back to the box. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const hits = hitLinks();
  const index = hits.indexOf(document.activeElement as HTMLElement);
  if (index < 0) return;
  event.preventDefault();
  const next = index + step < 0 ? document.querySelector<HTMLElement>('#search') : hits[index + step];
  next?.focus();
}

/** Where a page begins: what was asked instead goes on being asked. */
interface From {
  readonly words: string;
  readonly after: string;
}

function useFound(words: string) {
  const { i18n } = useWords();
  return useInfiniteQuery(
    queries.search.find.infiniteOptions({
      input: (from: From | null) => ({ words: from?.words ?? words, language: i18n.language, kinds: null, limit: LIMIT, after: from?.after ?? null }),
      initialPageParam: null as From | null,
      getNextPageParam: (last, pages) => last.next === null ? null : { words: pages[0]?.instead ?? words, after: last.next },
      placeholderData: (before) => before,
    }),
  );
}

export function SearchPage() {
  const { t, i18n } = useWords();
  const navigate = useNavigate();
  const { q } = useSearch({ from: '/framed/search' });
  const stays = useStays();
  const { form, as } = stays;
  const text = q.slice(0, MOST_TYPED);
  const words = useDeferredValue(text);
  useNoteSearch(text);
  const found = useFound(words);
  const pages = found.data?.pages ?? [];
  const [first] = pages;
  const total = first?.total ?? 0;
  const read = useMemo(() => readQuestion(text), [text]);
  const isAsked = text.trim() !== '';
  const ask = (asked: string, replace = false) => void navigate({ to: '/search', search: { q: asked, ...stays }, replace });

  // Until it is answered, the hits of the question before stand there.
  const isAnswered = words === text && !found.isPlaceholderData;
  // What was asked instead is what the hits answer.
  const instead = isAnswered ? (first?.instead ?? null) : null;
  const answered = instead ?? text;
  const readAnswered = instead === null ? read : readQuestion(instead);
  const facets = useFacets(words);

  // After "more" the next key goes to the first of what came. Pressed before a question is answered, it is meant of its answer.
  const [isMoreAsked, askMore] = useState(false);
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (before.current === null || found.isFetchingNextPage) return;
    hitLinks()[before.current]?.focus();
    before.current = null;
  }, [pages.length, found.isFetchingNextPage]);
  useEffect(() => {
    if (!isMoreAsked || !isAnswered) return;
    askMore(false);
    if (!found.hasNextPage || found.isFetchingNextPage) return;
    before.current = hitLinks().length - 1;
    void found.fetchNextPage();
  }, [isMoreAsked, isAnswered, found]);

  const list = (
    <>
      <Actions words={text} />
      {pages.map((page, index) => (
        <Hits key={index} hits={page.hits} ask={readAnswered.ask} />
      ))}
      {found.hasNextPage ? (
        <button type="button" className="button button-plain hits-more" data-hit aria-disabled={isMoreAsked || found.isFetchingNextPage} onClick={() => askMore(true)}>
          {t('app:search.more')}
        </button>
      ) : null}
      {isAsked ? null : <Empty>{t('app:search.start')}</Empty>}
      {isAsked ? null : <KeptSearches />}
    </>
  );
  const counted = first?.isExact ? t('app:search.found', { count: total }) : t('app:search.foundMore', { number: numberFormat(i18n.language).format(total) });
  return (
    <Page
      wide
      title={t('app:search.title')}
      name={isAsked ? t('app:search.titleOf', { words: text.trim() }) : t('app:search.title')}
      under={
        <>
          <ViewSwitch text={text} stays={stays} />
          <span role="status">{isAsked && first ? counted : ''}</span>
        </>
      }
      actions={
        <>
          <KeepSearch words={text} />
          {total > 0 ? <ExportFound words={answered} facets={facets} /> : null}
          <PreciselyButton text={text} isOpen={form === 'open'} />
        </>
      }
    >
      <Understood text={text} read={read} names={namesIn(facets)} onAsk={ask} box="search" />
      {form === 'open' ? <Precisely text={text} read={read} onAsk={(asked) => ask(asked, true)} /> : null}
      {isAsked && first?.instead && total > 0 ? (
        <p className="hits-instead" role="status">
          {t('app:search.nothingFor', { words: words.trim() })}{' '}
          <Link to="/search" search={{ q: first.instead, ...stays }} onClick={() => document.querySelector<HTMLElement>('#search')?.focus()}>
            {t('app:search.insteadOf', { words: first.instead })}
          </Link>
        </p>
      ) : null}
      <div className="search-found">
        {facets && facets.facets.length > 0 ? <Facets found={facets} text={answered} read={readAnswered} place={(asked) => ({ to: '/search', search: { q: asked, ...stays } })} /> : null}
        {/* Arrow keys only add to what Tab does: every hit is a link of its own. */}
        <div className="hits" onKeyDown={moveByArrows}>
          {as === undefined ? list : total > 0 || !isAsked || !first ? <HitsAs view={as} words={first?.instead ?? words} text={answered} read={readAnswered} stays={stays} /> : null}
          {isAsked && first && total === 0 ? <Empty>{t('app:search.none', { words: text.trim() })}</Empty> : null}
        </div>
      </div>
    </Page>
  );
}
