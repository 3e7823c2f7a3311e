/** Opens the archive in a folder, writes places into it, says so, and holds it until it is ended. */

import { openArchive } from '../../electron/archive/opening/open.ts';
import { say } from '../support/says.ts';
import { create } from '../support/writes.ts';

const [folder = '', places = '1'] = process.argv.slice(2);
const archive = await openArchive(folder);
for (let number = 1; number <= Number(places); number += 1) {
  await create(archive, 'place', { name: { sl: number === 1 ? 'Krško' : `Kraj ${number}` }, country: 'SI', inPlace: null });
}
say({ places });
process.stdin.resume();
