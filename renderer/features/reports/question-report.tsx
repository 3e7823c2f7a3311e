/** A report about what a question finds. */

import { Link, useSearch } from '@tanstack/react-router';
import { questionOf } from '#shared/domain/finding-aid.ts';
import { useWords } from '../../base/words.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { ReportOf } from './report-of.tsx';
import type { Asked } from './shape-state.ts';

/** What the address of a report says where it is about a question, which stands behind it. */
export const QUESTION_ID = 'question';

export function OfQuestion({ asked }: { readonly asked: Asked }) {
  const { t } = useWords();
  const { q } = useSearch({ from: '/framed/reports/$report/$id' });
  const question = questionOf(q ?? '');
  if (question === null) {
    const kind = t(`reports:names.${asked.report}`);
    return (
      <Page back={{ place: { to: '/reports' }, name: t('app:reports.title') }} title={kind} name={kind}>
        <Empty action={<LinkButton to="/search" search={{ q: '' }}>{t('app:search.title')}</LinkButton>}>{t('app:exportFound.noQuestion')}</Empty>
      </Page>
    );
  }
  const title = (
    <Link to="/search" search={{ q: question }} className="sheet-title">
      {question}
    </Link>
  );
  return <ReportOf asked={{ ...asked, subjectId: question }} title={title} name={question} />;
}
