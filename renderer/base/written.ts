/** Whether what is open is written at all. A backup never is: nothing is offered in it that writes, or that is the living archive's alone. */

import { useQuery } from '@tanstack/react-query';
import type { OpenArchiveView } from '#shared/contract/archive.ts';
import { queries } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';

/** The backup that is open; null where it is an archive. */
export function useBackup(): OpenArchiveView['backup'] {
  return useQuery(queries.archive.status.queryOptions({})).data?.backup ?? null;
}

export function useIsWritten(): boolean {
  return useBackup() === null;
}

/** The same, asked once. */
export function isWritten(): boolean {
  return !queryClient.getQueryData<OpenArchiveView | null>(queries.archive.status.queryKey({}))?.backup;
}
