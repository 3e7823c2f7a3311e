/** The line to the test: the channel that the parent process opened. */

import type { FromPage, FromProgram } from './wire.ts';

export function tell(message: FromProgram): void {
  process.send?.(message);
}

export function onPage(listener: (message: FromPage) => void): void {
  process.on('message', (message) => listener(message as FromPage));
}
