/** Kronika from a terminal. Exit status 0 only when the command did what was asked, and all is well. */

import { inspect } from 'node:util';
import { Failure, failureFrom } from '#shared/contract/failures.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { directClient, failureOf } from '../service/direct.ts';
import { Session } from '../service/session.ts';
import { homeFolder } from '../service/settings.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { commands } from './commands.ts';
import { helpLines, usageOf } from './usage.ts';
import { visible, visibleJson } from './visible.ts';

// Whoever reads the output may stop, as `head` does: what was asked for is done all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const args = readArguments(process.argv.slice(2), process.env, commands);
const translator = createTranslator(args.language);

/** Each of them one line, whatever stands in it. */
function say(stream: NodeJS.WriteStream, lines: readonly string[]): void {
  stream.write(lines.map((line) => `${visible(line)}\n`).join(''));
}

/** Where it is asked for, what lies behind a sentence. */
function explain(error: unknown): void {
  if (process.env.KRONIKA_DEBUG) say(process.stderr, inspect(error, { depth: 6 }).split('\n'));
}

/** One sentence on standard error. */
function complain(error: unknown): void {
  const failure = failureOf(error) ?? new Failure('internal', {}, { cause: error });
  say(process.stderr, [failureSentence(translator, failure)]);
  explain(error);
}

async function execute({ command, given, options, json, language }: Arguments & { kind: 'run' }): Promise<boolean> {
  // What a call logs comes back as its error, too, and is said once.
  const session = new Session(homeFolder(), { error: (_, detail) => explain(detail) });
  try {
    const outcome = await command.run({ given, options }, { session, translator, language, client: directClient(session) });
    if (json) process.stdout.write(`${visibleJson(outcome.json)}\n`);
    else if (outcome.ok) say(process.stdout, outcome.lines);
    if (!outcome.ok) say(process.stderr, outcome.lines);
    return outcome.ok;
  } finally {
    for (const warning of session.status()?.warnings ?? []) complain(failureFrom(warning));
    await session.end();
  }
}

async function run(): Promise<boolean> {
  switch (args.kind) {
    case 'run':
      return execute(args);
    case 'help':
      say(process.stdout, helpLines(translator, args.command, commands));
      return true;
    case 'nothing':
      say(process.stderr, helpLines(translator, null, commands));
      return false;
    case 'unknown':
      throw new Failure('command.unknown', { command: args.name, commands: commands.map(({ name }) => name).join(', ') });
    case 'misused':
      throw new Failure('command.usage', { usage: usageOf(translator, args.command, commands) });
  }
}

try {
  if (!(await run())) process.exitCode = 1;
} catch (error) {
  complain(error);
  process.exitCode = 1;
}
