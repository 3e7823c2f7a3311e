/** Kronika from a terminal. Exit status 0 only when the command did what was asked, and all is well. */

import { createInterface } from 'node:readline/promises';
import { runCommand } from './run.ts';

// Whoever reads the output may stop, as `head` does: what was asked for is done all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await asking.question(question);
  } finally {
    asking.close();
  }
}

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  ask,
});
