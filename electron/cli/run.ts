/** One command, from what was typed to what is said, for whichever terminal: its words go out by two functions, and it ends no process. */

import { inspect } from 'node:util';
import type { i18n } from 'i18next';
import { Failure, failureFrom } from '#shared/contract/failures.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { directClient, failureOf } from '../service/direct.ts';
import { Session } from '../service/session.ts';
import { homeFolder } from '../service/settings.ts';
import { type Arguments, readArguments } from './arguments.ts';
import type { CommandContext } from './command.ts';
import { commands } from './commands.ts';
import { helpLines, usageOf } from './usage.ts';
import { visible, visibleJson } from './visible.ts';

export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  /** Takes whole lines. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly ask: CommandContext['ask'];
}

/** Each of them one line, whatever stands in it. */
const shown = (lines: readonly string[]) => lines.map((line) => `${visible(line)}\n`).join('');

class Run {
  readonly #args: Arguments;
  readonly #terminal: Terminal;
  readonly #translator: i18n;

  constructor(args: Arguments, terminal: Terminal) {
    this.#args = args;
    this.#terminal = terminal;
    this.#translator = createTranslator(args.language);
  }

  /** True where the command did what was asked, and all is well. */
  async toEnd(): Promise<boolean> {
    try {
      return await this.#run();
    } catch (error) {
      this.#complain(error);
      return false;
    }
  }

  async #run(): Promise<boolean> {
    const args = this.#args;
    const translator = this.#translator;
    switch (args.kind) {
      case 'run':
        return this.#execute(args);
      case 'help':
        this.#terminal.out(shown(helpLines(translator, args.command, commands)));
        return true;
      case 'nothing':
        this.#terminal.err(shown(helpLines(translator, null, commands)));
        return false;
      case 'unknown':
        throw new Failure('command.unknown', { command: args.name, commands: commands.map(({ name }) => name).join(', ') });
      case 'misused':
        throw new Failure('command.usage', { usage: usageOf(translator, args.command, commands) });
    }
  }

  async #execute({ command, given, options, json, language, reportLanguage }: Arguments & { kind: 'run' }): Promise<boolean> {
    const { env, out, err, ask } = this.#terminal;
    // What a call logs comes back as its error, too, and is said once.
    const session = new Session(homeFolder(env), { error: (_, detail) => this.#explain(detail) });
    try {
      const outcome = await command.run({ given, options }, { session, translator: this.#translator, language, reportLanguage, client: directClient(session), ask });
      if (json) out(`${visibleJson(outcome.json)}\n`);
      else if (outcome.ok) out(shown(outcome.lines));
      if (!outcome.ok) err(shown(outcome.lines));
      return outcome.ok;
    } finally {
      for (const warning of session.status()?.warnings ?? []) this.#complain(failureFrom(warning));
      await session.end();
    }
  }

  /** Where it is asked for, what lies behind a sentence. */
  #explain(error: unknown): void {
    if (this.#terminal.env.KRONIKA_DEBUG) this.#terminal.err(shown(inspect(error, { depth: 6 }).split('\n')));
  }

  /** One sentence. */
  #complain(error: unknown): void {
    const failure = failureOf(error) ?? new Failure('internal', {}, { cause: error });
    this.#terminal.err(shown([failureSentence(this.#translator, failure)]));
    this.#explain(error);
  }
}

/** Runs what was typed after `kronika`; gives the status that the process is to end with. Never rejects. */
export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<0 | 1> {
  return (await new Run(readArguments(argv, terminal.env, commands), terminal).toEnd()) ? 0 : 1;
}
