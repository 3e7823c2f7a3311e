/** What no program expects in the place of a file. */

import { execFileSync } from 'node:child_process';

/** A pipe: whoever opens it to read waits until somebody opens it to write. */
export function pipeAt(file: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', file]);
}
