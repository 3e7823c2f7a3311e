import { Link } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type { EventSummary } from '#shared/contract/events.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { EventStatus } from '../../ui/status.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { Unknown } from '../../ui/unknown.tsx';
import '../../ui/table.css';

/** Where an event is: its city and country, or the country alone. */
export function EventPlace({ event }: { readonly event: Pick<EventSummary, 'place' | 'country'> }) {
  const { i18n } = useWords();
  const text = useText();
  const code = event.place?.country ?? event.country;
  const country = code ? countryName(code, i18n.language) : null;
  if (event.place) return <>{[text(event.place.name), country].filter(Boolean).join(', ')}</>;
  return country ? <>{country}</> : <Unknown />;
}

export function EventDates({ event }: { readonly event: Pick<EventSummary, 'dates' | 'span'> }) {
  const { t, i18n } = useWords();
  if (!event.dates) return <Unknown />;
  const dates = formatDate(event.dates, interfaceLanguage(i18n.language));
  return <>{event.span === 'within' ? t('app:events.within', { dates }) : dates}</>;
}

export function EventTable({ events }: { readonly events: readonly EventSummary[] }) {
  const { t } = useWords();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('app:events.title')}>
      <table className="table table-lines">
        <thead>
          <tr>
            <th scope="col">{t('domain:field.dates')}</th>
            <th scope="col">{t('domain:kind.event')}</th>
            <th scope="col">{t('domain:kind.place')}</th>
            <th scope="col">{t('domain:kind.workPackage')}</th>
            <th scope="col">{t('domain:field.status')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id} data-event={event.id}>
              <td className="number">
                <EventDates event={event} />
              </td>
              <th scope="row">
                <Link to="/events/$id" params={{ id: event.id }}>
                  <Texts texts={event.title} />
                </Link>
              </th>
              <td>
                <EventPlace event={event} />
              </td>
              <td>{event.workPackages.map((found) => found.label).join(', ')}</td>
              <td>
                <EventStatus event={event} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
