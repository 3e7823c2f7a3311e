/** What was typed after `kronika`. */

import { parseArgs } from 'node:util';
import { type InterfaceLanguage, isInterfaceLanguage } from '#shared/domain/languages.ts';
import { systemLanguage } from '../shell/language.ts';

export interface Arguments {
  readonly command: string | null;
  readonly positionals: readonly string[];
  /** Of messages, and of what a command makes: asked for, else the system's. */
  readonly language: InterfaceLanguage;
  readonly json: boolean;
  readonly help: boolean;
  readonly event: string | null;
  readonly out: string | null;
}

/** null where an option is not known or lacks its value, or the language is not one of the product's. */
export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv): Arguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        language: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        event: { type: 'string' },
        out: { type: 'string', short: 'o' },
      },
    });
    const language = values.language ?? systemLanguage(env);
    if (!isInterfaceLanguage(language)) return null;
    const [command, ...rest] = positionals;
    return { command: command ?? null, positionals: rest, language, json: values.json, help: values.help, event: values.event ?? null, out: values.out ?? null };
  } catch {
    return null;
  }
}
