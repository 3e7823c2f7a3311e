/** Starts the browser shell as a program of its own, which outlives the launcher and has no console. */

import { spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { createTranslator } from '#shared/language/translator.ts';
import { systemLanguage } from '../shell/language.ts';
import { compiledFolder } from './compiled.ts';

/** What the shell tells whoever started it: that the window is on its way, or why there is none. */
const told = z.union([z.object({ opened: z.literal(true) }), z.object({ failed: z.string() })]);

/** Where the shell says what it otherwise says in a terminal; begun anew with each start. @param home as `homeFolder` gives it */
function openLog(home: string): number {
  mkdirSync(home, { recursive: true });
  return openSync(path.join(home, 'window.log'), 'w', 0o600);
}

/**
 * Resolves, with the status to end with, when the window is on its way, or there is none; then the sentence was printed.
 * @param asked what it is to open, as it was typed
 */
export async function openDetached(home: string, asked: readonly string[]): Promise<0 | 1> {
  const { t } = createTranslator(systemLanguage(process.env));
  const shell = fileURLToPath(new URL('./browser.js', import.meta.url));
  try {
    const log = openLog(home);
    const env = { ...process.env, NODE_COMPILE_CACHE: compiledFolder(home) };
    const child = spawn(process.execPath, [shell, ...asked], { detached: true, windowsHide: true, stdio: ['ignore', log, log, 'ipc'], env });
    const answer = await new Promise<unknown>((resolve) => {
      child.once('message', resolve);
      child.once('error', (error) => resolve({ failed: error.message }));
      child.once('exit', (status) => resolve({ failed: t('command:windowEnded', { status: String(status), log: path.join(home, 'window.log') }) }));
    });
    if (child.connected) child.disconnect();
    child.unref();
    const read = told.parse(answer);
    if ('opened' in read) return 0;
    console.error(read.failed);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
  return 1;
}
