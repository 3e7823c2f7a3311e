/** Kronika from a terminal. Exit status 0 only when the command did what was asked, and all is well. */

import { inspect } from 'node:util';
import { Failure } from '#shared/contract/failures.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { directClient, failureOf } from '../service/direct.ts';
import { Session } from '../service/session.ts';
import { homeFolder } from '../service/settings.ts';
import { systemLanguage } from '../shell/language.ts';
import { readArguments } from './arguments.ts';
import { type Outcome, commands } from './commands.ts';

const args = readArguments(process.argv.slice(2), process.env);
const translator = createTranslator(args?.language ?? systemLanguage(process.env));

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One sentence on standard error; the cause of what was not foreseen, too, where it is asked for. */
function complain(error: unknown): void {
  const failure = failureOf(error) ?? new Failure('internal', {}, { cause: error });
  process.stderr.write(`${failureSentence(translator, failure)}\n`);
  if (process.env.KRONIKA_DEBUG) process.stderr.write(`${inspect(error, { depth: 6 })}\n`);
}

async function run(): Promise<boolean> {
  if (!args) throw new Failure('command.usage', { usage: 'kronika sample | search | report | check [--language sl|en] [--json]' });
  if (args.help || !args.command) {
    say(translator.t('command:help'));
    return args.help;
  }
  const command = Object.hasOwn(commands, args.command) ? commands[args.command] : undefined;
  if (!command) throw new Failure('command.unknown', { command: args.command });
  const session = new Session(homeFolder(), { error: (_, detail) => complain(detail) });
  try {
    const outcome: Outcome = await command({ args, session, translator, client: directClient(session) });
    if (args.json) say(JSON.stringify(outcome.json));
    else if (outcome.ok) say(outcome.lines.join('\n'));
    else process.stderr.write(`${outcome.lines.join('\n')}\n`);
    return outcome.ok;
  } finally {
    await session.end();
  }
}

try {
  if (!(await run())) process.exitCode = 1;
} catch (error) {
  complain(error);
  process.exitCode = 1;
}
