/**
 * `npm start`: builds what has changed, then opens Kronika in the desktop shell, or, where Electron's
 * runtime can't be had, in the browser. Whatever follows `--` is handed on: `--sample`, or a folder.
 */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTranslator } from '#shared/language/translator.ts';
import { systemLanguage } from '../shell/language.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { resolve } = createRequire(import.meta.url);
const { t } = createTranslator(systemLanguage(process.env));

const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'electron.config.ts', 'package.json', 'package-lock.json'];
const STAMP = path.join(root, 'out', 'built');

function newestChange(file: string): number {
  const stats = statSync(file);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(file).map((name) => newestChange(path.join(file, name))));
}

/** Builds where a source is newer than the last build. */
function build(): void {
  const changed = Math.max(...SOURCES.map((name) => newestChange(path.join(root, name))));
  if (existsSync(STAMP) && statSync(STAMP).mtimeMs > changed) return;
  console.log(t('command:building'));
  const cli = path.join(path.dirname(resolve('electron-vite/package.json')), 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'build', '-c', 'electron.config.ts'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) {
    console.error(t('command:buildFailed', { reason: `\n${stdout}${stderr}` }));
    process.exit(1);
  }
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, new Date().toISOString());
}

type Runtime = { readonly binary: string } | { readonly missing: 'screen' | 'root' | 'download' };

/** Electron's binary, which its package downloads when it is first asked for. */
function electronRuntime(): Runtime {
  const linux = process.platform === 'linux';
  if (linux && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return { missing: 'screen' };
  // As root Electron gives up its sandbox, and without it we don't open a page.
  if (linux && process.getuid?.() === 0) return { missing: 'root' };
  const folder = path.dirname(resolve('electron/package.json'));
  console.log(t('command:gettingElectron'));
  const { status } = spawnSync(process.execPath, [path.join(folder, 'install.js')], { stdio: 'ignore' });
  if (status !== 0) return { missing: 'download' };
  return { binary: path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8')) };
}

function run(command: string, args: readonly string[]): void {
  // Code compiled once is kept beside the build: the second start is quicker.
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(root, 'out', 'compile-cache') };
  const child = spawn(command, [...args], { cwd: process.cwd(), stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

build();
const asked = process.argv.slice(2);
const runtime = electronRuntime();
if ('binary' in runtime) {
  run(runtime.binary, [root, ...asked]);
} else {
  console.log(t('command:noElectron', { reason: t(`command:noElectronReason.${runtime.missing}`) }));
  run(process.execPath, ['--enable-source-maps', path.join(root, 'out', 'main', 'browser.js'), ...asked]);
}
