import path from 'node:path';
import { BrowserWindow } from 'electron';
import { START_ADDRESS } from './security.ts';

/** Paper and its dark counterpart, shown until the page has drawn itself. */
const BACKGROUND = { light: '#f8f6f1', dark: '#191816' };

export function openWindow(preloadFolder: string, dark: boolean): BrowserWindow {
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
  void window.loadURL(START_ADDRESS);
  return window;
}
