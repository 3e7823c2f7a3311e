/** The browser shell's door, asked as browsers and other programs ask: what it answers, to whom, and with which headers. */

import { readdirSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE_HEADER } from '#shared/contract/page.ts';
import type { BrowserShell } from '../../electron/browser/server.ts';
import { pageFileResponse } from '../../electron/shell/page.ts';
import { SECURITY_HEADERS } from '../../electron/shell/policy.ts';
import { placeForm } from '../support/forms.ts';
import { addPhoto } from '../support/photos.ts';
import { PAGE, REFUSAL, startShell } from '../support/connections.ts';
import { giveKey, keyOf, pageHeaders } from '../support/page-headers.ts';
import { sampleFolder } from '../support/sample.ts';
import { type Held, holdSession } from '../support/sessions.ts';
import { directClient } from '../../electron/service/direct.ts';

let held: Held;
let shell: BrowserShell;
let page: Record<string, string>;

beforeAll(async () => {
  held = holdSession();
  await held.session.open(await sampleFolder());
  shell = await startShell(held.session);
  page = await pageHeaders(shell.freshAddress());
});
afterAll(async () => {
  await shell.close();
  await held.end();
});

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** Asks with any header and method: also those that no page can set. */
function ask(method: string, path: string, headers: http.OutgoingHttpHeaders = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(shell.origin + path, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', reject).end(body);
  });
}

/** Asks as our own page does. */
const call = (path: string, body = '{}', headers: http.OutgoingHttpHeaders = {}) => ask('POST', path, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...page, ...headers }, body);

/** Sends bytes that are no request and gives all that comes back. */
function send(bytes: string): Promise<string> {
  const { port, hostname } = new URL(shell.origin);
  return new Promise((resolve, reject) => {
    let text = '';
    net
      .connect(Number(port), hostname, function connected(this: net.Socket) {
        this.write(bytes);
      })
      .setEncoding('utf8')
      .on('data', (part: string) => (text += part))
      .on('close', () => resolve(text))
      .on('error', reject);
  });
}

test('every answer bears the security headers, whatever was asked, and none says that another origin may read it', async () => {
  const answers = [
    await ask('GET', '/'), await ask('GET', '/missing.js'), await ask('HEAD', '/'), await ask('POST', '/'), await ask('OPTIONS', '/rpc/settings/get', { origin: 'http://127.0.0.1:1' }),
    await call('/rpc/settings/get'), await call('/rpc/places/get', '{"json":{"id":"x"}}'), await call('/rpc/no/call'), await call('/rpc/settings/get', 'no json'), await call('/rpc/settings/get', '{}', { [PAGE_HEADER]: 'x' }),
    await call('/rpc/settings/get', '{}', { 'content-type': 'text/plain' }), await call('/rpc/settings/get', '{}', { origin: 'null' }), await ask('GET', '/', { host: 'localhost' }),
    await call('/enter', '{"key":"x"}'), await call('/enter', 'no json'), await call('/enter', JSON.stringify({ key: keyOf(shell.freshAddress()) })),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 405, 403, 200, 422, 404, 400, 403, 415, 403, 421, 403, 403, 200]);
  for (const { headers } of answers) {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers[name.toLowerCase()]).toBe(value);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-') || name === 'set-cookie')).toEqual([]);
  }
});

test('an answer to what is no request bears them too', async () => {
  for (const bytes of ['nonsense\r\n\r\n', `GET / HTTP/1.1\r\nhost: x\r\ncookie: ${'a'.repeat(1_100_000)}\r\n\r\n`]) {
    const text = await send(bytes);
    expect(text).toMatch(/^HTTP\/1\.1 4(00|31) /);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(text).toContain(`${name}: ${value}\r\n`);
  }
});

