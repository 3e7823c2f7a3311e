/** Hits one by one, each in its year: a solid mark on its days, or a soft bar over what its date can mean. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { DatedHit } from '#shared/contract/search-views.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { daySpan, isDayExact, parseEdtf } from '#shared/domain/dates.ts';
import { dayFormat } from '#shared/domain/formats.ts';
import { outcomeOf, outcomes } from '#shared/domain/outcome.ts';
import { today } from '#shared/domain/today.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { recordPlace } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import { Waiting } from '../../ui/problem.tsx';
import { EventStatus } from '../../ui/status.tsx';
import { Texts } from '../../ui/texts.tsx';
import type { ViewProps } from './view-props.ts';
import { More } from './more.tsx';
import '../projects/timeline.css';
import './timeline-view.css';

const PAGE = 60;
const DAY = 86_400_000;
/** The least width of a mark, as a part of its year. */
const LEAST = 0.025;

/** Where in its year a hit stands, 0–1; to the end where it lasts longer. */
function placeIn(year: string, { dates, within }: DatedHit) {
  const { earliest, latest } = daySpan(dates) ?? { earliest: '', latest: '' };
  const [start, end] = [Date.parse(`${year}-01-01`), Date.parse(`${year}-12-31`) + DAY];
  const part = (time: number) => Math.min(Math.max((time - start) / (end - start), 0), 1);
  const from = Math.min(part(Date.parse(earliest)), 1 - LEAST);
  const to = Math.max(part(Date.parse(latest > `${year}-12-31` ? `${year}-12-31` : latest) + DAY), from + LEAST);
  const date = parseEdtf(dates);
  return { from, to, isExact: date !== null && isDayExact(date) && !within };
}

function Line({ hit, year, now }: { readonly hit: DatedHit; readonly year: string; readonly now: string }) {
  const { t, i18n } = useWords();
  const said = formatDate(hit.dates, interfaceLanguage(i18n.language));
  const place = recordPlace(hit.kind, hit.id);
  const { from, to, isExact } = placeIn(year, hit);
  const look = hit.event ? `timeline-${outcomeOf(hit.event, now)}` : 'timeline-record';
  return (
    <tr>
      <td className="number dated-day">{hit.within ? t('app:events.within', { dates: said }) : said}</td>
      <td aria-hidden className="dated-strip">
        <span className={`timeline-mark ${look}${isExact ? '' : ' timeline-soft'}`} style={{ marginInlineStart: `${from * 100}%`, inlineSize: `${(to - from) * 100}%` }} />
      </td>
      <th scope="row">
        {place ? (
          <Link {...place} data-hit>
            <Texts texts={hit.title} />
          </Link>
        ) : null}
      </th>
      <td className="dated-status">{hit.event ? <EventStatus event={hit.event} /> : t(`domain:kind.${hit.kind}`)}</td>
    </tr>
  );
}

function Key({ hits, now }: { readonly hits: readonly DatedHit[]; readonly now: string }) {
  const { t } = useWords();
  const shown = outcomes.filter((outcome) => hits.some(({ event }) => event !== null && outcomeOf(event, now) === outcome));
  return (
    <p className="timeline-key" aria-hidden>
      {shown.map((outcome) => (
        <span key={outcome}>
          <i className={`timeline-mark timeline-${outcome}`} /> {t(`domain:outcome.${outcome}`)}
        </span>
      ))}
      {hits.some(({ event }) => event === null) ? (
        <span>
          <i className="timeline-mark timeline-record" /> {t('app:search.views.noEvent')}
        </span>
      ) : null}
      <span>
        <i className="timeline-mark timeline-planned timeline-soft" /> {t('app:search.views.soft')}
      </span>
    </p>
  );
}

/** @param within the year or month that is asked for, `YYYY` or `YYYY-MM`; null where it is longer: what began before stands in it */
export function DatedHits({ words, within }: ViewProps & { readonly within: string | null }) {
  const { t, i18n } = useWords();
  const list = useInfiniteQuery(
    queries.search.dated.infiniteOptions({
      input: (after: string | null) => ({ words, after, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
      placeholderData: (before) => before,
    }),
  );
  const frame = useRef<HTMLDivElement>(null);
  const hits = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (hits.length === 0) return list.data ? null : <Waiting />;
  const now = today();
  const monthName = dayFormat(interfaceLanguage(i18n.language), { month: 'narrow' });
  const yearOf = ({ dates }: DatedHit) => [daySpan(dates)?.earliest.slice(0, 4) ?? '', within?.slice(0, 4) ?? ''].toSorted().at(-1) ?? '';
  const years = [...Map.groupBy(hits, yearOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return (
    <div ref={frame}>
      <table className="table table-lines dated">
        <thead>
          <tr>
            <th scope="col">{t('domain:field.dates')}</th>
            <td aria-hidden className="dated-strip dated-months">
              {Array.from({ length: 12 }, (_, month) => (
                <span key={month}>{monthName.format(new Date(Date.UTC(2018, month, 1)))}</span>
              ))}
            </td>
            <th scope="col">{t('app:search.views.record')}</th>
            <th scope="col">{t('app:search.views.kindOrStatus')}</th>
          </tr>
        </thead>
        {years.map(([year, own]) => (
          <tbody key={year}>
            <tr className="dated-year">
              <th scope="rowgroup" colSpan={4}>
                {year}
              </th>
            </tr>
            {own.map((hit) => (
              <Line key={hit.id} hit={hit} year={year} now={now} />
            ))}
          </tbody>
        ))}
      </table>
      <Key hits={hits} now={now} />
      <More list={list} frame={frame} />
    </div>
  );
}
