import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { reportsOf } from '#shared/domain/report-kinds.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Texts } from '../../ui/texts.tsx';
import { CentreReports } from './centre-reports.tsx';
import { IssuedReports } from './issued-lines.tsx';
import './report-page.css';

const PAGE = 30;

/** The centre's own projects, each with the reports that there are about one. */
function OfProjects() {
  const { t } = useWords();
  const { data = [] } = useQuery(queries.reports.projects.queryOptions({}));
  const own = data.filter((project) => project.own);
  if (own.length === 0) return null;
  return (
    <Section title={t('app:reports.ofProjects')}>
      <ul className="lines">
        {own.map(({ id, acronym, name }) => (
          <li key={id} className="output-line">
            <span>
              <Link to="/projects/$id" params={{ id }}>
                {acronym}
              </Link>
              {name ? (
                <span className="written">
                  <Texts texts={name} />
                </span>
              ) : null}
            </span>
            <span className="report-links">
              {reportsOf('project').map((report) => (
                <Link key={report} to="/reports/$report/$id" params={{ report, id }}>
                  {t(`reports:names.${report}`)}
                  <span className="only-heard">: {acronym}</span>
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function ReportsPage() {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const list = useInfiniteQuery(
    queries.reports.events.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE, language }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const events = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('app:reports.title')} name={t('app:reports.title')} actions={<LinkButton to="/rules">{t('app:rules.open')}</LinkButton>}>
      <CentreReports />
      <OfProjects />
      <Section title={t('app:reports.eventSheet')}>
        <p className="quiet" style={{ marginBlockEnd: 16 }}>
          {t('app:reports.lead')}
        </p>
        {events.length === 0 && !list.isPending ? (
          <Empty action={<LinkButton to="/events">{t('app:photos.toEvents')}</LinkButton>}>{t('app:reports.none')}</Empty>
        ) : (
          <ul className="lines">
            {events.map((event) => (
              <li key={event.id} className="output-line">
                <span>
                  <Link to="/reports/$report/$id" params={{ report: 'event-sheet', id: event.id }}>
                    <Texts texts={event.name} />
                  </Link>
                  <span className="written">{[event.acronym, event.dates ? formatDate(event.dates, language) : null].filter(Boolean).join(' · ')}</span>
                </span>
                <span className="quiet">{event.missing === 0 ? t('app:reports.complete') : t('app:reports.missing', { count: event.missing })}</span>
              </li>
            ))}
          </ul>
        )}
        {list.hasNextPage ? (
          <p style={{ marginBlockStart: 24 }}>
            <Button onPress={() => void list.fetchNextPage()}>{t('app:list.more')}</Button>
          </p>
        ) : null}
      </Section>
      <IssuedReports />
    </Page>
  );
}
