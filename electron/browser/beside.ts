/** Backups that are open beside the living archive, each at an address of its own: what a page there asks for can only be of that backup. */

import type { Beside } from '../service/beside.ts';
import { LastPage } from './last-page.ts';
import { type BrowserShell, type ShellOptions, startBrowserShell } from './server.ts';

export class BesideShells {
  readonly #open = new Map<string, { readonly shell: BrowserShell; readonly lastPage: LastPage }>();
  readonly #beside: Beside;

  constructor(beside: Beside, options: Pick<ShellOptions, 'pageFolder' | 'refusal'>) {
    this.#beside = beside;
    beside.show = async (id, session) => {
      const lastPage = new LastPage();
      const shell = await startBrowserShell({ ...options, session, port: 0, onLoading: () => lastPage.loading(), onPages: (pages) => lastPage.now(pages) });
      this.#open.set(id, { shell, lastPage });
      lastPage.onGone = () => void this.#end(id).catch((error: unknown) => session.logger.error('a backup that nobody looks at any more was not closed', error));
      lastPage.awaited();
      return shell.freshAddress();
    };
  }

  /** With those that still have pages, for when the program ends. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#open.keys(), (id) => this.#end(id)));
  }

  async #end(id: string): Promise<void> {
    const open = this.#open.get(id);
    this.#open.delete(id);
    open?.lastPage.end();
    await open?.shell.close();
    await this.#beside.end(id);
  }
}
