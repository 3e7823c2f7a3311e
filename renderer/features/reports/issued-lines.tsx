/** The reports that were given out of a record, each with how much of it is different today. */

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { IssuedReport } from '#shared/contract/issued.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { languageName } from '#shared/domain/languages.ts';
import { failureOf, queries } from '../../api/client.ts';
import { useSentence } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { Texts } from '../../ui/texts.tsx';
import { useReportName } from './report-name.ts';
import './issued.css';

/** Each is held against today's data: few at once. */
const PAGE = 10;

/** Letters of a hash that tell it from others at a glance. */
const START = 12;

function Since({ id }: { readonly id: string }) {
  const { t } = useWords();
  const sentence = useSentence();
  const { data, error } = useQuery(queries.issued.compare.queryOptions({ input: { id } }));
  if (error) return <span className="issued-damaged">{failureOf(error).code === 'issued.fileDamaged' ? t('app:issued.damaged') : sentence(error)}</span>;
  if (!data) return <span className="quiet">{t('app:issued.comparing')}</span>;
  return data.changes.length === 0 ? <span className="quiet">{t('app:issued.same')}</span> : <span className="issued-changed">{t('app:issued.changes', { count: data.changes.length })}</span>;
}

function Line({ issued }: { readonly issued: IssuedReport }) {
  const { t, i18n } = useWords();
  const reportName = useReportName();
  const language = interfaceLanguage(i18n.language);
  const { id, title, report, issuedAt, author, note, pdfSha256 } = issued;
  return (
    <li className="output-line">
      <span>
        <Link to="/issued/$id" params={{ id }}>
          <Texts texts={title} />
        </Link>
        <span className="written">{[reportName(report), languageName(issued.language, language), formatMoment(issuedAt, language), author, note].filter(Boolean).join(' · ')}</span>
        <span className="written issued-hash" title={pdfSha256}>
          {t('app:issued.hash', { start: pdfSha256.slice(0, START) })}
        </span>
      </span>
      <Since id={id} />
    </li>
  );
}

interface Props {
  readonly eventId?: string;
  /** With those of its events. */
  readonly projectId?: string;
  readonly organisationId?: string;
  /** EDTF */
  readonly period?: string;
  /** As `selectionText` says it. */
  readonly selection?: string;
  /** As `questionOf` says it. */
  readonly question?: string;
}

/** Nothing where none was given out yet; without a record, all that were. */
export function IssuedReports({ eventId, projectId, organisationId, period, selection, question }: Props) {
  const { t } = useWords();
  const list = useInfiniteQuery(
    queries.issued.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE, eventId: eventId ?? null, projectId: projectId ?? null, organisationId: organisationId ?? null, period: period ?? null, selection: selection ?? null, question: question ?? null }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (found.length === 0) return null;
  return (
    <Section title={t('app:issued.title')}>
      <ul className="lines">
        {found.map((issued) => (
          <Line key={issued.id} issued={issued} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button onPress={() => void list.fetchNextPage()} isPending={list.isFetchingNextPage}>
          {t('app:issued.more')}
        </Button>
      ) : null}
    </Section>
  );
}
