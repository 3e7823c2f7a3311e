import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PAGE_HEADER } from '#shared/contract/page.ts';
import { PIECE_SIZE } from '#shared/contract/photos.ts';
import { Guard, type Verdict } from '../../electron/browser/guard.ts';

const PORT = 4711;
const HOST = `127.0.0.1:${PORT}`;
const ORIGIN = `http://${HOST}`;

type Headers = Readonly<Record<string, string | undefined>>;

function ask(guard: Guard, method: string, url: string, headers: Headers = {}): Verdict {
  return guard.judge({ method, url, headers: { host: HOST, ...headers } });
}

/** The headers of a call as our own page in a browser sends it. */
const own = (guard: Guard): Headers => ({
  origin: ORIGIN,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  'content-length': '2',
  [PAGE_HEADER]: guard.secret,
});

const refused = (status: number) => ({ verdict: 'refuse', status });

describe("a call of the shell's own page", () => {
  test('is let through to the archive', () => {
    const guard = new Guard(PORT);
    for (const url of ['/rpc/settings/get', '/rpc/history/undo', '/rpc/events/list?a=1']) expect(ask(guard, 'POST', url, own(guard))).toEqual({ verdict: 'call', stays: false });
    expect(ask(guard, 'POST', '/rpc/archive/watch', own(guard))).toEqual({ verdict: 'call', stays: true });
  });

  test('is let through where the browser says nothing of where it comes from, and however the type is written', () => {
    const guard = new Guard(PORT);
    const { origin: _, 'sec-fetch-site': __, ...rest } = own(guard);
    expect(ask(guard, 'POST', '/rpc/settings/get', rest)).toEqual({ verdict: 'call', stays: false });
    expect(ask(guard, 'POST', '/rpc/settings/get', { ...rest, 'content-type': 'Application/JSON ; charset=utf-8' })).toEqual({ verdict: 'call', stays: false });
  });

  test('may bring the bytes of a file, in the one call that takes them', () => {
    const guard = new Guard(PORT);
    const bytes = { ...own(guard), 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(PIECE_SIZE + 1000) };
    expect(ask(guard, 'POST', '/rpc/uploads/append', bytes)).toEqual({ verdict: 'call', stays: false });
    expect(ask(guard, 'POST', '/rpc/uploads/append', own(guard))).toEqual({ verdict: 'call', stays: false });
    expect(ask(guard, 'POST', '/rpc/uploads/append', { ...own(guard), 'content-length': bytes['content-length'] })).toEqual(refused(413));
    expect(ask(guard, 'POST', '/rpc/photos/add', { ...bytes, 'content-length': '2' })).toEqual(refused(415));
  });
});

describe('a call that is not as our own page sends it', () => {
  test.each(['HEAD', 'GET', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'post', 'TRACE'])('is refused: by %s', (method) => {
    const guard = new Guard(PORT);
    for (const url of ['/rpc/history/undo', '/rpc', '/rpc/', '/enter', '/prove', '/rpc/history/undo?data=%7B%7D']) expect(ask(guard, method, url, own(guard))).toEqual(refused(405));
  });

  test.each([
    ['as a form sends it', 'application/x-www-form-urlencoded'],
    ['as a form with files', 'multipart/form-data; boundary=x'],
    ['as plain text', 'text/plain'],
    ['as plain text that is called JSON in its parameters', 'text/plain; application/json'],
    ['as another JSON', 'application/jsonp'],
    ['without a type', undefined],
  ])('is refused: %s', (_, type) => {
    const guard = new Guard(PORT);
    expect(ask(guard, 'POST', '/rpc/history/undo', { ...own(guard), 'content-type': type })).toEqual(refused(415));
    expect(ask(guard, 'POST', '/enter', { ...own(guard), 'content-type': type })).toEqual(refused(415));
  });

  test.each(['same-site', 'cross-site', 'none', ''])('is refused, whatever it knows, when the browser says that it comes from: %j', (site) => {
    const guard = new Guard(PORT);
    expect(ask(guard, 'POST', '/rpc/history/undo', { ...own(guard), 'sec-fetch-site': site })).toEqual(refused(403));
    expect(ask(guard, 'POST', '/enter', { ...own(guard), 'sec-fetch-site': site })).toEqual(refused(403));
    expect(ask(guard, 'POST', '/prove', { ...own(guard), 'sec-fetch-site': site })).toEqual(refused(403));
  });

  test.each([
    ['no secret', () => undefined],
    ['an empty one', () => ''],
    ['another', () => 'A'.repeat(32)],
    ['a part of it', ({ secret }: Guard) => secret.slice(0, -1)],
    ['more than it', ({ secret }: Guard) => `${secret}A`],
    ["that of another Kronika's page", () => new Guard(PORT).secret],
  ])('is refused: with %s', (_, secret) => {
    const guard = new Guard(PORT);
    expect(ask(guard, 'POST', '/rpc/settings/get', { ...own(guard), [PAGE_HEADER]: secret(guard) })).toEqual(refused(403));
  });

  test('is refused where the secret is anywhere but in its header', () => {
    const guard = new Guard(PORT);
    const { [PAGE_HEADER]: _, ...rest } = own(guard);
    const elsewhere = { cookie: `kronika-${PORT}=${guard.secret}; ${PAGE_HEADER}=${guard.secret}`, authorization: `Bearer ${guard.secret}` };
    expect(ask(guard, 'POST', `/rpc/settings/get?${PAGE_HEADER}=${guard.secret}`, { ...rest, ...elsewhere })).toEqual(refused(403));
  });

  test('is refused before its body is read where that is too long, or of no length', () => {
    const guard = new Guard(PORT);
    const of = (length: string | undefined, url = '/rpc/drafts/keep') => ask(guard, 'POST', url, { ...own(guard), 'content-length': length });
    expect(of('1000000')).toEqual({ verdict: 'call', stays: false });
    for (const length of ['5000000', '1e9', 'many']) expect(of(length)).toEqual(refused(413));
    expect(of(undefined)).toEqual(refused(411));
    expect(of('2000', '/enter')).toEqual(refused(413));
  });
});

