/** Opens an archive as an ordinary user would, reads its places, tries to write, and says how that went. */

import { openArchive } from '../../electron/archive/opening/open.ts';
import { keepDraft } from '../../electron/archive/changes/drafts.ts';
import { find } from '../../electron/archive/search/query.ts';
import { WorkerPool } from '../../electron/jobs/worker-pool.ts';
import { fullCheck } from '../../electron/service/check.ts';
import { workers } from '../../electron/service/workers.ts';
import { becomeOrdinaryUser } from '../support/ordinary-user.ts';
import { draftOf } from '../support/forms.ts';
import { say, told } from '../support/says.ts';

/** What the script says of an archive that opened. */
export interface Look {
  readonly readOnly: string | null;
  readonly places: string[];
  /** How many records the search finds for "novo". */
  readonly found: number;
  /** Whether the check finds it sound. */
  readonly sound: boolean;
  /** What a write came to. */
  readonly write: string;
}

const [folder = ''] = process.argv.slice(2);
becomeOrdinaryUser();
try {
  const archive = await openArchive(folder);
  // Not by their ids: they were made by processes whose clocks need not agree.
  const places = await archive.reader.selectFrom('place').select('name').orderBy('name').execute();
  const { total } = await find(archive.reader, { words: 'novo', language: 'sl', kinds: null, limit: 10 });
  const write = await keepDraft(archive, draftOf('text')).then(() => 'written', told);
  const check = new WorkerPool(workers.check, 1);
  const { sound } = await fullCheck({ pools: { check } }, archive);
  await check.close();
  await archive.close();
  say({ readOnly: archive.readOnlyReason, places: places.map((place) => place.name), found: total, sound, write } satisfies Look);
} catch (error) {
  say(told(error));
}
