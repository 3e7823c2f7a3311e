import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useCommands } from '../../base/commands-here.ts';
import { useWords } from '../../base/words.ts';
import type { EventView } from '#shared/contract/events.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { datesConflict, daySpan, lengthInDays } from '#shared/domain/dates.ts';
import { deviates, outcomeOf } from '#shared/domain/outcome.ts';
import { languageName } from '#shared/domain/languages.ts';
import { queries } from '../../api/client.ts';
import { fieldPlace } from '../../base/places.ts';
import { today } from '#shared/domain/today.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Fact, FactList, Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Roles } from '../../ui/roles.tsx';
import { OutcomeSign, Tag } from '../../ui/status.tsx';
import { Prose, Texts, useText } from '../../ui/texts.tsx';
import { Unknown } from '../../ui/unknown.tsx';
import { Writing } from '../../ui/writing.tsx';
import { RecordActions } from '../history/record-actions.tsx';
import { NewsLines } from '../news/news-lines.tsx';
import { EventPhotos } from '../photos/event-photos.tsx';
import { IssuedReports } from '../reports/issued-lines.tsx';
import { useReportCommands } from '../reports/report-commands.ts';
import { Sources } from '../sources/sources.tsx';
import { OutcomeButton } from '../plan/outcome-dialog.tsx';
import { EventDates, EventPlace } from './event-table.tsx';
import { EventParts } from './event-parts.tsx';
import { Participation } from './participation.tsx';
import './event-page.css';

