/** The browser that can show Kronika in a window of its own: Edge, Chrome or Chromium, wherever the systems put them. */

import { accessSync, constants, existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const WINDOWS = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
const MAC = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const LINUX = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/opt/microsoft/msedge'];

/** Where one may be, the likeliest first. @param env the environment, which on Windows names the folders of programs */
export function browserPlaces(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, userFolder: string): string[] {
  if (platform === 'win32') {
    const folders = [env['ProgramFiles(x86)'], env.ProgramFiles, env.LOCALAPPDATA].filter((folder) => folder !== undefined);
    return WINDOWS.flatMap((name) => folders.map((folder) => path.win32.join(folder, name)));
  }
  if (platform === 'darwin') return MAC.flatMap((name) => ['/Applications', path.join(userFolder, 'Applications')].map((folder) => path.join(folder, `${name}.app`, 'Contents', 'MacOS', name)));
  const folders = [...new Set([...(env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/')), ...LINUX_FOLDERS])];
  return LINUX.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Null where there is none. `KRONIKA_BROWSER` names one of the user's own choice, or `default` for whichever opens web pages. */
export function appBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.KRONIKA_BROWSER === 'default') return null;
  if (env.KRONIKA_BROWSER) return existsSync(env.KRONIKA_BROWSER) ? env.KRONIKA_BROWSER : null;
  return browserPlaces(process.platform, env, os.homedir()).find(canRun) ?? null;
}
