import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queries } from '../api/client.ts';
import { useWords } from '../base/words.ts';
import './outside.css';

/** Whether the page was that of a backup, which is no longer open: closed here, or with the archive that it was beside. */
export function useIsBackupClosed(): boolean {
  const status = useQuery(queries.archive.status.queryOptions({}));
  const failure = useQuery(queries.archive.startFailure.queryOptions({}));
  return status.data === null && failure.data?.code === 'backup.closed';
}

/** What is left to say on a page that has nothing behind it any more: that its program has ended, or that its backup was closed. */
export function LastWords({ of }: { readonly of: 'quit.ended' | 'beside.closed' }) {
  const { t } = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main className="outside">
      <h1 ref={title} tabIndex={-1}>
        {t(`app:${of}`)}
      </h1>
      <p>{t(`app:${of}Text`)}</p>
    </main>
  );
}
