/** On every page of a backup: which one it is, that nothing is changed in it, what can be taken back, and the way out. */

import type { OpenArchiveView } from '#shared/contract/archive.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { client } from '../../api/client.ts';
import { desktop } from '../../api/shell.ts';
import { useAttempt } from '../../base/commands.ts';
import { useCommands } from '../../base/commands-here.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { recordAt } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import './backups.css';

type Backup = NonNullable<OpenArchiveView['backup']>;

/** What leads back to the archive that the backup is of. */
function Ways({ path }: { readonly path: string }) {
  const { t } = useWords();
  const say = useSay();
  const attempt = useAttempt();
  const record = recordAt(path);
  const takeBack = () =>
    void attempt(async () => {
      if (!record) return;
      await client.backups.showThen(record);
      desktop?.showLiving();
      say(t('app:beside.shown'));
    });
  const close = () =>
    void attempt(async () => {
      await client.archive.close();
      // A browser may keep it, and the page then says that it can be closed.
      window.close();
    });
  useCommands([
    ...(record ? [{ id: 'takeBackThis', name: t('app:beside.takeBack'), does: { run: takeBack } }] : []),
    { id: 'closeBackup', name: t('app:beside.close'), does: { run: close } },
  ]);
  return (
    <>
      {record ? (
        <Button look="primary" onPress={takeBack}>
          {t('app:beside.takeBack')}
        </Button>
      ) : null}
      <Button onPress={close}>{t('app:beside.close')}</Button>
    </>
  );
}

export function BackupBand({ backup: { at, isBeside }, path }: { readonly backup: Backup; readonly path: string }) {
  const { t, i18n } = useWords();
  return (
    <div className="backup-band" role="group" aria-label={t('app:beside.label')}>
      <p>
        <strong>{t('app:takeBack.of', { at: formatMoment(at, interfaceLanguage(i18n.language)) })}</strong> {t('app:readOnly.backup')} {isBeside ? t('app:beside.living') : null}
      </p>
      <div className="backup-band-ways">{isBeside ? <Ways path={path} /> : <LinkButton to="/start">{t('app:settings.switch')}</LinkButton>}</div>
    </div>
  );
}
