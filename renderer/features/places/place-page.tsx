import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { languageName } from '#shared/domain/languages.ts';
import { type client, queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { RecordActions } from '../history/record-actions.tsx';
import { Sources } from '../sources/sources.tsx';

type Place = Awaited<ReturnType<typeof client.places.get>>;

function Events({ events }: Pick<Place, 'events'>) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  return (
    <ul className="lines">
      {events.map((event) => (
        <li key={event.id} className="output-line">
          <Link to="/events/$id" params={{ id: event.id }}>
            <Texts texts={event.name} />
          </Link>
          <span className="quiet">{event.dates ? formatDate(event.dates, language) : t('domain:unknown')}</span>
        </li>
      ))}
    </ul>
  );
}

export function PlacePage() {
  const { t, i18n } = useWords();
  const text = useText();
  const language = interfaceLanguage(i18n.language);
  const { id } = useParams({ from: '/framed/places/$id' });
  const { data } = useSuspenseQuery(queries.places.get.queryOptions({ input: { id } }));
  const { place } = data;
  const name = text(place.name);
  return (
    <Page
      back={{ place: { to: '/places' }, name: t('domain:kinds.place') }}
      kind={t('domain:kind.place')}
      title={<Texts texts={place.name} />}
      name={name}
      under={<span>{countryName(place.country, language)}</span>}
      actions={<RecordActions kind="place" id={id} name={name} edit={{ to: '/places/$id/edit', params: { id } }} after={{ to: '/places' }} />}
    >
      <Section title={t('app:placesPage.names')}>
        <Facts>
          {Object.entries(place.name).map(([tag, words]) => (
            <Fact key={tag} name={languageName(tag, language)}>
              <span lang={tag}>{words}</span>
              {place.inPlace?.[tag] ? (
                <span className="written" lang={tag}>
                  {place.inPlace[tag]}
                </span>
              ) : null}
            </Fact>
          ))}
        </Facts>
      </Section>
      <Section title={t('domain:kinds.event')}>
        {data.events.length === 0 ? <p className="quiet">{t('app:placesPage.noEvents')}</p> : <Events events={data.events} />}
      </Section>
      {data.from.length > 0 ? (
        <Section title={t('app:placesPage.from')}>
          <Events events={data.from} />
        </Section>
      ) : null}
      {data.organisations.length > 0 ? (
        <Section title={t('domain:kinds.organisation')}>
          <ul className="lines">
            {data.organisations.map((organisation) => (
              <li key={organisation.id}>
                <Link to="/organisations/$id" params={{ id: organisation.id }}>
                  {organisation.shortName ?? <Texts texts={organisation.name} />}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Sources kind="place" id={id} />
    </Page>
  );
}
