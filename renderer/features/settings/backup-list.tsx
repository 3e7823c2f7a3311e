/** Which backups a folder holds, and how each was proven. */

import { useState } from 'react';
import type { BackupList, ListedBackup } from '#shared/contract/backups.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { client, queries } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { useAttempt } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

const MEGABYTE = 1024 * 1024;

function useFacts({ at, bytes, records, originals, proofs }: ListedBackup) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const last = proofs.at(-1);
  const moment = last ? formatMoment(last.at, language) : '';
  const proven = last?.good ? t(`app:backup.proven.${last.how}`, { at: moment }) : t(last ? 'app:backup.proven.bad' : 'app:backup.proven.not', { at: moment });
  const counted = (count: number | null) => (count === null ? t('app:backup.notCounted') : number.format(count));
  return { when: formatMoment(at, language), size: `${number.format(Math.max(0.1, bytes / MEGABYTE))} MB`, records: counted(records), originals: counted(originals), proven };
}

function Line({ backup }: { readonly backup: ListedBackup }) {
  const { t } = useWords();
  const facts = useFacts(backup);
  return (
    <li>
      <strong>{facts.when}</strong>
      <span className="written">
        {facts.size} · {t('app:backup.records')}: {facts.records} · {t('app:backup.originals')}: {facts.originals} · {facts.proven}
      </span>
    </li>
  );
}

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
            <Line key={backup.file} backup={backup} />
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
