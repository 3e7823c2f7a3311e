import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { expect, startBrowserProgram, test } from './support/app.ts';
import { furnish, heldEvent, openScreen } from './support/screens.ts';
import { NOVO_MESTO, draftKept, fact, heldBack, openNovoMesto, title } from './support/steps.ts';
import { literally, words } from './support/words.ts';

const sl = words('sl');

/** The sentence for a page that is not let in: in both languages, since the program tells it nothing. */
const OUTSIDE = [sl('errors:browser.notAdmitted'), words('en')('errors:browser.notAdmitted')];

const outside = (page: Page) => page.getByRole('main').getByRole('paragraph');

test('the key leaves the address at once, and is no key any more', async ({ app, browser }) => {
  const page = await app.start('--sample');
  expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/home$/);
  expect(app.address).toMatch(/#key=[\w-]{32}$/);
  expect(await page.context().cookies()).toEqual([]);
  await page.goBack().catch(() => null);
  expect(page.url()).not.toContain('key');

  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  const { origin } = new URL(app.address);
  for (const address of [origin, `${origin}/projects`, `${origin}/#key=wrong`, app.address, `${origin}/?key=${new URL(app.address).hash.slice(5)}`]) {
    await other.goto('about:blank');
    await other.goto(address);
    await expect(outside(other)).toHaveText(OUTSIDE);
    await expect(other.locator('h1')).toHaveText('Kronika');
    expect(other.url()).not.toContain('#');
  }
  await stranger.close();
});

test('a page that was let in once stays so: loaded anew, in another tab, and after a wrong key', async ({ app, context }) => {
  const page = await app.start('--sample');
  await page.reload();
  await expect(title(page)).toHaveText(sl('app:home.title'));
  const { origin } = new URL(page.url());
  const second = await context.newPage();
  for (const address of [`${origin}/events`, `${origin}/events#key=wrong`, app.address.replace('/#', '/events#')]) {
    await second.goto('about:blank');
    await second.goto(address);
    await expect(title(second)).toHaveText(sl('app:events.title'));
    expect(second.url()).toBe(`${origin}/events`);
  }
  await second.close();
});

test('a page with the secret of a program that has ended is not let in by the next one on its port, until that one has let another tab in', async ({ app, context }) => {
  const page = await app.start('--sample');
  const { origin, port } = new URL(page.url());
  const kept = await context.newPage();
  await kept.goto(`${origin}/events`);
  await expect(title(kept)).toHaveText(sl('app:events.title'));
  await app.quit();

  const next = await startBrowserProgram(['--sample'], { ...app.environment, KRONIKA_PORT: port });
  try {
    await kept.reload();
    await expect(outside(kept)).toHaveText(OUTSIDE);
    const again = await context.newPage();
    await again.goto(next.address);
    await expect(title(again)).toHaveText(sl('app:home.title'));
    await expect(title(kept)).toHaveText(sl('app:events.title'));
    await again.close();
  } finally {
    await next.stop('SIGTERM');
    await kept.close();
  }
});

test('a page that is no longer let in says so where it is asked to save, and what was typed stays', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('seznam prisotnih');
  await page.evaluate(() => localStorage.setItem('kronika.page', 'of another program'));
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await expect(page.getByRole('alert').first()).toHaveText(OUTSIDE[0] ?? '');
  await expect(page.getByRole('textbox', { name: sl('domain:field.statusEvidence') })).toHaveValue('seznam prisotnih');
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
  const tried = await page.evaluate(() => {
    const refused = (work: () => unknown) => {
      try {
        work();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const element = document.createElement('div');
    return [
      refused(() => (element.innerHTML = '<p>')),
      refused(() => element.insertAdjacentHTML('beforeend', '<img>')),
      refused(() => (document.createElement('iframe').srcdoc = '<p>')),
      refused(() => (document.createElement('script').src = '/assets/x.js')),
      refused(() => (document.createElement('script').text = '1')),
      refused(() => new Worker('/assets/x.js')),
      refused(() => element.setAttribute('onclick', '1')),
      refused(() => new DOMParser().parseFromString('<p>', 'text/html')),
      refused(() => (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy('other', {})),
      refused(() => (element.innerHTML = '')),
    ];
  });
  expect(tried).toEqual([...Array.from({ length: 9 }, () => 'refused'), 'done']);
  app.forbidden.length = 0;
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

test('a picture is fetched when it is come near to, holds its place until it is there, and says so in its place when it can not be read', async ({ app }) => {
  const page = await app.start('--sample');
  await furnish(app);
  const { asked, letThrough } = await heldBack(page, 'photos/picture');
  // As on a page with much above its photos.
  await page.addStyleTag({ content: '.event-photos { margin-block-start: 4000px }' });
  const event = `/events/${heldEvent(app)}`;
  await openScreen(page, event);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(asked()).toBe(0);
  await page.locator('.photo-grid').scrollIntoViewIfNeeded();
  await expect.poll(asked).toBe(1);
  const link = page.locator('.photo-card');
  await link.click();
  const picture = page.getByRole('figure').getByRole('img');
  const source = () => picture.getAttribute('src');
  expect(await source()).toMatch(/^data:/);
  const before = await picture.boundingBox();
  expect(before?.height).toBeGreaterThan(100);
  letThrough();
  await expect.poll(source).toMatch(/^blob:/);
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).complete)).toBe(true);
  expect(await picture.boundingBox()).toEqual(before);

  for (const folder of ['media', 'derived']) rmSync(path.join(app.home, 'sample', folder), { recursive: true });
  await openScreen(page, event);
  await page.locator('.photo-grid').scrollIntoViewIfNeeded();
  await expect(page.locator('.photo-card')).toContainText(sl('errors:photo.fileDamaged', { name: 'Krog na trgu.jpg' }));
});

test('of two starts on the sample at once one has it, and the other says on its start screen that it is open already', async ({ app, context }) => {
  await app.start('--sample');
  await app.quit();
  const programs = await Promise.all([startBrowserProgram(['--sample'], app.environment), startBrowserProgram(['--sample'], app.environment)]);
  try {
    const pages = [];
    for (const { address } of programs) {
      const page = await context.newPage();
      await page.goto(address);
      await expect(title(page)).toHaveText(new RegExp(`^(${literally(sl('app:home.title'))}|Kronika)$`));
      pages.push(page);
    }
    const titles = await Promise.all(pages.map((page) => title(page).textContent()));
    expect(titles.toSorted()).toEqual([sl('app:home.title'), 'Kronika']);
    const second = pages.find((_, index) => titles[index] === 'Kronika');
    if (!second) throw new Error('neither was refused');
    await expect(second.getByRole('alert')).toContainText(sl('errors:archive.inUse', { folder: path.join(app.home, 'sample'), host: hostname() }));
    for (const page of pages) await page.close();
  } finally {
    for (const program of programs) await program.stop('SIGTERM');
  }
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
    await expect(title(page)).toHaveText(sl('app:home.title'));
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
