/** When the archive was last backed up, and a word where that is too long ago or could not be done. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { failureSentence } from '#shared/language/sentences.ts';
import { queries } from '../../api/client.ts';
import { useWords } from '../../base/words.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

export function BackupNews() {
  const { t, i18n } = useWords();
  const { data } = useSuspenseQuery(queries.backups.state.queryOptions({}));
  const { days, isOld, failure } = data;
  const when = days === null ? t('app:backup.home.never') : days === 0 ? t('app:backup.home.today') : t('app:backup.home.days', { count: days });
  return (
    <Notice
      tone={isOld || failure ? 'warn' : 'info'}
      action={
        <LinkButton to="/settings" look="quiet">
          {t('app:backup.home.open')}
        </LinkButton>
      }
    >
      <p>
        {when} {isOld && days !== null ? t('app:backup.home.old') : null}
      </p>
      {failure ? <p>{failureSentence(i18n, failure)}</p> : null}
    </Notice>
  );
}
