/** How a command is said, and the help: both from what the commands declare. */

import type { i18n } from 'i18next';
import { INTERFACE_LANGUAGES, REPORT_LANGUAGES } from '#shared/domain/languages.ts';
import type { Command } from './command.ts';

/** What every command takes. A command about reports takes the languages of these. */
const commonOf = (command: Command | null) => `[--language ${(command?.isOfReports ? REPORT_LANGUAGES : INTERFACE_LANGUAGES).join('|')}] [--json]`;

/** `kronika search <archive> <words>`, in a language. */
function lineOf({ t }: i18n, { name, positionals, options }: Command): string {
  const value = (word: Command['positionals'][number]['name']) => `<${t(`command:argument.${word}`)}>`;
  const said = Object.entries(options).map(([option, declared]) => {
    const pair = declared.type === 'string' ? `--${option} ${value(declared.value)}` : `--${option}`;
    return declared.required ? pair : `[${pair}]`;
  });
  return ['kronika', name, ...positionals.map((positional) => positional.oneOf?.join('|') ?? value(positional.name)), ...said].join(' ');
}

/** The one line that says all that a command takes; of any command where it is null. */
export function usageOf(translator: i18n, command: Command | null, commands: readonly Command[]): string {
  const line = command ? lineOf(translator, command) : `kronika ${commands.map(({ name }) => name).join(' | ')}`;
  return `${line} ${commonOf(command)}`;
}

/** The help, by lines: for all commands, or for one. */
export function helpLines(translator: i18n, command: Command | null, commands: readonly Command[]): string[] {
  const { t } = translator;
  const listed = (command ? [command] : commands).flatMap((one) => [`  ${lineOf(translator, one)}`, `      ${t(`command:does.${one.name}`)}`]);
  return [t('command:about'), '', ...listed, '', t('command:everyCommand', { options: commonOf(command) })];
}
