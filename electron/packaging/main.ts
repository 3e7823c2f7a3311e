/**
 * `npm run package:portable -- --platform <platform>|all`: builds what has changed and writes `dist/kronika-<version>-<platform>.zip`,
 * which is unpacked anywhere and needs nothing installed. Packages for other platforms are fetched once and kept in `dist/packages`;
 * `--packages <folder>` names another folder.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, isBuilt } from '../start/build.ts';
import { contents } from './contents.ts';
import { fetchInto } from './fetching.ts';
import { NativeParts } from './native.ts';
import { PLATFORMS, type Platform, isPlatform } from './platforms.ts';
import { zip } from './zip.ts';

const USAGE = `npm run package:portable -- --platform ${Object.keys(PLATFORMS).join('|')}|all [--packages <folder>]`;

function platformsAsked(asked = ''): Platform[] {
  if (asked === 'all') return Object.keys(PLATFORMS) as Platform[];
  if (isPlatform(asked)) return [asked];
  throw new Error(`which platform? ${USAGE}`);
}

async function pack(platform: Platform, packages: string): Promise<void> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const native = await new NativeParts(platform, fetchInto(packages)).gather();
  const files = contents(platform, native);
  const packed = zip(files, 9);
  const file = path.join('dist', `kronika-${version}-${platform}.zip`);
  mkdirSync('dist', { recursive: true });
  writeFileSync(file, packed);
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  console.log(`${file}: ${megabytes(packed.length)}, unpacked ${megabytes(files.reduce((sum, { bytes }) => sum + bytes.length, 0))} in ${files.length} files`);
}

try {
  const { values } = parseArgs({ options: { platform: { type: 'string' }, packages: { type: 'string', default: path.join('dist', 'packages') } } });
  const platforms = platformsAsked(values.platform);
  const reason = isBuilt() ? null : build();
  if (reason !== null) throw new Error(reason);
  for (const platform of platforms) await pack(platform, values.packages);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
