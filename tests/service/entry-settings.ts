/** Sets the author in a user's settings, and says how that ended. */

import { SettingsFile } from '../../electron/service/settings.ts';
import { say, told } from '../support/says.ts';

const [home = '', author = ''] = process.argv.slice(2);
try {
  new SettingsFile(home).save({ author });
  say('written');
} catch (error) {
  say(told(error));
}
