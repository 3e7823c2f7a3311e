/** Runs the desktop bundles on the stand-in for `electron`, with real pages in Chromium. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Download, Page } from '@playwright/test';
import type { FromPage, FromProgram, Happening } from '../../stand-in/wire.ts';
import { preloadScript } from './page-shim.ts';

const MAIN = fileURLToPath(new URL('../../../out/main/main.js', import.meta.url));
const REGISTER = fileURLToPath(new URL('../../stand-in/entry-register.ts', import.meta.url));

type OpenWindow = FromProgram & { type: 'openWindow' };

/** Ends the process of a page. */
async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // It never answers: there is nobody left to.
  session.send('Page.crash').catch(() => {});
  await gone;
}

export interface Said {
  readonly what: string;
  readonly detail: unknown;
}

export class StandInDesktop {
  readonly #context: BrowserContext;
  readonly #child: ChildProcess;
  readonly #pages = new Map<number, Promise<Page>>();
  readonly #windows = new Map<number, OpenWindow>();
  #page: Page | null = null;
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
    this.#child = fork(MAIN, [...args], { env, execArgv: ['--import', REGISTER], serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child.on('message', (message) => void this.#receive(message as FromProgram));
  }

  firstPage(): Promise<Page> {
    return this.#firstPage;
  }

  /** The page as it is now: one that was begun anew after its process had died is another. */
  get page(): Page {
    if (!this.#page) throw new Error('no page was opened yet');
    return this.#page;
  }

  /** Lets the page's process die, as a crash does, and the program notice it. */
  async crashPage(): Promise<void> {
    await crash(this.page);
    this.happen('pageDies');
  }

  /** Closes the window, as its user does, and waits for the program to end. */
  async quit(): Promise<void> {
    const ended = this.ended();
    for (const window of this.#pages.keys()) this.#tell({ type: 'closeWindow', window });
    await ended;
  }

  /** Lets something happen that no page does. */
  happen(what: Happening): void {
    for (const window of this.#pages.keys()) this.#tell({ type: 'happens', what, window });
  }

  /** Waits for the program to end by itself. */
  async ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended();
  }

  #tell(message: FromPage): void {
    // A page may still ask while the program ends: then nobody is there to answer, and nobody waits.
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  async #receive(message: FromProgram): Promise<void> {
    if (message.type === 'openWindow') {
      this.#windows.set(message.window, message);
      this.#pages.set(message.window, this.#open(message));
    } else if (message.type === 'load') {
      const page = await this.#pages.get(message.window);
      if (page) await this.#show(page, message.address);
      this.#tell({ type: 'ready', window: message.window });
    } else if (message.type === 'reload') await this.#reload(message.window);
    else if (message.type === 'said') this.said.push({ what: message.what, detail: message.detail });
    else if (message.type === 'verdict') this.#verdicts.get(message.question)?.(message.allowed);
    else await this.#toPage(message.window, message);
  }

  async #toPage(id: number, message: FromProgram): Promise<void> {
    const page = await this.#pages.get(id);
    // A page that is being left takes no more messages.
    await page?.evaluate((sent) => window.kronikaShim?.receive(sent), message as unknown).catch(() => {});
  }

  async #show(page: Page, address: string): Promise<void> {
    this.#page = page;
    await page.goto(address);
    this.#opened(page);
  }

  /** In another process: the one that the page had may be gone, or hang. */
  async #reload(window: number): Promise<void> {
    const before = await this.#pages.get(window);
    const options = this.#windows.get(window);
    if (!before || !options) return;
    const address = before.url();
    const opening = this.#open(options);
    this.#pages.set(window, opening);
    await this.#show(await opening, address);
    await before.close();
  }

  async #open({ window: id, preload, width, height }: OpenWindow): Promise<Page> {
    const page = await this.#context.newPage();
    await page.setViewportSize({ width, height });
    await page.exposeFunction('kronikaToProgram', (message: FromPage) => this.#tell({ ...message, window: id }));
    // A window that a page asks for goes through the program's own handler, which may open it outside.
    await page.exposeFunction('kronikaAsksForWindow', (address: string) => void this.#ask('open', id, address));
    await page.addInitScript(preloadScript(readFileSync(preload, 'utf8')));
    await page.addInitScript(askForWindows);
    page.on('download', (download) => void this.#judgeDownload(id, download));
    await page.route('**/*', async (route) => {
      const request = route.request();
      const moves = request.isNavigationRequest() && page.url() !== 'about:blank';
      const allowed = (!moves || (await this.#ask('navigate', id, request.url()))) && (await this.#ask('load', id, request.url()));
      // Where a navigation is prevented, Electron leaves the page as it is; a failed one would show an error instead.
      await (allowed ? route.continue() : route.abort(moves ? 'aborted' : 'blockedbyclient'));
    });
    return page;
  }

  async #judgeDownload(window: number, download: Download): Promise<void> {
    const name = download.suggestedFilename();
    const allowed = await this.#ask('download', window, download.url(), name.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream');
    if (!allowed) await download.cancel();
    this.said.push({ what: 'download', detail: { name, allowed } });
  }

  #ask(what: (FromPage & { type: 'ask' })['what'], window: number, address: string, mediaType = ''): Promise<boolean> {
    this.#questions += 1;
    const question = this.#questions;
    return new Promise((resolve) => {
      this.#verdicts.set(question, resolve);
      this.#tell({ type: 'ask', question, window, what, address, mediaType });
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
