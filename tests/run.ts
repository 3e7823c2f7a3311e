/** `npm test`: the checks, then every test of both runners side by side, then one line that counts them all. */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, compileCache } from '../electron/start/build.ts';
import { type Tally, check } from './check/check.ts';

const reports = mkdtempSync(path.join(os.tmpdir(), 'kronika-tests-'));

/** What a runner wrote of its tests; a runner that wrote nothing has failed as a whole. */
function tally(file: string, status: number | null, read: (report: unknown) => Tally): Tally {
  try {
    const counted = read(JSON.parse(readFileSync(file, 'utf8')));
    // A runner can fail beside its tests: an error outside of them, a setup that broke.
    return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/**
 * Runs a runner to its end; gives how it ended. Neither keeps all cores at work by itself: a test waits for a program to start, a
 * page to be drawn, a disk. What is `held` is printed at the end as a whole: two that print at once can't be read.
 */
function run(name: string, args: readonly string[], { env, held = false }: { readonly env?: NodeJS.ProcessEnv; readonly held?: boolean } = {}): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(name, args, { stdio: ['inherit', held ? 'pipe' : 'inherit', held ? 'pipe' : 'inherit'], env, shell: process.platform === 'win32' });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => printed.push(part));
    const end = (status: number | null) => {
      process.stdout.write(Buffer.concat(printed));
      resolve(status);
    };
    child.once('error', (error) => {
      printed.push(Buffer.from(`${error.message}\n`));
      end(null);
    });
    child.once('close', end);
  });
}

async function unit(): Promise<Tally> {
  const file = path.join(reports, 'unit.json');
  const status = await run('vitest', ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], { held: true });
  return tally(file, status, (report) => {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = report as Record<'numPassedTests' | 'numFailedTests' | 'numFailedTestSuites', number>;
    return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0) };
  });
}

async function browser(): Promise<Tally> {
  const file = path.join(reports, 'e2e.json');
  const status = await run('playwright', ['test', '--config', 'tests/playwright.config.ts'], { env: { ...process.env, KRONIKA_E2E_REPORT: file } });
  return tally(file, status, (report) => {
    const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number } };
    // A test that passes only at the second try has failed.
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  });
}

// For everything that is started from here: what Node compiled once is kept.
process.env.NODE_COMPILE_CACHE ??= compileCache;

const reason = build();
if (reason !== null) console.log(`✗ build\n${reason}`);
const parts = [{ passed: reason === null ? 1 : 0, failed: reason === null ? 0 : 1 }, await check(), ...(await Promise.all([unit(), browser()]))];
const passed = parts.reduce((sum, part) => sum + part.passed, 0);
const failed = parts.reduce((sum, part) => sum + part.failed, 0);
rmSync(reports, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
