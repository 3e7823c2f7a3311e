import { useSuspenseQuery } from '@tanstack/react-query';
import { queries } from '../../api/client.ts';
import { useWords } from '../../base/words.ts';
import { Empty, Page } from '../../ui/page.tsx';
import { DraftLines } from './draft-lines.tsx';

export function DraftsPage() {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.drafts.list.queryOptions({}));
  return (
    <Page title={t('app:drafts.title')} name={t('app:drafts.title')} under={data.length > 0 ? <span>{t('app:drafts.lead')}</span> : null}>
      {data.length === 0 ? <Empty>{t('app:drafts.empty')}</Empty> : <DraftLines drafts={data} />}
    </Page>
  );
}
