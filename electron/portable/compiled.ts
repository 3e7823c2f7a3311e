/** Where what Node compiles of the program is kept: beside the user's settings, since the program's own folder may be one that nobody writes to. */

import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** As long nothing may have been asked of what another version left. Milliseconds. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/** The folder for this very program: another version, or one that lies elsewhere, has its own. @param home as `homeFolder` gives it */
export function compiledFolder(home: string): string {
  const program = fileURLToPath(import.meta.url);
  return path.join(home, 'compiled', createHash('sha256').update(`${program} ${statSync(program).mtimeMs}`).digest('hex').slice(0, 16));
}

/** Puts away what versions left that nobody starts any more. That something can't be put away keeps nothing from starting. */
function clear(folder: string): void {
  try {
    for (const name of readdirSync(path.dirname(folder))) {
      const other = path.join(path.dirname(folder), name);
      if (other !== folder && statSync(other).mtimeMs < Date.now() - KEPT) rmSync(other, { recursive: true, force: true });
    }
  } catch {
    // There is none yet, or another start is putting it away.
  }
}

/** From here on what is compiled is kept, and what was kept is not compiled again. */
export function keepCompiled(home: string): void {
  const folder = compiledFolder(home);
  enableCompileCache(folder);
  clear(folder);
}
