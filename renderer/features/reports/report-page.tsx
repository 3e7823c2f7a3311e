/** A report, by what it is about. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { formatDate } from '#shared/domain/date-text.ts';
import { isReportLanguage } from '#shared/domain/languages.ts';
import { shortestPeriod } from '#shared/domain/period.ts';
import { type ReportSubject, reportIds, reportKinds } from '#shared/domain/report-kinds.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { Texts, useText } from '../../ui/texts.tsx';
import { useReportLanguage } from './report-language.tsx';
import { ReportOf } from './report-of.tsx';
import type { Asked } from './shape-state.ts';
import { OfQuestion } from './question-report.tsx';
import { OfSelection } from './selection-report.tsx';

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

const PAGES = { event: OfEvent, project: OfProject, organisation: OfOrganisation, period: OfPeriod, selection: OfSelection, question: OfQuestion } as const satisfies Readonly<Record<ReportSubject, unknown>>;

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
