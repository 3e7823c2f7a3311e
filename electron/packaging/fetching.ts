/** Published packages, from a folder where they are kept; what is not there npm is asked for, by its own settings. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Fetch } from './native.ts';
import { isWhole } from './tarball.ts';

/** As `npm pack` calls it. */
const nameOf = (name: string, version: string) => `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;

function fetchByNpm(spec: string, folder: string): void {
  const { status, stderr } = spawnSync('npm', ['pack', spec, '--silent', '--pack-destination', folder], { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm could not fetch ${spec}: ${stderr?.trim() ?? 'there is no npm'}`);
}

/** One after the other, so that no more than one is in memory. @param folder where they are kept, to be had without a network the next time */
export function fetchInto(folder: string): Fetch {
  return async (published) => {
    const { name, version } = published;
    const file = path.join(folder, nameOf(name, version));
    mkdirSync(folder, { recursive: true });
    if (!existsSync(file)) {
      fetchByNpm(`${name}@${version}`, folder);
      // What npm brought and is not what was agreed on is not kept to be found again.
      const isGood = isWhole(readFileSync(file), published);
      if (!isGood) rmSync(file);
      if (!isGood) throw new Error(`what npm brought as ${name} ${version} is not what was published: its checksum is another one`);
    }
    return readFileSync(file);
  };
}
