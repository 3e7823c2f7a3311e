/** `npm start` in the browser shell, as its user types it: what it prints, and how it ends where it can't start. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Failure } from '#shared/contract/failures.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { portAsked } from '../../electron/browser/port.ts';
import { giveKey, keyOf } from '../support/page-headers.ts';
import { Script } from '../support/scripts.ts';
import { sentence } from '../support/sentences.ts';
import { terminalEnv } from '../support/terminal.ts';

const MAIN = new URL('../../electron/browser/main.ts', import.meta.url);

/** Starts it without a browser; the language is that of the system. */
function start(port: string | undefined, lang = 'en_GB.UTF-8', args: readonly string[] = []): Script {
  return new Script(MAIN, { args, env: terminalEnv({ lang, env: { KRONIKA_NO_BROWSER: '1', ...(port === undefined ? {} : { KRONIKA_PORT: port }) } }) });
}

/** What it says where it is to end by itself. */
async function saysAndEnds(script: Script): Promise<{ status: number | null; out: string; err: string }> {
  await script.ended;
  return { status: script.process.exitCode, out: script.printed, err: script.errors };
}

/** A server of somebody else's; gives its port. */
async function takenPort(): Promise<{ port: number; close: () => void }> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as net.AddressInfo).port, close: () => server.close() };
}

describe('a port that is taken', () => {
  test.each([
    ['en_GB.UTF-8', 'en'],
    ['sl_SI.UTF-8', 'sl'],
  ] as const)('is said in one sentence, and nothing more: %s', async (lang, language) => {
    const { port, close } = await takenPort();
    const said = await saysAndEnds(start(String(port), lang));
    close();
    expect(said).toEqual({ status: 1, out: '', err: `${sentence(language, 'browser.portTaken', { port: String(port) })}\n` });
  });
});

test('KRONIKA_PORT=abc is no port, and that is said in one sentence', async () => {
  expect(await saysAndEnds(start('abc'))).toEqual({
    status: 1,
    out: '',
    err: `${sentence('en', 'browser.portUnknown', { asked: 'abc' })}\n`,
  });
});

test.each(['65536', '-1', '1.5', '80 80', '0x50', '1e3', '８０', '٨٠'])('%j is no port either', (asked) => {
  expect(() => portAsked(asked)).toThrow(new Failure('browser.portUnknown', { asked }));
});

test('a port is a number, and none that is asked for is any', () => {
  expect([undefined, '', ' ', '0', '4711', ' 4711 ', '65535'].map(portAsked)).toEqual([0, 0, 0, 0, 4711, 4711, 65_535]);
});

test('a folder that can not be opened is said in the terminal in one sentence, and the shell starts all the same', async () => {
  const script = start(undefined, 'en_GB.UTF-8', ['/no/such/folder']);
  const address = /http:\S+/.exec(await script.firstLine())?.[0] ?? '';
  expect((await giveKey(new URL(address).origin, keyOf(address))).status).toBe(200);
  await script.kill();
  expect(script.errors).toBe(`${sentence('en', 'archive.folderMissing', { folder: '/no/such/folder' })}\n`);
});

test('in a terminal Enter prints a fresh address, and the one before it is void', async () => {
  const command = [process.execPath, fileURLToPath(MAIN)];
  // Gives a program a terminal; the systems differ in how it is told which.
  const [terminal, ...args] = process.platform === 'linux' ? ['script', '-qec', command.map((part) => `'${part}'`).join(' '), '/dev/null'] : ['script', '-q', '/dev/null', ...command];
  const child = spawn(terminal, args, { env: terminalEnv({ env: { KRONIKA_NO_BROWSER: '1' } }), stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => String((await lines.next()).value);
  const first = /http:\S+/.exec(await read())?.[0] ?? '';
  expect(await read()).toContain(createTranslator('en').t('command:browserAgain'));
  child.stdin.write('\n');
  let fresh: string | undefined;
  // The terminal shows what is typed too.
  while (fresh === undefined) fresh = /http:\S+/.exec(await read())?.[0];
  const { origin } = new URL(first);
  expect(new URL(fresh).origin).toBe(origin);
  expect((await giveKey(origin, keyOf(first))).status).toBe(403);
  expect((await giveKey(origin, keyOf(fresh))).status).toBe(200);
  const ended = once(child, 'exit');
  // Ctrl C, as the terminal sends it.
  child.stdin.write('\u0003');
  await ended;
});
