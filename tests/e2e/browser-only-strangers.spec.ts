/**
 * Another local server, and a page of it on another port of 127.0.0.1, which to a browser is the same site
 * as Kronika's: they try all that a page can, in the browser in which the user's own page is open.
 */

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { type App, expect, startBrowserProgram, test } from './support/app.ts';
import { furnish } from './support/screens.ts';
import { NOVO_MESTO, fact, openNovoMesto, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

interface Neighbour {
  readonly origin: string;
  /** Every request that it was sent, with all its headers and its body. */
  readonly received: string[];
  close(): void;
}

/** A server of somebody else's on this machine: a page, and a note of everything that comes to it. */
async function neighbour(port = 0): Promise<Neighbour> {
  const received: string[] = [];
  const server = http.createServer({ maxHeaderSize: 2 * 1024 * 1024 }, (request, response) => {
    const line = received.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`) - 1;
    request.setEncoding('utf8').on('data', (part: string) => (received[line] += part));
    response.writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' }).end('<!doctype html><title>Neighbour</title><p>');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, close: () => server.close().closeAllConnections() };
}

/** What is in the archive, as the user's own page is told. */
async function stateOf(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-kronika-page': localStorage.getItem('kronika.page') ?? '' };
    const ask = async (call: string) => (await fetch(`/rpc/${call}`, { method: 'POST', headers, body: '{}' })).json() as Promise<unknown>;
    return [await ask('archive/status'), await ask('history/state'), await ask('settings/get'), await ask('trash/list'), await ask('projects/list')];
  });
}

/** Waits until the program has answered everything that was sent to it before. */
async function settled(page: Page): Promise<unknown> {
  await stateOf(page);
  return stateOf(page);
}

async function withNeighbour(app: App, work: (user: Page, foreign: Page, server: Neighbour, kronika: string) => Promise<void>): Promise<void> {
  const user = await app.start('--sample');
  await furnish(app);
  const server = await neighbour();
  const foreign = await user.context().newPage();
  try {
    await foreign.goto(server.origin);
    await work(user, foreign, server, new URL(user.url()).origin);
  } finally {
    await foreign.close();
    server.close();
  }
}

/** The user's own page goes on working: it reads, it saves, its pictures are drawn. */
async function stillWorks(page: Page): Promise<void> {
  await page.reload();
  await openNovoMesto(page);
  const picture = page.locator('.photo-grid img');
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).src.startsWith('blob:') && (image as HTMLImageElement).naturalWidth > 0)).toBe(true);
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('seznam prisotnih');
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»seznam prisotnih«');
}

const CALLS = ['history/undo', 'history/redo', 'archive/close', 'settings/get', 'archive/status', 'projects/list', 'photos/list'];

test('a page on another port runs no call and reads no answer, by whatever method and in whatever form it asks; 300 HEAD requests undo nothing', async ({ app }) => {
  await withNeighbour(app, async (user, foreign, _server, kronika) => {
    const before = await settled(user);
    await foreign.evaluate(async (origin) => {
      const ask = (call: string) => fetch(`${origin}/rpc/${call}`, { method: 'HEAD', mode: 'no-cors', credentials: 'include' }).catch(() => null);
      await Promise.all(Array.from({ length: 300 }, () => ask('history/undo')));
      await ask('archive/close');
    }, kronika);
    expect(await settled(user)).toEqual(before);
    const read = await foreign.evaluate(
      async ({ kronika: origin, calls }) => {
        const answers: string[] = [];
        const note = (what: string, answer: Response) => answer.text().then((text) => (answer.type === 'opaque' ? null : answers.push(`${what}: ${answer.status} ${text}`)));
        for (const call of calls) {
          for (const method of ['HEAD', 'GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
            for (const mode of ['cors', 'no-cors'] as const) {
              for (const credentials of ['include', 'omit'] as const) {
                for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x']) {
                  const body = method === 'POST' || method === 'PUT' ? '{}' : undefined;
                  const headers = { 'content-type': type, ...(mode === 'cors' && type === 'application/json' ? { 'x-kronika-page': 'guess' } : {}) };
                  await fetch(`${origin}/rpc/${call}`, { method, mode, credentials, headers, ...(body ? { body } : {}) }).then((answer) => note(`${method} ${mode} ${call}`, answer), () => {});
                }
              }
            }
          }
          navigator.sendBeacon(`${origin}/rpc/${call}`, '{}');
        }
        for (const key of ['', 'guess']) await fetch(`${origin}/enter`, { method: 'POST', mode: 'no-cors', body: JSON.stringify({ key }) }).then((answer) => note('enter', answer), () => {});
        return answers;
      },
      { kronika, calls: CALLS },
    );
    expect(read).toEqual([]);
    expect(await settled(user)).toEqual(before);
    await stillWorks(user);
  });
});

test('a page on another port sees nothing of it in pictures, scripts, styles, frames, forms and windows', async ({ app }) => {
  await withNeighbour(app, async (user, foreign, _server, kronika) => {
    const before = await settled(user);
    const sha256 = await user.evaluate(async () => {
      const headers = { 'content-type': 'application/json', 'x-kronika-page': localStorage.getItem('kronika.page') ?? '' };
      const answer = await fetch('/rpc/photos/list', { method: 'POST', headers, body: JSON.stringify({ json: { after: null, limit: 1 } }) });
      return ((await answer.json()) as { json: { items: { sha256: string }[] } }).json.items[0]?.sha256;
    });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    const seen = await foreign.evaluate(
      async ({ kronika: origin, sha256: hash }) => {
        const loads = (tag: string, attribute: string, address: string, more: Record<string, string> = {}) =>
          new Promise<string>((resolve) => {
            const element = Object.assign(document.createElement(tag), { ...more, [attribute]: address });
            element.addEventListener('load', () => resolve('loaded'));
            element.addEventListener('error', () => resolve('refused'));
            document.body.append(element);
          });
        const pictures = [`/media/${hash}?size=400`, `/rpc/photos/picture?data=${encodeURIComponent(JSON.stringify({ json: { sha256: hash, size: 400 } }))}`, '/icon.svg'];
        const drawn = [];
        for (const address of pictures) drawn.push(await loads('img', 'src', origin + address));
        const scripts = [await loads('script', 'src', `${origin}/rpc/settings/get`), await loads('script', 'src', `${origin}/`), await loads('link', 'href', `${origin}/rpc/settings/get`, { rel: 'stylesheet' })];
        const frame = document.createElement('iframe');
        const framed = new Promise((resolve) => frame.addEventListener('load', resolve));
        frame.src = `${origin}/projects`;
        document.body.append(frame);
        await framed;
        let inFrame = 'nothing';
        try {
          inFrame = frame.contentDocument?.body.textContent || 'nothing';
        } catch {
          // Another origin's.
        }
        for (const type of ['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded']) {
          const form = Object.assign(document.createElement('form'), { method: 'post', action: `${origin}/rpc/history/undo`, enctype: type, target: 'elsewhere' });
          form.append(Object.assign(document.createElement('input'), { name: '{"json":{},"a":"', value: '"}' }));
          document.body.append(form, Object.assign(document.createElement('iframe'), { name: 'elsewhere' }));
          form.submit();
        }
        return { drawn, scripts, inFrame };
      },
      { kronika, sha256 },
    );
    expect(seen).toEqual({ drawn: ['refused', 'refused', 'refused'], scripts: ['refused', 'refused', 'refused'], inFrame: 'nothing' });

    const opening = user.context().waitForEvent('page');
    await foreign.evaluate((origin) => {
      (window as unknown as { opened: Window | null }).opened = window.open(`${origin}/projects#key=guess`);
    }, kronika);
    const opened = await opening;
    // The window is the user's own, as if a link had led there; whoever opened it has no hold of it.
    await expect(title(opened)).toHaveText(sl('app:projects.title'));
    const held = await foreign.evaluate(() => {
      const { opened: window } = globalThis as unknown as { opened: Window | null };
      try {
        return window?.closed === false ? window.document.title : 'nothing';
      } catch {
        return 'nothing';
      }
    });
    expect(held).toBe('nothing');
    await opened.close();
    expect(await settled(user)).toEqual(before);
    await stillWorks(user);
  });
});

