/** What was found, page after page, each by the kinds of what it holds. */

import { Link } from '@tanstack/react-router';
import type { Hit } from '#shared/contract/search.ts';
import type { Ask } from '#shared/domain/asking/ask.ts';
import { isPerhaps } from '#shared/domain/asking/perhaps.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import type { MarkedPart } from '#shared/domain/fold.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { recordPlace } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import './hits.css';

function Marked({ parts, language }: { readonly parts: readonly MarkedPart[]; readonly language: string | null }) {
  return (
    <span lang={language ?? undefined}>
      {parts.map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))}
    </span>
  );
}

function HitDates({ hit, dates, ask }: { readonly hit: Hit; readonly dates: string; readonly ask: Ask | null }) {
  const { t, i18n } = useWords();
  const said = formatDate(dates, interfaceLanguage(i18n.language));
  return (
    <span className="hit-day">
      {ask !== null && isPerhaps(hit, ask) ? (
        <span className="hit-perhaps" title={t('app:search.perhapsHelp')}>
          {t('app:search.perhaps')}
        </span>
      ) : null}
      {hit.within ? t('app:events.within', { dates: said }) : said}
    </span>
  );
}

function HitLink({ hit, ask }: { readonly hit: Hit; readonly ask: Ask | null }) {
  const place = recordPlace(hit.kind, hit.id);
  if (!place) return null;
  return (
    <li>
      <Link {...place} className="hit" data-hit>
        <span className="hit-title">
          <Marked parts={hit.title} language={hit.titleLanguage} />
          {hit.dates ? <HitDates hit={hit} dates={hit.dates} ask={ask} /> : null}
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

/** One page of hits: what was shown stays where it is when the next one comes. */
export function Hits({ hits, ask }: { readonly hits: readonly Hit[]; readonly ask: Ask | null }) {
  const { t } = useWords();
  return [...Map.groupBy(hits, ({ kind }) => kind)].map(([kind, own]) => (
    <section key={kind}>
      <h2 className="hits-kind">{t(`domain:kinds.${kind}`)}</h2>
      <ul>
        {own.map((hit) => (
          <HitLink key={hit.id} hit={hit} ask={ask} />
        ))}
      </ul>
    </section>
  ));
}
