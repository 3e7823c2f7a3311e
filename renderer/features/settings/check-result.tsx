/** What a look over the whole archive found, and what can be done about it. */

import { useState } from 'react';
import type { CheckReport } from '#shared/contract/check.ts';
import { damagedReportSentence, problemSentence } from '#shared/language/sentences.ts';
import { client } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

interface Props {
  readonly report: CheckReport;
  readonly canWrite: boolean;
  /** Looks again, after something was done about it. */
  readonly onMended: () => Promise<void>;
}

function NewIndex({ onMended }: Pick<Props, 'onMended'>) {
  const { t } = useWords();
  const say = useSay();
  const attempt = useAttempt();
  const [working, setWorking] = useState(false);
  const make = () =>
    attempt(async () => {
      setWorking(true);
      try {
        await client.archive.reindex();
        say(t('app:settings.reindexed'));
        await onMended();
      } finally {
        setWorking(false);
      }
    });
  return (
    <Button onPress={() => void make()} isPending={working}>
      {t('app:settings.reindex')}
    </Button>
  );
}

export function CheckResult({ report, canWrite, onMended }: Props) {
  const { t, i18n } = useWords();
  const { sound, files, index } = report;
  const isIndexWrong = !index.ok || !index.current;
  const harmless = [
    ...files.extra.map((file) => t('command:fileExtra', { file })),
    ...files.torn.map((file) => t('command:pictureTorn', { file })),
  ];
  const problems = [
    ...[...report.database.problems, ...report.history.problems].map((problem) => problemSentence(i18n, problem)),
    ...files.missing.map((sha256) => t('command:fileMissing', { sha256 })),
    ...files.altered.map((sha256) => t('command:fileAltered', { sha256 })),
    ...files.unreadable.map((sha256) => t('command:fileUnreadable', { sha256 })),
    ...files.issued.map((damaged) => damagedReportSentence(i18n, damaged, interfaceLanguage(i18n.language))),
    ...index.problems.map((problem) => problemSentence(i18n, problem)),
    ...harmless,
  ];
  const soundSentence = () => (index.current ? t('app:settings.sound', { files: files.checked, documents: index.documents }) : t('app:settings.soundButIndex', { files: files.checked }));
  return (
    <Notice tone={sound ? 'info' : 'bad'}>
      <p>{sound ? soundSentence() : t('app:settings.unsound')}</p>
      {problems.length > 0 ? (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : null}
      {index.current ? null : <p>{t('app:settings.indexUnfinished')}</p>}
      {isIndexWrong && canWrite ? (
        <>
          <p>{t('app:settings.indexWrong')}</p>
          <p className="settings-mend">
            <NewIndex onMended={onMended} />
          </p>
        </>
      ) : null}
    </Notice>
  );
}
