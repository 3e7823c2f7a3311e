/** The desktop shell: a window on the app's own scheme, a process for the archive, and nothing else. */

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, Menu, type WebContents, app, dialog, ipcMain, nativeTheme, protocol, session } from 'electron';
import * as z from 'zod';
import { settings } from '#shared/contract/settings.ts';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '#shared/domain/languages.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { pageResponse } from '../shell/page.ts';
import { ArchiveLink } from './archive-link.ts';
import { asArguments, askedToOpen, handedToFirst } from './asked.ts';
import { APPEARANCE, type Answer, type AskedToOpen, CHOOSE_FOLDER, CONNECT, OPEN, PORT, SHOW_BESIDE, SHOW_LIVING } from './channels.ts';
import { guardContents, guardSession } from './guards.ts';
import { menuTemplate } from './menu.ts';
import { watchPage } from './recovery.ts';
import { APP_SCHEME, isAppAddress, isTrustedFrame } from './security.ts';
import { openWindow } from './window.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const pageFolder = path.resolve(here, '../renderer');
const preloadFolder = path.resolve(here, '../preload');

const appearance = z.strictObject({ language: z.enum(INTERFACE_LANGUAGES), theme: settings.shape.theme });

function systemLanguage(): InterfaceLanguage {
  return app.getLocale().toLowerCase().startsWith('sl') ? 'sl' : 'en';
}

/** Only the app's own page is heard: what anybody else says is not even looked at. */
function isHeard({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return isTrustedFrame(senderFrame);
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

function start(asked: AskedToOpen | null): void {
  let translator = createTranslator(systemLanguage());
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, () => translator));

  void app.whenReady().then(() => {
    const archive = new ArchiveLink(here, asArguments(asked), process.env.KRONIKA_HOME ?? app.getPath('userData'), app.getLocale(), {
      gone: () => {
        dialog.showErrorBox('Kronika', translator.t('errors:disconnected'));
        app.exit(1);
      },
      begunAnew: () => closeBesides(),
    });
    const host = {
      folder: pageFolder,
      picture: async (sha256: string, size: 400 | 1600) => new Uint8Array(await (await archive.client.photos.picture({ sha256, size })).picture.arrayBuffer()),
    };
    guardSession(session.defaultSession);
    protocol.handle(APP_SCHEME, async (request) => {
      if (!isAppAddress(request.url)) return new Response(null, { status: 403 });
      return pageResponse(host, new URL(request.url));
    });

    const showMenu = () => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(translator, () => BrowserWindow.getFocusedWindow(), process.platform === 'darwin')));
    /** Windows of backups that are open beside the archive, each with which it is. */
    const besides = new Map<BrowserWindow, string>();
    const closeBesides = () => besides.forEach((_, window) => window.close());
    const besideOf = (contents: WebContents) => besides.get(BrowserWindow.fromWebContents(contents) as BrowserWindow) ?? null;
    const livingWindow = () => BrowserWindow.getAllWindows().find((window) => !besides.has(window));
    const openPage = () => {
      const window = openWindow(preloadFolder, nativeTheme.shouldUseDarkColors);
      watchPage(window, () => translator, () => app.quit());
      return window;
    };
    // What is beside an archive that nobody sees any more would keep the program from ending.
    const open = () => void openPage().on('closed', closeBesides);

    /** Pages that can be told something. */
    const connected = new WeakSet<WebContents>();
    /** What the next page is to open, since none was there to be told. */
    let toOpen: AskedToOpen | null = null;

    ipcMain.on(CONNECT, (event) => {
      if (!isHeard(event)) return;
      event.senderFrame?.postMessage(PORT, null, [archive.port(besideOf(event.sender))]);
      connected.add(event.sender);
      if (!toOpen || besideOf(event.sender)) return;
      event.sender.send(OPEN, toOpen);
      toOpen = null;
    });
    ipcMain.handle(CHOOSE_FOLDER, async (event): Promise<Answer<string | null>> => {
      const window = isHeard(event) ? BrowserWindow.fromWebContents(event.sender) : null;
      if (!window) return { ok: false };
      const chosen = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] });
      return { ok: true, value: chosen.filePaths[0] ?? null };
    });
    ipcMain.on(APPEARANCE, (event, said: unknown) => {
      const read = isHeard(event) ? appearance.safeParse(said) : null;
      if (!read?.success) return;
      translator = createTranslator(read.data.language);
      nativeTheme.themeSource = read.data.theme;
      showMenu();
    });

    ipcMain.on(SHOW_BESIDE, (event, said: unknown) => {
      const id = isHeard(event) ? z.uuid().safeParse(said).data : undefined;
      if (id === undefined) return;
      const window = openPage();
      besides.set(window, id);
      window.on('closed', () => {
        besides.delete(window);
        archive.endBeside(id);
      });
    });
    ipcMain.on(SHOW_LIVING, (event) => {
      const window = isHeard(event) ? livingWindow() : undefined;
      if (window) bringForward(window);
    });

    showMenu();
    open();
    // A second start comes to the front as this one, and the page opens what that one was asked to: it
    // knows what is being typed, and keeps it where it belongs first.
    app.on('second-instance', (_event, _argv, _workingFolder, data) => {
      const handed = handedToFirst(data);
      const window = livingWindow();
      if (!window) {
        toOpen = handed;
        open();
        return;
      }
      bringForward(window);
      if (!handed) return;
      if (connected.has(window.webContents)) window.webContents.send(OPEN, handed);
      else toOpen = handed;
    });
    app.on('activate', () => {
      if (!livingWindow()) open();
    });
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });

    let ended = false;
    app.on('before-quit', (event) => {
      if (ended) return;
      event.preventDefault();
      ended = true;
      void archive.end().then(() => app.quit());
    });
  });
}

// In development the first argument is the program itself.
const asked = askedToOpen(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
// Two windows on one archive are one program.
if (app.requestSingleInstanceLock({ asked })) start(asked);
else app.quit();
