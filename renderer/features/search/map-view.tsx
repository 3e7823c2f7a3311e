/** Where hits are: a map of countries with how many there are in each, and the same as tables of countries and towns. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
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
import type { ViewProps } from './view-props.ts';
import '../../ui/table.css';
import './map-view.css';

interface Line {
  readonly key: string;
  readonly name: ReactNode;
  /** Beside the name: of a town its country. */
  readonly beside: string | null;
  readonly count: number;
  /** As it is asked for. */
  readonly value: string;
}

function PlaceCounts({ head, field, lines, askFor, isAsked, stays }: Lists & { readonly head: string; readonly field: 'country' | 'place'; readonly lines: readonly Line[] }) {
  const { t, i18n } = useWords();
  return (
    <table className="table place-counts">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="figure">
            {t('app:search.views.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, beside, count, value }) => (
          <tr key={key}>
            <th scope="row">
              <Link to="/search" search={{ q: askFor(field, value), ...stays }} data-hit {...(isAsked(field, value) ? { 'aria-current': 'true' as const, title: t('app:search.takeOut') } : {})}>
                {name}
              </Link>
              {beside === null ? null : <span className="written">{beside}</span>}
            </th>
            <td className="figure">{numberFormat(i18n.language).format(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
        <PlaceCounts
          {...lists}
          head={t('app:search.views.countries')}
          field="country"
          lines={found.countries.map(({ country, count }) => ({ key: country, name: countryName(country, i18n.language), beside: null, count, value: country }))}
        />
        {found.towns.length === 0 ? null : (
          <div>
            <PlaceCounts
              {...lists}
              head={t('app:search.views.towns')}
              field="place"
              lines={found.towns.map(({ id, name, country, count, value }) => ({ key: id, name: <Texts texts={name} />, beside: countryName(country, i18n.language), count, value }))}
            />
            {found.moreTowns > 0 ? <p className="quiet">{t('app:search.views.moreTowns', { count: found.moreTowns })}</p> : null}
          </div>
        )}
      </div>
    </div>
  );
}
