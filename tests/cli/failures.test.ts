/** What goes wrong at a terminal: a status that is not 0, one sentence in the system's language, and nothing on standard output. */

import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { commands } from '../../electron/cli/commands.ts';
import { ruinTable } from '../support/damage.ts';
import { sampleFolder } from '../support/sample.ts';
import { Script } from '../support/scripts.ts';
import { sentence } from '../support/sentences.ts';
import { reportIds } from '#shared/domain/report-kinds.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type Said, kronika, kronikaJson } from '../support/terminal.ts';

const SLOVENIAN = { lang: 'sl_SI.UTF-8' };
const HOLD = new URL('../archive/entry-hold.ts', import.meta.url);

/** A failure as it must be told. */
function told(words: string): Said {
  return { status: 1, out: '', err: `${words}\n` };
}

const COMMON = '[--language sl|en] [--json]';
const REPORT = `kronika report <archive> <report> [--event <id or title words>] [--project <acronym>] [--organisation <id or words>] [--year <year>] [--from <date>] [--to <date>] [--events <id,id,…|all|held|planned|…>] [--called <name of the choice>] [--query <question>] [--template <template>] [--format <pdf|docx|html|txt|xlsx|csv>] --out <file> [--language sl|en|de|it|el|bg|tr] [--json]`;
const SEARCH = `kronika search <archive> <words> [--facets] [--limit <number>] [--after <place>] ${COMMON}`;
const SAMPLE = `kronika sample <folder> ${COMMON}`;
const CHECK = `kronika check <archive> ${COMMON}`;

describe('what is not understood', () => {
  test.each([
    ['an option that is not known', ['check', 'folder', '--fast'], CHECK],
    ["another command's option", ['search', 'folder', 'words', '--out', 'sheet.pdf'], SEARCH],
    ['a language that Kronika does not speak', ['check', 'folder', '--language', 'de'], CHECK],
    ['no folder to make the sample in', ['sample'], SAMPLE],
    ['more than one folder', ['sample', 'one', 'two'], SAMPLE],
    ['no archive', ['search'], SEARCH],
    ['no words', ['search', 'folder'], SEARCH],
    ['no archive to check', ['check'], CHECK],
    ['no file', ['report', 'folder', 'event-sheet', '--event', 'novo'], REPORT],
    ['no command', ['--fast'], `kronika ${commands.map(({ name }) => name).join(' | ')} ${COMMON}`],
  ])('%s is answered with how to say it', async (_, args, usage) => {
    const answer = told(sentence('en', 'command.usage', { usage }));
    expect(await Promise.all([kronika(args), kronika([...args, '--json'])])).toEqual([answer, answer]);
  });

  test('a report that there is not, one without what it is about, and one in a format that it has not are named, and nothing is opened', async () => {
    const report = (...more: string[]) => kronika(['report', 'folder', ...more, '--out', 'sheet.pdf']);
    expect(await report('budget', '--event', 'x')).toEqual(told(sentence('en', 'report.unknown', { report: 'budget', reports: reportIds.join(', ') })));
    expect(await report('event-sheet')).toEqual(told(sentence('en', 'report.noSubject', { report: 'event-sheet', option: '--event' })));
    expect(await kronika(['readiness', 'folder', 'participation', '--event', 'x'])).toEqual(told(sentence('en', 'report.noSubject', { report: 'participation', option: '--project' })));
    expect(await report('event-sheet', '--event', 'x', '--format', 'csv')).toEqual(told(sentence('en', 'report.noFormat', { format: 'csv', formats: 'pdf, docx, html, txt' })));
  });

  test('a command that there is not is named, and those that there are', async () => {
    const names = commands.map(({ name }) => name).join(', ');
    expect(await kronika(['prune', 'folder'])).toEqual(told(sentence('en', 'command.unknown', { command: 'prune', commands: names })));
    expect(await kronika(['prune'], SLOVENIAN)).toEqual(told(sentence('sl', 'command.unknown', { command: 'prune', commands: names })));
    expect(await kronika(['toString'])).toMatchObject({ status: 1, out: '' });
  });

  test('without a command the usage is told as a failure, in the language of the system', async () => {
    const english = await kronika([]);
    expect(english).toMatchObject({ status: 1, out: '' });
    expect(english.err).toContain('kronika report <archive> <report>');
    expect((await kronika([], SLOVENIAN)).err).toContain('kronika report <arhiv> <poročilo>');
    expect((await kronika(['--json'])).out).toBe('');
  });

  test('who asks for help gets it, of all commands or of one, and nothing has failed', async () => {
    const { status, out, err } = await kronika(['--help']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    for (const { name } of commands) expect(out).toMatch(new RegExp(`\n  kronika ${name}[ \n]`));
    const one = await kronika(['search', '-h'], SLOVENIAN);
    expect(one).toMatchObject({ status: 0, err: '' });
    expect(one.out).toContain('\n  kronika search <arhiv> <besede> [--facets] [--limit <število>] [--after <naprej>]\n      poišče zapise');
    expect(one.out).not.toContain('kronika check');
  });
});

describe('the language of a failure', () => {
  test.each([
    ['sl_SI.UTF-8', {}, 'ni arhiva'],
    ['en_US.UTF-8', {}, 'does not hold'],
    ['de_AT.UTF-8', {}, 'does not hold'],
    ['C', {}, 'does not hold'],
    ['en_US.UTF-8', { LC_ALL: 'sl_SI.UTF-8' }, 'ni arhiva'],
    ['sl_SI.UTF-8', { LC_MESSAGES: 'en_GB.UTF-8' }, 'does not hold'],
  ])("is the system's: %s %j", async (lang, env, words) => {
    expect((await kronika(['check', temporaryFolder()], { lang, env })).err).toContain(words);
  });

  test('is the one asked for where one is', async () => {
    expect((await kronika(['check', temporaryFolder(), '--language', 'sl'])).err).toContain('ni arhiva');
    expect((await kronika(['check', temporaryFolder(), '--language=en'], SLOVENIAN)).err).toContain('does not hold');
  });
});

describe.each([
  ['check', (folder: string) => ['check', folder]],
  ['search', (folder: string) => ['search', folder, 'novo']],
  ['report', (folder: string) => ['report', folder, 'event-sheet', '--event', 'novo', '--out', path.join(temporaryFolder(), 'sheet.pdf')]],
])('kronika %s refuses', (_, command) => {
  test('a folder that is not there', async () => {
    const folder = path.join(temporaryFolder(), 'nothing');
    expect(await kronika(command(folder))).toEqual(told(sentence('en', 'archive.folderMissing', { folder })));
    expect(await kronika([...command(folder), '--json'], SLOVENIAN)).toEqual(told(sentence('sl', 'archive.folderMissing', { folder })));
  });

  test('a folder without an archive', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'media'));
    expect(await kronika(command(folder))).toEqual(told(sentence('en', 'archive.notAnArchive', { folder })));
  });

  test('a database that is cut off', async () => {
    const folder = await sampleFolder();
    truncateSync(path.join(folder, 'kronika.sqlite'), 5000);
    const { status, out, err } = await kronika(command(folder));
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^The archive in “.*” is damaged and was not opened; the file was left as it is\..*\n$/);
  });

  test('an archive of a newer Kronika', async () => {
    const folder = await sampleFolder();
    const connection = new BetterSqlite3(path.join(folder, 'kronika.sqlite'));
    connection.pragma('user_version = 99');
    connection.close();
    const { status, out, err } = await kronika(command(folder));
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^The archive in “.*” was made by a newer Kronika \(archive version 99; .*\n$/);
  });
});

