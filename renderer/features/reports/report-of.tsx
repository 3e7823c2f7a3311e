/** What every report's page shows: what it still lacks, its pages, and the files that it is taken along as. */

import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, Suspense, lazy, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { GapView } from '#shared/contract/reports.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import { type ReportFormat, type ReportSubject, reportKinds } from '#shared/domain/report-kinds.ts';
import { reportGapSentence } from '#shared/language/sentences.ts';
import { fromOurs } from '../../api/admission.ts';
import { client, queries } from '../../api/client.ts';
import { useCommands } from '../../base/commands-here.ts';
import { useSentence } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { fieldPlace } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import { useIsWritten } from '../../base/written.ts';
import { Button } from '../../ui/button.tsx';
import { handOver } from '../../ui/hand-over.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Waiting } from '../../ui/problem.tsx';
import { Issue } from './issue.tsx';
import { IssuedReports } from './issued-lines.tsx';
import { ReportLanguageSelect, useReportLanguage } from './report-language.tsx';
import { ReportText } from './report-text.tsx';
import { ShapePanel } from './shape-panel.tsx';
import { type Asked, type AskedInShape, useShape } from './shape-state.ts';
import '../../ui/switch.css';
import './report-page.css';

/** Reading PDFs takes more code than all the rest of the page: it comes when it is needed. */
const PdfPreview = lazy(() => fromOurs(() => import('./pdf-preview.tsx')));

interface ShownProps {
  /** In the shape that it has had for a while. */
  readonly asked: AskedInShape;
  /** In the shape of now, in which it is given out. */
  readonly now: AskedInShape;
  /** How much it still lacks before a funder would take it. */
  readonly missing: number;
}

/** Under which name what was given out is asked for, kind by kind. */
const ISSUED_OF = { event: 'eventId', project: 'projectId', organisation: 'organisationId', period: 'period', selection: 'selection', question: 'question' } as const satisfies Readonly<Record<ReportSubject, string>>;

/** Shown at first, the gravest: a project has many events, and the report stands below. */
const SHOWN = 12;

function Gaps({ gaps }: { readonly gaps: readonly GapView[] }) {
  const isWritten = useIsWritten();
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
              {!isWritten || gap.field === '' || gap.kind === 'period' || gap.kind === 'selection' || gap.kind === 'question' ? null : (
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
function OtherFormats({ asked, formats }: { readonly asked: AskedInShape; readonly formats: readonly ReportFormat[] }) {
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
  useCommands(formats.map((format) => ({ id: `save-${format}`, name: t('app:reports.saveAs', { format: format.toUpperCase() }), also: t('app:palette.also.saveReport'), does: { run: () => void save(format) } })));
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

/** A while in which the pages are still those of the shape before this one keeps them in sight. */
function Preview({ asked, now, missing }: ShownProps) {
  const { t } = useWords();
  const sentence = useSentence();
  const made = useQuery(queries.reports.make.queryOptions({ input: { ...asked, format: 'pdf' }, gcTime: 0, placeholderData: keepPreviousData }));
  const file = made.data;
  useCommands(file ? [{ id: 'save-pdf', name: t('app:reports.save'), also: t('app:palette.also.saveReport'), does: { run: () => void handOver(file) } }] : []);
  if (made.error) return <Notice tone="bad">{sentence(made.error)}</Notice>;
  if (!made.data) return <Waiting />;
  const { data } = made;
  const isOfNow = !made.isPlaceholderData && JSON.stringify(asked) === JSON.stringify(now);
  return (
    <>
      <p className="sheet-save">
        <Button look="primary" isPending={!isOfNow} onPress={() => void handOver(data)}>
          {t('app:reports.save')}
        </Button>
        <Issue asked={now} missing={missing} />
        <OtherFormats asked={now} formats={reportKinds[asked.report].formats.filter((format) => format !== 'pdf')} />
      </p>
      <p className="quiet sheet-name">{data.name}</p>
      <Suspense fallback={<Waiting />}>
        <PdfPreview pdf={data.file} />
      </Suspense>
      <p className="quiet sheet-hash">{t('app:reports.hash', { sha256: data.sha256 })}</p>
    </>
  );
}

/** The report as text, whose figures open the records that they come from. */
function Told({ asked }: { readonly asked: AskedInShape }) {
  const { data } = useSuspenseQuery(queries.reports.read.queryOptions({ input: asked }));
  return <ReportText {...data} />;
}

const views = ['pages', 'text'] as const;
type View = (typeof views)[number];

/** Its pages as they are printed, or its text with where each figure comes from. */
function Shown({ asked, now, missing }: ShownProps) {
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
        <Preview asked={asked} now={now} missing={missing} />
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
  /** What stands before what it lacks. */
  readonly before?: ReactNode;
}

export function ReportOf({ asked, title, name, before }: AboutProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { keep } = useReportLanguage();
  const { q } = useSearch({ from: '/framed/reports/$report/$id' });
  const choose = (language: ReportLanguage) => {
    void navigate({ to: '.', search: { language, q }, state: true, replace: true });
    keep(language);
  };
  const { shaping, now, shown } = useShape(asked);
  const gaps = useSuspenseQuery(queries.reports.gaps.queryOptions({ input: shown }));
  const kind = t(`reports:names.${asked.report}`);
  return (
    <Page
      back={{ place: { to: '/reports' }, name: t('app:reports.title') }}
      kind={kind}
      title={title}
      name={`${kind}: ${name}`}
      actions={<ReportLanguageSelect value={asked.language} onChange={choose} />}
    >
      {before}
      <Section title={t('app:reports.gaps')}>
        <Gaps gaps={gaps.data} />
      </Section>
      <ShapePanel shaping={shaping} key={`${asked.report} ${asked.subjectId}`} />
      <Section title={kind}>
        <Shown asked={shown} now={now} missing={gaps.data.filter(({ weight }) => weight === 'missing').length} key={`${asked.report} ${asked.subjectId} ${asked.language}`} />
      </Section>
      <IssuedReports {...{ [ISSUED_OF[reportKinds[asked.report].subject]]: asked.subjectId }} />
    </Page>
  );
}
