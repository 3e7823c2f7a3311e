/** Starts the browser shell, prints its address and opens it. Arguments: as `npm start` gives them. */

import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '#shared/contract/failures.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { Session } from '../service/session.ts';
import { homeFolder } from '../service/settings.ts';
import { openAsked } from '../shell/asked.ts';
import { systemLanguage } from '../shell/language.ts';
import { startBrowserShell } from './server.ts';

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };

/** Opens the user's browser. That there is none, or no screen, is no error: the address was printed. */
function openBrowser(address: string): void {
  const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!hasScreen || process.env.KRONIKA_NO_BROWSER) return;
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  spawn(command, [...args, address], { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
}

const home = homeFolder();
const session = new Session(home, { error: (message, detail) => console.error(message, detail) });
const language: InterfaceLanguage = session.settings.get().language ?? systemLanguage(process.env);
const translator = createTranslator(language);
const { t } = translator;

try {
  await openAsked(session, process.argv.slice(2), language);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  // The start screen is shown instead, from which another can be opened.
  console.error(failureSentence(translator, error));
}

const pageFolder = fileURLToPath(new URL('../renderer', import.meta.url));
const shell = await startBrowserShell({
  session,
  pageFolder: path.resolve(pageFolder),
  port: Number(process.env.KRONIKA_PORT ?? 0),
  refusal: t('command:browserRefused'),
});
console.log(t('command:browserOpen', { address: shell.startAddress }));
openBrowser(shell.startAddress);

async function end(): Promise<void> {
  await shell.close();
  await session.end();
  process.exit(0);
}
process.once('SIGINT', () => void end());
process.once('SIGTERM', () => void end());
