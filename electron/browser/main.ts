/** Starts the browser shell, prints its address and opens it. Arguments: as `npm start` gives them. */

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '#shared/contract/failures.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { Session } from '../service/session.ts';
import { homeFolder } from '../service/settings.ts';
import { openAtStart } from '../shell/asked.ts';
import { systemLanguage } from '../shell/language.ts';
import { StartFile, hasBrowser, openBrowser } from './opening.ts';
import { portAsked } from './port.ts';
import { type BrowserShell, startBrowserShell } from './server.ts';

const home = homeFolder();
const session = new Session(home, { error: (message, detail) => console.error(message, detail) }, { backsUp: true });
const startFile = new StartFile(home);
const language: InterfaceLanguage = session.settings.get().language ?? systemLanguage(process.env);
const translator = createTranslator(language);
const { t } = translator;

/** Opens what was asked for, then the address. Rejects where there can be no address. */
async function start(): Promise<BrowserShell> {
  const port = portAsked(process.env.KRONIKA_PORT);
  await openAtStart(session, process.argv.slice(2), language);
  // Said in the page too, on the start screen, from which another can be opened.
  if (session.startFailure) console.error(failureSentence(translator, session.startFailure));
  const pageFolder = path.resolve(fileURLToPath(new URL('../renderer', import.meta.url)));
  return startBrowserShell({ session, pageFolder, port, refusal: t('command:browserRefused'), onKeyGone: () => startFile.remove() });
}

/** Shows the way in: in the terminal, and in the browser where there is one. */
function showAddress(shell: BrowserShell): void {
  const address = shell.freshAddress();
  console.log(t('command:browserOpen', { address }));
  if (!hasBrowser()) return;
  try {
    openBrowser(startFile.write(address));
  } catch (error) {
    // The address was printed.
    session.logger.error('the start file was not written', error);
  }
}

/** The address that was printed works once: who needs another, in another browser or later, asks for it here. */
function offerFreshAddresses(shell: BrowserShell): void {
  if (!process.stdin.isTTY) return;
  console.log(t('command:browserAgain'));
  process.stdin.on('data', () => console.log(t('command:browserOpen', { address: shell.freshAddress() })));
}

try {
  const shell = await start();
  const end = async () => {
    await shell.close();
    await session.end();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end());
  // What is shown is taken back at the end, so only now.
  showAddress(shell);
  offerFreshAddresses(shell);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(failureSentence(translator, error));
  await session.end();
  process.exit(1);
}
