import { describe, expect, test } from 'vitest';
import { Guard, type Verdict } from '../../electron/browser/guard.ts';

const PORT = 4711;
const HOST = `127.0.0.1:${PORT}`;

interface Request {
  readonly url?: string;
  readonly method?: string;
  readonly host?: string | undefined;
  readonly origin?: string;
  readonly cookie?: string;
}

/** A request as a browser sends it, from the guard's own page unless said otherwise. */
function ask(guard: Guard, { url = '/', method = 'GET', ...headers }: Request): Verdict {
  return guard.judge({ url, method, headers: { host: HOST, ...headers } });
}

const keyOf = (guard: Guard) => new URL(guard.startAddress).searchParams.get('key') ?? '';

function welcomed(guard: Guard, url = `/?key=${keyOf(guard)}`): { cookie: string; location: string } {
  const verdict = ask(guard, { url });
  if (verdict.verdict !== 'welcome') throw new Error(`not welcome: ${JSON.stringify(verdict)}`);
  return verdict;
}

/** What the browser sends back of a cookie that it was given. */
const sent = (cookie: string) => cookie.split(';')[0] ?? '';

function known(): { guard: Guard; cookie: string } {
  const guard = new Guard(PORT);
  return { guard, cookie: sent(welcomed(guard).cookie) };
}

const forbidden = { verdict: 'refuse', status: 403 };
const misdirected = { verdict: 'refuse', status: 421 };

describe('the right key', () => {
  test('is exchanged for a cookie that no script can read and no other site sends', () => {
    const { cookie } = welcomed(new Guard(PORT));
    const [pair = '', ...attributes] = cookie.split('; ');
    expect(pair).toMatch(/^kronika-4711=[\w-]{32}$/);
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
  });

  test('is gone from the address to go on to, and nothing else of it', () => {
    const guard = new Guard(PORT);
    expect(welcomed(guard).location).toBe('/');
    expect(welcomed(guard, `/events/1?a=1&key=${keyOf(guard)}&b=2`).location).toBe('/events/1?a=1&b=2');
  });

  test.each(['/', '//evil.example/', '/\\evil.example/', '/.//evil.example/', '/x/..//evil.example/', '/%2f/evil.example', '/@evil.example', 'http://evil.example/', 'https:evil.example'])(
    'leads on to this shell, whatever path it came with: %s',
    (path) => {
      const guard = new Guard(PORT);
      const { location } = welcomed(guard, `${path}?key=${keyOf(guard)}`);
      expect(new URL(location, guard.origin).origin).toBe(guard.origin);
      expect(location).not.toContain(keyOf(guard));
    },
  );

  test('is in the start address, on the loopback address and its port', () => {
    const guard = new Guard(PORT);
    expect(guard.origin).toBe(`http://${HOST}`);
    expect(guard.startAddress).toBe(`http://${HOST}/?key=${keyOf(guard)}`);
    expect(keyOf(guard)).toMatch(/^[\w-]{32}$/);
  });

  test('is another each time, and is not the cookie', () => {
    const guards = [new Guard(PORT), new Guard(PORT)];
    const secrets = guards.flatMap((guard) => [keyOf(guard), sent(welcomed(guard).cookie)]);
    expect(new Set(secrets.map((secret) => secret.split('=').at(-1))).size).toBe(4);
  });

  test('does not help without asking for a page', () => {
    const guard = new Guard(PORT);
    expect(ask(guard, { url: `/rpc/events?key=${keyOf(guard)}`, method: 'POST' })).toEqual(forbidden);
  });
});

