import { describe, expect, test } from 'vitest';
import { type Arguments, readArguments } from '../../electron/cli/arguments.ts';

const SLOVENIAN = { LANG: 'sl_SI.UTF-8' };

const nothing: Arguments = { command: null, positionals: [], language: 'sl', json: false, help: false, event: null, out: null };

describe('what was typed after kronika', () => {
  test('nothing is no command', () => {
    expect(readArguments([], SLOVENIAN)).toEqual(nothing);
  });

  test('the first word is the command, the others are what it is about', () => {
    expect(readArguments(['search', 'mapa', 'novo', 'mesto'], SLOVENIAN)).toEqual({ ...nothing, command: 'search', positionals: ['mapa', 'novo', 'mesto'] });
  });

  test('a report names its event and its file, in whatever order', () => {
    const expected = { ...nothing, command: 'report', positionals: ['mapa', 'event-sheet'], event: 'Novo mesto', out: 'list.pdf', language: 'en' };
    expect(readArguments(['report', 'mapa', 'event-sheet', '--event', 'Novo mesto', '--language', 'en', '--out', 'list.pdf'], SLOVENIAN)).toEqual(expected);
    expect(readArguments(['--out=list.pdf', '--event=Novo mesto', 'report', '--language=en', 'mapa', 'event-sheet'], SLOVENIAN)).toEqual(expected);
    expect(readArguments(['report', 'mapa', 'event-sheet', '-o', 'list.pdf', '--event', 'Novo mesto', '--language', 'en'], SLOVENIAN)).toEqual(expected);
  });

  test('--json and --help are said or not', () => {
    expect(readArguments(['check', 'mapa', '--json'], SLOVENIAN)).toEqual({ ...nothing, command: 'check', positionals: ['mapa'], json: true });
    expect(readArguments(['--help'], SLOVENIAN)).toEqual({ ...nothing, help: true });
    expect(readArguments(['-h'], SLOVENIAN)).toEqual({ ...nothing, help: true });
  });

  test('after -- everything is a word, even what looks like an option', () => {
    expect(readArguments(['search', 'mapa', '--', '--json'], SLOVENIAN)).toEqual({ ...nothing, command: 'search', positionals: ['mapa', '--json'] });
  });

  test.each([
    ['an option that is not known', ['check', 'mapa', '--fast']],
    ['a letter that is not known', ['check', 'mapa', '-x']],
    ['an option without its value', ['report', 'mapa', 'event-sheet', '--event']],
    ['an option in the place of a value', ['report', 'mapa', 'event-sheet', '--out', '--json']],
    ['a value where none is taken', ['check', 'mapa', '--json=yes']],
    ['a language that the product does not have', ['check', 'mapa', '--language', 'de']],
    ['no language', ['check', 'mapa', '--language=']],
  ])('%s is not understood', (_, argv) => {
    expect(readArguments(argv, SLOVENIAN)).toBeNull();
  });

  test('the words that were typed stay as they are', () => {
    const argv = Object.freeze(['search', 'mapa', 'čas']);
    expect(readArguments(argv, {})?.positionals).toEqual(['mapa', 'čas']);
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
    expect(readArguments([], env)?.language).toBe(language);
  });

  test("is the one asked for, whatever the system's", () => {
    expect(readArguments(['--language', 'en'], SLOVENIAN)?.language).toBe('en');
    expect(readArguments(['--language', 'sl'], { LANG: 'en_GB' })?.language).toBe('sl');
  });
});
