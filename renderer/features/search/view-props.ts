import type { Read } from '#shared/domain/asking/read.ts';
import type { Stays } from './stays.ts';

/** What every view is told. */
export interface ViewProps {
  /** What is asked of the archive. */
  readonly words: string;
  /** The question as it stands in the address, and as it was read: what is chosen in a view is written into it. */
  readonly text: string;
  readonly read: Read;
  readonly stays: Stays;
}
