/** What a backup that is open is not asked for: whatever writes beside the archive itself, which the write path knows nothing of. */

import { Failure } from '#shared/contract/failures.ts';
import type { Session } from './session.ts';

/** It is neither backed up, merged nor copied, and nothing is taken back into it. */
const OF_THE_LIVING: ReadonlySet<string> = new Set([
  'archive.backUp', 'archive.check', 'backups.contents', 'backups.open', 'backups.plan', 'backups.record', 'backups.state', 'backups.takeBack', 'backups.verify',
  'merging.conflicts', 'merging.copy', 'merging.look', 'merging.merge', 'merging.resolve', 'merging.room', 'uploads.append', 'uploads.start',
]);

/** Its window is of this backup alone: other archives are opened and made in that of the living one. */
const OF_ANOTHER: ReadonlySet<string> = new Set(['archive.create', 'archive.open', 'archive.openSample', 'archive.restore', 'keptSearches.forget']);

/** Throws `backup.onlyRead`. */
export function assertMayBeAsked(session: Session, path: readonly string[]): void {
  const call = path.join('.');
  if ((session.living && OF_ANOTHER.has(call)) || (session.status()?.backup && OF_THE_LIVING.has(call))) throw new Failure('backup.onlyRead');
}
