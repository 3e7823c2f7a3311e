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
import { hasBrowser } from '../shell/screen.ts';
import { BesideShells } from './beside.ts';
import { LastPage } from './last-page.ts';
import { portAsked } from './port.ts';
import { RunningFile, askedBy, handToFirst } from './running.ts';
import { type BrowserShell, startBrowserShell } from './server.ts';
import { Showing } from './showing.ts';

const home = homeFolder();
const asked = askedBy(process.argv.slice(2), process.cwd());
const session = new Session(home, { error: (message, detail) => console.error(message, detail) }, { backsUp: true });
const running = new RunningFile(home);
const showing = new Showing(home, session.logger);
const lastPage = new LastPage();
const language: InterfaceLanguage = session.settings.get().language ?? systemLanguage(process.env);
const pageFolder = path.resolve(fileURLToPath(new URL('../renderer', import.meta.url)));
const translator = createTranslator(language);
const { t } = translator;

/** Tells whoever started this program without a terminal, so that it need not stay. */
function tellStarter(said: { readonly opened: true } | { readonly failed: string }): void {
  if (process.connected) process.send?.(said);
}

/** The page opens what a second start was asked to, since it knows what is being typed; where there is none, it is opened for the next. */
async function openAgain(shell: BrowserShell, what: ReturnType<typeof askedBy>): Promise<void> {
  if (what && lastPage.pages > 0) session.ask({ type: 'asked', asked: what });
  else if (what) await openAtStart(session, 'sample' in what ? ['--sample'] : [what.folder], language);
  await showing.again(shell);
}

/** Opens what was asked for, then the address. Rejects where there can be no address. */
async function start(): Promise<BrowserShell> {
  const port = portAsked(process.env.KRONIKA_PORT);
  await openAtStart(session, process.argv.slice(2), language);
  // Said in the page too, on the start screen, from which another can be opened.
  if (session.startFailure) console.error(failureSentence(translator, session.startFailure));
  const shell: BrowserShell = await startBrowserShell({
    session,
    pageFolder,
    port,
    refusal: t('command:browserRefused'),
    onKeyGone: () => showing.entered(),
    onAgain: (body) => {
      const heard = running.heard(body);
      if (heard) void openAgain(shell, heard.asked).catch((error: unknown) => session.logger.error('a second start was not shown', error));
      return heard?.answer ?? null;
    },
    onQuit: () => void end(shell),
    onLoading: () => lastPage.loading(),
    onPages: (pages) => lastPage.now(pages),
  });
  return shell;
}

const besides = new BesideShells(session.beside, { pageFolder, refusal: t('command:browserRefused') });
session.beside.front = () => void showing.front().catch((error: unknown) => session.logger.error('the window did not come to the front', error));

let isEnding = false;

async function end(shell: BrowserShell): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  running.remove();
  await showing.end();
  await besides.close();
  await shell.close();
  await session.end();
  process.exit(0);
}

/** The address that was printed works once: who needs another, in another browser or later, asks for it here. */
function offerFreshAddresses(shell: BrowserShell): void {
  if (!process.stdin.isTTY) return;
  console.log(t('command:browserAgain'));
  process.stdin.on('data', () => console.log(t('command:browserOpen', { address: shell.freshAddress() })));
}

// Where no browser is to be opened, several may be wanted beside one another: nobody would be brought to the front.
if (hasBrowser() && (await handToFirst(home, asked))) {
  console.log(t('command:browserRuns'));
  tellStarter({ opened: true });
  await session.end();
  process.exit(0);
}
try {
  const shell = await start();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(shell));
  // What is shown is taken back at the end, so only now.
  const address = shell.freshAddress();
  console.log(t('command:browserOpen', { address }));
  offerFreshAddresses(shell);
  if (hasBrowser()) {
    lastPage.onGone = () => void end(shell);
    try {
      running.write(Number(new URL(shell.origin).port));
      await showing.first(shell, address);
    } catch (error) {
      // The address was printed.
      session.logger.error('the window was not opened', error);
    }
  }
  tellStarter({ opened: true });
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(failureSentence(translator, error));
  tellStarter({ failed: failureSentence(translator, error) });
  await session.end();
  process.exit(1);
}