test('a neighbour that leaves 180 cookies of 4 KB, and others that are called as ours were, locks nobody out', async ({ app }) => {
  await withNeighbour(app, async (user, foreign, server, kronika) => {
    const { port } = new URL(kronika);
    await foreign.evaluate((kronikaPort) => {
      for (const path of ['/rpc', '/', '/enter', '/assets']) document.cookie = `kronika-${kronikaPort}=junk; Path=${path}`;
      for (let index = 0; index < 170; index += 1) document.cookie = `junk${index}=${'x'.repeat(4080)}; Path=/`;
    }, port);
    // The browser writes them down in its own time.
    await expect.poll(async () => JSON.stringify(await user.context().cookies(kronika)).length).toBeGreaterThan(650_000);
    await stillWorks(user);
    // A page that is opened now comes with all of them too.
    const fresh = await user.context().newPage();
    await fresh.goto(`${kronika}/events`);
    await expect(title(fresh)).toHaveText(sl('app:events.title'));
    await fresh.close();
    expect(server.received.length).toBeGreaterThan(0);
  });
});

test('a neighbour is sent nothing that opens the archive: not from the page that the user has open, and not when the user comes to it from there', async ({ app }) => {
  await withNeighbour(app, async (user, foreign, server, kronika) => {
    const secret = await user.evaluate(() => localStorage.getItem('kronika.page') ?? '');
    expect(secret).toMatch(/^[\w-]{32}$/);
    await foreign.evaluate(async () => {
      await fetch('/fetched', { credentials: 'include' });
      await new Promise((resolve) => {
        const image = new Image();
        image.addEventListener('error', resolve);
        image.src = '/pictured';
      });
    });
    expect(await foreign.evaluate(() => ({ storage: { ...localStorage, ...sessionStorage }, cookie: document.cookie }))).toEqual({ storage: {}, cookie: '' });
    // The user follows a link from a page of Kronika to the neighbour.
    const visiting = await user.context().newPage();
    await visiting.goto(`${kronika}/projects`);
    await expect(title(visiting)).toHaveText(sl('app:projects.title'));
    await visiting.evaluate((origin) => {
      location.href = `${origin}/visited`;
    }, server.origin);
    await visiting.waitForURL(`${server.origin}/visited`);
    expect(await visiting.evaluate(() => document.referrer)).toBe('');
    await visiting.close();

    for (const asked of ['/fetched', '/pictured', '/visited']) expect(server.received.filter((line) => line.includes(asked))).toHaveLength(1);
    const key = new URL(app.address).hash.slice('#key='.length);
    for (const line of server.received) {
      expect(line).not.toContain(secret);
      expect(line).not.toContain(key);
      expect(line).not.toContain(kronika);
      expect(line).not.toMatch(/"(cookie|x-kronika-page)":/);
    }
    await openNovoMesto(user);
    await expect(title(user)).toHaveText(NOVO_MESTO);
  });
});

