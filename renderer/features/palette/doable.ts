import type { LinkProps } from '@tanstack/react-router';
import type { Command } from '../../base/command-list.ts';

interface Now {
  readonly isReadOnly: boolean;
  /** The address that is shown. */
  readonly shown: string;
  readonly addressOf: (place: LinkProps) => string;
}

/** Whether something can be done now: an archive that is only read is not changed, and nothing leads to where one is. */
export function canBeDone({ writes = false, does }: Command, { isReadOnly, shown, addressOf }: Now): boolean {
  return !(writes && isReadOnly) && !('place' in does && addressOf(does.place) === shown);
}
