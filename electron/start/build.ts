/** The build of the program, made anew where a source is newer. Start and tests share it. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { resolve } = createRequire(import.meta.url);

const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'electron.config.ts', 'package.json', 'package-lock.json'];
const STAMP = path.join(root, 'out', 'built');

/** Where what Node compiles of the build is kept: the second start is quicker. */
export const compileCache = path.join(root, 'out', 'compile-cache');

function newestChange(file: string): number {
  const stats = statSync(file);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(file).map((name) => newestChange(path.join(file, name))));
}

/** True when no source has changed since the last build began. */
export function isBuilt(): boolean {
  const changed = Math.max(...SOURCES.map((name) => newestChange(path.join(root, name))));
  return existsSync(STAMP) && statSync(STAMP).mtimeMs > changed;
}

/** Builds. Returns what the builder printed when it failed, else null. */
export function build(): string | null {
  const begun = new Date();
  const cli = path.join(path.dirname(resolve('electron-vite/package.json')), 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'build', '-c', 'electron.config.ts'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) return `${stdout}${stderr}`;
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, begun.toISOString());
  // What changed while it was being built is not in it.
  utimesSync(STAMP, begun, begun);
  return null;
}
