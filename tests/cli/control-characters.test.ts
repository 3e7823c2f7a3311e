/** What records and arguments hold is shown in a terminal, and never obeyed by it. */

import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleFolder } from '../support/sample.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type Said, kronika, kronikaJson } from '../support/terminal.ts';

/** Clears the screen, names the window, begins a line that could be ours, turns the order about. */
const EVIL = 'Sreča\u001B[2J\u001B]0;ime\u0007\nThe archive is sound\r\u009B31m\u202Egpj';
const SHOWN = 'Sreča␛[2J␛]0;ime␇␊The archive is sound␍⟨009B⟩31m⟨202E⟩gpj';

/** All that a terminal obeys, but for the ends of our own lines. */
const OBEYED = /(?!\n)[\p{Cc}\u2028-\u202E\u2066-\u2069]/u;

let archive: string;
/** An archive as another program, or an older Kronika, may have filled it. */
beforeAll(async () => {
  archive = await sampleFolder();
  const connection = new BetterSqlite3(path.join(archive, 'kronika.sqlite'));
  const title = JSON.stringify({ en: EVIL });
  connection.prepare("UPDATE searchDocument SET title = ? WHERE kind = 'event'").run(title);
  connection.prepare('UPDATE event SET title = ?').run(title);
  connection.close();
});

function showsAlone(said: Said): void {
  expect(`${said.out}${said.err}`).toContain(SHOWN);
  expect(`${said.out}${said.err}`).not.toMatch(OBEYED);
}

describe('what a record holds', () => {
  test('is shown where it is found, in one line', async () => {
    const said = await kronika(['search', archive, 'novo', 'mesto']);
    expect(said).toMatchObject({ status: 0, err: '' });
    showsAlone(said);
    expect(said.out.split('\n').filter((line) => line.startsWith('The archive is sound'))).toEqual([]);
  });

  test('is shown where the events are named that are meant', async () => {
    const said = await kronika(['report', archive, 'event-sheet', '--event', 'srečanje', '--out', path.join(temporaryFolder(), 'sheet.pdf')]);
    expect(said).toMatchObject({ status: 1, out: '' });
    showsAlone(said);
    expect(said.err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('is whole in a JSON document, which holds nothing that a terminal obeys', async () => {
    const found = await kronikaJson<{ hits: { kind: string; title: string }[] }>(['search', archive, 'novo', 'mesto']);
    expect(found.hits.find((hit) => hit.kind === 'event')?.title).toBe(EVIL);
    expect((await kronika(['search', archive, 'novo', 'mesto', '--json'])).out).not.toMatch(OBEYED);
  });
});

describe('what was typed', () => {
  test.each([
    ['a command', [EVIL]],
    ['a folder', ['check', `/nowhere/${EVIL}`]],
    ['an event', ['report', 'ARCHIVE', 'event-sheet', '--event', `xyzzy ${EVIL}`, '--out', 'x.pdf']],
  ])('is shown where it is refused: %s', async (_, argv) => {
    const said = await kronika(argv.map((word) => (word === 'ARCHIVE' ? archive : word)));
    expect(said).toMatchObject({ status: 1, out: '' });
    showsAlone(said);
    expect(said.err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('is shown in the sentence of what was written', async () => {
    const file = path.join(temporaryFolder(), `${EVIL.replaceAll('/', '')}.pdf`);
    const said = await kronika(['report', archive, 'event-sheet', '--event', 'konferenca', '--out', file]);
    expect(said).toMatchObject({ status: 0, err: '' });
    showsAlone(said);
  });
});
