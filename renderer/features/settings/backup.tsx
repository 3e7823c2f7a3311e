/** Backing the archive up: where to, when last, and what came of it. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupView } from '#shared/contract/archive.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { client, queries } from '../../api/client.ts';
import { desktop } from '../../api/shell.ts';
import { useSentence } from '../../base/commands.ts';
import { useLedHere } from '../../base/led-here.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { FolderDialog } from '../../ui/folder-dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Backups } from './backup-list.tsx';
import { PlanTimes, USUAL, takePlan } from './backup-plan.tsx';

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
  const { data: state } = useSuspenseQuery(queries.backups.state.queryOptions({}));
  const [choosing, setChoosing] = useState(false);
  const [working, setWorking] = useState(false);
  const button = useLedHere<HTMLButtonElement>('backup');
  const [made, setMade] = useState<BackupView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { plan, last } = state;
  const usual = plan?.folder ?? last?.folder;

  const backUp = async (folder: string) => {
    setWorking(true);
    setMade(null);
    setProblem(null);
    try {
      const backup = await client.archive.backUp({ folder });
      setMade(backup);
      if (!plan) await takePlan({ ...USUAL, folder: backup.folder });
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
        <Fact name={t('app:backup.folder')}>{plan ? plan.folder : t('app:backup.noFolder')}</Fact>
        <Fact name={t('app:backup.last')}>{last ? `${formatMoment(last.at, language)}, ${last.folder}` : t('app:backup.none')}</Fact>
      </Facts>
      <p className="settings-buttons">
        {usual ? (
          <Button ref={button} onPress={() => void backUp(usual)} isPending={working}>
            {t('app:backup.again')}
          </Button>
        ) : null}
        <Button {...(usual ? {} : { ref: button })} onPress={() => void choose()} isPending={working && !usual}>
          {t(usual ? 'app:backup.elsewhere' : 'app:backup.now')}
        </Button>
      </p>
      <div role="status">{made ? <Made backup={made} /> : null}</div>
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      {state.failure ? <Notice tone="warn">{failureSentence(i18n, state.failure)}</Notice> : null}
      {plan ? <PlanTimes plan={plan} /> : null}
      {usual ? <Backups key={usual} folder={usual} /> : null}
      <FolderDialog isOpen={choosing} onOpenChange={setChoosing} purpose="backUp" onChoose={(folder) => void backUp(folder)} />
    </>
  );
}
