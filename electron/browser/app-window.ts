/**
 * A window without tabs and address bar, of a browser that runs for Kronika alone: with a profile of its own beside the settings. It is
 * told what to do over two pipes that nobody else has a hand on (Chromium's `--remote-debugging-pipe`): so the key of the start
 * address stands on no command line, a window can be brought to the front, and closed at the end.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** How long the browser may take for an answer. Milliseconds. */
const PATIENCE = 20_000;

/** How long it is waited before something is tried again. Milliseconds. */
const RETRY = 30;

/** What keeps the browser from asking, telling and fetching anything by itself. */
const QUIET = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-default-apps', '--disable-extensions', '--disable-breakpad', '--disable-domain-reliability', '--no-pings', '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication'];

/** What the window shows until it is led to the page. */
const SIGN = '/icon.svg';

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

type Answer = { readonly id?: number; readonly result?: unknown; readonly error?: { readonly message?: string } };

export class AppWindow {
  readonly #child: ChildProcess;
  readonly #origin: string;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  #last = 0;
  #isGone = false;

  /**
   * Starts the browser with one window, which shows Kronika's sign until it is led to the page.
   * @param onGone called once, when the browser has ended
   */
  constructor(browser: string, home: string, origin: string, onGone: () => void) {
    this.#origin = origin;
    const profile = path.join(home, 'window');
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    const args = [`--app=${origin}${SIGN}`, `--user-data-dir=${profile}`, '--remote-debugging-pipe', ...QUIET];
    this.#child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const gone = () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the browser has ended'));
      this.#waiting.clear();
      if (!this.#isGone) onGone();
      this.#isGone = true;
    };
    this.#child.once('error', gone);
    this.#child.once('exit', gone);
    for (const pipe of this.#child.stdio.slice(3)) pipe?.on('error', () => {});
    this.#listen(this.#child.stdio[4] as Readable);
  }

  /** Leads the window to an address; what it showed before is not gone back to. Rejects where the browser doesn't do as it is told. */
  async show(address: string): Promise<void> {
    // Only from the sign on: what is led away before it is there, is led back to it.
    const expression = `location.pathname === '${SIGN}' && document.readyState === 'complete' && (location.replace(${JSON.stringify(address)}), true)`;
    await this.#untilDone('the browser shows no window', async () => {
      const { targetId, url } = await this.#page();
      if (new URL(url).pathname !== SIGN) return;
      const { sessionId } = (await this.#ask('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string };
      const { result } = (await this.#ask('Runtime.evaluate', { expression, returnByValue: true }, sessionId)) as { result: { value?: boolean } };
      await this.#ask('Target.detachFromTarget', { sessionId });
      if (!result.value) throw new Error('the sign is not there yet');
    });
  }

  /** Brings the window before all others. Rejects where there is none any more. */
  async front(): Promise<void> {
    await this.#ask('Target.activateTarget', { targetId: (await this.#page()).targetId });
  }

  /** Closes the windows; the browser then ends. */
  async close(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    if (this.#isGone) return;
    await this.#ask('Browser.close').catch(() => this.#child.kill());
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
  }

  /** Tries again until it can be done: a window is there a moment after the browser, and its page a moment after that. */
  async #untilDone(failure: string, work: () => Promise<void>): Promise<void> {
    for (const end = Date.now() + PATIENCE; ; ) {
      try {
        return await work();
      } catch (cause) {
        if (this.#isGone || Date.now() > end) throw new Error(failure, { cause });
        await new Promise((resolve) => setTimeout(resolve, RETRY));
      }
    }
  }

  /** The window's own page. Rejects where it is not there. */
  async #page(): Promise<Target> {
    const { targetInfos } = (await this.#ask('Target.getTargets')) as { targetInfos: readonly Target[] };
    const page = targetInfos.find(({ type, url }) => type === 'page' && url.startsWith(`${this.#origin}/`));
    if (!page) throw new Error('the browser has no window');
    return page;
  }

  #ask(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    if (this.#isGone) return Promise.reject(new Error('the browser has ended'));
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the browser did not answer ${method}`)), PATIENCE);
      const settle = <T>(how: (value: T) => void) => (value: T) => {
        clearTimeout(late);
        this.#waiting.delete(id);
        how(value);
      };
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  }

  /** Answers end with a zero byte. What the browser says unasked is not listened to. */
  #listen(pipe: Readable): void {
    let begun = '';
    pipe.setEncoding('utf8').on('data', (part: string) => {
      const [first = '', ...more] = part.split('\0');
      const whole = more.length === 0 ? [] : [begun + first, ...more.slice(0, -1)];
      begun = more.length === 0 ? begun + first : (more.at(-1) ?? '');
      for (const line of whole) this.#take(JSON.parse(line) as Answer);
    });
  }

  #take({ id, result, error }: Answer): void {
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (error) waiting?.reject(new Error(error.message ?? 'the browser refused'));
    else waiting?.resolve(result);
  }
}