test('an archive that another Kronika writes is read beside it, with what was written last', async () => {
  const folder = await sampleFolder();
  const other = new Script(HOLD, { args: [folder] });
  await other.firstLine();
  expect(await kronikaJson(['search', folder, 'krsko'])).toMatchObject({ total: 1, hits: [{ kind: 'place', title: 'Krško' }] });
  expect(await kronikaJson(['check', folder])).toMatchObject({ sound: true });
  expect(await kronikaJson(['report', folder, 'event-sheet', '--event', 'mednarodni dogodek cisomo', '--out', path.join(temporaryFolder(), 'sheet.pdf')])).toMatchObject({ pages: 1 });
  expect(await kronika(['sample', folder])).toMatchObject({ status: 1, out: '' });
});

test('damage that is met on the way is said once, in its own words', async () => {
  const folder = await sampleFolder();
  ruinTable(path.join(folder, 'kronika.sqlite'), 'searchDocument');
  expect(await kronika(['search', folder, 'novo'])).toEqual(told(sentence('en', 'archive.damageMet', { folder })));
});

test('the sample is not made where the system lets nothing be made, which is said at once', async () => {
  // Where a system says that a folder is not there inside one that is, Node's own making of folders goes on for ever.
  for (const folder of ['/dev/null/archive', ...(process.platform === 'linux' ? ['/proc/x', '/proc/x/y/archive'] : [])]) {
    expect(await kronika(['sample', folder])).toEqual(told(sentence('en', 'archive.folderMissing', { folder })));
  }
});

test('settings that cannot be read are no reason not to work', async () => {
  const home = temporaryFolder();
  writeFileSync(path.join(home, 'settings.json'), '{ not JSON');
  expect(await kronika(['search', await sampleFolder(), 'novo'], { env: { KRONIKA_HOME: home } })).toMatchObject({ status: 0, err: '' });
});
