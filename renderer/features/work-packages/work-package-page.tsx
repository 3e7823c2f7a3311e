import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useCommandsWithin } from '../../base/command-list.ts';
import { useCommands } from '../../base/commands-here.ts';
import { useKeys } from '../../base/keys.ts';
import { useWords } from '../../base/words.ts';
import type { PartKind } from '#shared/contract/parts.ts';
import type { CountedEvent, WorkPackageView } from '#shared/contract/work-packages.ts';
import { countsForTotal, total } from '#shared/domain/counts.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { queries } from '../../api/client.ts';
import { fieldPlace } from '../../base/places.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Sum } from '../../ui/count.tsx';
import { Fact, FactList, Facts } from '../../ui/facts.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Roles } from '../../ui/roles.tsx';
import { Sources } from '../sources/sources.tsx';
import { Prose, Texts, useText } from '../../ui/texts.tsx';
import { Unknown } from '../../ui/unknown.tsx';
import { DraftsHere } from '../drafts/draft-lines.tsx';
import { EventTable } from '../events/event-table.tsx';
import { RecordActions } from '../history/record-actions.tsx';
import { Aims, Assessments, Audiences, Disseminations, Outputs } from '../projects/details.tsx';
import { OtherParts } from '../projects/other-parts.tsx';
import { SeriesLines } from '../series/series-lines.tsx';
import './work-package-page.css';

/** Small records that the page shows in its own way. */
const OWN_LAYOUT: readonly PartKind[] = ['objective', 'task', 'audience', 'course', 'dissemination', 'indicator', 'assessment'];

/** The participants of all its events in one phase: event by event what makes its total, then all of them. */
function participants(events: readonly CountedEvent[], phase: 'planned' | 'actual') {
  const ofEvent = (event: CountedEvent) => countsForTotal(event.participation.filter((count) => count.phase === phase));
  return total(events.flatMap(ofEvent));
}

function Participants({ events }: { readonly events: readonly CountedEvent[] }) {
  const { t } = useWords();
  if (!events.some((event) => event.participation.length > 0)) return null;
  return (
    <Facts>
      {(['planned', 'actual'] as const).map((phase) => (
        <Fact key={phase} name={t(`app:participation.${phase}`)}>
          <Sum sum={participants(events, phase)} label={t(`app:participation.${phase}`)} />
        </Fact>
      ))}
    </Facts>
  );
}

