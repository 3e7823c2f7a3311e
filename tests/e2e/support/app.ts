/**
 * The product, started as its users start it, in one of its shells. A test says what it does in the
 * page; which shell it runs in is the project's business (`tests/playwright.config.ts`).
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, type ElectronApplication, type Page, test as base, _electron, expect } from '@playwright/test';
import type { Happening } from '../../stand-in/wire.ts';
import { type Said, StandInDesktop } from './stand-in-desktop.ts';

export { expect } from '@playwright/test';

export type ShellName = 'browser' | 'standIn' | 'electron';

export interface AppOptions {
  readonly shell: ShellName;
  /** The interface's language at the first start, as the system has it. */
  readonly systemLocale: string;
}

interface Running {
  readonly page: Page;
  /** Only in the browser shell: the address that the page was opened at. */
  readonly address?: string;
  readonly quit: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly said: readonly Said[];
  /** Only on the stand-in: what happens outside of the page. */
  readonly happen?: (what: Happening) => void;
  readonly crashPage?: () => Promise<void>;
  readonly ended?: () => Promise<void>;
}

export class App {
  readonly #context: BrowserContext;
  readonly #options: AppOptions;
  #running: Running | null = null;
  /** Where this test's settings and sample are kept. */
  readonly home = mkdtempSync(path.join(os.tmpdir(), 'kronika-e2e-'));
  /** What a test sets for the program: answers to system dialogs in the desktop shells. */
  readonly env: Record<string, string> = {};
  /** Addresses that a page asked for outside the loopback address. */
  readonly outside: string[] = [];
  /** What the policy of the app's page forbade it, as the browser says it. */
  readonly forbidden: string[] = [];

