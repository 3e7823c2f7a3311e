/** A package that is handed over, and what it says of its licence. */

import type { Published } from './tarball.ts';

export interface Part extends Published {
  /** What its own description says, as it is in `package.json`. */
  readonly description: { readonly license?: unknown; readonly author?: unknown };
  /** The texts of licences that it brings, by the names of their files. */
  readonly licences: ReadonlyMap<string, string>;
}

/** The names under which packages bring licences. */
export const LICENCE = /^(licen[cs]e|copying|notice|unlicense)[^/]*$|^third-party-notices\.[^/]+$/i;

/** From its heading on. */
const SECTION = /^#+ +(licen[cs]|copyright)/im;

/**
 * The licences among a package's files: those that are files of their own, and where there are none, or where it says of what else it is
 * made, what its README says.
 */
export function licencesIn(files: ReadonlyMap<string, string>, { license }: Part['description']): Map<string, string> {
  const found = new Map([...files].filter(([name]) => LICENCE.test(name)));
  const readme = files.get('README.md') ?? '';
  const section = readme.slice(SECTION.exec(readme)?.index ?? readme.length);
  if (section && (found.size === 0 || String(license).includes('LGPL'))) found.set('README.md', section);
  return found;
}
