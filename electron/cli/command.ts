/** What a command is: its name, what it takes, and what it does. Arguments, usage and help come from this alone. */

import type { i18n } from 'i18next';
import type words from '#resources/locales/en/command.json';
import type { InterfaceLanguage, ReportLanguage } from '#shared/domain/languages.ts';
import type { DirectClient } from '../service/direct.ts';
import type { Session } from '../service/session.ts';

type ArgumentWord = keyof (typeof words)['argument'];

/** What a command is given in a row, each called by its word. */
export interface Positional {
  readonly name: ArgumentWord;
  /** It is one of these words. */
  readonly oneOf?: readonly string[];
  /** The last one may be several words, which are put together. */
  readonly many?: true;
}

/** A value under a name of its own, called by its word; one that is only said or not has none. */
export type Option =
  | { readonly type: 'string'; readonly short?: string; readonly value: ArgumentWord; readonly required: boolean }
  | { readonly type: 'boolean'; readonly short?: string; readonly required: false };

/** What was asked for, complete: each positional by its name, each option that was said by its own. */
interface Asked<Name extends string, Required extends string> {
  readonly given: Readonly<Record<Name, string>>;
  readonly options: Readonly<Record<Required, string> & Partial<Record<string, string>>>;
}

/** What a command has to say, twice: as one JSON document, and as lines to read. */
export interface Outcome {
  readonly json: unknown;
  readonly lines: readonly string[];
  /** False where the command did its work and what it found is not well. */
  readonly ok: boolean;
}

export interface CommandContext {
  readonly session: Session;
  /** The contract, as every other shell calls it. */
  readonly client: DirectClient;
  readonly translator: i18n;
  /** Of messages. */
  readonly language: InterfaceLanguage;
  /** Of the reports that a command is about; that of messages where none was asked for. */
  readonly reportLanguage: ReportLanguage;
  /** Asks who sits at the terminal, and gives the line that was answered; null where nobody does. */
  readonly ask: (question: string) => Promise<string | null>;
}

export interface Command {
  /** Also the key of what the help says that it does. */
  readonly name: keyof (typeof words)['does'];
  readonly positionals: readonly Positional[];
  readonly options: Readonly<Record<string, Option>>;
  /** It is about reports, which speak more languages than messages do. */
  readonly isOfReports?: true;
  readonly run: (asked: Asked<string, string>, context: CommandContext) => Promise<Outcome>;
}

type RequiredOf<Options> = { [Name in keyof Options]: Options[Name] extends { readonly required: true } ? Name : never }[keyof Options] & string;

/** Declares a command; what `run` is asked for has the names that are declared, and those alone. */
export function command<const Positionals extends readonly Positional[], const Options extends Readonly<Record<string, Option>>>(declared: {
  readonly name: Command['name'];
  readonly positionals: Positionals;
  readonly options: Options;
  readonly isOfReports?: true;
  readonly run: (asked: Asked<Positionals[number]['name'], RequiredOf<Options>>, context: CommandContext) => Promise<Outcome>;
}): Command {
  return declared;
}
