import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { DraftsHere } from '../drafts/draft-lines.tsx';
import './projects-page.css';

/** The project's own dates, else those of its events, which is said. */
function ProjectDates({ project }: { readonly project: ProjectSummary }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  if (project.dates) return <>{formatDate(project.dates, language)}</>;
  if (!project.earliest || !project.latest) return <>{t('app:projects.datesUnknown')}</>;
  const years = [project.earliest, project.latest].map((day) => day.slice(0, 4));
  const span = formatDate(years[0] === years[1] ? (years[0] ?? '') : years.join('/'), language);
  return <>{t('app:projects.eventsIn', { span })}</>;
}

function ProjectLine({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const text = useText();
  return (
    <li>
      <Link to="/projects/$id" params={{ id: project.id }} className="project-line">
        <span className="project-acronym">{project.acronym}</span>
        {project.title ? (
          <span className="project-title">
            <Texts texts={project.title} />
          </span>
        ) : null}
        <span className="project-facts">
          <span>
            <ProjectDates project={project} />
          </span>
          <span>{project.measure ? `${text(project.measure.programme)} · ${text(project.measure.name)}` : t('app:projects.noProgramme')}</span>
          {project.workPackages > 0 ? <span>{t('app:projects.workPackages', { count: project.workPackages })}</span> : null}
          <span>{t('app:projects.events', { count: project.events })}</span>
        </span>
      </Link>
    </li>
  );
}

export function ProjectsPage() {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.projects.list.queryOptions({}));
  const own = data.filter((project) => project.own);
  const others = data.filter((project) => !project.own);
  return (
    <Page
      title={t('app:projects.title')}
      name={t('app:projects.title')}
      actions={
        <LinkButton to="/projects/new" look="primary">
          {t('app:projects.new')}
        </LinkButton>
      }
    >
      <DraftsHere kind="project" />
      {data.length === 0 ? (
        <Empty action={<LinkButton to="/projects/new">{t('app:projects.new')}</LinkButton>}>{t('app:projects.empty')}</Empty>
      ) : (
        <ul className="project-list">
          {own.map((project) => (
            <ProjectLine key={project.id} project={project} />
          ))}
        </ul>
      )}
      {others.length > 0 ? (
        <Section title={t('app:projects.others')}>
          <ul className="project-list">
            {others.map((project) => (
              <ProjectLine key={project.id} project={project} />
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}
