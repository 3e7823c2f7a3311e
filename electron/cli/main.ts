/** Kronika from a terminal. Exit status 0 only when the command did what was asked, and all is well. */

import { inspect } from 'node:util';
import { Failure, failureFrom } from '#shared/contract/failures.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { directClient, failureOf } from '../service/direct.ts';
import { Session } from '../service/session.ts';
import { homeFolder } from '../service/settings.ts';
import { systemLanguage } from '../shell/language.ts';
import { readArguments } from './arguments.ts';
import { type Outcome, commands } from './commands.ts';

// Whoever reads the output may stop, as `head` does: what was asked for is done all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const args = readArguments(process.argv.slice(2), process.env);
const translator = createTranslator(args?.language ?? systemLanguage(process.env));

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Where it is asked for, what lies behind a sentence. */
function explain(error: unknown): void {
  if (process.env.KRONIKA_DEBUG) process.stderr.write(`${inspect(error, { depth: 6 })}\n`);
}

/** One sentence on standard error. */
function complain(error: unknown): void {
  const failure = failureOf(error) ?? new Failure('internal', {}, { cause: error });
  process.stderr.write(`${failureSentence(translator, failure)}\n`);
  explain(error);
}

async function run(): Promise<boolean> {
  if (!args) throw new Failure('command.usage', { usage: 'kronika sample | search | report | check [--language sl|en] [--json]' });
  if (args.help) {
    say(translator.t('command:help'));
    return true;
  }
  if (!args.command) {
    process.stderr.write(`${translator.t('command:help')}\n`);
    return false;
  }
  const command = Object.hasOwn(commands, args.command) ? commands[args.command] : undefined;
  if (!command) throw new Failure('command.unknown', { command: args.command });
  // What a call logs comes back as its error, too, and is said once.
  const session = new Session(homeFolder(), { error: (_, detail) => explain(detail) });
  try {
    const outcome: Outcome = await command({ args, session, translator, client: directClient(session) });
    if (args.json) say(JSON.stringify(outcome.json));
    else if (outcome.ok) say(outcome.lines.join('\n'));
    if (!outcome.ok) process.stderr.write(`${outcome.lines.join('\n')}\n`);
    return outcome.ok;
  } finally {
    for (const warning of session.status()?.warnings ?? []) complain(failureFrom(warning));
    await session.end();
  }
}

try {
  if (!(await run())) process.exitCode = 1;
} catch (error) {
  complain(error);
  process.exitCode = 1;
}
