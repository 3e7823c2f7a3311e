/**
 * What the launchers of the portable program run. With nothing, a folder or `--sample` it opens the window and
 * lets go of whatever started it; with anything else it is the terminal's command.
 */

import { homeFolder } from '../service/settings.ts';
import { keepCompiled } from './compiled.ts';
import { openDetached } from './detached.ts';
import { hasBrowser } from '../shell/screen.ts';

const asked = process.argv.slice(2);

/** A folder is named by a path: `kronika reports` is a command, also where a folder of that name is. */
const isFolder = (argument: string) => argument === '--sample' || /[/\\]|^\.{1,2}$/.test(argument);

const [first, ...more] = asked;
const opensWindow = first === undefined || (more.length === 0 && isFolder(first));

/** Beside `portable.js`, when built. Named so that each is loaded as it is, and not put into this one. */
const beside = (name: string) => new URL(name, import.meta.url).href;

if (opensWindow && hasBrowser()) {
  process.exitCode = await openDetached(homeFolder(), asked);
} else {
  keepCompiled(homeFolder());
  await import(/* @vite-ignore */ beside(opensWindow ? './browser.js' : './cli.js'));
}
