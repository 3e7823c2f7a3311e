/** Where the page is shown: in a window of its own where a browser for that is there, else in the one that opens web pages. */

import type { Logger } from '../service/session.ts';
import { AppWindow } from './app-window.ts';
import { appBrowser } from './finding-browser.ts';
import { StartFile, openBrowser } from './opening.ts';
import type { BrowserShell } from './server.ts';

export class Showing {
  readonly #home: string;
  readonly #logger: Logger;
  readonly #startFile: StartFile;
  #window: AppWindow | null = null;
  /** Whether the key of the newest address is still to be used. */
  #awaited = false;
  #isEnding = false;

  /** @param home the folder for what Kronika keeps beside archives */
  constructor(home: string, logger: Logger) {
    this.#home = home;
    this.#logger = logger;
    this.#startFile = new StartFile(home);
  }

  /** Leads to an address. Throws where there is no window to be had and the file that leads to it can't be written. */
  async first(shell: BrowserShell, address: string): Promise<void> {
    this.#awaited = true;
    const browser = appBrowser();
    if (browser && (await this.#inWindow(shell, browser, address))) return;
    openBrowser(this.#startFile.write(address));
  }

  /** Brings the window before all else, where there is one; of another browser's windows nobody is told. */
  async front(): Promise<void> {
    await this.#window?.front();
  }

  /** Shows it once more: in front of all else. */
  async again(shell: BrowserShell): Promise<void> {
    try {
      if (this.#window) return await this.#window.front();
    } catch (error) {
      this.#logger.error('the window did not come to the front', error);
    }
    await this.first(shell, shell.freshAddress());
  }

  /** The page was let in, or no longer can be by the newest address. */
  entered(): void {
    this.#awaited = false;
    this.#startFile.remove();
  }

  /** Closes the window that was opened; a page in another browser stays, and says that the program has ended. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#window?.close();
    this.#startFile.remove();
  }

  /** False where the browser doesn't do as it is told; then another has to. */
  async #inWindow(shell: BrowserShell, browser: string, address: string): Promise<boolean> {
    const window: AppWindow = new AppWindow(browser, this.#home, shell.origin, () => {
      if (this.#window === window) this.#window = null;
    });
    this.#window = window;
    try {
      await window.show(address);
      return true;
    } catch (error) {
      if (!this.#isEnding) this.#logger.error('no window of its own', error);
      this.#window = null;
      await window.close();
      return this.#isEnding || !this.#awaited;
    }
  }
}
