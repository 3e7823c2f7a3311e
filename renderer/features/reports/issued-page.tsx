/** A report as it was given out: what it was, what is different today, and its pages. */

import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LinkProps, useParams } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import type { IssuedReport } from '#shared/contract/issued.ts';
import { formatDate, formatMoment } from '#shared/domain/date-text.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { type InterfaceLanguage, type Multilingual, NO_LANGUAGE, languageName } from '#shared/domain/languages.ts';
import { periodInAddress } from '#shared/domain/period.ts';
import type { ReportSubject } from '#shared/domain/report-kinds.ts';
import { selectionOf } from '#shared/domain/selection.ts';
import { fromOurs } from '../../api/admission.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt, useSentence } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useMessageOfSaving } from '../../base/saved-message.ts';
import { useWords } from '../../base/words.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { handOver } from '../../ui/hand-over.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Waiting } from '../../ui/problem.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { Writing } from '../../ui/writing.tsx';
import { RecordActions } from '../history/record-actions.tsx';
import { IssuedChanges } from './issued-changes.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { QUESTION_ID } from './question-report.tsx';
import { reportOf, useReportName } from './report-name.ts';
import './report-page.css';
import './issued.css';

/** Reading PDFs takes more code than all the rest of the page: it comes when it is needed. */
const PdfPreview = lazy(() => fromOurs(() => import('./pdf-preview.tsx')));

interface Subject {
  readonly kind: ReportSubject;
  /** As the address of a report names it. */
  readonly id: string;
  readonly name: Multilingual | null;
  /** Chosen events, as `selectionText` says them. */
  readonly selection?: string;
  readonly question?: string;
  /** Its page; none of a period or of chosen events. */
  readonly place: LinkProps | null;
}

/** What it is about; null where that record is no more. */
function subjectOf({ event, project, organisation, subjectKind, subjectId }: IssuedReport, language: InterfaceLanguage, unnamed: string): Subject | null {
  if (subjectKind === 'period') return { kind: 'period', id: periodInAddress(subjectId), name: { [language]: formatDate(subjectId, language) }, place: null };
  if (subjectKind === 'selection') return { kind: 'selection', id: 'selection', name: { [language]: selectionOf(subjectId)?.name ?? unnamed }, selection: subjectId, place: null };
  if (subjectKind === 'question') return { kind: 'question', id: QUESTION_ID, name: { [NO_LANGUAGE]: subjectId }, question: subjectId, place: { to: '/search', search: { q: subjectId } } };
  if (event) return { kind: 'event', ...event, place: { to: '/events/$id', params: { id: event.id } } };
  if (project) return { kind: 'project', ...project, place: { to: '/projects/$id', params: { id: project.id } } };
  return organisation ? { kind: 'organisation', ...organisation, place: { to: '/organisations/$id', params: { id: organisation.id } } } : null;
}

function Note({ issued }: { readonly issued: IssuedReport }) {
  const { t } = useWords();
  const attempt = useAttempt();
  const tell = useMessageOfSaving();
  const [isOpen, setOpen] = useState(false);
  const { id, revision, note } = issued;
  const save = (said: string | null) =>
    void attempt(async () => {
      if (said !== note) tell('issuedReport', (await client.issued.note({ id, revision, note: said })).revision);
    });
  const title = t(note === null ? 'app:issued.addNote' : 'app:issued.editNote');
  return (
    <>
      {note}{' '}
      <Writing>
        <Button look="quiet" onPress={() => setOpen(true)}>
          {title}
        </Button>
      </Writing>
      <NoteDialog title={title} confirm={t('app:issued.saveNote')} note={note} isOpen={isOpen} onOpenChange={setOpen} onConfirm={save} />
    </>
  );
}