describe('the files of the page, which hold no secret,', () => {
  test.each(['/', '/events/0198f2a0', '/assets/app-1a2b.js', '/?key=old', '/media/x', '/rpcx', '/entered'])('are for everybody: %s', (url) => {
    const guard = new Guard(PORT);
    for (const method of ['GET', 'HEAD']) expect(ask(guard, method, url)).toEqual({ verdict: 'page', address: new URL(url, ORIGIN) });
    expect(ask(guard, 'GET', url, { 'sec-fetch-site': 'cross-site', cookie: 'a=1' }).verdict).toBe('page');
  });

  test.each(['POST', 'PUT', 'OPTIONS', 'DELETE'])('are not asked for by %s', (method) => {
    const guard = new Guard(PORT);
    expect(ask(guard, method, '/', own(guard))).toEqual(refused(405));
  });
});

test('a key may be given by who has no secret yet, and a proof be asked for without telling it', () => {
  const guard = new Guard(PORT);
  expect(ask(guard, 'POST', '/enter', { ...own(guard), [PAGE_HEADER]: undefined })).toEqual({ verdict: 'enter' });
  expect(ask(guard, 'POST', '/prove', { ...own(guard), [PAGE_HEADER]: undefined })).toEqual({ verdict: 'prove' });
});

test('a proof is another for each nonce and for each secret, and says nothing of the secret', () => {
  const guard = new Guard(PORT);
  const proofs = [guard.proof('one'), guard.proof('two'), new Guard(PORT).proof('one')];
  expect(new Set(proofs).size).toBe(3);
  expect(guard.proof('one')).toBe(proofs[0]);
  expect(guard.proof('one')).toBe(createHmac('sha256', guard.secret).update('one').digest('hex'));
});

describe('a request that names another host or comes from another origin', () => {
  const hosts = ['localhost:4711', '127.0.0.1', '127.0.0.1:4712', '127.0.0.1:47110', 'evil.example:4711', 'evil.example', '[::1]:4711', '127.0.0.1:4711.evil.example', '0.0.0.0:4711', '', undefined];
  test.each(hosts)('is refused, whatever it knows: host %j', (host) => {
    const guard = new Guard(PORT);
    for (const [method, url] of [['POST', '/rpc/settings/get'], ['POST', '/enter'], ['GET', '/']] as const) {
      expect(ask(guard, method, url, { ...own(guard), host })).toEqual(refused(421));
    }
  });

  test.each(['http://localhost:4711', 'http://127.0.0.1', 'http://127.0.0.1:4712', 'https://127.0.0.1:4711', 'https://evil.example', 'null', 'kronika://app', ''])(
    'is refused, whatever it knows: origin %j',
    (origin) => {
      const guard = new Guard(PORT);
      for (const [method, url] of [['POST', '/rpc/settings/get'], ['POST', '/enter'], ['GET', '/']] as const) {
        expect(ask(guard, method, url, { ...own(guard), origin })).toEqual(refused(403));
      }
    },
  );
});

test.each(['//', '//evil.example/rpc/history/undo', '/x/../rpc/history/undo', '/./rpc/history/undo', '/rpc%2fhistory%2fundo', '/RPC/history/undo', '/rpc\\history\\undo'])(
  'however an address is written, what is asked without a secret is no call: %s',
  (url) => {
    const guard = new Guard(PORT);
    const { [PAGE_HEADER]: _, ...rest } = own(guard);
    expect(ask(guard, 'POST', url, rest)).toMatchObject({ verdict: 'refuse' });
  },
);

test.each(['', '*', 'http://127.0.0.1:4711/', 'rpc/history/undo'])('what does not begin as a path is no address: %j', (url) => {
  const guard = new Guard(PORT);
  expect(ask(guard, 'GET', url, own(guard))).toEqual(refused(400));
});

test('the secret is another with each start, and too long to be guessed', () => {
  const secrets = Array.from({ length: 20 }, () => new Guard(PORT).secret);
  expect(new Set(secrets).size).toBe(20);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{32}$/);
});