test('what the archive answers is kept by nobody on the way', async () => {
  const answer = await call('/rpc/settings/get');
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('no method but POST runs a call, though the page and its secret are the right ones', async () => {
  const client = directClient(held.session);
  await client.places.save(placeForm({ name: { sl: 'Metlika' } }));
  const before = await client.history.state();
  expect(before.undo).not.toBeNull();
  for (const method of ['HEAD', 'GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    for (const path of ['/rpc/history/undo', '/rpc/archive/close', '/rpc/history/undo?data=%7B%7D']) {
      const answer = await ask(method, path, { ...page, 'content-type': 'application/json', 'content-length': 0 });
      expect(answer.status).toBe(405);
    }
  }
  expect(await client.history.state()).toEqual(before);
  expect((await call('/rpc/history/undo', '{"json":{"action":null}}')).status).toBe(200);
  expect(await client.history.state()).not.toEqual(before);
});

test('without its secret a page has its own files and nothing else', async () => {
  expect((await ask('GET', '/')).text).toBe(PAGE);
  for (const [method, path] of [['POST', '/rpc/settings/get'], ['POST', '/rpc/photos/picture'], ['POST', '/rpc/archive/close']] as const) {
    expect(await ask(method, path, { 'content-type': 'application/json', 'content-length': 2 }, '{}')).toMatchObject({ status: 403, text: REFUSAL });
  }
  expect(held.session.status()).not.toBeNull();
});

describe('the key', () => {
  test('is exchanged once for the secret, which then opens the archive', async () => {
    const key = keyOf(shell.freshAddress());
    const first = await giveKey(shell.origin, key);
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('no-store');
    const { secret } = (await first.json()) as { secret: string };
    expect((await call('/rpc/settings/get', '{}', { [PAGE_HEADER]: secret })).status).toBe(200);
    for (let again = 0; again < 3; again += 1) expect((await giveKey(shell.origin, key)).status).toBe(403);
  });

  test('stands in the fragment of the start address, which is sent to nobody, and opens nothing where it is sent', async () => {
    const address = shell.freshAddress();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]{32}$/);
    const key = keyOf(address);
    expect((await ask('GET', `/?key=${key}`)).headers['set-cookie']).toBeUndefined();
    expect((await call(`/rpc/settings/get?key=${key}`, '{}', { [PAGE_HEADER]: key })).status).toBe(403);
    expect((await giveKey(shell.origin, key)).status).toBe(200);
  });

  test('is void once a fresh one was asked for', async () => {
    const [old, fresh] = [keyOf(shell.freshAddress()), keyOf(shell.freshAddress())];
    expect((await giveKey(shell.origin, old)).status).toBe(403);
    expect((await giveKey(shell.origin, fresh)).status).toBe(200);
  });

  test('is refused in any other form', async () => {
    const key = keyOf(shell.freshAddress());
    for (const body of ['""', 'null', '[]', '{}', JSON.stringify({ key: [key] }), JSON.stringify({ key: { key } }), JSON.stringify({ Key: key }), JSON.stringify(key)]) {
      expect((await call('/enter', body)).status).toBe(403);
    }
    expect((await giveKey(shell.origin, key)).status).toBe(200);
  });
});

test('a reader that has gone away before its picture is there ends nothing but its own answer', async () => {
  const client = directClient(held.session);
  const [event] = (await client.events.list({ after: null, limit: 1 })).items;
  const { sha256 } = await addPhoto(client, event?.id ?? '');
  const body = JSON.stringify({ json: { sha256, size: 1600 } });
  expect((await call('/rpc/photos/picture', body)).status).toBe(200);
  for (let time = 0; time < 40; time += 1) {
    await new Promise<void>((resolve) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...page };
      const request = http.request(`${shell.origin}/rpc/photos/picture`, { method: 'POST', headers, agent: false });
      request.on('error', () => resolve()).on('close', resolve);
      // From at once to when the answer is on its way.
      request.end(body, () => setTimeout(() => request.destroy(), time % 10));
    });
  }
  expect((await call('/rpc/photos/picture', body)).status).toBe(200);
});

test('180 cookies of 4 KB, and one that was called ours, keep nobody out', async () => {
  const { port } = new URL(shell.origin);
  const cookie = [`kronika-${port}=junk`, ...Array.from({ length: 180 }, (_, index) => `junk${index}=${'x'.repeat(4080)}`)].join('; ');
  expect(cookie.length).toBeGreaterThan(730_000);
  expect((await call('/rpc/settings/get', '{}', { cookie })).status).toBe(200);
  expect((await ask('GET', '/', { cookie })).status).toBe(200);
});

test('a request that names a larger body than any call has is refused before it is read, and the next one answered', async () => {
  const answer = await call('/rpc/drafts/keep', JSON.stringify({ json: { key: 'event:new', body: 'a'.repeat(3_000_000) } }));
  expect(answer.status).toBe(413);
  expect((await call('/rpc/settings/get')).status).toBe(200);
});

test('every file of the built page is given, whatever its ending: the pictures of the guide too', async () => {
  const folder = path.resolve('out/renderer');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(path.sep, '/')).filter((name) => path.extname(name) !== '');
  const refused = [];
  for (const name of names) if ((await pageFileResponse(folder, new URL(`http://127.0.0.1/${name}`))).status !== 200) refused.push(name);
  expect(names.filter((name) => name.endsWith('.webp')).length).toBeGreaterThan(9);
  expect(refused).toEqual([]);
});
