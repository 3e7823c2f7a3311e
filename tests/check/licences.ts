/** Every package that is installed may be used and given on: its licence is known and on the list. */

import { readFileSync } from 'node:fs';

const ALLOWED = new Set([
  '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'CC-BY-3.0', 'CC-BY-4.0', 'ISC', 'MIT', 'MIT-0', 'OFL-1.1', 'Python-2.0', 'Unlicense', 'WTFPL', 'Zlib',
  // Weak copyleft: used as they are, never changed, each its own file in the installed program.
  'LGPL-3.0', 'LGPL-3.0-or-later', 'MPL-2.0',
]);

interface LockedPackage {
  readonly license?: string;
  readonly optional?: boolean;
  readonly link?: boolean;
}

/** Whether an SPDX expression can be met with allowed licences. */
function allowed(expression: string): boolean {
  const bare = expression.replace(/[()]/g, ' ').trim();
  if (/\sOR\s/.test(bare)) return bare.split(/\sOR\s/).some(allowed);
  return bare.split(/\sAND\s/).every((part) => ALLOWED.has(part.trim()));
}

/** What the package's own file says, for the few whose entry in the lock file does not. */
function ownWord(name: string): string {
  try {
    const file = JSON.parse(readFileSync(`${name}/package.json`, 'utf8')) as { license?: string | { type?: string }; licenses?: { type?: string }[] };
    const said = file.license ?? file.licenses?.[0];
    return (typeof said === 'string' ? said : said?.type) ?? (/^MIT License/m.test(readFileSync(`${name}/LICENSE`, 'utf8')) ? 'MIT' : '');
  } catch {
    return '';
  }
}

export function licenceProblems(): string[] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> };
  return Object.entries(lock.packages)
    .filter(([name]) => name !== '')
    .map(([name, { license }]) => ({ name, licence: license ?? ownWord(name) }))
    .filter(({ licence }) => !allowed(licence))
    .map(({ name, licence }) => `${name}: ${licence || 'no licence given'}`);
}
