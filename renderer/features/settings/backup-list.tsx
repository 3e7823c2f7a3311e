/** Which backups a folder holds, and how each was proven. */

import { useState } from 'react';
import type { BackupList } from '#shared/contract/backups.ts';
import { client, queries } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { useAttempt } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { BackupLine } from '../backups/backup-line.tsx';

function Listed({ list }: { readonly list: BackupList }) {
  const { t } = useWords();
  const problems = [...list.problems, ...list.backups.flatMap((backup) => backup.problems)];
  return (
    <>
      {list.backups.length === 0 ? <p className="quiet">{t('app:backup.emptyFolder')}</p> : null}
      {problems.length > 0 ? (
        <Notice tone="warn">
          <p>{t('app:backup.foundBad')}</p>
          <ul>
            {problems.map(({ code, file }) => (
              <li key={`${code} ${file}`}>{t(`command:backups.problem.${code}`, { file })}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {list.backups.length > 0 ? (
        <ul className="lines" aria-label={t('app:backup.all')}>
          {list.backups.map((backup) => (
            <BackupLine key={backup.file} backup={backup} />
          ))}
        </ul>
      ) : null}
    </>
  );
}

export function Backups({ folder }: { readonly folder: string }) {
  const { t } = useWords();
  const attempt = useAttempt();
  const [list, setList] = useState<BackupList | null>(null);
  const [proving, setProving] = useState(false);
  const show = () => attempt(async () => setList(await client.backups.list({ folder })));
  const prove = () =>
    attempt(async () => {
      setProving(true);
      try {
        setList(await client.backups.verify({ folder }));
        await queryClient.invalidateQueries({ queryKey: queries.backups.key() });
      } finally {
        setProving(false);
      }
    });
  return (
    <>
      <p className="settings-buttons">
        <Button onPress={() => void show()}>{t('app:backup.show')}</Button>
        <Button onPress={() => void prove()} isPending={proving}>
          {t('app:backup.prove')}
        </Button>
      </p>
      <div role="status">{list ? <Listed list={list} /> : null}</div>
    </>
  );
}
