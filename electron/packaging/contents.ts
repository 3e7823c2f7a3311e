/** All that is handed over for a platform: the built program, the files of packages that it loads, native code, launchers, licences. */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { FONTS } from '../reports/type-files.ts';
import { type PackedFile, text } from './files.ts';
import { launchers } from './launchers.ts';
import { type LockedPackages, billOfMaterials, eachOnce, installedPart, thirdPartyText } from './licences.ts';
import type { Native } from './native.ts';
import type { Part } from './part.ts';
import { PLATFORMS, type Platform } from './platforms.ts';
import { loadedFrom, packageFolder } from './tracing.ts';

/** The desktop's own entries, which begin with Electron; and what is of use to who builds alone. */
const NOT_OURS = /^main\/(main|archive-process)\.js$|\.map$|^(main|renderer)\/packages\.json$/;

/** What native code is loaded from comes out of published tarballs, whatever is installed here. */
const NATIVE = /[/\\]@img[/\\]sharp-/;

const asPath = (file: string) => file.replaceAll(path.sep, '/');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => asPath(path.relative(folder, path.join(entry.parentPath, entry.name))));
}

const built = () => ['main', 'renderer'].flatMap((part) => filesBelow(path.join('out', part)).map((name) => `${part}/${name}`)).filter((name) => !NOT_OURS.test(name));

/** The files of installed packages that the built program loads, the typefaces of reports among them. */
function loaded(ours: readonly string[]): string[] {
  const begun = ours.filter((name) => /^main\/.*\.js$/.test(name)).map((name) => path.resolve('out', name));
  const typefaces = Object.values(FONTS).flatMap((styles) => Object.values(styles));
  const described = typefaces.map((file) => path.join(packageFolder(file), 'package.json'));
  return [...new Set([...loadedFrom(begun, (folder) => NATIVE.test(folder)), ...typefaces, ...described])].map((file) => asPath(path.relative('', file)));
}

/** The folders of packages whose code is in the bundles, as the build noted them. */
const bundled = () => ['main', 'renderer'].flatMap((part) => JSON.parse(readFileSync(path.join('out', part, 'packages.json'), 'utf8')) as string[]);

/** The first page of the guide in each language, for who has just unpacked it: as plain text, without its pictures. */
function firstWords(): string {
  const pages = INTERFACE_LANGUAGES.map((language) => readFileSync(path.join('resources', 'guide', language, '0-first.md'), 'utf8'));
  return pages.map((page) => page.replaceAll(/^!.*\n\n/gm, '').replaceAll(/^#+ (.*)$/gm, '$1').replaceAll(/\*\*|`/g, '')).join(`\n${'-'.repeat(60)}\n\n`);
}

/** In the folder that everything is unpacked into. Run from the project's folder, after a build. */
export function contents(platform: Platform, native: Native): PackedFile[] {
  const { program } = PLATFORMS[platform];
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: LockedPackages };
  const ours = built();
  const theirs = loaded(ours);
  const taken = new Set(native.files.map((file) => file.path));
  const folders = [...new Set([...theirs.map(packageFolder), ...bundled()])];
  const parts: Part[] = eachOnce([...folders.map((folder) => installedPart(asPath(folder), packages)), ...native.parts]);
  const files = [
    ...ours.map((name) => ({ path: `${program}/${name}`, bytes: readFileSync(path.join('out', name)) })),
    ...theirs.map((name) => ({ path: `${program}/${name}`, bytes: readFileSync(name) })).filter((file) => !taken.has(file.path)),
    ...native.files,
    text(`${program}/package.json`, `${JSON.stringify({ name: 'kronika', version, type: 'module', private: true })}\n`),
    ...launchers(platform, version, readFileSync('resources/icons/icon.png')),
    text('BERI ME - READ ME.txt', firstWords().replaceAll('\n', '\r\n')),
    text('LICENSE', readFileSync('LICENSE', 'utf8')),
    text('THIRD-PARTY.txt', thirdPartyText(parts)),
    text('sbom.cdx.json', billOfMaterials(version, parts)),
  ];
  const folder = `kronika-${version}`;
  return files.map((file) => ({ ...file, path: `${folder}/${file.path}` }));
}
