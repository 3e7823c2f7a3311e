/** Runs the desktop bundles on the stand-in for `electron`, with real pages in Chromium. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import type { FromPage, FromProgram, Happening } from '../../stand-in/wire.ts';
import { preloadScript } from './page-shim.ts';

const MAIN = fileURLToPath(new URL('../../../out/main/main.js', import.meta.url));
const REGISTER = fileURLToPath(new URL('../../stand-in/entry-register.ts', import.meta.url));

export interface Said {
  readonly what: string;
  readonly detail: unknown;
}

export class StandInDesktop {
  readonly #context: BrowserContext;
  readonly #child: ChildProcess;
  readonly #pages = new Map<number, Promise<Page>>();
  readonly #verdicts = new Map<number, (allowed: boolean) => void>();
  readonly #firstPage: Promise<Page>;
  #opened: (page: Page) => void = () => {};
  #questions = 0;
  /** What the program did that a page can't show: settings of a window, links opened outside, the menu. */
  readonly said: Said[] = [];

  constructor(context: BrowserContext, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#context = context;
    this.#firstPage = new Promise((resolve) => (this.#opened = resolve));
    // Electron's first two arguments in development are its binary and the program.
    this.#child = fork(MAIN, [...args], { env, execArgv: ['--import', REGISTER, '--enable-source-maps'], serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child.on('message', (message) => void this.#receive(message as FromProgram));
  }

  firstPage(): Promise<Page> {
    return this.#firstPage;
  }

  /** Closes the window, as its user does, and waits for the program to end. */
  async quit(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    for (const window of this.#pages.keys()) this.#tell({ type: 'closeWindow', window });
    await ended;
  }

  /** Lets something happen that no page does. */
  happen(what: Happening): void {
    for (const window of this.#pages.keys()) this.#tell({ type: 'happens', what, window });
  }

  async kill(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  #tell(message: FromPage): void {
    // A page may still ask while the program ends: then nobody is there to answer, and nobody waits.
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  async #receive(message: FromProgram): Promise<void> {
    if (message.type === 'openWindow') this.#pages.set(message.window, this.#open(message));
    else if (message.type === 'load') {
      const page = await this.#pages.get(message.window);
      await page?.goto(message.address);
      if (page) this.#opened(page);
      this.#tell({ type: 'ready', window: message.window });
    } else if (message.type === 'said') this.said.push({ what: message.what, detail: message.detail });
    else if (message.type === 'verdict') this.#verdicts.get(message.question)?.(message.allowed);
    else await this.#toPage(message.window, message);
  }

  async #toPage(id: number, message: FromProgram): Promise<void> {
    const page = await this.#pages.get(id);
    // A page that is being left takes no more messages.
    await page?.evaluate((sent) => window.kronikaShim?.receive(sent), message as unknown).catch(() => {});
  }

  async #open({ window: id, preload, width, height }: FromProgram & { type: 'openWindow' }): Promise<Page> {
    const page = await this.#context.newPage();
    await page.setViewportSize({ width, height });
    await page.exposeFunction('kronikaToProgram', (message: FromPage) => this.#tell({ ...message, window: id }));
    // A window that a page asks for goes through the program's own handler, which may open it outside.
    await page.exposeFunction('kronikaAsksForWindow', (address: string) => void this.#ask('open', id, address));
    await page.addInitScript(preloadScript(readFileSync(preload, 'utf8')));
    await page.addInitScript(askForWindows);
    await page.route('**/*', async (route) => {
      const request = route.request();
      const moves = request.isNavigationRequest() && page.url() !== 'about:blank';
      const allowed = (!moves || (await this.#ask('navigate', id, request.url()))) && (await this.#ask('load', id, request.url()));
      // Where a navigation is prevented, Electron leaves the page as it is; a failed one would show an error instead.
      await (allowed ? route.continue() : route.abort(moves ? 'aborted' : 'blockedbyclient'));
    });
    return page;
  }

  #ask(what: 'load' | 'navigate' | 'open', window: number, address: string): Promise<boolean> {
    this.#questions += 1;
    const question = this.#questions;
    return new Promise((resolve) => {
      this.#verdicts.set(question, resolve);
      this.#tell({ type: 'ask', question, window, what, address });
    });
  }
}

/** Runs in the page: in Electron no window opens without the program's word, so none does here. */
function askForWindows(): void {
  window.open = (address) => {
    (window as unknown as { kronikaAsksForWindow(asked: string): void }).kronikaAsksForWindow(new URL(String(address), location.href).href);
    return null;
  };
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('a[target="_blank"]');
    if (!link) return;
    event.preventDefault();
    window.open(link.href);
  });
}
