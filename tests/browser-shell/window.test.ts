/** The window of its own: how the page comes into it, what a second start does with it, and how the program ends with it. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Page, chromium, expect as shown } from '@playwright/test';
import { beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { unpackChromium, chromiumBinary } from '../e2e/support/chromium.ts';
import { words } from '../e2e/support/words.ts';
import { afterEachTest } from '../support/endings.ts';
import { closedArchive } from '../support/folders.ts';
import { Script } from '../support/scripts.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { terminalEnv } from '../support/terminal.ts';

const MAIN = new URL('../../out/main/browser.js', import.meta.url);
const t = words('en');

beforeAll(unpackChromium);

const ending: (() => Promise<void>)[] = [];
afterEachTest(async () => {
  for (const end of ending.splice(0)) await end();
});

/** What stands in for Chrome: the tests' Chromium, without a screen, which also lets the test look on. It writes down how it was called. */
function browserIn(folder: string): string {
  const script = path.join(folder, 'chrome');
  const chrome = chromiumBinary ?? chromium.executablePath();
  writeFileSync(script, `#!/bin/sh\necho "$@" >> "${folder}/called"\napp=\nfor given in "$@"; do case "$given" in --app=*) app="\${given#--app=}";; esac; done\nexec "${chrome}" --headless --no-sandbox --disable-gpu --window-size=1280,800 --remote-debugging-port=0 "$@" "$app"\n`, { mode: 0o755 });
  return script;
}

interface Opened {
  readonly program: Script;
  readonly page: Page;
  readonly folder: string;
  readonly start: (...args: string[]) => Script;
}

async function open(...args: string[]): Promise<Opened> {
  const folder = temporaryFolder();
  const home = path.join(folder, 'home');
  const env = terminalEnv({ env: { KRONIKA_HOME: home, KRONIKA_BROWSER: browserIn(folder), DISPLAY: ':99' } });
  const start = (...given: string[]) => new Script(MAIN, { args: given, env });
  const program = start(...args);
  await program.firstLine();
  const port = path.join(home, 'window', 'DevToolsActivePort');
  while (!existsSync(port) || readFileSync(port, 'utf8').split('\n').length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(port, 'utf8').split('\n')[0]}`);
  ending.push(() => browser.close());
  const [page] = browser.contexts()[0]?.pages() ?? [];
  if (!page) throw new Error('there is no window');
  await shown(page.locator('h1').first()).toBeVisible({ timeout: 120_000 });
  return { program, page, folder, start };
}

const ended = async (script: Script) => {
  await script.ended;
  return script.process.exitCode;
};

test('the page comes into a window of its own with its key on no command line; a second start hands over its folder and ends; closing the window keeps the draft and ends the program', async () => {
  const [first, second] = [await closedArchive(), await closedArchive()];
  const { program, page, folder, start } = await open(first);
  const called = readFileSync(path.join(folder, 'called'), 'utf8');
  expect(called).toContain('--app=http://127.0.0.1:');
  expect(called).not.toContain('key=');
  expect(await page.evaluate(() => window.history.length)).toBe(1);

  expect(await ended(start(second))).toBe(0);
  await shown(page.locator('.rail-name')).toHaveAttribute('title', second, { timeout: 120_000 });
  expect(readFileSync(path.join(folder, 'called'), 'utf8').trim().split('\n')).toHaveLength(1);

  await page.evaluate(() => window.history.pushState(null, '', '/places/new'));
  await page.reload();
  await page.getByRole('textbox', { name: t('domain:field.name') }).first().fill('Črnomelj');
  await page.close();
  expect(await ended(program)).toBe(0);
  const archive = await openArchive(second, { access: 'read' });
  const drafts = await archive.reader.selectFrom('draft').selectAll().execute();
  await archive.close();
  expect(JSON.stringify(drafts)).toContain('Črnomelj');
  expect(existsSync(path.join(folder, 'home', 'start', 'running.json'))).toBe(false);
});

test('Quit in the menu of the page keeps what is being typed, closes the window and ends the program', async () => {
  const archive = await closedArchive();
  const { program, page } = await open(archive);
  await page.evaluate(() => window.history.pushState(null, '', '/places/new'));
  await page.reload();
  await page.getByRole('textbox', { name: t('domain:field.name') }).first().fill('Metlika');
  const closed = page.waitForEvent('close', { timeout: 120_000 });
  await page.getByRole('button', { name: t('app:quit.quit') }).click();
  await closed;
  expect(await ended(program)).toBe(0);
  const again = await openArchive(archive, { access: 'read' });
  const drafts = await again.reader.selectFrom('draft').selectAll().execute();
  await again.close();
  expect(JSON.stringify(drafts)).toContain('Metlika');
});
