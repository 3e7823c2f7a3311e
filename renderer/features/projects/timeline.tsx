import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../base/words.ts';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { EventSummary } from '#shared/contract/events.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { daySpan } from '#shared/domain/dates.ts';
import { outcomeOf, outcomes } from '#shared/domain/outcome.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { today } from '#shared/domain/today.ts';
import { useText } from '../../ui/texts.tsx';
import { EventTable } from '../events/event-table.tsx';
import { type LaneOf, lanes, monthsOver, position } from './timeline-layout.ts';
import { dayFormat } from '#shared/domain/formats.ts';
import '../../ui/switch.css';
import './timeline.css';

interface Props {
  readonly events: readonly EventSummary[];
  /** A lane each, in this order. */
  readonly workPackages: readonly LaneOf[];
}

function Chart({ events, workPackages }: Props) {
  const { t, i18n } = useWords();
  const text = useText();
  const language = interfaceLanguage(i18n.language);
  const [told, setTold] = useState<string | null>(null);
  const spans = workPackages.flatMap(({ dates }) => daySpan(dates ?? null) ?? []);
  const months = monthsOver([...events, ...spans]);
  if (!months) return <p className="quiet">{t('app:timeline.noDates')}</p>;
  const count = months.starts.length;
  const now = today();
  const shown = outcomes.filter((outcome) => outcome === 'planned' || outcome === 'held' || events.some((event) => outcomeOf(event, now) === outcome));
  const monthName = dayFormat(language, { month: 'narrow' });
  const todayAt = position(now, months);
  const described = (event: EventSummary) =>
    [text(event.title), event.dates ? formatDate(event.dates, language) : '', t(`domain:outcome.${outcomeOf(event, now)}`)].filter(Boolean).join(', ');
  return (
    <div className="timeline-scroll" tabIndex={0} role="region" aria-label={t('app:timeline.label')}>
      <div className="timeline" style={{ minInlineSize: `${100 + count * 26}px` }}>
        <div className="timeline-head" aria-hidden>
          <span />
          <span className="timeline-months" style={{ gridTemplateColumns: `repeat(${count}, 1fr)` }}>
            {months.starts.map((start, index) => (
              <span key={start} className={start.endsWith('-01-01') || index === 0 ? 'timeline-month timeline-year' : 'timeline-month'}>
                {start.endsWith('-01-01') || index === 0 ? <b>{start.slice(0, 4)}</b> : null}
                {monthName.format(new Date(start))}
              </span>
            ))}
          </span>
        </div>
        {lanes(events, months, workPackages, t('app:timeline.rest')).map((lane) => (
          <div className="timeline-lane" key={lane.id}>
            {lane.id ? (
              <Link to="/work-packages/$id" params={{ id: lane.id }} className="timeline-label">
                {lane.label}
              </Link>
            ) : (
              <span className="timeline-label">{lane.label}</span>
            )}
            <ul className="timeline-rows" style={{ blockSize: `${Math.max(lane.rows.length, 1) * 24 + 4}px`, backgroundSize: `${100 / count}% 100%` }}>
              {lane.period ? <li aria-hidden className="timeline-period" style={{ insetInlineStart: `${lane.period.from * 100}%`, inlineSize: `${(lane.period.to - lane.period.from) * 100}%` }} /> : null}
              {todayAt >= 0 && todayAt <= 1 ? <li aria-hidden className="timeline-today" style={{ insetInlineStart: `${todayAt * 100}%` }} /> : null}
              {lane.rows.flatMap((row, index) =>
                row.map(({ event, from, to, exact }) => (
                  <li key={event.id} style={{ insetInlineStart: `${from * 100}%`, inlineSize: `${(to - from) * 100}%`, insetBlockStart: `${index * 24 + 5}px` }}>
                    <Link
                      to="/events/$id"
                      params={{ id: event.id }}
                      className={`timeline-mark timeline-${outcomeOf(event, now)}${exact ? '' : ' timeline-soft'}`}
                      aria-label={described(event)}
                      title={described(event)}
                      onFocus={() => setTold(described(event))}
                      onPointerEnter={() => setTold(described(event))}
                    >
                      <span className="timeline-name" aria-hidden>
                        {event.seriesId && event.country ? countryName(event.country, language) : text(event.title)}
                      </span>
                    </Link>
                  </li>
                )),
              )}
            </ul>
          </div>
        ))}
      </div>
      <p className="timeline-told quiet" aria-hidden>
        {told ?? t('app:timeline.hint')}
      </p>
      <p className="timeline-key">
        {shown.map((outcome) => (
          <span key={outcome}>
            <i className={`timeline-mark timeline-${outcome}`} aria-hidden /> {t(`domain:outcome.${outcome}`)}
          </span>
        ))}
        <span>
          <i className="timeline-mark timeline-planned timeline-soft" aria-hidden /> {t('app:timeline.soft')}
        </span>
      </p>
    </div>
  );
}

/** A project's events over the months, or the same as a table. */
export function Timeline({ events, workPackages }: Props) {
  const { t } = useWords();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <div className="timeline-block">
      <ToggleButtonGroup
        className="switch"
        aria-label={t('app:timeline.view')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view]}
        onSelectionChange={(keys) => setView([...keys][0] === 'table' ? 'table' : 'chart')}
      >
        <ToggleButton id="chart" className="switch-button">
          {t('app:timeline.chart')}
        </ToggleButton>
        <ToggleButton id="table" className="switch-button">
          {t('app:timeline.table')}
        </ToggleButton>
      </ToggleButtonGroup>
      {view === 'chart' ? <Chart events={events} workPackages={workPackages} /> : <EventTable events={events} />}
    </div>
  );
}
