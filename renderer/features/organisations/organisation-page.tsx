import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useCommands } from '../../base/commands-here.ts';
import { useWords } from '../../base/words.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { fold } from '#shared/domain/fold.ts';
import { reportsOf } from '#shared/domain/report-kinds.ts';
import { queries } from '../../api/client.ts';
import { fieldPlace, recordPlace } from '../../base/places.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useReportCommands } from '../reports/report-commands.ts';
import { Sources } from '../sources/sources.tsx';
import { Prose, Texts, useText } from '../../ui/texts.tsx';
import { Unknown } from '../../ui/unknown.tsx';
import { RecordActions } from '../history/record-actions.tsx';
import { IssuedReports } from '../reports/issued-lines.tsx';
import { organisationName } from './names.ts';

export function OrganisationPage() {
  const { t, i18n } = useWords();
  const text = useText();
  const language = interfaceLanguage(i18n.language);
  const { id } = useParams({ from: '/framed/organisations/$id' });
  const { data } = useSuspenseQuery(queries.organisations.get.queryOptions({ input: { id } }));
  const { organisation, place } = data;
  const name = organisationName(organisation, language);
  useCommands(useReportCommands(reportsOf('organisation'), id));
  const mend = (field: string) => fieldPlace('organisation', id, field);
  return (
    <Page
      back={{ place: { to: '/organisations' }, name: t('domain:kinds.organisation') }}
      kind={t('domain:kind.organisation')}
      title={organisation.shortName ?? <Texts texts={organisation.name} />}
      name={name}
      actions={
        <RecordActions kind="organisation" id={id} name={name} edit={{ to: '/organisations/$id/edit', params: { id } }} after={{ to: '/organisations' }} />
      }
    >
      {organisation.description ? <Prose texts={organisation.description} /> : null}
      <Section title={t('app:project.facts')}>
        <Facts>
          <Fact name={t('app:organisations.fullName')}>{organisation.name ? <Texts texts={organisation.name} /> : <Unknown mend={mend('name')} what={t('app:organisations.fullName')} />}</Fact>
          <Fact name={t('domain:field.placeId')}>
            {place ? (
              <Link to="/places/$id" params={{ id: place.id }}>
                {text(place.name)}, {countryName(place.country, language)}
              </Link>
            ) : (
              <Unknown mend={mend('placeId')} what={t('domain:field.placeId')} />
            )}
          </Fact>
          <Fact name={t('domain:field.website')}>
            {organisation.website ? (
              <a href={organisation.website} target="_blank" rel="noreferrer">
                {organisation.website}
              </a>
            ) : (
              <Unknown mend={mend('website')} what={t('domain:field.website')} />
            )}
          </Fact>
        </Facts>
      </Section>
      <Section title={t('app:organisations.rolesTitle')}>
        {data.roles.length === 0 ? (
          <p className="quiet">{t('app:organisations.noRoles')}</p>
        ) : (
          <ul className="lines">
            {data.roles.map(({ id: roleId, role, written, subject }) => (
              <li key={roleId} className="output-line">
                <span>
                  <Link {...recordPlace(subject.kind, subject.id)}>
                    {subject.label ?? ''}
                    {subject.label && subject.title ? ': ' : ''}
                    <Texts texts={subject.title} />
                  </Link>
                  {subject.dates ? <span className="written">{formatDate(subject.dates, language)}</span> : null}
                </span>
                <span className="quiet">
                  {t(`domain:role.${role}`)}
                  {written && fold(written) !== fold(t(`domain:role.${role}`)) ? ` (${t('app:text.quote', { text: written })})` : ''}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {data.sent.length > 0 ? (
        <Section title={t('app:organisations.sent')}>
          <ul className="lines">
            {data.sent.map((event) => (
              <li key={event.id}>
                <Link to="/events/$id" params={{ id: event.id }}>
                  <Texts texts={event.name} />
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Sources kind="organisation" id={id} />
      <Section title={t('app:reports.title')}>
        <ul className="lines">
          {reportsOf('organisation').map((report) => (
            <li key={report}>
              <Link to="/reports/$report/$id" params={{ report, id }}>
                {t(`reports:names.${report}`)}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <IssuedReports organisationId={id} />
    </Page>
  );
}
