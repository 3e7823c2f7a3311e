import path from 'node:path';
import { BrowserWindow, type Session, dialog, shell } from 'electron';
import type { i18n } from 'i18next';
import { START_ADDRESS, mayLoad, mayNavigate, mayOpenOutside, mayUse } from './security.ts';

/** Paper and its dark counterpart, shown until the page has drawn itself. */
const BACKGROUND = { light: '#f8f6f1', dark: '#191816' };

/** Asks before a link leaves the program; only https and mail ever do. */
async function openOutside(window: BrowserWindow, address: string, { t }: i18n): Promise<void> {
  if (!mayOpenOutside(address)) return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t('command:desktop.openOutside'),
    detail: address,
    buttons: [t('command:desktop.open'), t('command:desktop.cancel')],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(address);
}

/** Shuts everything that a page could ask of the system or the network. */
export function harden(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(mayUse(permission)));
  session.setPermissionCheckHandler((_contents, permission) => mayUse(permission));
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }));
  // The spell checker would fetch its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
}

export function openWindow(preloadFolder: string, dark: boolean, translator: () => i18n): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Kronika',
    backgroundColor: dark ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: path.join(preloadFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  const { webContents } = window;
  webContents.setWindowOpenHandler(({ url }) => {
    void openOutside(window, url, translator());
    return { action: 'deny' };
  });
  webContents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  webContents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  void window.loadURL(START_ADDRESS);
  return window;
}
