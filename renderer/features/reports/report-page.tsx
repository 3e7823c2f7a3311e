/** A report: what it still lacks, its pages, and the files that it is taken along as. */

import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, Suspense, lazy, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { GapView } from '#shared/contract/reports.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { type ReportLanguage, isReportLanguage } from '#shared/domain/languages.ts';
import { shortestPeriod } from '#shared/domain/period.ts';
import { type ReportFormat, type ReportId, type ReportSubject, reportIds, reportKinds } from '#shared/domain/report-kinds.ts';
import { reportGapSentence } from '#shared/language/sentences.ts';
import { client, queries } from '../../api/client.ts';
import { useSentence } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { fieldPlace } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { handOver } from '../../ui/hand-over.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Waiting } from '../../ui/problem.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { Issue } from './issue.tsx';
import { IssuedReports } from './issued-lines.tsx';
import { ReportLanguageSelect, useReportLanguage } from './report-language.tsx';
import { ReportText } from './report-text.tsx';
import './report-page.css';

/** Reading PDFs takes more code than all the rest of the page: it comes when it is needed. */
const PdfPreview = lazy(() => import('./pdf-preview.tsx'));

interface Asked {
  readonly report: ReportId;
  readonly subjectId: string;
  readonly language: ReportLanguage;
}

interface ShownProps {
  readonly asked: Asked;
  /** How much it still lacks before a funder would take it. */
  readonly missing: number;
}

/** Under which name what was given out is asked for, kind by kind. */
const ISSUED_OF = { event: 'eventId', project: 'projectId', organisation: 'organisationId', period: 'period' } as const satisfies Readonly<Record<ReportSubject, string>>;

/** Shown at first, the gravest: a project has many events, and the report stands below. */
const SHOWN = 12;

