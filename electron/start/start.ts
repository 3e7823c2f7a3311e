/**
 * `npm start`: builds what has changed, then opens Kronika in the desktop shell, or, where Electron's
 * runtime can't be had, in the browser. Whatever follows `--` is handed on: `--sample`, or a folder.
 */

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTranslator } from '#shared/language/translator.ts';
import { systemLanguage } from '../shell/language.ts';
import { build, compileCache, isBuilt } from './build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { resolve } = createRequire(import.meta.url);
const { t } = createTranslator(systemLanguage(process.env));

function buildWhatChanged(): void {
  if (isBuilt()) return;
  console.log(t('command:building'));
  const reason = build();
  if (reason === null) return;
  console.error(t('command:buildFailed', { reason: `\n${reason}` }));
  process.exit(1);
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
  const env = { ...process.env, NODE_COMPILE_CACHE: compileCache };
  const child = spawn(command, [...args], { cwd: process.cwd(), stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

buildWhatChanged();
const asked = process.argv.slice(2);
const runtime = electronRuntime();
if ('binary' in runtime) {
  run(runtime.binary, [root, ...asked]);
} else {
  console.log(t('command:noElectron', { reason: t(`command:noElectronReason.${runtime.missing}`) }));
  run(process.execPath, ['--enable-source-maps', path.join(root, 'out', 'main', 'browser.js'), ...asked]);
}
