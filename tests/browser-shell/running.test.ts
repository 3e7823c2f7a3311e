/** How a second start finds the first, and how nobody else does. */

import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { browserPlaces } from '../../electron/browser/finding-browser.ts';
import { RunningFile, askedBy, handToFirst } from '../../electron/browser/running.ts';
import { holdSession } from '../support/sessions.ts';
import { startShell } from '../support/connections.ts';
import { temporaryFolder } from '../support/temporary.ts';

const ASKED = { folder: '/archives/Črnomelj' };

/** Listens and answers as it is told; gives its port and what it was told. */
async function listening(answer: (body: unknown) => object | null) {
  const heard: unknown[] = [];
  const server = http.createServer((request, response) => {
    void json(request).then((body) => {
      heard.push(body);
      const said = answer(body);
      response.writeHead(said ? 200 : 403, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, heard, close: () => server.close() };
}

test('a second start hands over what it was asked to, and is answered by who wrote the file', async () => {
  const home = temporaryFolder();
  const running = new RunningFile(home);
  const asked: unknown[] = [];
  const first = await listening((body) => {
    const understood = running.heard(body);
    asked.push(understood?.asked);
    return understood?.answer ?? null;
  });
  running.write(first.port);
  const file = path.join(home, 'start', 'running.json');
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect(await handToFirst(home, ASKED)).toBe(true);
  expect(await handToFirst(home, null)).toBe(true);
  expect(asked).toEqual([ASKED, null]);
  const { secret } = JSON.parse(readFileSync(file, 'utf8')) as { secret: string };
  expect(JSON.stringify(first.heard)).not.toContain(secret);
  running.remove();
  expect(await handToFirst(home, ASKED)).toBe(false);
  first.close();
});

test('who is at the port and does not know the secret is not believed, and learns nothing that it could say itself', async () => {
  const home = temporaryFolder();
  const stranger = await listening(() => ({ proof: 'x'.repeat(43) }));
  const running = new RunningFile(home);
  running.write(stranger.port);
  expect(await handToFirst(home, ASKED)).toBe(false);
  const [told] = stranger.heard as { nonce: string; said: string; seal: string }[];
  expect(running.heard({ ...told, said: JSON.stringify({ folder: '/elsewhere' }) })).toBeNull();
  expect(running.heard({ ...told, nonce: 'another' })).toBeNull();
  expect(running.heard('nothing')).toBeNull();
  stranger.close();
});

test('the file is written through no link, and one that started later keeps its own', () => {
  const home = temporaryFolder();
  const [older, newer] = [new RunningFile(home), new RunningFile(home)];
  older.write(1);
  const file = path.join(home, 'start', 'running.json');
  const elsewhere = path.join(home, 'elsewhere');
  writeFileSync(elsewhere, 'theirs');
  symlinkSync(elsewhere, `${file}.${process.pid}`);
  newer.write(2);
  expect(readFileSync(elsewhere, 'utf8')).toBe('theirs');
  older.remove();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ port: 2 });
});

test('at the door only a second start that proves itself is heard, and only a page of ours ends the program', async () => {
  const held = holdSession();
  const shell = await startShell(held.session);
  const post = (place: string, body: string) => fetch(shell.origin + place, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect([(await post('/again', '{}')).status, (await post('/again', 'x')).status, (await post('/quit', '{}')).status, (await post('/again', `"${'x'.repeat(20_000)}"`)).status]).toEqual([403, 403, 403, 413]);
  await shell.close();
  await held.end();
});

test('a folder is that of whoever typed it', () => {
  expect([askedBy([], '/home/ana'), askedBy(['--sample'], '/home/ana'), askedBy(['arhiv'], '/home/ana')]).toEqual([null, { sample: true }, { folder: path.resolve('/home/ana', 'arhiv') }]);
});

test('browsers are looked for where each system has them', () => {
  expect(browserPlaces('win32', { 'ProgramFiles(x86)': 'C:\\Program Files (x86)', LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local' }, '')[0]).toBe('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
  expect(browserPlaces('darwin', {}, '/Users/ana')).toContain('/Users/ana/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  const places = browserPlaces('linux', { PATH: '/opt/own:relative:/usr/bin' }, '');
  expect(places[0]).toBe('/opt/own/chromium');
  expect(places.filter((place) => place.startsWith('relative'))).toEqual([]);
  expect(new Set(places).size).toBe(places.length);
});
