/** What was typed after `kronika`: a command and what it takes, or what is wrong with it. */

import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type InterfaceLanguage, type ReportLanguage, isInterfaceLanguage, isReportLanguage } from '#shared/domain/languages.ts';
import { systemLanguage } from '../shell/language.ts';
import type { Command, Option } from './command.ts';

/** What every command takes. */
const COMMON = {
  language: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

interface Asking {
  /** Of messages: asked for, else the system's. */
  readonly language: InterfaceLanguage;
  /** Of reports: asked for, else that of messages. */
  readonly reportLanguage: ReportLanguage;
  readonly json: boolean;
}

export type Arguments = Asking &
  (
    | { readonly kind: 'run'; readonly command: Command; readonly given: Readonly<Record<string, string>>; readonly options: Readonly<Record<string, string>> }
    /** For one command, or for all. */
    | { readonly kind: 'help'; readonly command: Command | null }
    | { readonly kind: 'nothing' }
    | { readonly kind: 'unknown'; readonly name: string }
    /** Something is missing, or more than the command takes; null where no command is named. */
    | { readonly kind: 'misused'; readonly command: Command | null }
  );

/** The options of a command as `parseArgs` takes them. */
function optionsOf(command: Command | null): ParseArgsOptionsConfig {
  const own = Object.entries(command?.options ?? {}).map(([name, { type, short }]) => [name, { type, ...(short === undefined ? {} : { short }) }] as const);
  return { ...COMMON, ...Object.fromEntries(own) };
}

/** What can be told before it is known whether all of it is understood: the name of the command, and the language. */
function firstLook(argv: readonly string[], commands: readonly Command[]): { name: string | undefined; language: unknown } {
  // The value of an option, whichever command's, is not the command's name.
  const options = Object.fromEntries([null, ...commands].flatMap((command) => Object.entries(optionsOf(command))));
  const { values, positionals } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true });
  return { name: positionals[0], language: values.language };
}

/** What was said more often than once, as a word that is not a value. */
function isRepeated(tokens: readonly { readonly kind: string; readonly name?: string }[]): boolean {
  const names = tokens.filter((token) => token.kind === 'option').map((token) => token.name);
  return new Set(names).size < names.length;
}

/** Each positional by its name; null where one is missing, another word than it must be, or one too many. */
function givenTo({ positionals }: Command, words: readonly string[]): Record<string, string> | null {
  const given: Record<string, string> = {};
  for (const [index, { name, oneOf, many }] of positionals.entries()) {
    const value = many ? words.slice(index).join(' ') : (words[index] ?? '');
    if (value === '' || (oneOf !== undefined && !oneOf.includes(value))) return null;
    given[name] = value;
  }
  const takesAll = positionals.at(-1)?.many ?? false;
  return words.length > positionals.length && !takesAll ? null : given;
}

function understood(argv: readonly string[], command: Command | null) {
  try {
    const { values, positionals, tokens } = parseArgs({ args: [...argv], options: optionsOf(command), allowPositionals: true, tokens: true });
    return isRepeated(tokens) ? null : { values, positionals };
  } catch {
    return null;
  }
}

export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv, commands: readonly Command[]): Arguments {
  const { name, language } = firstLook(argv, commands);
  const system = systemLanguage(env);
  const command = commands.find((other) => other.name === name) ?? null;
  const spoken = isInterfaceLanguage(language) ? language : system;
  const asking = { language: spoken, reportLanguage: command?.isOfReports && isReportLanguage(language) ? language : spoken, json: false };
  if (name !== undefined && !command) return { ...asking, kind: 'unknown', name };
  const read = understood(argv, command);
  if (!read) return { ...asking, kind: 'misused', command };
  const { language: _, json, help, ...own } = read.values;
  const isSpoken = command?.isOfReports ? isReportLanguage : isInterfaceLanguage;
  if (language !== undefined && !isSpoken(language)) return { ...asking, kind: 'misused', command };
  if (help === true) return { ...asking, kind: 'help', command };
  if (!command) return { ...asking, kind: 'nothing' };
  const given = givenTo(command, read.positionals.slice(1));
  const options = Object.fromEntries(Object.entries(own).map(([option, value]) => [option, String(value)]));
  const isLacking = ([option, { required }]: [string, Option]) => (options[option] === undefined ? required : options[option] === '');
  if (!given || Object.entries(command.options).some(isLacking)) return { ...asking, kind: 'misused', command };
  return { ...asking, json: json === true, kind: 'run', command, given, options };
}
