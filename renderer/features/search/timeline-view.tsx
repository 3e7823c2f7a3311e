/** Hits over time: how many in each year; of one year, in each month; of few, each where it stands in its year. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Spread } from '#shared/contract/search-views.ts';
import { timeAsked } from '#shared/domain/asking/time.ts';
import { partOf, withPart, written } from '#shared/domain/asking/write.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { monthNames } from '#shared/domain/sought-dates.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { Empty } from '../../ui/page.tsx';
import { Waiting } from '../../ui/problem.tsx';
import { DatedHits } from './dated-hits.tsx';
import type { ViewProps } from './view-props.ts';
import '../../ui/table.css';
import './timeline-view.css';

/** Hits that are shown one by one; of more than these, how many there are in each year or month. */
const FEW = 60;
/** Years in which nothing lies are shown between others, unless there would be more than these. */
const MOST_GAPS = 40;

interface Bar {
  /** As a question has it: `2018`, `2018-05`. */
  readonly value: string;
  readonly name: string;
  readonly count: number;
}

const yearText = (year: number) => String(year).padStart(4, '0');

function yearBars(years: Spread['years']): Bar[] {
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
  const counts = new Map(years.map(({ year, count }) => [year, count]));
  const shown = last - first + 1 - years.length > MOST_GAPS ? years.map(({ year }) => year) : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return shown.map((year) => ({ value: yearText(year), name: yearText(year), count: counts.get(year) ?? 0 }));
}

interface BarsProps extends ViewProps {
  readonly bars: readonly Bar[];
  readonly title: string;
}

/** Each is a row of a table, and leads to what it counts. */
function Bars({ bars, title, text, read, stays }: BarsProps) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const part = partOf(read, ['date']);
  return (
    <table className="table spread">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="figure">
            {t('app:search.views.count')}
          </th>
          <td aria-hidden className="spread-room" />
        </tr>
      </thead>
      <tbody>
        {bars.map(({ value, name, count }) => (
          <tr key={value}>
            <th scope="row">
              {count > 0 ? (
                <Link to="/search" search={{ q: withPart(text, part, written('date', value, language)), ...stays }} data-hit>
                  {name}
                </Link>
              ) : (
                name
              )}
            </th>
            <td className="figure">{numberFormat(language).format(count)}</td>
            <td aria-hidden className="spread-room">
              {count > 0 ? <span className="spread-bar" style={{ inlineSize: `${(count / most) * 100}%` }} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Counted({ spread, within, ...props }: ViewProps & { readonly spread: Spread; readonly within: string | null }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const part = partOf(props.read, ['date']);
  if (spread.months === null || within === null) {
    const [first] = spread.years;
    return (
      <>
        <Bars {...props} title={t('app:search.views.year')} bars={yearBars(spread.years)} />
        {spread.earlier > 0 && first ? <p className="quiet">{t('app:search.views.earlier', { count: spread.earlier, year: yearText(first.year) })}</p> : null}
      </>
    );
  }
  return (
    <>
      {part ? (
        <p>
          <Link to="/search" search={{ q: withPart(props.text, part, null), ...props.stays }}>
            {t('app:search.views.allYears')}
          </Link>
        </p>
      ) : null}
      <Bars {...props} title={within} bars={spread.months.map(({ month, count }) => ({ value: month, name: monthNames[language][Number(month.slice(5)) - 1] ?? month, count }))} />
    </>
  );
}

export default function TimelineView(props: ViewProps) {
  const { t } = useWords();
  const { words, read } = props;
  const { data: spread } = useQuery(queries.search.spread.queryOptions({ input: { words }, placeholderData: keepPreviousData }));
  if (!spread) return <Waiting />;
  const within = timeAsked(read.ask);
  const dated = spread.hits - spread.undated;
  const isMonth = within !== null && within.length > 4;
  return (
    <div className="hits-over-time">
      {dated === 0 ? <Empty>{t('app:search.views.noDates')}</Empty> : dated <= FEW || isMonth ? <DatedHits {...props} within={within} /> : <Counted {...props} spread={spread} within={within} />}
      {dated > 0 && spread.undated > 0 ? <p className="quiet">{t('app:search.views.undated', { count: spread.undated })}</p> : null}
      {dated > FEW && !isMonth ? <p className="quiet">{t('app:search.views.several')}</p> : null}
    </div>
  );
}
