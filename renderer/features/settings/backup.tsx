/** Backing the archive up: where to, when last, and what came of it. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupView } from '#shared/contract/archive.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { client, queries } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { desktop } from '../../api/shell.ts';
import { useSentence } from '../../base/commands.ts';
import { useLedHere } from '../../base/led-here.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { FolderDialog } from '../../ui/folder-dialog.tsx';
import { Notice } from '../../ui/notice.tsx';

function Made({ backup }: { readonly backup: BackupView }) {
  const { t } = useWords();
  return (
    <Notice tone={backup.missing.length > 0 ? 'warn' : 'info'}>
      <p>{t('app:backup.made', { folder: backup.folder, originals: backup.originals - backup.missing.length })}</p>
      {backup.missing.length > 0 ? <p>{t('app:backup.lacks', { count: backup.missing.length })}</p> : null}
    </Notice>
  );
}

export function Backup() {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const sentence = useSentence();
  const { data: archive } = useSuspenseQuery(queries.archive.status.queryOptions({}));
  const { data: settings } = useSuspenseQuery(queries.settings.get.queryOptions({}));
  const [choosing, setChoosing] = useState(false);
  const [working, setWorking] = useState(false);
  const button = useLedHere<HTMLButtonElement>('backup');
  const [made, setMade] = useState<BackupView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const last = archive ? settings.backups[archive.id] : undefined;

  const backUp = async (folder: string) => {
    setWorking(true);
    setMade(null);
    setProblem(null);
    try {
      setMade(await client.archive.backUp({ folder }));
      await queryClient.invalidateQueries({ queryKey: queries.settings.key() });
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setWorking(false);
    }
  };
  const choose = async () => {
    if (!desktop) return setChoosing(true);
    const answer = await desktop.chooseFolder();
    if (answer.ok && answer.value) await backUp(answer.value);
  };
  return (
    <>
      <p className="quiet settings-help">{t('app:backup.help')}</p>
      <Facts>
        <Fact name={t('app:backup.last')}>{last ? `${formatMoment(last.at, language)}, ${last.folder}` : t('app:backup.none')}</Fact>
      </Facts>
      <p className="settings-buttons">
        {last ? (
          <Button ref={button} onPress={() => void backUp(last.folder)} isPending={working}>
            {t('app:backup.again')}
          </Button>
        ) : null}
        <Button {...(last ? {} : { ref: button })} onPress={() => void choose()} isPending={working && !last}>
          {t(last ? 'app:backup.elsewhere' : 'app:backup.now')}
        </Button>
      </p>
      <div role="status">{made ? <Made backup={made} /> : null}</div>
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      <FolderDialog isOpen={choosing} onOpenChange={setChoosing} purpose="backUp" onChoose={(folder) => void backUp(folder)} />
    </>
  );
}
