/** How the start address comes to the user's browser, and to nobody else. */

import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { StartFile } from '../../electron/browser/opening.ts';
import { KEY_LIFE } from '../../electron/browser/start-key.ts';
import { giveKey, keyOf } from '../support/page-headers.ts';
import { Script, answerOf } from '../support/scripts.ts';
import { temporaryFolder } from '../support/temporary.ts';

const MAIN = new URL('../../electron/browser/main.ts', import.meta.url);
const STRANGER = new URL('entry-stranger.ts', import.meta.url);
const ADDRESS = 'http://127.0.0.1:4711/#key=abc';

const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);

describe('the file that leads to the start address', () => {
  test('leads there', () => {
    const file = new StartFile(temporaryFolder()).write(ADDRESS);
    expect(readFileSync(file, 'utf8')).toContain(`content="0; url=${ADDRESS}"`);
  });

  test('can be read by its owner alone, in a folder that only its owner can look into, also where that was there', () => {
    const [fresh, open] = [temporaryFolder(), temporaryFolder()];
    mkdirSync(path.join(open, 'start'), { mode: 0o755 });
    for (const home of [fresh, open]) {
      const file = new StartFile(home).write(ADDRESS);
      expect([mode(file), mode(path.dirname(file))]).toEqual(['600', '700']);
    }
  });

  test('is written through no link that stands in its place', () => {
    const home = temporaryFolder();
    const elsewhere = path.join(home, 'elsewhere.html');
    mkdirSync(path.join(home, 'start'));
    symlinkSync(elsewhere, path.join(home, 'start', `${process.pid}.html`));
    const file = new StartFile(home).write(ADDRESS);
    expect(existsSync(elsewhere)).toBe(false);
    expect(readFileSync(file, 'utf8')).toContain(ADDRESS);
  });

  test('is gone when it is removed, and a second one takes the place of the first', () => {
    const start = new StartFile(temporaryFolder());
    const first = start.write(ADDRESS);
    const second = start.write(ADDRESS.replace('abc', 'def'));
    expect(readdirSync(path.dirname(first))).toEqual([path.basename(second)]);
    expect(readFileSync(second, 'utf8')).not.toContain('abc');
    start.remove();
    start.remove();
    expect(readdirSync(path.dirname(first))).toEqual([]);
  });

  test('of a program that was killed is put away by the next one, and one that is still good is not', () => {
    const home = temporaryFolder();
    const folder = path.join(home, 'start');
    mkdirSync(folder);
    const old = new Date(Date.now() - KEY_LIFE - 1000);
    for (const name of ['1.html', '2.html']) writeFileSync(path.join(folder, name), ADDRESS);
    utimesSync(path.join(folder, '1.html'), old, old);
    const file = new StartFile(home).write(ADDRESS);
    expect(readdirSync(folder).toSorted()).toEqual(['2.html', path.basename(file)].toSorted());
  });
});

describe('Kronika in the browser, beside another user of the machine,', () => {
  const opened: number[] = [];
  afterEach(() => {
    for (const pid of opened.splice(0)) process.kill(pid);
  });

  /** Starts it with a screen and an opener that stays; gives what was printed and the file that the opener was given. */
  async function start() {
    const root = temporaryFolder();
    chmodSync(root, 0o755);
    const [bin, home, given] = [path.join(root, 'bin'), path.join(root, 'home'), path.join(root, 'given')];
    mkdirSync(bin);
    mkdirSync(home, { mode: 0o755 });
    // Whichever of the two the system calls what opens a file.
    for (const opener of ['xdg-open', 'open']) writeFileSync(path.join(bin, opener), `#!/bin/sh\necho "$$ $*" > "${given}.new"\nmv "${given}.new" "${given}"\nwhile sleep 0.2; do :; done\n`, { mode: 0o755 });
    const env = { PATH: `${bin}:${process.env.PATH}`, KRONIKA_HOME: home, DISPLAY: ':99', KRONIKA_BROWSER: 'default', LANG: 'en_GB.UTF-8' };
    const program = new Script(MAIN, { env });
    const address = /http:\S+/.exec(await program.firstLine())?.[0] ?? '';
    for (const end = Date.now() + 60_000; !existsSync(given) && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 20));
    const [pid = '', file = '', ...more] = readFileSync(given, 'utf8').trim().split(' ');
    opened.push(Number(pid));
    expect(more).toEqual([]);
    return { program, address, file, home };
  }

  test('shows the start key on no command line, in no environment and in no file that another can read', async () => {
    const { address, file } = await start();
    const key = keyOf(address);
    expect(key).toMatch(/^[\w-]{32}$/);
    expect(readFileSync(file, 'utf8')).toContain(key);
    const seen = await answerOf<{ user: number; processes: string[]; files: string[]; folders: string[] }>(STRANGER, { args: [file, path.dirname(file)] });
    expect(seen.processes.filter((line) => line.includes(file))).not.toEqual([]);
    expect(seen.processes.filter((line) => line.includes(key))).toEqual([]);
    expect([mode(file), mode(path.dirname(file))]).toEqual(['600', '700']);
    if (process.getuid?.() !== 0) return;
    expect(seen.user).not.toBe(0);
    expect([seen.files[0], seen.folders[1]]).toEqual(['EACCES', 'EACCES']);
  });

  test('removes the file as soon as its key was used, and the key works no second time', async () => {
    const { address, file } = await start();
    const { origin } = new URL(address);
    expect((await giveKey(origin, 'A'.repeat(32))).status).toBe(403);
    expect(existsSync(file)).toBe(true);
    expect((await giveKey(origin, keyOf(address))).status).toBe(200);
    expect(existsSync(file)).toBe(false);
    expect((await giveKey(origin, keyOf(address))).status).toBe(403);
  });

  test('removes the file when it ends', async () => {
    const { program, file, home } = await start();
    program.process.kill('SIGTERM');
    await program.ended;
    expect(program.process.exitCode).toBe(0);
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(path.join(home, 'start'))).toEqual([]);
  });
});
