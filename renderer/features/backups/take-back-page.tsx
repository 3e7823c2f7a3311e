/** Backups looked into beside the living archive, and what is taken back of them. An address names the backup, and the record in it. */

import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { kinds } from '#shared/contract/records.ts';
import { queries } from '../../api/client.ts';
import { useSentence } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { FolderButton } from '../../ui/folder-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { BackupLine } from './backup-line.tsx';
import { Contents } from './contents.tsx';
import { RecordThen } from './record-then.tsx';
import './backups.css';

function Listed({ folder }: { readonly folder: string }) {
  const { t } = useWords();
  const sentence = useSentence();
  const { data, error } = useQuery(queries.backups.list.queryOptions({ input: { folder }, staleTime: 0 }));
  if (error) return <Notice tone="bad">{sentence(error)}</Notice>;
  if (!data) return null;
  if (data.backups.length === 0) return <Empty>{t('app:takeBack.noBackups')}</Empty>;
  return (
    <ul className="lines" aria-label={t('app:backup.all')}>
      {data.backups.map((backup) => (
        <BackupLine key={backup.file} backup={backup} />
      ))}
    </ul>
  );
}

/** The backups of a folder: that in which this archive's lie, unless another is chosen. */
function Choose({ asked }: { readonly asked: string | undefined }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data: state } = useSuspenseQuery(queries.backups.state.queryOptions({}));
  const folder = asked ?? state.plan?.folder ?? state.last?.folder;
  return (
    <>
      <p className="quiet take-back-lead">{t('app:takeBack.lead')}</p>
      <p className="take-back-buttons">
        <FolderButton purpose="takeBack" look={folder ? 'plain' : 'primary'} onChoose={(chosen) => void navigate({ to: '/take-back', search: { folder: chosen } })}>
          {t(folder ? 'app:takeBack.another' : 'app:takeBack.choose')}
        </FolderButton>
        {folder ? <span className="quiet take-back-folder">{folder}</span> : null}
      </p>
      {folder ? <Listed key={folder} folder={folder} /> : null}
    </>
  );
}

export function TakeBackPage() {
  const { t } = useWords();
  const { folder, file, kind: asked, id } = useSearch({ from: '/framed/take-back' });
  const kind = kinds.find((known) => known === asked);
  if (file && kind && id) return <RecordThen key={id} file={file} kind={kind} id={id} />;
  if (file) return <Contents key={file} file={file} />;
  const title = t('app:takeBack.title');
  return (
    <Page title={title} name={title}>
      <Choose asked={folder} />
    </Page>
  );
}