function Gaps({ gaps }: { readonly gaps: readonly GapView[] }) {
  const { t, i18n } = useWords();
  const [shown, setShown] = useState(SHOWN);
  const list = useRef<HTMLUListElement>(null);
  if (gaps.length === 0) return <Notice tone="info">{t('app:reports.nothingMissing')}</Notice>;
  const showAll = () => {
    flushSync(() => setShown(gaps.length));
    // The button is gone: who pressed it goes on with the first of those that came.
    [...(list.current?.children ?? [])].slice(SHOWN).flatMap((line) => line.querySelector('a') ?? [])[0]?.focus();
  };
  return (
    <>
      <ul className="gaps" ref={list}>
        {gaps.slice(0, shown).map((gap, index) => {
          const sentence = reportGapSentence(i18n, gap, interfaceLanguage(i18n.language));
          return (
            <li key={index} className={`gap gap-${gap.weight}`}>
              <span className="gap-weight">{t(`app:reports.weight.${gap.weight}`)}</span>
              <span>
                {sentence}
                {gap.source ? <span className="gap-source">{t('app:reports.source', { source: gap.source })}</span> : null}
              </span>
              {gap.field === '' || gap.kind === 'period' ? null : (
                <Link {...fieldPlace(gap.kind, gap.id, gap.field)}>
                  {t('app:reports.mend')}
                  <span className="only-heard">: {sentence}</span>
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      {gaps.length > shown ? <Button onPress={showAll}>{t('app:reports.moreGaps', { count: gaps.length - shown })}</Button> : null}
    </>
  );
}

/** The formats beside the PDF; each is made when it is asked for. */
function OtherFormats({ asked, formats }: { readonly asked: Asked; readonly formats: readonly ReportFormat[] }) {
  const { t } = useWords();
  const sentence = useSentence();
  const [making, setMaking] = useState<ReportFormat | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (format: ReportFormat) => {
    setMaking(format);
    setProblem(null);
    try {
      await handOver(await client.reports.make({ ...asked, format }));
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setMaking(null);
    }
  };
  return (
    <>
      {formats.map((format) => (
        <Button key={format} look="quiet" isPending={making === format} onPress={() => void save(format)}>
          {t('app:reports.saveAs', { format: format.toUpperCase() })}
        </Button>
      ))}
      <span role="alert">{problem}</span>
    </>
  );
}

function Preview({ asked, missing }: ShownProps) {
  const { t } = useWords();
  const sentence = useSentence();
  const made = useQuery(queries.reports.make.queryOptions({ input: { ...asked, format: 'pdf' }, gcTime: 0 }));
  if (made.error) return <Notice tone="bad">{sentence(made.error)}</Notice>;
  if (!made.data) return <Waiting />;
  const { data } = made;
  return (
    <>
      <p className="sheet-save">
        <Button look="primary" onPress={() => void handOver(data)}>
          {t('app:reports.save')}
        </Button>
        <Issue asked={asked} missing={missing} />
        <OtherFormats asked={asked} formats={reportKinds[asked.report].formats.filter((format) => format !== 'pdf')} />
      </p>
      <p className="quiet sheet-name">{data.name}</p>
      <Suspense fallback={<Waiting />}>
        <PdfPreview pdf={data.file} key={data.sha256} />
      </Suspense>
      <p className="quiet sheet-hash">{t('app:reports.hash', { sha256: data.sha256 })}</p>
    </>
  );
}

/** The report as text, whose figures open the records that they come from. */
function Told({ asked }: { readonly asked: Asked }) {
  const { data } = useSuspenseQuery(queries.reports.read.queryOptions({ input: asked }));
  return <ReportText {...data} />;
}

const views = ['pages', 'text'] as const;
type View = (typeof views)[number];

/** Its pages as they are printed, or its text with where each figure comes from. */
function Shown({ asked, missing }: ShownProps) {
  const { t } = useWords();
  const [view, setView] = useState<View>('pages');
  return (
    <>
      <ToggleButtonGroup className="switch report-view" aria-label={t('app:reports.view')} selectionMode="single" disallowEmptySelection selectedKeys={[view]} onSelectionChange={(keys) => setView(keys.has('text') ? 'text' : 'pages')}>
        {views.map((one) => (
          <ToggleButton key={one} id={one} className="switch-button">
            {t(`app:reports.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {view === 'pages' ? (
        <Preview asked={asked} missing={missing} />
      ) : (
        <Suspense fallback={<Waiting />}>
          <Told asked={asked} />
        </Suspense>
      )}
    </>
  );
}

interface AboutProps {
  readonly asked: Asked;
  readonly title: ReactNode;
  readonly name: string;
}

function ReportOf({ asked, title, name }: AboutProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { keep } = useReportLanguage();
  const choose = (language: ReportLanguage) => {
    void navigate({ to: '.', search: { language }, replace: true });
    keep(language);
  };
  const gaps = useSuspenseQuery(queries.reports.gaps.queryOptions({ input: asked }));
  const kind = t(`reports:names.${asked.report}`);
  return (
    <Page
      back={{ place: { to: '/reports' }, name: t('app:reports.title') }}
      kind={kind}
      title={title}
      name={`${kind}: ${name}`}
      actions={<ReportLanguageSelect value={asked.language} onChange={choose} />}
    >
      <Section title={t('app:reports.gaps')}>
        <Gaps gaps={gaps.data} />
      </Section>
      <Section title={kind}>
        <Shown asked={asked} missing={gaps.data.filter(({ weight }) => weight === 'missing').length} key={`${asked.report} ${asked.subjectId} ${asked.language}`} />
      </Section>
      <IssuedReports {...{ [ISSUED_OF[reportKinds[asked.report].subject]]: asked.subjectId }} />
    </Page>
  );
}

function OfEvent({ asked }: { readonly asked: Asked }) {
  const text = useText();
  const { data } = useSuspenseQuery(queries.events.get.queryOptions({ input: { id: asked.subjectId } }));
  const title = (
    <Link to="/events/$id" params={{ id: asked.subjectId }} className="sheet-title">
      <Texts texts={data.event.title} />
    </Link>
  );
  return <ReportOf asked={asked} title={title} name={text(data.event.title)} />;
}

function OfProject({ asked }: { readonly asked: Asked }) {
  const { data } = useSuspenseQuery(queries.projects.get.queryOptions({ input: { id: asked.subjectId } }));
  const title = (
    <Link to="/projects/$id" params={{ id: asked.subjectId }} className="sheet-title">
      {data.project.acronym}
    </Link>
  );
  return <ReportOf asked={asked} title={title} name={data.project.acronym} />;
}

function OfOrganisation({ asked }: { readonly asked: Asked }) {
  const text = useText();
  const { data } = useSuspenseQuery(queries.organisations.get.queryOptions({ input: { id: asked.subjectId } }));
  const { shortName, name } = data.organisation;
  const title = (
    <Link to="/organisations/$id" params={{ id: asked.subjectId }} className="sheet-title">
      {shortName ?? <Texts texts={name} />}
    </Link>
  );
  return <ReportOf asked={asked} title={title} name={shortName ?? text(name)} />;
}

function OfPeriod({ asked }: { readonly asked: Asked }) {
  const { i18n } = useWords();
  const said = formatDate(shortestPeriod(asked.subjectId), interfaceLanguage(i18n.language));
  return <ReportOf asked={asked} title={said} name={said} />;
}

const PAGES = { event: OfEvent, project: OfProject, organisation: OfOrganisation, period: OfPeriod } as const satisfies Readonly<Record<ReportSubject, unknown>>;

export function ReportPage() {
  const kept = useReportLanguage();
  const params = useParams({ from: '/framed/reports/$report/$id' });
  const { language: chosen } = useSearch({ from: '/framed/reports/$report/$id' });
  const language = isReportLanguage(chosen) ? chosen : kept.language;
  const report = reportIds.find((known) => known === params.report) ?? 'event-sheet';
  const asked: Asked = { report, subjectId: params.id, language };
  const Of = PAGES[reportKinds[report].subject];
  return <Of asked={asked} />;
}
