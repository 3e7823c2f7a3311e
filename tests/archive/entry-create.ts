/** Makes an archive in a folder, as an ordinary user would, and says how that ended. */

import { createArchive } from '../../electron/archive/opening/create.ts';
import { becomeOrdinaryUser } from '../support/ordinary-user.ts';
import { say, told } from '../support/says.ts';

const [folder = '', as] = process.argv.slice(2);
if (as === 'ordinary') becomeOrdinaryUser();
try {
  await (await createArchive(folder, 'Test archive')).close();
  say('made');
} catch (error) {
  say(told(error));
}
