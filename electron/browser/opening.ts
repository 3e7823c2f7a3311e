/**
 * Leads the user's browser to the start address. What stands on a command line every user of the machine
 * can read, so the browser is given a file, which only its owner can read, and which is there no longer
 * than the key in it works.
 */

import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KEY_LIFE } from './start-key.ts';

/** What opens a file in the browser; on every other system it is `xdg-open`. */
const OPENERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' };

export class StartFile {
  readonly #folder: string;
  #file: string | null = null;

  /** @param home the folder for what Kronika keeps beside archives */
  constructor(home: string) {
    this.#folder = path.join(home, 'start');
  }

  /** Writes the file that leads to an address, and gives its path. Throws where the folder can't be written. */
  write(address: string): string {
    this.remove();
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    chmodSync(this.#folder, 0o700);
    this.#clear();
    const file = path.join(this.#folder, `${process.pid}.html`);
    const { origin } = new URL(address);
    const html = `<!doctype html><meta charset="utf-8"><title>Kronika</title><meta http-equiv="refresh" content="0; url=${address}"><a href="${address}">${origin}</a>\n`;
    // Never into a file, or through a link, that somebody has put there.
    writeFileSync(file, html, { mode: 0o600, flag: 'wx' });
    this.#file = file;
    return file;
  }

  remove(): void {
    if (this.#file) rmSync(this.#file, { force: true });
    this.#file = null;
  }

  /** Puts away what a program left that was killed; another's that is still good is left alone. */
  #clear(): void {
    for (const name of readdirSync(this.#folder).filter((one) => one.endsWith('.html'))) {
      const file = path.join(this.#folder, name);
      const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (name === `${process.pid}.html` || written < Date.now() - KEY_LIFE) rmSync(file, { recursive: true, force: true });
    }
  }
}

/** Opens a file in the user's browser. That there is none, or no screen, is no error: the address was printed. */
export function openBrowser(file: string): void {
  const command = OPENERS[process.platform] ?? 'xdg-open';
  spawn(command, [file], { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
}
