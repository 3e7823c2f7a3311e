/** Kronika before a reader that goes away, as `head` does: no failure that anybody needs to be told of. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readPdf } from '../support/pdf.ts';
import { sampleFolder } from '../support/sample.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { MAIN, terminalEnv } from '../support/terminal.ts';

/** Runs with a standard output that nobody reads any more; gives what was said on standard error. */
async function unread(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [fileURLToPath(MAIN), ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: terminalEnv() });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  await once(child, 'close');
  return err;
}

test.each([['for reading', []], ['as JSON', ['--json']]])('a search that is not read to its end says nothing of it: %s', async (_, more) => {
  expect(await unread('search', await sampleFolder(), 'a', ...more)).toBe('');
});

test('help that is not read says nothing of it', async () => {
  expect(await unread('--help')).toBe('');
});

test('a report whose message is not read is written all the same', async () => {
  const file = path.join(temporaryFolder(), 'sheet.pdf');
  const said = await unread('report', await sampleFolder(), 'event-sheet', '--event', 'mednarodni dogodek cisomo', '--out', file);
  expect((await readPdf(readFileSync(file))).pages).toHaveLength(1);
  expect(said).toBe('');
});
