import type { LinkProps } from '@tanstack/react-router';
import type { Command } from '../../base/command-list.ts';
import { isForWriting } from '../../base/writing-places.ts';

interface Now {
  readonly isReadOnly: boolean;
  /** A backup is read: what is the living archive's alone is not offered either. */
  readonly isBackup: boolean;
  /** The address that is shown. */
  readonly shown: string;
  readonly addressOf: (place: LinkProps) => string;
}

/** Whether something can be done now: an archive that is only read is not changed, and nothing leads to where one is. */
export function canBeDone({ writes = false, does }: Command, { isReadOnly, isBackup, shown, addressOf }: Now): boolean {
  if (writes && isReadOnly) return false;
  if (!('place' in does)) return true;
  return addressOf(does.place) !== shown && !(isBackup && (does.place.to === '/start' || isForWriting(String(does.place.to))));
}
