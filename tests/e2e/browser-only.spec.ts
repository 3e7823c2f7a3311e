import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, symlinkSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { NOVO_MESTO, draftKept, fact, openNovoMesto, title } from './support/steps.ts';
import { whole, words } from './support/words.ts';

const sl = words('sl');

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: http.IncomingHttpHeaders;
}

/** Asks with headers that a page can not set itself. */
function ask(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    http
      .get(address, { headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
      })
      .on('error', reject);
  });
}

/** The cookie that the page has, as a header. */
async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

const REFUSAL = whole('command:browserRefused');

test('whoever comes without the key or with a wrong one is refused with a sentence, and the key leaves the address', async ({ app, browser }) => {
  const page = await app.start('--sample');
  const { origin } = new URL(page.url());
  expect(page.url()).not.toContain('key');
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', domain: '127.0.0.1' });

  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  for (const address of [origin, `${origin}/projects`, `${origin}/?key=wrong`, `${origin}/rpc/settings/get`]) {
    const answer = await other.goto(address);
    expect(answer?.status()).toBe(403);
    await expect(other.locator('body')).toHaveText(REFUSAL);
  }
  await stranger.close();
});

test('a request that names another host, or comes from another page, is refused even with the cookie', async ({ app }) => {
  const page = await app.start('--sample');
  const { origin, port } = new URL(page.url());
  const cookie = await cookieOf(page);
  expect((await ask(origin, { cookie })).status).toBe(200);
  for (const host of ['localhost', `localhost:${port}`, `kronika.example:${port}`, '127.0.0.1', '127.0.0.1:1']) {
    const answer = await ask(origin, { cookie, host });
    expect(answer.status, host).toBe(421);
    expect(answer.text).toMatch(REFUSAL);
  }
  for (const from of ['http://primer.si', `http://localhost:${port}`, 'https://127.0.0.1', 'null']) {
    expect((await ask(origin, { cookie, origin: from })).status, from).toBe(403);
  }
});

test('what the page may do is forbidden but for what it needs, and it asks nobody but its own address', async ({ app }) => {
  const page = await app.start('--sample');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const answer = await page.reload();
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(answer?.headers()).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  await openNovoMesto(page);
  await page.getByRole('link', { name: sl('app:reports.eventSheet') }).click();
  await expect(page.getByRole('group', { name: sl('app:reports.page', { page: 1, pages: 1 }) })).toBeVisible();
  const { origin } = new URL(page.url());
  expect(asked.filter((address) => !address.startsWith(`${origin}/`) && !address.startsWith('data:') && !address.startsWith('blob:'))).toEqual([]);
  const reached = await page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => 'reached', () => 'refused'));
  expect(reached).toBe('refused');
});

test('a page that is closed is opened again where it was, and a second page on the same archive sees what the first one saves', async ({ app, context }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(title(second)).toHaveText(NOVO_MESTO);
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('seznam prisotnih');
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await expect(fact(second.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»seznam prisotnih«');
  await second.close();
});

test('a page that can not reach its program says so in one sentence, and saves what was typed when it can again', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('seznam prisotnih');
  await draftKept(page);
  await page.route('**/rpc/**', (route) => route.abort('connectionrefused'));
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await expect(page.getByRole('alert')).toHaveText(sl('errors:disconnected'));
  await expect(page.getByRole('textbox', { name: sl('domain:field.statusEvidence') })).toHaveValue('seznam prisotnih');
  await page.unroute('**/rpc/**');
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»seznam prisotnih«');
});

/** A copy of the product's sources: `npm start` builds, and must not do so under the other tests. */
function copyOfSources(folder: string): string {
  for (const name of ['electron', 'renderer', 'shared', 'resources', 'electron.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'tests/tsconfig.json']) {
    cpSync(name, path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** Ends npm and all that it started. */
async function interrupt(child: ChildProcess): Promise<void> {
  const ended = once(child, 'close');
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
}

// Elsewhere there is always a screen, and then it is Electron that opens.
if (process.platform === 'linux') {
  test('npm start with a folder builds and opens that archive in the browser where there is no screen, and says why', async ({ app, context }) => {
    const page = await app.start();
    const folder = path.join(app.home, 'center');
    await page.getByRole('button', { name: sl('app:start.createButton') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: sl('app:start.name') }).fill('Center Dolenjska');
    await dialog.getByRole('textbox', { name: sl('app:start.folder') }).fill(folder);
    await dialog.getByRole('button', { name: sl('app:start.createButton') }).click();
    await expect(title(page)).toHaveText(sl('app:projects.title'));
    await app.quit();

    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...rest } = process.env;
    const env = { ...rest, KRONIKA_HOME: app.home, KRONIKA_NO_BROWSER: '1', LC_ALL: 'sl_SI.UTF-8' };
    const child = spawn('npm', ['start', '--', folder], { cwd: copyOfSources(path.join(app.home, 'kronika')), env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    try {
      const printed: string[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        printed.push(line);
        if (line.includes('http://')) break;
      }
      expect(printed).toContain(sl('command:noElectron', { reason: sl('command:noElectronReason.screen') }));
      const opened = await context.newPage();
      await opened.goto(/http:\/\/127\.0\.0\.1:\S+/.exec(printed.at(-1) ?? '')?.[0] ?? '');
      await expect(opened.getByRole('link', { name: 'Center Dolenjska' })).toBeVisible();
      await opened.close();
    } finally {
      await interrupt(child);
    }
  });
}
