/** The desktop shell: a window on the app's own scheme, a process for the archive, and nothing else. */

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrowserWindow, Menu, app, dialog, ipcMain, nativeTheme, protocol, session } from 'electron';
import { type InterfaceLanguage, isInterfaceLanguage } from '#shared/domain/languages.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { pageResponse } from '../shell/page.ts';
import { ArchiveLink } from './archive-link.ts';
import { APPEARANCE, type Answer, type Appearance, CHOOSE_FOLDER, CONNECT, PORT } from './channels.ts';
import { menuTemplate } from './menu.ts';
import { APP_SCHEME, isAppAddress, isTrustedFrame } from './security.ts';
import { harden, openWindow } from './window.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const pageFolder = path.resolve(here, '../renderer');
const preloadFolder = path.resolve(here, '../preload');

function systemLanguage(): InterfaceLanguage {
  return app.getLocale().toLowerCase().startsWith('sl') ? 'sl' : 'en';
}

/** What the program was asked to open: in development the first argument is the program itself. */
function asked(): string[] {
  return process.argv.slice(app.isPackaged ? 1 : 2).filter((argument) => !argument.startsWith('--') || argument === '--sample');
}

function start(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);

  void app.whenReady().then(() => {
    let translator = createTranslator(systemLanguage());
    const archive = new ArchiveLink(here, asked(), process.env.KRONIKA_HOME ?? app.getPath('userData'), app.getLocale(), () => {
      dialog.showErrorBox('Kronika', translator.t('errors:disconnected'));
      app.exit(1);
    });
    const host = {
      folder: pageFolder,
      picture: async (sha256: string, size: 400 | 1600) => new Uint8Array(await (await archive.client.photos.picture({ sha256, size })).picture.arrayBuffer()),
    };
    harden(session.defaultSession);
    protocol.handle(APP_SCHEME, async (request) => {
      if (!isAppAddress(request.url)) return new Response(null, { status: 403 });
      return pageResponse(host, new URL(request.url));
    });

    const showMenu = () => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(translator, () => BrowserWindow.getFocusedWindow(), process.platform === 'darwin')));
    const open = () => openWindow(preloadFolder, nativeTheme.shouldUseDarkColors, () => translator);

    ipcMain.on(CONNECT, (event) => {
      if (!isTrustedFrame(event.senderFrame)) return;
      event.senderFrame?.postMessage(PORT, null, [archive.port()]);
    });
    ipcMain.handle(CHOOSE_FOLDER, async (event): Promise<Answer<string | null>> => {
      const window = BrowserWindow.fromWebContents(event.sender);
      if (!isTrustedFrame(event.senderFrame) || !window) return { ok: false };
      const chosen = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] });
      return { ok: true, value: chosen.filePaths[0] ?? null };
    });
    ipcMain.on(APPEARANCE, (event, { language, theme }: Appearance) => {
      if (!isTrustedFrame(event.senderFrame) || !isInterfaceLanguage(language)) return;
      translator = createTranslator(language);
      nativeTheme.themeSource = theme === 'light' || theme === 'dark' ? theme : 'system';
      showMenu();
    });

    showMenu();
    open();
    app.on('second-instance', () => {
      const [window] = BrowserWindow.getAllWindows();
      if (window?.isMinimized()) window.restore();
      window?.focus();
    });
    app.on('activate', () => {
      if (BrowserWindow.getAllWindows().length === 0) open();
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

// Two windows on one archive are one program: a second start brings the first to the front.
if (app.requestSingleInstanceLock()) start();
else app.quit();
