import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useCommandsWithin } from '../../base/command-list.ts';
import { useCommands } from '../../base/commands-here.ts';
import { useKeys } from '../../base/keys.ts';
import { useWords } from '../../base/words.ts';
import type { PartKind } from '#shared/contract/parts.ts';
import type { ProjectView } from '#shared/contract/projects.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { languageName } from '#shared/domain/languages.ts';
import { useReportCommands } from '../reports/report-commands.ts';
import { BundleButton } from '../reports/bundle-button.tsx';
import { reportsOf } from '#shared/domain/report-kinds.ts';
import { queries } from '../../api/client.ts';
import { fieldPlace } from '../../base/places.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { OrganisationLink, Roles } from '../../ui/roles.tsx';
import { Sources } from '../sources/sources.tsx';
import { Prose, Texts, useText } from '../../ui/texts.tsx';
import { Unknown } from '../../ui/unknown.tsx';
import { DraftsHere } from '../drafts/draft-lines.tsx';
import { EventTable } from '../events/event-table.tsx';
import { RecordActions } from '../history/record-actions.tsx';
import { NewsLines } from '../news/news-lines.tsx';
import { Aims, Assessments, Audiences, Disseminations, Outputs } from './details.tsx';
import { Timeline } from './timeline.tsx';
import { IssuedReports } from '../reports/issued-lines.tsx';
import { SeriesLines } from '../series/series-lines.tsx';
import './project-page.css';
import { OtherParts } from './other-parts.tsx';

/** Small records that the page shows in its own way. */
const OWN_LAYOUT: readonly PartKind[] = ['objective', 'task', 'audience', 'body', 'dissemination', 'indicator', 'assessment'];

function ProjectFacts({ view }: { readonly view: ProjectView }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const text = useText();
  const { project, measure } = view;
  const mend = (field: string) => fieldPlace('project', project.id, field);
  return (
    <Facts>
      <Fact name={t('domain:field.dates')}>{project.dates ? formatDate(project.dates, language) : <Unknown mend={mend('dates')} what={t('domain:field.dates')} />}</Fact>
      <Fact name={t('domain:field.measureId')}>
        {measure ? `${text(measure.programme.name)} · ${measure.code} ${text(measure.name)}` : <Unknown mend={mend('measureId')} what={t('domain:field.measureId')} />}
      </Fact>
      <Fact name={t('domain:field.grantNumber')}>{project.grantNumber ?? <Unknown mend={mend('grantNumber')} what={t('domain:field.grantNumber')} />}</Fact>
      {project.aliases.length > 0 ? <Fact name={t('domain:field.aliases')}>{project.aliases.join(' · ')}</Fact> : null}
      {project.languages.length > 0 ? <Fact name={t('domain:field.languages')}>{project.languages.map((tag) => languageName(tag, language)).join(', ')}</Fact> : null}
      {project.website ? (
        <Fact name={t('domain:field.website')}>
          <a href={project.website} target="_blank" rel="noreferrer">
            {project.website}
          </a>
        </Fact>
      ) : null}
      {view.parts.body.map((body) => (
        <Fact key={body.id} name={t('domain:kind.body')}>
          <Texts texts={body.name} />
          {body.duty ? (
            <span className="written">
              <Texts texts={body.duty} />
            </span>
          ) : null}
        </Fact>
      ))}
    </Facts>
  );
}