/** Sources that disagree on the dates, said above all else; what they say stands with the sources. */
function Conflicts({ view }: { readonly view: EventView }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const said = view.statements.flatMap((statement) => (statement.field === 'dates' && typeof statement.value === 'string' ? [{ ...statement, dates: statement.value }] : []));
  const conflict = said.some((one, index) => said.slice(index + 1).some((other) => datesConflict(one.dates, other.dates)));
  if (!conflict) return null;
  return (
    <Notice tone="warn">
      <p>{t('app:conflict.dates')}</p>
      <ul>
        {said.map((statement) => (
          <li key={statement.id}>
            {formatDate(statement.dates, language)}
            {statement.written ? ` – ${t('app:text.quote', { text: statement.written })}` : ''}
            {statement.source ? (
              <>
                {' '}
                (<Texts texts={statement.source.title} />)
              </>
            ) : null}
            {statement.isFollowed ? <span className="quiet"> · {t('app:sources.followed')}</span> : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Months online, sessions and days in person, as far as they are known. */
function useDelivery(): (event: EventView['event']) => string {
  const { t } = useWords();
  return (event) =>
    [
      t(`domain:eventMode.${event.mode}`),
      event.onlineMonths === null ? null : t('app:course.onlineMonths', { count: event.onlineMonths }),
      event.liveSessions === null ? null : t('app:events.liveSessions', { count: event.liveSessions }),
      event.daysPerSession === null ? null : t('app:events.daysEach', { count: event.daysPerSession }),
    ]
      .filter(Boolean)
      .join(', ');
}

function Belongs({ view }: { readonly view: EventView }) {
  const { t } = useWords();
  return (
    <>
      {view.parent ? (
        <Fact name={t('domain:field.parentId')}>
          <Link to="/events/$id" params={{ id: view.parent.id }}>
            <Texts texts={view.parent.name} />
          </Link>
        </Fact>
      ) : null}
      <Fact name={t('domain:kind.project')}>
        {view.projects.length === 0 ? <Unknown mend={fieldPlace('event', view.event.id, 'projects')} what={t('domain:kind.project')} /> : null}
        <ul>
          {view.projects.map((project) => (
            <li key={project.id}>
              <Link to="/projects/$id" params={{ id: project.projectId }}>
                {project.acronym}
              </Link>
              {project.link === 'own' ? null : ` – ${t(`domain:projectLink.${project.link}`)}`}
            </li>
          ))}
        </ul>
      </Fact>
      {view.workPackages.length > 0 ? (
        <Fact name={t('domain:kind.workPackage')}>
          <ul>
            {view.workPackages.map((found) => (
              <li key={found.id}>
                <Link to="/work-packages/$id" params={{ id: found.workPackageId }}>
                  {found.label}: <Texts texts={found.title} />
                </Link>
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {view.series ? (
        <Fact name={t('domain:kind.series')}>
          <Link to="/series/$id" params={{ id: view.series.id }}>
            <Texts texts={view.series.title} />
          </Link>
          {view.series.written ? <span className="written">{t('app:text.written', { text: view.series.written })}</span> : null}
        </Fact>
      ) : null}
    </>
  );
}

function EventFacts({ view }: { readonly view: EventView }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const delivery = useDelivery();
  const { event, order } = view;
  const mend = (field: string) => fieldPlace('event', event.id, field);
  const days = event.dates && event.span === 'throughout' ? lengthInDays(event.dates) : null;
  return (
    <Facts>
      <Fact name={t('domain:field.dates')}>
        {event.dates ? (
          <>
            <EventDates event={event} />
            {days === null || days < 2 ? null : <span className="quiet"> ({t('app:events.days', { count: days })})</span>}
          </>
        ) : (
          <Unknown mend={mend('dates')} what={t('domain:field.dates')} />
        )}
        {event.datesWritten ? <span className="written">{t('app:text.written', { text: event.datesWritten })}</span> : null}
      </Fact>
      <Fact name={t('domain:field.placeId')}>
        {view.place ? (
          <Link to="/places/$id" params={{ id: view.place.id }}>
            <EventPlace event={{ place: view.place, country: event.country }} />
          </Link>
        ) : event.country ? (
          <>
            <EventPlace event={{ place: null, country: event.country }} /> · {t('app:events.cityUnknown')} <Unknown mend={mend('placeId')} what={t('domain:field.placeId')} />
          </>
        ) : (
          <Unknown mend={mend('placeId')} what={t('domain:field.placeId')} />
        )}
      </Fact>
      {event.plannedDates ? <Fact name={t('domain:field.plannedDates')}>{formatDate(event.plannedDates, language)}</Fact> : null}
      {view.plannedPlace ? (
        <Fact name={t('domain:field.plannedPlaceId')}>
          <Link to="/places/$id" params={{ id: view.plannedPlace.id }}>
            <Texts texts={view.plannedPlace.name} />
          </Link>
        </Fact>
      ) : null}
      {event.deviation ? (
        <Fact name={t('domain:field.deviation')}>
          <Prose texts={event.deviation} />
        </Fact>
      ) : null}
      {event.deviationReason ? (
        <Fact name={t('domain:field.deviationReason')}>
          <Prose texts={event.deviationReason} />
        </Fact>
      ) : null}
      <Fact name={t('domain:field.statusEvidence')}>
        {event.statusEvidence ? t('app:text.quote', { text: event.statusEvidence }) : <Unknown mend={mend('statusEvidence')} what={t('domain:field.statusEvidence')} />}
      </Fact>
      <Belongs view={view} />
      {order ? (
        <Fact name={t('app:events.order')}>
          {t('app:events.orderOf', { index: order.index, of: order.of })}
          {event.ordinalWritten ? <span className="written">{t('app:text.written', { text: event.ordinalWritten })}</span> : null}
        </Fact>
      ) : null}
      {event.mode !== 'unknown' || event.onlineMonths !== null ? <Fact name={t('domain:field.mode')}>{delivery(event)}</Fact> : null}
      {event.languages.length > 0 || event.languagesWritten ? (
        <Fact name={t('domain:field.languages')}>
          {event.languages.map((tag) => languageName(tag, language)).join(', ')}
          {event.languagesWritten ? <span className="written">{t('app:text.written', { text: event.languagesWritten })}</span> : null}
        </Fact>
      ) : null}
      <FactList name={t('domain:field.methods')} texts={event.methods} />
      {event.ledBy ? (
        <Fact name={t('domain:field.ledBy')}>
          <Texts texts={event.ledBy} />
        </Fact>
      ) : null}
      <Fact name={t('domain:field.webPage')}>
        {event.webPage ? (
          <a href={event.webPage} target="_blank" rel="noreferrer">
            {event.webPage}
          </a>
        ) : (
          <Unknown mend={mend('webPage')} what={t('domain:field.webPage')} />
        )}
      </Fact>
    </Facts>
  );
}

export function EventPage() {
  const { t } = useWords();
  const text = useText();
  const { id } = useParams({ from: '/framed/events/$id' });
  const { data: view } = useSuspenseQuery(queries.events.get.queryOptions({ input: { id } }));
  const { event } = view;
  const title = text(event.title);
  const reports = useReportCommands([...(event.status === 'held' ? (['event-sheet'] as const) : []), 'attendance-list', ...(view.photos.length > 0 ? (['event-photos'] as const) : [])], id);
  useCommands([
    { id: 'newPart', name: t('app:events.newPart'), writes: true, does: { place: { to: '/events/new', search: { parent: id } } } },
    { id: 'attendance', name: t('app:attendance.open'), writes: true, does: { place: { to: '/events/$id/attendance', params: { id } } } },
    ...reports,
  ]);
  const outcome = outcomeOf({ status: event.status, latest: daySpan(event.dates)?.latest ?? null, deviates: deviates(event) }, today());
  return (
    <Page
      back={{ place: { to: '/events' }, name: t('app:events.title') }}
      kind={t(`domain:eventType.${event.type}`)}
      title={<Texts texts={event.title} />}
      name={title}
      under={
        <>
          <OutcomeSign outcome={outcome} />
          {event.occurrence === 'pilot' ? <Tag>{t('domain:occurrence.pilot')}</Tag> : null}
          <span>
            <EventDates event={event} />
          </span>
        </>
      }
      actions={<RecordActions kind="event" id={id} name={title} edit={{ to: '/events/$id/edit', params: { id } }} after={{ to: '/events' }} />}
    >
      <div className="event-body">
        <Conflicts view={view} />
        {outcome === 'held' || outcome === 'different' || outcome === 'cancelled' ? null : (
          <Writing>
            <Notice tone={outcome === 'late' ? 'warn' : 'info'} action={<OutcomeButton id={id} />}>
              {t(`app:outcome.ask.${outcome}`)}
            </Notice>
          </Writing>
        )}
        {event.description ? (
          <Prose texts={event.description} />
        ) : (
          <p>
            {t('domain:field.description')}: <Unknown mend={fieldPlace('event', id, 'description')} what={t('domain:field.description')} />
          </p>
        )}
      </div>
      <Section title={t('app:project.facts')}>
        <EventFacts view={view} />
      </Section>
      {view.roles.length + view.unnamed.length > 0 ? (
        <Section title={t('app:roles.label')}>
          <Roles roles={view.roles} unnamed={view.unnamed} />
        </Section>
      ) : null}
      <Section
        title={t('domain:kind.participation')}
        aside={
          <LinkButton to="/events/$id/attendance" params={{ id }} look="quiet">
            {t('app:attendance.open')}
          </LinkButton>
        }
      >
        <Participation view={view} />
      </Section>
      <EventParts view={view} />
      <Section title={t('domain:kinds.photo')} id="photos">
        <EventPhotos eventId={id} photos={view.photos} />
      </Section>
      <Section title={t('app:reports.title')}>
        <p className="event-report">
          {event.status === 'held' ? (
            <LinkButton to="/reports/$report/$id" params={{ report: 'event-sheet', id }}>
              {t('app:reports.eventSheet')}
            </LinkButton>
          ) : null}
          <LinkButton to="/reports/$report/$id" params={{ report: 'attendance-list', id }} look="quiet">
            {t('reports:names.attendance-list')}
          </LinkButton>
          {view.photos.length > 0 ? (
            <LinkButton to="/reports/$report/$id" params={{ report: 'event-photos', id }} look="quiet">
              {t('reports:names.event-photos')}
            </LinkButton>
          ) : null}
        </p>
        {event.status === 'held' ? null : <p className="quiet">{t('app:reports.onlyHeld')}</p>}
      </Section>
      <IssuedReports eventId={id} />
      {view.news.length > 0 ? (
        <Section title={t('domain:kinds.newsItem')}>
          <NewsLines news={view.news} />
        </Section>
      ) : null}
      <Sources kind="event" id={view.event.id} />
    </Page>
  );
}
