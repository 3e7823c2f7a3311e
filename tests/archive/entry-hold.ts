/** Opens the archive in a folder, writes one place into it, says so, and holds it until it is ended. */

import { v7 as uuid } from 'uuid';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { say } from '../support/says.ts';

const [folder = ''] = process.argv.slice(2);
const archive = await openArchive(folder);
const id = uuid();
const place = { name: { sl: 'Krško' }, country: 'SI', inPlace: null };
await write(archive, { verb: 'create', kind: 'place', recordId: id, author: 'Other' }, (writer) => writer.create('place', place, id));
say({ id });
process.stdin.resume();
