import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue } from 'react';
import { useWords } from '../../base/words.ts';
import type { Hit } from '#shared/contract/search.ts';
import { type MarkedPart, fold } from '#shared/domain/fold.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { recordPlace } from '../../base/places.ts';
import { Empty, Page } from '../../ui/page.tsx';
import './search-page.css';

const LIMIT = 60;

function Marked({ parts, language }: { readonly parts: readonly MarkedPart[]; readonly language: string | null }) {
  return (
    <span lang={language ?? undefined}>
      {parts.map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))}
    </span>
  );
}

function HitLink({ hit }: { readonly hit: Hit }) {
  const { t, i18n } = useWords();
  const hitDates = (dates: string) => {
    const said = formatDate(dates, interfaceLanguage(i18n.language));
    return hit.within ? t('app:events.within', { dates: said }) : said;
  };
  const place = recordPlace(hit.kind, hit.id);
  if (!place) return null;
  return (
    <li>
      <Link {...place} className="hit" data-hit>
        <span className="hit-title">
          <Marked parts={hit.title} language={hit.titleLanguage} />
          {hit.dates ? <span className="hit-day">{hitDates(hit.dates)}</span> : null}
        </span>
        {hit.snippet.length > 0 ? (
          <span className="hit-snippet">
            <Marked parts={hit.snippet} language={hit.snippetLanguage} />
          </span>
        ) : null}
      </Link>
    </li>
  );
}

/** Arrows go from hit to hit, and from the first back to the box. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const hits = [...document.querySelectorAll<HTMLElement>('[data-hit]')];
  const index = hits.indexOf(document.activeElement as HTMLElement);
  if (index < 0) return;
  event.preventDefault();
  const next = index + step < 0 ? document.querySelector<HTMLElement>('#search') : hits[index + step];
  next?.focus();
}

/** Places in the app that words can mean, found beside the records. */
const ACTIONS = [
  { name: 'newEvent', to: '/events/new' },
  { name: 'capture', to: '/events/capture' },
  { name: 'severalEvents', to: '/events/several' },
  { name: 'newProject', to: '/projects/new' },
  { name: 'newOrganisation', to: '/organisations/new' },
  { name: 'duplicates', to: '/duplicates/organisation' },
  { name: 'importTable', to: '/import/event' },
  { name: 'settings', to: '/settings' },
  { name: 'trash', to: '/trash' },
] as const;

function Actions({ words }: { readonly words: string }) {
  const { t } = useWords();
  const asked = fold(words).split(' ').filter(Boolean);
  const meant = ACTIONS.filter(({ name }) => {
    const known = fold(t(`app:actions.${name}`)).split(' ');
    return asked.length > 0 && asked.every((word) => known.some((other) => other.startsWith(word)));
  });
  if (meant.length === 0) return null;
  return (
    <section>
      <h2 className="hits-kind">{t('app:search.actions')}</h2>
      <ul>
        {meant.map(({ name, to }) => (
          <li key={name}>
            <Link to={to} className="hit" data-hit>
              {t(`app:actions.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function SearchPage() {
  const { t, i18n } = useWords();
  const { q } = useSearch({ from: '/framed/search' });
  const words = useDeferredValue(q);
  const found = useQuery(
    queries.search.find.queryOptions({
      input: { words, language: i18n.language, kinds: null, limit: LIMIT },
      placeholderData: (before) => before,
    }),
  );
  const total = found.data?.total ?? 0;
  return (
    <Page title={t('app:search.title')} name={t('app:search.title')} under={<span role="status">{q.trim() && found.data ? t('app:search.found', { count: total }) : ''}</span>}>
      {/* Arrow keys only add to what Tab does: every hit is a link of its own. */}
      <div className="hits" onKeyDown={moveByArrows}>
        <Actions words={q} />
        {[...Map.groupBy(found.data?.hits ?? [], ({ kind }) => kind)].map(([kind, hits]) => (
          <section key={kind}>
            <h2 className="hits-kind">{t(`domain:kinds.${kind}`)}</h2>
            <ul>
              {hits.map((hit) => (
                <HitLink key={hit.id} hit={hit} />
              ))}
            </ul>
          </section>
        ))}
        {!q.trim() ? <Empty>{t('app:search.start')}</Empty> : null}
        {q.trim() && found.data && total === 0 ? <Empty>{t('app:search.none', { words: q.trim() })}</Empty> : null}
      </div>
    </Page>
  );
}
