/** Opens an archive, which brings it up to this version, and says when that is done. */

import { openArchive } from '../../electron/archive/opening/open.ts';
import { say } from '../support/says.ts';

const [folder = ''] = process.argv.slice(2);
const archive = await openArchive(folder);
say({ type: 'opened' });
await archive.close();
