/**
 * The stand-in for the `electron` module in the program's processes. The product's own bundles run on
 * it unchanged; what Electron does with Chromium is asked of a test over the parent's channel.
 *
 * It covers what the desktop shell uses and nothing else: a call it doesn't know fails loudly.
 */

import { EventEmitter } from 'node:events';
import path from 'node:path';
import { type AppServer, serveScheme } from './scheme-server.ts';
import { onPage, tell } from './channel.ts';
import { type StandInPort, portForPage } from './ports.ts';
import { killUtilityProcesses } from './utility-process.ts';
import type { Happening } from './wire.ts';

export { MessageChannelMain } from './ports.ts';
export { utilityProcess } from './utility-process.ts';

// Where a test asks for it, all that main does comes at one moment, however busy the machine is.
if (process.env.KRONIKA_TEST_CLOCK === 'stands') {
  const moment = Date.now();
  Date.now = () => moment;
}

type Handler = (...args: never[]) => unknown;

class App extends EventEmitter {
  readonly isPackaged = false;
  #quitting = false;

  getLocale(): string {
    return process.env.KRONIKA_TEST_LOCALE ?? 'en-GB';
  }

  getPath(): string {
    return process.env.KRONIKA_HOME ?? process.cwd();
  }

  enableSandbox(): void {
    tell({ type: 'said', what: 'enableSandbox', detail: null });
  }

  requestSingleInstanceLock(): boolean {
    return true;
  }

  async whenReady(): Promise<void> {
    await serverReady;
  }

  quit(): void {
    if (this.#quitting) return;
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (prevented) return;
    this.#quitting = true;
    process.exit(0);
  }

  exit(code: number): void {
    process.exit(code);
  }
}

export const app = new App();

let server: AppServer;
const schemes = new Map<string, (request: Request) => Promise<Response>>();
const serverReady = serveScheme((request) => {
  const handler = schemes.get(new URL(request.url).protocol.slice(0, -1));
  return handler ? handler(request) : Promise.resolve(new Response(null, { status: 404 }));
}).then((started) => {
  server = started;
});

export const protocol = {
  registerSchemesAsPrivileged: (list: unknown): void => tell({ type: 'said', what: 'registerSchemesAsPrivileged', detail: list }),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => {
    schemes.set(scheme, handler);
  },
};

interface RequestFilter {
  (details: { url: string }, answer: (verdict: { cancel: boolean }) => void): void;
}

let requestFilter: RequestFilter = (_details, answer) => answer({ cancel: false });

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: (contents: null, permission: string, answer: (allowed: boolean) => void) => void): void => {
      handler(null, 'geolocation', (allowed) => tell({ type: 'said', what: 'permission', detail: allowed }));
    },
    setPermissionCheckHandler: (handler: (contents: null, permission: string) => boolean): void => {
      tell({ type: 'said', what: 'permissionCheck', detail: handler(null, 'media') });
    },
    setSpellCheckerEnabled: (enabled: boolean): void => tell({ type: 'said', what: 'spellChecker', detail: enabled }),
    webRequest: {
      onBeforeRequest: (filter: RequestFilter): void => {
        requestFilter = filter;
      },
    },
  },
};

interface SenderFrame {
  readonly url: string;
  readonly parent: null;
  postMessage(channel: string, value: unknown, ports?: readonly StandInPort[]): void;
}