test('a server that takes the port after Kronika has ended is told nothing by the page that is still open, which goes on once Kronika is there again', async ({ app, context }) => {
  const first = await startBrowserProgram(['--sample'], app.environment);
  const page = await context.newPage();
  await page.goto(first.address);
  await openNovoMesto(page);
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await expect(page.getByRole('textbox', { name: sl('domain:field.statusEvidence') })).toBeVisible();
  const { port } = new URL(first.address);
  const secret = await page.evaluate(() => localStorage.getItem('kronika.page') ?? '');
  // One that comes to read the programs of its other pages only later.
  const unread = await context.newPage();
  await unread.addInitScript(() => Object.assign(window, { requestIdleCallback: (read: () => void) => addEventListener('read-now', read, { once: true }) }));
  await unread.goto(new URL('/home', first.address).href);
  await expect(title(unread)).toHaveText(sl('app:home.title'));
  await first.stop('SIGKILL');
  const squatter = await neighbour(Number(port));
  try {
    // The page asks again after the watch that it has lost, and whatever its user does.
    await expect.poll(() => squatter.received.length).toBeGreaterThan(0);
    await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('seznam prisotnih');
    await page.getByRole('button', { name: sl('app:events.save') }).click();
    await expect(page.getByRole('alert').first()).toHaveText(sl('errors:browser.notAdmitted'));
    await expect(page.getByRole('textbox', { name: sl('domain:field.statusEvidence') })).toHaveValue('seznam prisotnih');
    const before = squatter.received.length;
    await unread.evaluate(() => dispatchEvent(new Event('read-now')));
    await expect.poll(() => squatter.received.length).toBeGreaterThan(before);
    for (const line of squatter.received) {
      expect(line).toMatch(/^POST \/prove /);
      expect(line).not.toContain(secret);
      expect(line).not.toContain('seznam');
    }
  } finally {
    squatter.close();
  }

  const next = await startBrowserProgram(['--sample'], { ...app.environment, KRONIKA_PORT: port });
  try {
    const other = await context.newPage();
    await other.goto(next.address);
    await expect(title(other)).toHaveText(sl('app:home.title'));
    await page.getByRole('button', { name: sl('app:events.save') }).click();
    await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»seznam prisotnih«');
    await other.close();
  } finally {
    await next.stop('SIGTERM');
    await unread.close();
    await page.close();
  }
});