function Courses({ courses }: { readonly courses: WorkPackageView['parts']['course'] }) {
  const { t } = useWords();
  return (
    <ul className="lines">
      {courses.map((course) => (
        <li key={course.id}>
          <strong>
            <Texts texts={course.title} />
          </strong>
          <span className="written">
            {[
              t(`domain:courseLevel.${course.level}`),
              course.ects === null ? null : t('app:course.ects', { count: course.ects }),
              course.liveDays === null ? null : t('app:course.liveDays', { count: course.liveDays }),
              course.onlineMonths === null ? null : t('app:course.onlineMonths', { count: course.onlineMonths }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {course.topics.length > 0 ? (
            <ul className="topics">
              {course.topics.map((topic, index) => (
                <li key={index}>
                  <Texts texts={topic} />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Siblings({ view }: { readonly view: WorkPackageView }) {
  const { t } = useWords();
  const text = useText();
  return (
    <nav className="siblings" aria-label={t('app:workPackage.all')}>
      {view.siblings.map((sibling) => (
        <Link key={sibling.id} to="/work-packages/$id" params={{ id: sibling.id }} title={text(sibling.name)} activeProps={{ 'aria-current': 'page' }}>
          {sibling.label}
        </Link>
      ))}
    </nav>
  );
}

export function WorkPackagePage() {
  const { t, i18n } = useWords();
  const text = useText();
  const language = interfaceLanguage(i18n.language);
  const { id } = useParams({ from: '/framed/work-packages/$id' });
  const { data: view } = useSuspenseQuery(queries.workPackages.get.queryOptions({ input: { id } }));
  const { workPackage, project } = view;
  const add = { search: { project: project.id, workPackage: id } };
  const navigate = useNavigate();
  useKeys({ create: () => void navigate({ to: '/events/new', ...add }) });
  useCommands(useCommandsWithin(['newEvent', 'severalEvents', 'newSeries'], add.search));
  return (
    <Page
      wide
      back={{ place: { to: '/projects/$id', params: { id: project.id } }, name: project.acronym }}
      kind={
        <>
          <span className="page-kind-owner">
            <Link to="/projects/$id" params={{ id: project.id }}>
              {project.acronym}
            </Link>{' '}
            ·{' '}
          </span>
          {t('domain:kind.workPackage')} {workPackage.label}
        </>
      }
      title={<Texts texts={workPackage.title} />}
      name={`${workPackage.label} ${text(workPackage.title)}`}
      under={workPackage.dates ? <span>{formatDate(workPackage.dates, language)}</span> : null}
      actions={
        <RecordActions
          kind="workPackage"
          id={id}
          name={workPackage.label}
          edit={{ to: '/work-packages/$id/edit', params: { id } }}
          after={{ to: '/projects/$id', params: { id: project.id } }}
        />
      }
    >
      <Siblings view={view} />
      <DraftsHere owner={id} />
      {workPackage.description ? <Prose texts={workPackage.description} /> : null}
      <Section title={t('app:project.facts')}>
        <Facts>
          <Fact name={t('domain:field.dates')}>
            {workPackage.dates ? formatDate(workPackage.dates, language) : <Unknown mend={fieldPlace('workPackage', id, 'dates')} what={t('domain:field.dates')} />}
            {workPackage.datesWritten ? <span className="written">{t('app:text.written', { text: workPackage.datesWritten })}</span> : null}
          </Fact>
          <FactList name={t('domain:field.methods')} texts={workPackage.methods} />
        </Facts>
        <Roles roles={view.roles} />
        <Participants events={view.events} />
      </Section>
      <Aims parts={view.parts} />
      {view.parts.audience.length > 0 ? (
        <Section title={t('app:project.audiences')}>
          <Audiences audiences={view.parts.audience} />
        </Section>
      ) : null}
      {view.parts.course.length > 0 ? (
        <Section title={t('app:workPackage.courses')}>
          <Courses courses={view.parts.course} />
        </Section>
      ) : null}
      <Section
        title={t('domain:kinds.event')}
        aside={
          <>
            <LinkButton to="/series/new" {...add} look="quiet">
              {t('app:series.new')}
            </LinkButton>
            <LinkButton to="/events/several" {...add} look="quiet">
              {t('app:several.short')}
            </LinkButton>
            <LinkButton to="/events/new" {...add} look="quiet">
              {t('app:events.new')}
            </LinkButton>
          </>
        }
      >
        <SeriesLines series={view.series} />
        {view.events.length > 0 ? (
          <EventTable events={view.events} />
        ) : (
          <Empty action={<LinkButton to="/events/new" {...add}>{t('app:events.new')}</LinkButton>}>{t('app:workPackage.noEvents')}</Empty>
        )}
      </Section>
      {view.outputs.length > 0 ? (
        <Section title={t('domain:kinds.output')}>
          <Outputs outputs={view.outputs} />
        </Section>
      ) : null}
      {view.parts.dissemination.length > 0 ? (
        <Section title={t('domain:kind.dissemination')}>
          <Disseminations dissemination={view.parts.dissemination} />
        </Section>
      ) : null}
      {view.parts.indicator.length + view.parts.assessment.length > 0 ? (
        <Section title={t('app:project.assessments')}>
          <Assessments parts={view.parts} />
        </Section>
      ) : null}
      <OtherParts parts={view.parts} without={OWN_LAYOUT} />
      <Sources kind="workPackage" id={id} />
    </Page>
  );
}
