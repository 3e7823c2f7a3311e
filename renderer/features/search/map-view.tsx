/** Where hits are: a map of countries with how many there are in each, and the same as tables of countries and towns. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { HitPlaces } from '#shared/contract/search-views.ts';
import { codeWritten, withPart, written } from '#shared/domain/asking/write.ts';
import { countryName } from '#shared/domain/countries.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { Empty } from '../../ui/page.tsx';
import { Waiting } from '../../ui/problem.tsx';
import { Texts } from '../../ui/texts.tsx';
import { CountryMap } from './country-map.tsx';
import { askedAlready } from '../asking/facets.tsx';
import type { ViewProps } from './hit-views.tsx';
import '../../ui/table.css';
import './map-view.css';

function Countries({ found, askFor, isAsked, stays }: Lists & { readonly found: HitPlaces }) {
  const { t, i18n } = useWords();
  return (
    <table className="table place-counts">
      <thead>
        <tr>
          <th scope="col">{t('app:search.views.countries')}</th>
          <th scope="col" className="figure">
            {t('app:search.views.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {found.countries.map(({ country, count }) => (
          <tr key={country}>
            <th scope="row">
              <Link to="/search" search={{ q: askFor('country', country), ...stays }} data-hit {...(isAsked('country', country) ? { 'aria-current': 'true' as const, title: t('app:search.takeOut') } : {})}>
                {countryName(country, i18n.language)}
              </Link>
            </th>
            <td className="figure">{numberFormat(i18n.language).format(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Towns({ found, askFor, isAsked, stays }: Lists & { readonly found: HitPlaces }) {
  const { t, i18n } = useWords();
  if (found.towns.length === 0) return null;
  return (
    <div>
      <table className="table place-counts">
        <thead>
          <tr>
            <th scope="col">{t('app:search.views.towns')}</th>
            <th scope="col" className="figure">
              {t('app:search.views.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.towns.map(({ id, name, country, count, value }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/search" search={{ q: askFor('place', value), ...stays }} data-hit {...(isAsked('place', value) ? { 'aria-current': 'true' as const, title: t('app:search.takeOut') } : {})}>
                  <Texts texts={name} />
                </Link>
                <span className="written">{countryName(country, i18n.language)}</span>
              </th>
              <td className="figure">{numberFormat(i18n.language).format(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.moreTowns > 0 ? <p className="quiet">{t('app:search.views.moreTowns', { count: found.moreTowns })}</p> : null}
    </div>
  );
}

interface Lists extends Pick<ViewProps, 'stays'> {
  /** The question with a place added, or without it where it asks for that already. */
  readonly askFor: (field: 'country' | 'place', value: string) => string;
  readonly isAsked: (field: 'country' | 'place', value: string) => boolean;
}

export default function MapView({ words, text, read, stays }: ViewProps) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const navigate = useNavigate();
  const { data: found } = useQuery(queries.search.places.queryOptions({ input: { words, language }, placeholderData: keepPreviousData }));
  if (!found) return <Waiting />;
  const askFor: Lists['askFor'] = (field, value) => {
    const part = askedAlready(read, field, value);
    return withPart(text, part, part ? null : field === 'country' ? codeWritten('country', value, language) : written('place', value, language));
  };
  const lists: Lists = { askFor, stays, isAsked: (field, value) => askedAlready(read, field, value) !== null };
  if (found.countries.length === 0) return <Empty>{t('app:search.views.noPlaces')}</Empty>;
  return (
    <div className="hits-on-map">
      <CountryMap countries={found.countries} onChosen={(country) => void navigate({ to: '/search', search: { q: askFor('country', country), ...stays } })} />
      {found.nowhere > 0 ? <p className="quiet">{t('app:search.views.nowhere', { count: found.nowhere })}</p> : null}
      <div className="place-lists">
        <Countries {...lists} found={found} />
        <Towns {...lists} found={found} />
      </div>
    </div>
  );
}