describe('a wrong key', () => {
  test.each([
    ['none', () => '/'],
    ['an empty one', () => '/?key='],
    ['another', () => '/?key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['a part of it', (guard: Guard) => `/?key=${keyOf(guard).slice(0, -1)}`],
    ['more than it', (guard: Guard) => `/?key=${keyOf(guard)}A`],
    ['another before it', (guard: Guard) => `/?key=A&key=${keyOf(guard)}`],
    ["another guard's", () => `/?key=${keyOf(new Guard(PORT))}`],
  ])('is refused: %s', (_, url) => {
    const guard = new Guard(PORT);
    expect(ask(guard, { url: url(guard) })).toEqual(forbidden);
  });

  test('is refused even with the cookie', () => {
    const { guard, cookie } = known();
    expect(ask(guard, { url: '/?key=wrong', cookie })).toEqual(forbidden);
  });
});

describe('the cookie', () => {
  test('opens every address of the page and its calls', () => {
    const { guard, cookie } = known();
    expect(ask(guard, { cookie })).toEqual({ verdict: 'allow' });
    expect(ask(guard, { url: '/rpc/events/list', method: 'POST', cookie, origin: guard.origin })).toEqual({ verdict: 'allow' });
    expect(ask(guard, { cookie: `other=1; ${cookie}; last=2` })).toEqual({ verdict: 'allow' });
    expect(ask(guard, { cookie: `other=1;${cookie}` })).toEqual({ verdict: 'allow' });
  });

  test.each([
    ['with another value', (cookie: string) => `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`],
    ['with more than its value', (cookie: string) => `${cookie}A`],
    ['without its value', (cookie: string) => `${cookie.split('=')[0]}=`],
    ['under another name', (cookie: string) => `x${cookie}`],
    ['under the name of another port', (cookie: string) => cookie.replace('kronika-4711', 'kronika-4712')],
    ['under a longer name', (cookie: string) => cookie.replace('kronika-4711', 'kronika-47111')],
    ['inside another cookie', (cookie: string) => `other=${cookie}`],
  ])('%s opens nothing', (_, changed) => {
    const { guard, cookie } = known();
    expect(ask(guard, { cookie: changed(cookie) })).toEqual(forbidden);
  });

  test("of another Kronika's port opens nothing, and does not stand in the way of our own", () => {
    const { guard, cookie } = known();
    const neighbour = new Guard(4712);
    const verdict = neighbour.judge({ url: `/?key=${keyOf(neighbour)}`, method: 'GET', headers: { host: '127.0.0.1:4712' } });
    const other = verdict.verdict === 'welcome' ? sent(verdict.cookie) : '';
    expect(other).toMatch(/^kronika-4712=/);
    expect(ask(guard, { cookie: other })).toEqual(forbidden);
    expect(ask(guard, { cookie: `${other}; ${cookie}` })).toEqual({ verdict: 'allow' });
  });

  test('of a Kronika that ran before on the same port opens nothing', () => {
    const { cookie } = known();
    expect(ask(new Guard(PORT), { cookie })).toEqual(forbidden);
  });
});

describe('a request that names another host or comes from another origin', () => {
  const hosts = ['localhost:4711', '127.0.0.1', '127.0.0.1:4712', '127.0.0.1:47110', 'evil.example:4711', 'evil.example', '[::1]:4711', '127.0.0.1:4711.evil.example', '0.0.0.0:4711', '', undefined];
  test.each(hosts)('is refused with key and cookie: host %j', (host) => {
    const { guard, cookie } = known();
    expect(ask(guard, { host, cookie })).toEqual(misdirected);
    expect(ask(guard, { host, url: `/?key=${keyOf(guard)}` })).toEqual(misdirected);
  });

  test.each(['http://localhost:4711', 'http://127.0.0.1', 'http://127.0.0.1:4712', 'https://127.0.0.1:4711', 'https://evil.example', 'null', 'kronika://app', ''])(
    'is refused with key and cookie: origin %j',
    (origin) => {
      const { guard, cookie } = known();
      expect(ask(guard, { origin, cookie, method: 'POST' })).toEqual(forbidden);
      expect(ask(guard, { origin, url: `/?key=${keyOf(guard)}` })).toEqual(forbidden);
    },
  );
});

test('a request for what is no address is refused', () => {
  const { guard } = known();
  expect(ask(guard, { url: '//' })).toMatchObject({ verdict: 'refuse' });
});
