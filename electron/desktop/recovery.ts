/** A page that has died or hangs: that is said, and the page begun anew where its user wants it. Drafts bring back what was typed. */

import { type BrowserWindow, dialog } from 'electron';
import type { i18n } from 'i18next';

type Answer = 'beginAnew' | 'quit' | 'wait';

/**
 * Watches over the page of a window.
 * @param translator in the language of now
 * @param quit ends the program
 */
export function watchPage(window: BrowserWindow, translator: () => i18n, quit: () => void): void {
  const { webContents } = window;
  /** The question that is open: never two, and it is withdrawn when its reason is gone. */
  let question: AbortController | null = null;
  /** The page is being ended by ourselves, to be begun anew. */
  let ending = false;

  /** Asks in the user's language. Gives the answer, the last one for Escape; null where the question was withdrawn. */
  async function ask(message: 'pageGone' | 'pageHangs', answers: readonly Answer[]): Promise<Answer | null> {
    const { t } = translator();
    question?.abort();
    const own = new AbortController();
    question = own;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: t(`command:desktop.${message}`),
      detail: t('command:desktop.pageKept'),
      buttons: answers.map((answer) => t(`command:desktop.${answer}`)),
      defaultId: 0,
      cancelId: answers.length - 1,
      signal: own.signal,
    });
    if (question === own) question = null;
    return own.signal.aborted || window.isDestroyed() ? null : (answers[response] ?? null);
  }

  async function gone(): Promise<void> {
    const answer = await ask('pageGone', ['beginAnew', 'quit']);
    if (answer === 'beginAnew') webContents.reload();
    else if (answer === 'quit') quit();
  }

  async function hangs(): Promise<void> {
    if ((await ask('pageHangs', ['beginAnew', 'wait'])) !== 'beginAnew') return;
    ending = true;
    webContents.forcefullyCrashRenderer();
    webContents.reload();
  }

  webContents.on('render-process-gone', (_event, { reason }) => {
    const asWanted = ending || reason === 'clean-exit';
    ending = false;
    if (!asWanted) void gone();
  });
  window.on('unresponsive', () => {
    if (!question) void hangs();
  });
  window.on('responsive', () => question?.abort());
}