function IssuedFacts({ issued }: { readonly issued: IssuedReport }) {
  const { t, i18n } = useWords();
  const reportName = useReportName();
  const language = interfaceLanguage(i18n.language);
  const subject = subjectOf(issued, language, t('reports:selection.unnamed'));
  const size = numberFormat(language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.max(1, issued.bytes / 1024));
  return (
    <Facts>
      <Fact name={t('domain:field.report')}>{reportName(issued.report)}</Fact>
      {subject ? (
        <Fact name={t(`domain:reportSubject.${subject.kind}`)}>
          {subject.place ? (
            <Link {...subject.place}>
              <Texts texts={subject.name} />
            </Link>
          ) : (
            <Texts texts={subject.name} />
          )}
        </Fact>
      ) : null}
      <Fact name={t('domain:field.issuedAt')}>{formatMoment(issued.issuedAt, language)}</Fact>
      <Fact name={t('domain:field.author')}>{issued.author}</Fact>
      <Fact name={t('domain:field.language')}>{languageName(issued.language, language)}</Fact>
      <Fact name={t('domain:field.note')}>
        <Note issued={issued} />
      </Fact>
      <Fact name={t('domain:field.fileName')}>
        <span className="issued-hash">{issued.fileName}</span>
        <span className="written number">{`${t('command:pages', { count: issued.pages })} · ${size}`}</span>
      </Fact>
      <Fact name={t('domain:field.pdfSha256')}>
        <span className="issued-hash">{issued.pdfSha256}</span>
      </Fact>
      <Fact name={t('domain:field.dataSha256')}>
        <span className="issued-hash">{issued.dataSha256}</span>
      </Fact>
      {issued.rulesVersion === null ? null : <Fact name={t('domain:field.rulesVersion')}>{issued.rulesVersion}</Fact>}
      <Fact name={t('domain:field.programVersion')}>{issued.programVersion}</Fact>
    </Facts>
  );
}

function Pages({ id }: { readonly id: string }) {
  const { t } = useWords();
  const sentence = useSentence();
  const { data, error } = useQuery(queries.issued.file.queryOptions({ input: { id }, gcTime: 0 }));
  if (error) return <Notice tone="bad">{sentence(error)}</Notice>;
  if (!data) return <Waiting />;
  return (
    <>
      <p className="sheet-save">
        <Button look="primary" onPress={() => void handOver(data)}>
          {t('app:reports.save')}
        </Button>
      </p>
      <Suspense fallback={<Waiting />}>
        <PdfPreview pdf={data.file} key={data.sha256} />
      </Suspense>
    </>
  );
}

/** The same report, made of what the archive says now. */
function Today({ issued }: { readonly issued: IssuedReport }) {
  const { t, i18n } = useWords();
  const report = reportOf(issued.report);
  const subject = subjectOf(issued, interfaceLanguage(i18n.language), t('reports:selection.unnamed'));
  if (!report || !subject) return null;
  return (
    <LinkButton to="/reports/$report/$id" params={{ report, id: subject.id }} search={{ language: issued.language, q: subject.question }} {...(subject.selection === undefined ? {} : { state: { selection: subject.selection } })} look="quiet">
      {t('app:issued.today')}
    </LinkButton>
  );
}

export function IssuedPage() {
  const { t, i18n } = useWords();
  const text = useText();
  const { id } = useParams({ from: '/framed/issued/$id' });
  const { data: issued } = useSuspenseQuery(queries.issued.get.queryOptions({ input: { id } }));
  const language = interfaceLanguage(i18n.language);
  const subject = subjectOf(issued, language, t('reports:selection.unnamed'));
  const after: LinkProps = subject?.place ?? { to: '/reports' };
  const name = text(issued.title);
  return (
    <Page
      back={{ place: after, name: subject?.place ? <Texts texts={subject.name} /> : t('app:reports.title') }}
      kind={t('domain:kind.issuedReport')}
      title={<Texts texts={issued.title} />}
      name={`${t('domain:kind.issuedReport')}: ${name}`}
      under={<span>{t('app:issued.lead', { time: formatMoment(issued.issuedAt, language), author: issued.author })}</span>}
      actions={<RecordActions kind="issuedReport" id={id} name={name} after={after} />}
    >
      <p className="quiet issued-frozen">{t('app:issued.frozen')}</p>
      <Section title={t('app:project.facts')}>
        <IssuedFacts issued={issued} />
      </Section>
      <Section title={t('app:issued.since')} aside={<Today issued={issued} />}>
        <IssuedChanges issued={issued} />
      </Section>
      <Section title={t('app:issued.pdf')}>
        <Pages id={id} />
      </Section>
    </Page>
  );
}
