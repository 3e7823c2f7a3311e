/** How much two copies said differently and nobody has decided yet. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { queries } from '../../api/client.ts';
import { useWords } from '../../base/words.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

export function ConflictNews() {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.merging.conflicts.queryOptions({ input: { limit: 1 } }));
  if (data.total === 0) return null;
  return (
    <Notice
      tone="warn"
      action={
        <LinkButton to="/conflicts" look="quiet">
          {t('app:conflicts.open')}
        </LinkButton>
      }
    >
      {t('app:conflicts.waiting', { count: data.total })}
    </Notice>
  );
}
