/** Makes another copy ready to be merged; with what a merge could not take back put aside before. */

import { backUpBefore } from '../backup/before.ts';
import { type LookTask, hasNews } from './look.ts';
import { type Prepared, discard, findOther, prepare } from './other.ts';

/** As `prepare`; where the other knows anything that is not known here, the archive as it is is put aside first. */
export async function makeReady({ asked, own, reading, erased }: Omit<LookTask, 'what'>): Promise<Prepared> {
  const prepared = await prepare(findOther(asked, own), own, erased, false);
  try {
    if (await hasNews(reading, prepared)) backUpBefore(reading, own.folder, 'before-merge');
    return prepared;
  } catch (error) {
    discard(prepared);
    throw error;
  }
}
