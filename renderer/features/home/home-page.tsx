/** The first screen of an archive: what waits, what is due, and where one was. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { codeWritten } from '#shared/domain/asking/write.ts';
import { formatDate, formatMoment } from '#shared/domain/date-text.ts';
import { useWords } from '../../base/words.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage, spokenLanguage } from '../../base/language.ts';
import { useKeys } from '../../base/keys.ts';
import { fieldPlace, recordPlace } from '../../base/places.ts';
import { today } from '#shared/domain/today.ts';
import { useIsWritten } from '../../base/written.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Texts } from '../../ui/texts.tsx';
import { Writing } from '../../ui/writing.tsx';
import { BackupNews } from './backup-news.tsx';
import { ConflictNews } from './conflict-news.tsx';
import { DraftLines } from '../drafts/draft-lines.tsx';
import { EventDates, EventTable } from '../events/event-table.tsx';
import './home-page.css';

const SHOWN = 8;
/** Events that are looked through for what they lack. */
const LOOKED_AT = 30;

/** The field by which each of what is due is settled. */
const SETTLED_BY = { report: 'reportSent', pageOnline: 'webPage', recordsKept: 'balancePaid', personOverdue: 'keepUntil' } as const;

/** Where something is settled: in the form, or, where nothing is written, on the page of the record. */
function useSettling(): typeof fieldPlace {
  const isWritten = useIsWritten();
  return (kind, id, field) => (isWritten ? null : recordPlace(kind, id)) ?? fieldPlace(kind, id, field);
}

function Drafts() {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.drafts.list.queryOptions({}));
  if (data.length === 0) return null;
  return (
    <Section
      title={t('app:drafts.title')}
      aside={
        data.length > SHOWN ? (
          <LinkButton to="/drafts" look="quiet">
            {t('app:home.all', { count: data.length })}
          </LinkButton>
        ) : null
      }
    >
      <DraftLines drafts={data.slice(0, SHOWN)} />
    </Section>
  );
}

/** Held events that a funder would send back: the newest, and on the page of reports all of them. */
function Missing() {
  const { t, i18n } = useWords();
  const { data } = useSuspenseQuery(queries.reports.events.queryOptions({ input: { after: null, limit: LOOKED_AT, language: interfaceLanguage(i18n.language) } }));
  const lacking = data.items.filter(({ missing }) => missing > 0);
  if (lacking.length === 0) return null;
  return (
    <Section
      title={t('app:home.missing')}
      aside={
        <LinkButton to="/reports" look="quiet">
          {t('app:reports.title')}
        </LinkButton>
      }
    >
      <ul className="lines">
        {lacking.slice(0, SHOWN).map((event) => (
          <li key={event.id}>
            <Link to="/reports/$report/$id" params={{ report: 'event-sheet', id: event.id }}>
              <Texts texts={event.name} />
            </Link>
            <span className="written">{t('app:reports.missing', { count: event.missing })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The projects themselves, one key away. */
function Projects() {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.projects.list.queryOptions({}));
  if (data.length === 0) return null;
  return (
    <Section
      title={t('domain:kinds.project')}
      aside={
        <LinkButton to="/projects/new" look="quiet">
          {t('app:projects.new')}
        </LinkButton>
      }
    >
      <ul className="lines">
        {data.map((project) => (
          <li key={project.id}>
            <Link to="/projects/$id" params={{ id: project.id }}>
              {project.acronym}
            </Link>{' '}
            {project.title ? <Texts texts={project.title} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function FirstSteps() {
  const { t } = useWords();
  return (
    <Section title={t('app:home.begin')}>
      <ol className="home-steps">
        <li>
          <LinkButton to="/projects/new" look="primary">
            {t('app:projects.new')}
          </LinkButton>
          <span>{t('app:home.stepProject')}</span>
        </li>
        <li>
          <LinkButton to="/events/new">{t('app:events.new')}</LinkButton>
          <span>{t('app:home.stepEvent')}</span>
        </li>
        <li>
          <LinkButton to="/settings">{t('app:rail.settings')}</LinkButton>
          <span>{t('app:home.stepBackup')}</span>
        </li>
      </ol>
    </Section>
  );
}

function Undecided() {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.plan.due.queryOptions({ input: { today: today(), limit: SHOWN } }));
  if (data.undecidedTotal === 0) return null;
  return (
    <Section
      title={t('app:home.undecided')}
      aside={
        data.undecidedTotal > SHOWN ? (
          <LinkButton to="/events" search={{ q: codeWritten('status', 'late', spokenLanguage()) }} look="quiet">
            {t('app:home.all', { count: data.undecidedTotal })}
          </LinkButton>
        ) : null
      }
    >
      <Writing>
        <p className="quiet">{t('app:home.undecidedHelp')}</p>
      </Writing>
      <EventTable events={data.undecided} />
    </Section>
  );
}

function Due() {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const settling = useSettling();
  const { data } = useSuspenseQuery(queries.plan.due.queryOptions({ input: { today: today(), limit: SHOWN } }));
  if (data.lines.length === 0) return null;
  return (
    <Section title={t('app:home.due')}>
      <ul className="lines">
        {data.lines.map((line) => (
          <li key={`${line.code} ${line.id}`}>
            <Link {...settling(line.kind, line.id, SETTLED_BY[line.code])}>
              <Texts texts={line.name} />
            </Link>
            <span className="written">
              {t(`app:due.${line.code}`, { day: formatDate(line.day, language) })}
              {line.isOver && line.code === 'report' ? ` ${t('app:due.over')}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was captured in a hurry, one press away from where it is finished. */
function Unassigned() {
  const { t } = useWords();
  const settling = useSettling();
  const { data } = useSuspenseQuery(queries.plan.home.queryOptions({}));
  if (data.unassigned.length === 0) return null;
  return (
    <Section title={t('app:home.unassigned')}>
      <Writing>
        <p className="quiet">{t('app:home.unassignedHelp')}</p>
      </Writing>
      <ul className="lines">
        {data.unassigned.map((event) => (
          <li key={event.id}>
            <Link {...settling('event', event.id, 'projects')}>
              <Texts texts={event.title} />
            </Link>
            <span className="written">
              <EventDates event={event} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Recent() {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const { data } = useSuspenseQuery(queries.plan.home.queryOptions({}));
  if (data.recent.length === 0) return null;
  return (
    <Section title={t('app:home.recent')}>
      <ul className="lines">
        {data.recent.map((record) => {
          const place = recordPlace(record.kind, record.id);
          return (
            <li key={record.id}>
              {place ? (
                <Link {...place}>
                  <Texts texts={record.name} />
                </Link>
              ) : (
                <Texts texts={record.name} />
              )}
              <span className="written">
                {t(`domain:kind.${record.kind}`)} · {record.author} · {formatMoment(record.at, language)}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

export function HomePage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(queries.plan.home.queryOptions({}));
  const status = useSuspenseQuery(queries.archive.status.queryOptions({}));
  useKeys({ create: () => void navigate({ to: data.hasRecords ? '/events/new' : '/projects/new' }) });
  const name = t('app:home.title');
  return (
    <Page wide title={name} name={name} kind={status.data?.name}>
      <Writing>
        {data.hasRecords && status.data?.sample === false ? <BackupNews /> : null}
        <ConflictNews />
        <Drafts />
        {data.hasRecords ? null : <FirstSteps />}
      </Writing>
      <Undecided />
      <Unassigned />
      <Due />
      <Missing />
      <Projects />
      <Recent />
    </Page>
  );
}