class WebContents extends EventEmitter {
  readonly #window: number;
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  constructor(window: number) {
    super();
    this.#window = window;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  send(channel: string, value: unknown): void {
    tell({ type: 'toPage', window: this.#window, channel, value, ports: [] });
  }
}

interface WindowOptions {
  readonly width: number;
  readonly height: number;
  readonly webPreferences: { readonly preload: string };
}

export class BrowserWindow extends EventEmitter {
  static readonly #all = new Map<number, BrowserWindow>();
  static #count = 0;
  readonly id: number;
  readonly webContents: WebContents;

  constructor(options: WindowOptions) {
    super();
    BrowserWindow.#count += 1;
    this.id = BrowserWindow.#count;
    this.webContents = new WebContents(this.id);
    BrowserWindow.#all.set(this.id, this);
    const { preload, ...preferences } = options.webPreferences;
    tell({ type: 'said', what: 'webPreferences', detail: preferences });
    tell({ type: 'openWindow', window: this.id, preload: path.resolve(preload), width: options.width, height: options.height });
  }

  static getAllWindows(): BrowserWindow[] {
    return [...this.#all.values()];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return this.getAllWindows()[0] ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return this.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  static byId(id: number): BrowserWindow | undefined {
    return this.#all.get(id);
  }

  async loadURL(address: string): Promise<void> {
    await serverReady;
    tell({ type: 'load', window: this.id, address: server.toPage(address) });
  }

  show(): void {
    tell({ type: 'said', what: 'show', detail: this.id });
  }

  focus(): void {
    tell({ type: 'said', what: 'focus', detail: this.id });
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  closed(): void {
    BrowserWindow.#all.delete(this.id);
    if (BrowserWindow.#all.size === 0) app.emit('window-all-closed');
  }
}

const listeners = new EventEmitter();
const handlers = new Map<string, Handler>();

export const ipcMain = {
  on: (channel: string, listener: Handler): void => {
    listeners.on(channel, listener as (...args: unknown[]) => void);
  },
  handle: (channel: string, handler: Handler): void => {
    handlers.set(channel, handler);
  },
};

interface MenuItem {
  readonly label?: string;
  readonly submenu?: readonly MenuItem[];
  readonly click?: () => void;
}

let menu: readonly MenuItem[] = [];

export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (template: readonly MenuItem[]): void => {
    menu = template;
    tell({ type: 'said', what: 'menu', detail: JSON.parse(JSON.stringify(template)) });
  },
};

/** Chooses from the menu by the words that lead there. */
function chooseFromMenu(path: readonly string[]): void {
  let items = menu;
  let found: MenuItem | undefined;
  for (const label of path) {
    found = items.find((item) => item.label === label);
    items = found?.submenu ?? [];
  }
  if (!found?.click) throw new Error(`the menu has no ${path.join(' > ')}`);
  found.click();
}

function happen(what: Happening, window: number): void {
  if (what === 'secondInstance') app.emit('second-instance');
  else if (what === 'archiveDies') killUtilityProcesses();
  else if (what === 'attachWebview') {
    let prevented = false;
    BrowserWindow.byId(window)?.webContents.emit('will-attach-webview', { preventDefault: () => (prevented = true) });
    tell({ type: 'said', what: 'webviewRefused', detail: prevented });
  } else chooseFromMenu(what.menu);
}

export const nativeTheme = {
  shouldUseDarkColors: false,
  set themeSource(theme: string) {
    tell({ type: 'said', what: 'theme', detail: theme });
  },
};

/** What the user would answer; a test sets it in the program's environment. */
export const dialog = {
  showOpenDialog: (): Promise<{ filePaths: string[] }> => Promise.resolve({ filePaths: process.env.KRONIKA_TEST_CHOOSE ? [process.env.KRONIKA_TEST_CHOOSE] : [] }),
  showMessageBox: (_window: unknown, options: { detail: string }): Promise<{ response: number }> => {
    tell({ type: 'said', what: 'question', detail: options.detail });
    return Promise.resolve({ response: process.env.KRONIKA_TEST_YES ? 0 : 1 });
  },
  showErrorBox: (title: string, content: string): void => tell({ type: 'said', what: 'errorBox', detail: { title, content } }),
};

export const shell = {
  openExternal: (address: string): Promise<void> => {
    tell({ type: 'said', what: 'openedOutside', detail: address });
    return Promise.resolve();
  },
};

function frameOf(window: number, address: string): SenderFrame {
  return {
    url: server.toScheme(address),
    parent: null,
    postMessage: (channel, value, ports = []) => tell({ type: 'toPage', window, channel, value, ports: ports.map((port) => portForPage(port, window)) }),
  };
}

function eventFrom(window: number, address: string) {
  return { sender: BrowserWindow.byId(window)?.webContents, senderFrame: frameOf(window, address) };
}

/** Asks the program's own handlers whether an address may be loaded, gone to or opened. */
function judge(what: 'load' | 'navigate' | 'open', window: number, address: string): boolean {
  const contents = BrowserWindow.byId(window)?.webContents;
  const url = server.toScheme(address);
  if (what === 'open') return contents?.openHandler({ url }).action === 'allow';
  if (what === 'load') {
    let cancelled = false;
    requestFilter({ url }, (verdict) => (cancelled = verdict.cancel));
    return !cancelled;
  }
  let prevented = false;
  contents?.emit('will-navigate', { url, preventDefault: () => (prevented = true) });
  return !prevented;
}

onPage((message) => {
  switch (message.type) {
    case 'ready':
      BrowserWindow.byId(message.window)?.emit('ready-to-show');
      break;
    case 'send':
      listeners.emit(message.channel, eventFrom(message.window, message.address), message.value);
      break;
    case 'invoke': {
      const handler = handlers.get(message.channel) as ((event: unknown, value: unknown) => unknown) | undefined;
      void Promise.resolve(handler?.(eventFrom(message.window, message.address), message.value)).then((value) =>
        tell({ type: 'answer', window: message.window, call: message.call, value }),
      );
      break;
    }
    case 'ask':
      tell({ type: 'verdict', question: message.question, allowed: judge(message.what, message.window, message.address) });
      break;
    case 'happens':
      happen(message.what, message.window);
      break;
    case 'closeWindow':
      BrowserWindow.byId(message.window)?.closed();
      break;
    default:
      break;
  }
});

