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
import { WebContents } from './contents.ts';
import { chooseFromMenu } from './menu.ts';
import { type StandInPort, portForPage } from './ports.ts';
import { session } from './session.ts';
import { killUtilityProcesses } from './utility-process.ts';
import type { FromPage, Happening } from './wire.ts';

export { dialog } from './dialog.ts';
export { Menu } from './menu.ts';
export { MessageChannelMain } from './ports.ts';
export { session } from './session.ts';
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

  /** Another program has it where a test says so. */
  requestSingleInstanceLock(data: unknown): boolean {
    tell({ type: 'said', what: 'lock', detail: data });
    return !process.env.KRONIKA_TEST_SECOND;
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

interface SenderFrame {
  readonly url: string;
  readonly parent: null;
  postMessage(channel: string, value: unknown, ports?: readonly StandInPort[]): void;
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
    app.emit('web-contents-created', {}, this.webContents);
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

  isDestroyed(): boolean {
    return !BrowserWindow.#all.has(this.id);
  }

  close(): void {
    tell({ type: 'said', what: 'close', detail: this.id });
    this.closed();
  }

  closed(): void {
    BrowserWindow.#all.delete(this.id);
    this.emit('closed');
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

/** Contents that are no window's: what the program lets them do. */
function otherContents(): void {
  const contents = new WebContents(0);
  app.emit('web-contents-created', {}, contents);
  const url = 'https://primer.si/';
  let bluetooth: unknown = 'nothing was chosen';
  contents.emit('select-bluetooth-device', { preventDefault: () => {} }, [{ deviceId: 'device' }], (chosen: string) => (bluetooth = chosen));
  const detail = {
    opens: contents.openHandler({ url }).action,
    refused: ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'].filter((event) => contents.refuses(event, { url })),
    keptInside: ['will-navigate', 'will-frame-navigate', 'will-redirect'].filter((event) => contents.refuses(event, { url: 'kronika://app/events' })),
    bluetooth,
  };
  tell({ type: 'said', what: 'otherContents', detail });
}

function happen(what: Happening, window: number): void {
  const contents = BrowserWindow.byId(window)?.webContents;
  if (what === 'archiveDies') killUtilityProcesses();
  else if (what === 'pageDies') contents?.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  else if (what === 'pageHangs') BrowserWindow.byId(window)?.emit('unresponsive');
  else if (what === 'pageAnswers') BrowserWindow.byId(window)?.emit('responsive');
  else if (what === 'devicesOffered') session.defaultSession.offerDevices();
  else if (what === 'otherContents') otherContents();
  else if ('secondInstance' in what) app.emit('second-instance', {}, [], '', what.secondInstance);
  else if ('spoken' in what) speak(window, what.spoken);
  else chooseFromMenu(what.menu);
}

export const nativeTheme = {
  shouldUseDarkColors: false,
  set themeSource(theme: string) {
    tell({ type: 'said', what: 'theme', detail: theme });
  },
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
    postMessage: (channel, value, ports = []) => {
      tell({ type: 'said', what: 'given', detail: { address: server.toScheme(address), channel } });
      tell({ type: 'toPage', window, channel, value, ports: ports.map((port) => portForPage(port, window)) });
    },
  };
}

function eventFrom(window: number, address: string) {
  return { sender: BrowserWindow.byId(window)?.webContents, senderFrame: frameOf(window, address) };
}

type Asked = (FromPage & { type: 'ask' })['what'];

/** Asks the program's own handlers whether an address may be loaded, gone to, opened or saved. */
function judge(what: Asked, window: number, address: string, mediaType: string): boolean {
  const contents = BrowserWindow.byId(window)?.webContents;
  const url = server.toScheme(address);
  if (what === 'open') return contents?.openHandler({ url }).action === 'allow';
  if (what === 'load') return session.defaultSession.mayLoad(url);
  if (what === 'download') return session.defaultSession.mayDownload(url, mediaType);
  return contents?.refuses('will-navigate', { url }) === false;
}

async function invoke(window: number, channel: string, address: string, value: unknown): Promise<unknown> {
  const handler = handlers.get(channel) as ((event: unknown, value: unknown) => unknown) | undefined;
  return handler?.(eventFrom(window, address), value);
}

/** Somebody who is no page of ours speaks to the program, or our page in a way that it never does. */
function speak(window: number, { channel, address, value }: { channel: string; address: string; value: unknown }): void {
  if (!handlers.has(channel)) listeners.emit(channel, eventFrom(window, address), value);
  else void invoke(window, channel, address, value).then((detail) => tell({ type: 'said', what: 'answered', detail }));
}

onPage((message) => {
  switch (message.type) {
    case 'ready':
      BrowserWindow.byId(message.window)?.emit('ready-to-show');
      break;
    case 'send':
      // The page of a window that main has closed is gone, though the test's lives on.
      if (BrowserWindow.byId(message.window)) listeners.emit(message.channel, eventFrom(message.window, message.address), message.value);
      break;
    case 'invoke':
      void invoke(message.window, message.channel, message.address, message.value).then((value) => tell({ type: 'answer', window: message.window, call: message.call, value }));
      break;
    case 'ask':
      tell({ type: 'verdict', question: message.question, allowed: judge(message.what, message.window, message.address, message.mediaType ?? '') });
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

