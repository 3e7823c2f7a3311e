/** How a script of the tests answers: one line of JSON, written at once, so that a kill can't take it back. */

import { writeSync } from 'node:fs';
import { Failure } from '#shared/contract/failures.ts';

export function say(answer: unknown): void {
  writeSync(1, `${JSON.stringify(answer)}\n`);
}

/** What went wrong: the failure's code, else the error's own words, which no user could be told. */
export function told(error: unknown): string {
  return error instanceof Failure ? error.code : String(error);
}
