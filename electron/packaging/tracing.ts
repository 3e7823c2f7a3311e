/** Which files of installed packages the built program loads: those that it names, those that they name, and so on. */

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';

/** A module as it is named in code, and whether by `require`. */
interface Named {
  readonly specifier: string;
  readonly required: boolean;
}

const REQUIRED = /\b(?:require|required|resolve)\(\s*(['"`])([^'"`\n]+)\1\s*\)/g;
const IMPORTED = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s*)(['"])([^'"\n]+)\1/g;

/** What a name with a gap in it, such as `pdfmake/js/${name}.js`, may mean: every file of that folder. */
const GAP = /^([^$]+\/)\$\{[^}]+\}([^$/]*)$/;

const isModule = (file: string) => /\.[cm]?js$/.test(file);

/** Lines of comments, which name modules as examples. */
const COMMENT = /^\s*(?:\*|\/\*|\/\/).*$/gm;

function namedIn(file: string): Named[] {
  const code = readFileSync(file, 'utf8').replaceAll(COMMENT, '');
  const required = [...code.matchAll(REQUIRED)].map(([, , specifier = '']) => ({ specifier, required: true }));
  const imported = [...code.matchAll(IMPORTED)].map(([, , specifier = '']) => ({ specifier, required: false }));
  return [...required, ...imported];
}

type Resolve = (specifier: string, options?: { readonly conditions: ReadonlySet<string> }) => string;

const IMPORTING = new Set(['node', 'import', 'module-sync', 'default']);

/** The files that a name leads to from a file; none where it names what is not installed, which optional parts are. */
function filesOf({ specifier, required }: Named, from: string): string[] {
  if (isBuiltin(specifier)) return [];
  const resolve = createRequire(from).resolve as Resolve;
  const gap = GAP.exec(specifier);
  try {
    if (gap) {
      const [, folder = '', ending = ''] = gap;
      const first = path.dirname(resolve(`${folder.split('/')[0]}/package.json`));
      const within = path.join(first, ...folder.split('/').slice(1));
      return readdirSync(within).filter((name) => name.endsWith(ending)).map((name) => path.join(within, name));
    }
    return [required ? resolve(specifier) : resolve(specifier, { conditions: IMPORTING })];
  } catch {
    return [];
  }
}

const PACKAGES = `${path.sep}node_modules${path.sep}`;

/** The folder of the installed package that a file belongs to. */
export function packageFolder(file: string): string {
  const at = file.lastIndexOf(PACKAGES) + PACKAGES.length;
  const parts = file.slice(at).split(path.sep);
  return path.join(file.slice(0, at), ...parts.slice(0, parts[0]?.startsWith('@') ? 2 : 1));
}

/** Files that code reads from the folder it lies in, without naming them as modules. */
function dataBeside(file: string): string[] {
  if (!isModule(file) || !readFileSync(file, 'utf8').includes("__dirname + '/data/")) return [];
  const folder = path.join(path.dirname(file), 'data');
  return readdirSync(folder).map((name) => path.join(folder, name));
}

/**
 * Every file in packages that is loaded from the given ones, with the description of each package, which says how its files are read.
 * @param begun the built program's files
 * @param leftOut tells packages that come from elsewhere
 */
export function loadedFrom(begun: readonly string[], leftOut: (folder: string) => boolean): string[] {
  const found = new Set<string>();
  const waiting = [...begun];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (!isModule(file)) continue;
    const next = namedIn(file).flatMap((named) => filesOf(named, file));
    for (const loaded of [...next, ...(begun.includes(file) ? [] : dataBeside(file))]) {
      if (found.has(loaded) || !loaded.includes(PACKAGES) || leftOut(packageFolder(loaded))) continue;
      found.add(loaded);
      found.add(path.join(packageFolder(loaded), 'package.json'));
      waiting.push(loaded);
    }
  }
  return [...found].toSorted();
}