  constructor(context: BrowserContext, options: AppOptions) {
    this.#context = context;
    this.#options = options;
    context.on('request', (request) => this.#note(request.url()));
    context.on('console', (message) => {
      const text = message.text();
      if (message.page() === this.#running?.page && /Content Security Policy|Trusted(HTML|Script|Type)/.test(text)) this.forbidden.push(text);
    });
  }

  get shell(): ShellName {
    return this.#options.shell;
  }

  get page(): Page {
    if (!this.#running) throw new Error('the app is not running');
    return this.#running.page;
  }

  /** The address that the page was opened at, with the key in it; only in the browser shell. */
  get address(): string {
    return this.#running?.address ?? '';
  }

  /** The environment that the program is started in. */
  get environment(): NodeJS.ProcessEnv {
    return { ...process.env, ...this.env, KRONIKA_HOME: this.home, KRONIKA_NO_BROWSER: '1', KRONIKA_TEST_LOCALE: this.#options.systemLocale };
  }

  /** What the desktop shell did beside its page. */
  get said(): readonly Said[] {
    return this.#running?.said ?? [];
  }

  /** Lets something happen to the desktop shell that no page does; only on the stand-in. */
  happen(what: Happening): void {
    if (!this.#running?.happen) throw new Error('this can only be made to happen on the stand-in');
    this.#running.happen(what);
  }

  /** Lets the process of the desktop shell's page die; only on the stand-in. */
  async crashPage(): Promise<void> {
    await this.#running?.crashPage?.();
  }

  /** Waits for the desktop shell to end by itself; only on the stand-in. */
  async ended(): Promise<void> {
    await this.#running?.ended?.();
  }

  /**
   * Starts with arguments as after `npm start --`; gives the page when it has drawn itself. The sample that
   * `--sample` opens is there already, as after an earlier start.
   */
  async start(...args: string[]): Promise<Page> {
    const sample = path.join(this.home, 'sample');
    if (args.includes('--sample') && !existsSync(sample)) cpSync(process.env.KRONIKA_TEST_SAMPLE ?? '', sample, { recursive: true, mode: constants.COPYFILE_FICLONE });
    return this.startNew(...args);
  }

  /** The same with nothing there yet: what the start needs, it makes. */
  async startNew(...args: string[]): Promise<Page> {
    const env = this.environment;
    if (this.shell === 'browser') this.#running = await inBrowser(this.#context, args, env);
    else if (this.shell === 'standIn') this.#running = await onStandIn(this.#context, args, env);
    else this.#running = await inElectron(args, env);
    await expect(this.page.locator('h1').first()).toBeVisible();
    return this.page;
  }

  /** Ends it as its user does. */
  async quit(): Promise<void> {
    await this.#running?.quit();
    this.#running = null;
  }

  /** Ends it as a crash does: at once, with nothing written or closed any more. */
  async kill(): Promise<void> {
    await this.#running?.kill();
    this.#running = null;
  }

  /** Goes to a place of the app by its address, as a kept link does. */
  async goto(place: string): Promise<void> {
    await this.page.goto(new URL(place, this.page.url()).href);
  }

  async end(): Promise<void> {
    await this.quit();
    rmSync(this.home, { recursive: true, force: true });
  }

  #note(address: string): void {
    const { protocol, hostname } = new URL(address);
    if (['http:', 'https:', 'ws:', 'wss:'].includes(protocol) && hostname !== '127.0.0.1') this.outside.push(address);
  }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

export interface BrowserProgram {
  /** The start address, with the key in it. */
  readonly address: string;
  readonly stop: (signal: NodeJS.Signals) => Promise<void>;
}

/** The program of the browser shell alone, without a page. */
export async function startBrowserProgram(args: readonly string[], env: NodeJS.ProcessEnv): Promise<BrowserProgram> {
  const child = spawn(process.execPath, ['out/main/browser.js', ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let address = '';
  for await (const line of createInterface({ input: child.stdout })) {
    address = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0] ?? '';
    if (address) break;
  }
  return { address, stop: (signal) => stop(child, signal) };
}

async function inBrowser(context: BrowserContext, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Running> {
  const program = await startBrowserProgram(args, env);
  const page = await context.newPage();
  await page.goto(program.address);
  const leave = async (signal: NodeJS.Signals) => {
    await program.stop(signal);
    await page.close();
  };
  return { page, address: program.address, said: [], quit: () => leave('SIGTERM'), kill: () => leave('SIGKILL') };
}

async function onStandIn(context: BrowserContext, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Running> {
  const desktop = new StandInDesktop(context, args, env);
  await desktop.firstPage();
  const leave = async (end: () => Promise<void>) => {
    await end();
    await desktop.page.close();
  };
  return {
    get page() {
      return desktop.page;
    },
    said: desktop.said,
    quit: () => leave(() => desktop.quit()),
    kill: () => leave(() => desktop.kill()),
    happen: (what) => desktop.happen(what),
    crashPage: () => desktop.crashPage(),
    ended: () => desktop.ended(),
  };
}

/** Electron's binary, where its package has been able to download it. */
function electronBinary(): string | null {
  const folder = path.resolve('node_modules/electron');
  const named = path.join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const binary = path.join(folder, 'dist', readFileSync(named, 'utf8'));
  return existsSync(binary) ? binary : null;
}

async function inElectron(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Running> {
  const application: ElectronApplication = await _electron.launch({ executablePath: electronBinary() ?? '', args: ['.', ...args], env: env as Record<string, string> });
  const page = await application.firstWindow();
  return {
    page,
    said: [],
    quit: () => application.close(),
    kill: async () => {
      await stop(application.process(), 'SIGKILL');
    },
  };
}

export const test = base.extend<AppOptions & { app: App; available: void }>({
  shell: ['browser', { option: true }],
  systemLocale: ['sl-SI', { option: true }],
  // Before there is a browser: where a shell can't be had, its tests cost nothing.
  available: [
    async ({ shell }, provide, info) => {
      info.skip(shell === 'electron' && electronBinary() === null, "Electron's binary is missing here");
      await provide();
    },
    { auto: true },
  ],
  app: async ({ context, shell, systemLocale }, provide) => {
    const app = new App(context, { shell, systemLocale });
    await provide(app);
    await app.end();
    expect(app.outside, 'no request leaves this machine').toEqual([]);
    expect(app.forbidden, 'the page does nothing that its policy forbids').toEqual([]);
  },
});