function WorkPackages({ view }: { readonly view: ProjectView }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  return (
    <ol className="package-list">
      {view.workPackages.map((found) => (
        <li key={found.id}>
          <Link to="/work-packages/$id" params={{ id: found.id }} className="package-title">
            <span className="package-label">{found.label}</span> <Texts texts={found.title} />
          </Link>
          <span className="quiet">
            {found.leads.map((lead) => (
              <span key={lead.id}>
                {t('domain:role.lead')}: <OrganisationLink organisation={lead} />
              </span>
            ))}
            {found.dates ? ` · ${formatDate(found.dates, language)}` : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function ProjectPage() {
  const { t } = useWords();
  const { id } = useParams({ from: '/framed/projects/$id' });
  const { data: view } = useSuspenseQuery(queries.projects.get.queryOptions({ input: { id } }));
  const { project } = view;
  const add = { search: { project: id } };
  const navigate = useNavigate();
  useKeys({ create: () => void navigate({ to: '/events/new', ...add }) });
  const reports = useReportCommands(project.own ? reportsOf('project') : [], id);
  useCommands([
    ...useCommandsWithin(['newEvent', 'severalEvents', 'newWorkPackage', 'newSeries', 'newOutput', 'newNews'], add.search),
    ...(view.events.length > 0 ? [{ id: 'ledger', name: t('app:ledger.title'), does: { place: { to: '/projects/$id/ledger' as const, params: { id } } } }] : []),
    ...reports,
  ]);
  return (
    <Page
      wide
      back={{ place: { to: '/projects' }, name: t('app:projects.title') }}
      kind={project.own ? t('domain:kind.project') : t('app:projects.otherKind')}
      title={
        <>
          {project.acronym}
          {project.title ? (
            <span className="project-heading">
              <Texts texts={project.title} />
            </span>
          ) : null}
        </>
      }
      name={project.acronym}
      under={<span>{t(`domain:projectStatus.${project.status}`)}</span>}
      actions={
        <RecordActions kind="project" id={id} name={project.acronym} edit={{ to: '/projects/$id/edit', params: { id } }} after={{ to: '/projects' }} />
      }
    >
      <DraftsHere owner={id} />
      {project.summary ? <Prose texts={project.summary} /> : null}
      <Section title={t('app:project.facts')}>
        <ProjectFacts view={view} />
      </Section>
      <Aims parts={view.parts} />
      <Section title={t('app:project.partners')}>
        {view.roles.length + view.unnamed.length > 0 ? (
          <Roles roles={view.roles} unnamed={view.unnamed} />
        ) : (
          <Empty action={<LinkButton {...fieldPlace('project', id, 'roles')}>{t('app:project.addPartner')}</LinkButton>}>{t('app:project.noPartners')}</Empty>
        )}
      </Section>
      {view.parts.audience.length > 0 ? (
        <Section title={t('app:project.audiences')}>
          <Audiences audiences={view.parts.audience} />
        </Section>
      ) : null}
      <Section
        title={t('domain:kinds.workPackage')}
        aside={
          <LinkButton to="/work-packages/new" {...add} look="quiet">
            {t('app:project.addWorkPackage')}
          </LinkButton>
        }
      >
        {view.workPackages.length > 0 ? <WorkPackages view={view} /> : <p className="quiet">{t('app:project.noWorkPackages')}</p>}
      </Section>
      <Section
        title={t('domain:kinds.event')}
        aside={
          <>
            {view.events.length > 0 ? (
              <LinkButton to="/projects/$id/ledger" params={{ id }} look="quiet">
                {t('app:ledger.title')}
              </LinkButton>
            ) : null}
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
        <SeriesLines series={view.series.filter(({ workPackageId }) => workPackageId === null)} />
        {view.events.length === 0 ? (
          <Empty action={<LinkButton to="/events/new" {...add}>{t('app:events.new')}</LinkButton>}>{t('app:project.noEvents')}</Empty>
        ) : view.events.length < 3 ? (
          <EventTable events={view.events} />
        ) : (
          <Timeline events={view.events} workPackages={view.workPackages} />
        )}
      </Section>
      <Section
        title={t('domain:kinds.output')}
        aside={
          <LinkButton to="/outputs/new" {...add} look="quiet">
            {t('app:outputs.new')}
          </LinkButton>
        }
      >
        {view.outputs.length > 0 ? <Outputs outputs={view.outputs} /> : <p className="quiet">{t('app:outputs.none')}</p>}
      </Section>
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
      <Section
        title={t('domain:kinds.newsItem')}
        aside={
          <LinkButton to="/news/new" {...add} look="quiet">
            {t('app:news.new')}
          </LinkButton>
        }
      >
        {view.news.length > 0 ? <NewsLines news={view.news} /> : <p className="quiet">{t('app:news.none')}</p>}
      </Section>
      <Sources kind="project" id={id} />
      {project.own ? (
        <Section title={t('app:reports.title')} aside={<BundleButton projectId={id} />}>
          <ul className="lines">
            {reportsOf('project').map((report) => (
              <li key={report}>
                <Link to="/reports/$report/$id" params={{ report, id }}>
                  {t(`reports:names.${report}`)}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <IssuedReports projectId={id} />
    </Page>
  );
}
