import { describe, expect, test } from 'vitest';
import { type Arguments, readArguments } from '../../electron/cli/arguments.ts';
import { type Command, command } from '../../electron/cli/command.ts';
import { commands } from '../../electron/cli/commands.ts';

const SLOVENIAN = { LANG: 'sl_SI.UTF-8' };

const read = (argv: readonly string[], env: NodeJS.ProcessEnv = SLOVENIAN): Arguments => readArguments(argv, env, commands);
const named = (name: string): Command | undefined => commands.find((one) => one.name === name);

const asking = { language: 'sl', reportLanguage: 'sl', json: false };

describe('what was typed after kronika', () => {
  test('nothing is no command', () => {
    expect(read([])).toEqual({ ...asking, kind: 'nothing' });
    expect(read(['--json'])).toMatchObject({ kind: 'nothing' });
  });

  test('the first word is the command, the others are what it is about, each by its name', () => {
    expect(read(['check', 'mapa'])).toEqual({ ...asking, kind: 'run', command: named('check'), given: { archive: 'mapa' }, options: {} });
    expect(read(['search', 'mapa', 'novo', 'mesto'])).toEqual({ ...asking, kind: 'run', command: named('search'), given: { archive: 'mapa', words: 'novo mesto' }, options: {} });
  });

  test.each([
    [['report', 'mapa', 'event-sheet', '--event', 'Novo mesto', '--language', 'en', '--out', 'list.pdf']],
    [['--out=list.pdf', '--event=Novo mesto', 'report', '--language=en', 'mapa', 'event-sheet']],
    [['--out', 'list.pdf', '--event', 'Novo mesto', 'report', 'mapa', 'event-sheet', '--language', 'en']],
    [['report', 'mapa', 'event-sheet', '-o', 'list.pdf', '--event', 'Novo mesto', '--language', 'en']],
  ])('a report names its event and its file, in whatever order: %j', (argv) => {
    const given = { archive: 'mapa', report: 'event-sheet' };
    expect(read(argv)).toEqual({ language: 'en', reportLanguage: 'en', json: false, kind: 'run', command: named('report'), given, options: { event: 'Novo mesto', out: 'list.pdf' } });
  });

  test('--json is said or not', () => {
    expect(read(['check', 'mapa', '--json'])).toMatchObject({ kind: 'run', json: true });
    expect(read(['check', 'mapa'])).toMatchObject({ kind: 'run', json: false });
  });

  test.each([[['--help'], null], [['-h'], null], [['search', '-h'], 'search'], [['report', '--help', 'mapa'], 'report']])('help is asked for of all commands, or of one: %j', (argv, name) => {
    expect(read(argv)).toEqual({ ...asking, kind: 'help', command: name === null ? null : named(name) });
  });

  test('after -- everything is a word, even what looks like an option', () => {
    expect(read(['search', 'mapa', '--', '--json'])).toMatchObject({ kind: 'run', json: false, given: { archive: 'mapa', words: '--json' } });
  });

  test('a command that there is not is named', () => {
    expect(read(['prune', 'mapa', '--fast'])).toEqual({ ...asking, kind: 'unknown', name: 'prune' });
    expect(read(['toString'])).toEqual({ ...asking, kind: 'unknown', name: 'toString' });
  });

  test.each([
    ['an option that is not known', ['check', 'mapa', '--fast']],
    ['a letter that is not known', ['check', 'mapa', '-x']],
    ["another command's option", ['search', 'mapa', 'novo', '--out', 'list.pdf']],
    ["another command's letter", ['sample', 'mapa', '-o', 'list.pdf']],
    ['an option without its value', ['report', 'mapa', 'event-sheet', '--event']],
    ['an option in the place of a value', ['report', 'mapa', 'event-sheet', '--out', '--json']],
    ['a value where none is taken', ['check', 'mapa', '--json=yes']],
    ['an option twice', ['report', 'mapa', 'event-sheet', '--event', 'a', '--event', 'b', '--out', 'list.pdf']],
    ['an empty value', ['report', 'mapa', 'event-sheet', '--event', 'a', '--out=']],
    ['a language that the product does not have', ['check', 'mapa', '--language', 'de']],
    ['no language', ['check', 'mapa', '--language=']],
    ['nothing that it is about', ['check']],
    ['an empty word', ['check', '']],
    ['one word too many', ['check', 'mapa', 'druga']],
    ['no file', ['report', 'mapa', 'event-sheet', '--event', 'a']],
  ])('%s is not understood, and it is known of which command', (_, argv) => {
    expect(read(argv)).toEqual({ ...asking, kind: 'misused', command: named(argv[0] ?? '') });
  });

  test('an option of no command is not understood where none is named', () => {
    expect(read(['--fast'])).toEqual({ ...asking, kind: 'misused', command: null });
    expect(read(['--out', 'list.pdf'])).toEqual({ ...asking, kind: 'misused', command: null });
  });

  test('an option that may be left out is not missed', () => {
    const optional = command({ name: 'sample', positionals: [], options: { out: { type: 'string', value: 'file', required: false } }, run: async () => ({ ok: true, json: null, lines: [] }) });
    expect(readArguments(['sample'], {}, [optional])).toMatchObject({ kind: 'run', options: {} });
    expect(readArguments(['sample', '--out', 'x'], {}, [optional])).toMatchObject({ kind: 'run', options: { out: 'x' } });
    expect(readArguments(['sample', '--out='], {}, [optional])).toMatchObject({ kind: 'misused' });
  });

  test('the words that were typed stay as they are', () => {
    const argv = Object.freeze(['search', 'mapa', 'čas']);
    expect(read(argv, {})).toMatchObject({ given: { archive: 'mapa', words: 'čas' } });
  });
});

describe('the language', () => {
  test.each([
    [{ LANG: 'sl_SI.UTF-8' }, 'sl'],
    [{ LANG: 'SL' }, 'sl'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'de_AT.UTF-8' }, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{}, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'sl_SI.UTF-8' }, 'sl'],
    [{ LANG: 'sl_SI.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'en_US.UTF-8', LC_ALL: 'sl_SI.UTF-8' }, 'sl'],
    [{ LANG: 'sl_SI.UTF-8', LC_ALL: '' }, 'sl'],
  ])("is the system's where none is asked for, and English where the product lacks that: %j", (env, language) => {
    expect(read([], env).language).toBe(language);
  });

  test.each(['report', 'readiness', 'issue', 'bundle'])('of a report may be one that messages have not, which then speak the system\'s: %s', (name) => {
    const argv = [name, 'mapa', ...(name === 'bundle' ? [] : ['event-sheet']), '--project', 'a', ...(name === 'report' || name === 'bundle' ? ['--out', 'x'] : [])];
    for (const tag of ['de', 'it', 'el', 'bg', 'tr']) expect(read([...argv, '--language', tag])).toMatchObject({ kind: 'run', language: 'sl', reportLanguage: tag });
    expect(read([...argv, '--language', 'en'])).toMatchObject({ kind: 'run', language: 'en', reportLanguage: 'en' });
    expect(read([...argv, '--language', 'fr'])).toMatchObject({ kind: 'misused', language: 'sl' });
  });

  test("is the one asked for, whatever the system's, also where the rest is not understood", () => {
    expect(read(['--language', 'en']).language).toBe('en');
    expect(read(['--language', 'sl'], { LANG: 'en_GB' }).language).toBe('sl');
    expect(read(['check', '--fast', '--language', 'en'])).toMatchObject({ kind: 'misused', language: 'en' });
    expect(read(['prune', '--language=en'])).toMatchObject({ kind: 'unknown', language: 'en' });
  });
});
