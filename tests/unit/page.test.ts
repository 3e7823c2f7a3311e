import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type PageHost, pageFile, pageResponse, pictureAsked } from '../../electron/shell/page.ts';
import { SECURITY_HEADERS } from '../../electron/shell/policy.ts';
import { temporaryFolder } from '../support/temporary.ts';

const SHA256 = '0123456789abcdef'.repeat(4);
const SECRET = 'nothing of the page';

const FILES: Readonly<Record<string, string>> = {
  'page/index.html': '<!doctype html>',
  'page/assets/app-1a2b.js': 'start()',
  'page/assets/app-1a2b.css': 'body{}',
  'page/assets/serif.woff2': 'font',
  'page/icon.svg': '<svg/>',
  'page/picture.png': 'png',
  'page/data.json': '{}',
  'page/worker.mjs': 'work()',
  'page/sub/code.wasm': 'wasm',
  'page/notes.txt': 'a file of a kind that no page needs',
  'page/folder.js/inner.js': 'inner()',
  'secret.json': SECRET,
  'index.html': SECRET,
  'page-other/secret.js': SECRET,
};

let folder: string;
let host: PageHost;

beforeAll(() => {
  const root = temporaryFolder();
  for (const [name, content] of Object.entries(FILES)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  folder = path.join(root, 'page');
  host = {
    folder,
    picture: async (sha256, size) => {
      if (sha256 !== SHA256) throw new Error('no record has it');
      return new TextEncoder().encode(`${sha256} ${size}`);
    },
  };
});

const address = (rest: string) => new URL(`kronika://app${rest}`);
const get = (rest: string) => pageResponse(host, address(rest));

/** Paths as someone would write them who wants out. */
const nasty = fc
  .array(
    fc.constantFrom('..', '.', '%2e%2e', '%2E%2e', '.%2e', '%252e%252e', '/', '//', '%2f', '%2F', '\\', '%5c', '\0', '%00', '%', '%c0%ae', 'assets', 'page', 'page-other', 'secret.json', 'secret.js', 'index.html', ' ', '~', 'C:', 'etc'),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.join(''));

describe('the address of a picture', () => {
  test.each([
    [`/media/${SHA256}?size=400`, 400],
    [`/media/${SHA256}?size=1600`, 1600],
    [`/media/${SHA256}?other=1&size=400#part`, 400],
  ])('%s asks for that picture', (rest, size) => {
    expect(pictureAsked(address(rest))).toEqual({ sha256: SHA256, size });
  });

  test.each([
    `/media/${SHA256}`,
    `/media/${SHA256}?size=`,
    `/media/${SHA256}?size=800`,
    `/media/${SHA256}?size=0400`,
    `/media/${SHA256}?size=400.0`,
    `/media/${SHA256}?size=-400`,
    `/media/${SHA256}?size=%20400`,
    `/media/${SHA256.slice(1)}?size=400`,
    `/media/${SHA256}0?size=400`,
    `/media/${SHA256.toUpperCase()}?size=400`,
    `/media/${SHA256.replace('f', 'g')}?size=400`,
    `/media/${SHA256}/?size=400`,
    `/media/${SHA256}.jpg?size=400`,
    `/media/../${SHA256}?size=400`,
    `/media/%2e%2e/${SHA256}?size=400`,
    `/media/..%2f${SHA256}?size=400`,
    `/media//${SHA256}?size=400`,
    `/x/media/${SHA256}?size=400`,
    `/${SHA256}?size=400`,
    '/media/?size=400',
  ])('%s asks for none', (rest) => {
    expect(pictureAsked(address(rest))).toBeNull();
  });

  test('holds 64 hexadecimal digits and one of two sizes, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.stringMatching(/^[0-9a-fA-F]{60,66}$/)), fc.constantFrom('400', '1600', '800', ''), (name, size) => {
        const asked = pictureAsked(address(`/media/${name}?size=${size}`));
        expect(asked === null || (/^[0-9a-f]{64}$/.test(asked.sha256) && [400, 1600].includes(asked.size))).toBe(true);
      }),
    );
  });
});

