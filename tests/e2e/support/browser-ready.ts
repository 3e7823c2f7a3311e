import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import built from '../../support/built.ts';
import { unpackChromium } from './chromium.ts';

/** Before the first test: the browser unpacked, the product built, and the sample that most tests begin with made once. */
export default async function browserReady(): Promise<() => void> {
  built();
  await unpackChromium();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kronika-sample-'));
  process.env.KRONIKA_TEST_SAMPLE = path.join(folder, 'sample');
  execFileSync(process.execPath, ['out/main/cli.js', 'sample', process.env.KRONIKA_TEST_SAMPLE, '--language', 'sl'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return () => rmSync(folder, { recursive: true, force: true });
}
