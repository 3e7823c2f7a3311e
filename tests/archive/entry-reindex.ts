/** Makes the index of an archive anew again and again, and says each step, until it is killed. */

import { openArchive } from '../../electron/archive/opening/open.ts';
import { reindex } from '../../electron/archive/search/reindex.ts';
import { say } from '../support/says.ts';

const [folder = ''] = process.argv.slice(2);
const archive = await openArchive(folder);
for (;;) await reindex(archive, { signal: new AbortController().signal, progress: (done) => say({ done }) });