describe('the file that a path names', () => {
  test.each([
    ['/index.html', ['index.html']],
    ['/assets/app-1a2b.js', ['assets', 'app-1a2b.js']],
    ['/assets/../index.html', ['index.html']],
    ['/nov%20list.json', ['nov list.json']],
    ['//etc/passwd', ['etc', 'passwd']],
  ])('%s is in the folder', (pathname, parts) => {
    expect(pageFile(folder, pathname)).toBe(path.join(folder, ...parts));
  });

  test.each([
    '/..', '/../secret.json', '/assets/../../secret.json', '/%2e%2e/secret.json', '/..%2fsecret.json', '/%2e%2e%2fsecret.json', '/../page-other/secret.js', '/../page', '/.', '',
    '/..\\secret.json', '/%5c..%5csecret.json', '/index.html\0.js', '/index.html%00.js', '/%', '/%c0%ae%c0%ae/secret.json', '/%zz.js',
  ])('%j leads out of it, or nowhere', (pathname) => {
    expect(pageFile(folder, pathname)).toBeNull();
  });

  test('is never outside, whatever the path', () => {
    fc.assert(
      fc.property(nasty, (pathname) => {
        const file = pageFile(folder, pathname);
        expect(file === null || (path.resolve(file) + path.sep).startsWith(folder + path.sep)).toBe(true);
        expect(file ?? '').not.toMatch(/\\|\0/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the page', () => {
  test.each([
    ['/assets/app-1a2b.js', 'start()', 'text/javascript; charset=utf-8'],
    ['/assets/app-1a2b.css', 'body{}', 'text/css; charset=utf-8'],
    ['/assets/serif.woff2', 'font', 'font/woff2'],
    ['/index.html', '<!doctype html>', 'text/html; charset=utf-8'],
    ['/icon.svg', '<svg/>', 'image/svg+xml'],
    ['/picture.png', 'png', 'image/png'],
    ['/data.json', '{}', 'application/json'],
    ['/worker.mjs', 'work()', 'text/javascript; charset=utf-8'],
    ['/sub/code.wasm', 'wasm', 'application/wasm'],
  ])('gives the file %s with its type', async (rest, content, type) => {
    const response = await get(rest);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(type);
    expect(await response.text()).toBe(content);
  });

  test.each(['/', '', '/events', '/events/0198f2a0-1111-7aaa-8aaa-aaaaaaaaaaaa', '/projects/1?tab=photos', '/media', '/page', '/assets/'])(
    'answers %j, which has no ending, with the page itself, which finds its own way',
    async (rest) => {
      const response = await get(rest);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toBe('<!doctype html>');
    },
  );

  test.each([
    '/missing.js', '/assets/missing.css', '/notes.txt', '/folder.js', '/%2e%2e/secret.json', '/..%2fsecret.json', '/..%2fpage-other%2fsecret.js', '/..%2f..%2fetc%2fpasswd', '/x%00.js', '/%zz.js', '/a.', '/app.JS', '/media/x.js',
  ])('has nothing at %j', async (rest) => {
    const response = await get(rest);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('Not found');
  });

  test('keeps for good what carries the hash of its content in its name, and asks again for all else', async () => {
    const caches = await Promise.all(['/assets/app-1a2b.js', `/media/${SHA256}?size=400`, '/', '/icon.svg', '/missing.js'].map(async (rest) => (await get(rest)).headers.get('Cache-Control')));
    const forever = 'private, max-age=31536000, immutable';
    expect(caches).toEqual([forever, forever, 'no-cache', 'no-cache', 'no-cache']);
  });

  test('gives nothing from outside its folder, whatever the address', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (rest) => {
        const response = await get(`/${rest}`);
        expect(await response.text()).not.toBe(SECRET);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a picture', () => {
  test.each([400, 1600])('of a record is given as JPEG in the size asked for: %i', async (size) => {
    const response = await get(`/media/${SHA256}?size=${size}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('image/jpeg');
    expect(await response.text()).toBe(`${SHA256} ${size}`);
  });

  test.each([`/media/${'0'.repeat(64)}?size=400`, `/media/${SHA256}`, `/media/${SHA256}?size=800`, '/media/../secret.json?size=400', '/media/index.html'])('is not found at %s', async (rest) => {
    const response = await get(rest);
    expect(response.status).toBe(404);
  });
});

test('every answer carries the security headers', async () => {
  const rests = ['/', '/events', '/assets/app-1a2b.js', '/missing.js', '/notes.txt', '/..%2fsecret.json', `/media/${SHA256}?size=400`, `/media/${'0'.repeat(64)}?size=400`, '/media/x'];
  const responses = await Promise.all(rests.map(get));
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404, 404, 200, 404, 404]);
  for (const { headers } of responses) {
    expect(Object.fromEntries(Object.keys(SECURITY_HEADERS).map((name) => [name, headers.get(name)]))).toEqual(SECURITY_HEADERS);
  }
});
