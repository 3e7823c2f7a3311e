/** The settings of one user: kept whole, or as they were. */

import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { directClient } from '../../electron/service/direct.ts';
import { listFolders } from '../../electron/service/folders.ts';
import { SettingsFile } from '../../electron/service/settings.ts';
import { failureOf } from '../support/failures.ts';
import { closedArchive, openFolder } from '../support/folders.ts';
import { pipeAt } from '../support/odd-files.ts';
import { answerOf } from '../support/scripts.ts';
import { holdSession } from '../support/sessions.ts';

const SETTINGS = new URL('./entry-settings.ts', import.meta.url);

const fileIn = (home: string) => path.join(home, 'settings.json');

describe('settings', () => {
  it('are kept for the next program, and leave nothing else in the folder', () => {
    const home = path.join(openFolder(), 'home', 'of', 'kronika');
    new SettingsFile(home).save({ author: 'Živa' });
    expect([new SettingsFile(home).get().author, readdirSync(home)]).toEqual(['Živa', ['settings.json']]);
  });

  it('that can not be written are refused, and those of before stay in use and in their file', async () => {
    const { session, end } = holdSession();
    const client = directClient(session);
    const before = await client.settings.save({ author: 'Živa' });
    const kept = readFileSync(fileIn(session.home));
    // In the way of what is written before it takes the other's place.
    mkdirSync(path.join(session.home, `settings.json.${process.pid}.tmp`));
    expect(await failureOf(client.settings.save({ author: 'Maja' }))).toEqual({ code: 'settings.notWritten', params: { file: fileIn(session.home) }, issues: [] });
    expect([await client.settings.get(), readFileSync(fileIn(session.home)).equals(kept)]).toEqual([before, true]);
    rmSync(path.join(session.home, `settings.json.${process.pid}.tmp`), { recursive: true });
    expect((await client.settings.save({ author: 'Maja' })).author).toBe('Maja');
    await end();
  });

  it('for which the disk has no room are refused, and the file of before is whole', async () => {
    const home = path.join(openFolder(), 'home');
    new SettingsFile(home).save({ author: 'Živa' });
    const before = readFileSync(fileIn(home));
    expect(await answerOf(SETTINGS, { args: [home, 'Maja'], largestFile: 0 })).toBe('settings.notWritten');
    expect([readFileSync(fileIn(home)).equals(before), readdirSync(home)]).toEqual([true, ['settings.json']]);
  });

  it.each(['{"language":"it"}', 'not JSON at all', ''])('that this version does not understand (%s) are put aside and not written over', (text) => {
    const home = openFolder();
    writeFileSync(fileIn(home), text);
    const settings = new SettingsFile(home);
    expect(settings.get().language).toBeNull();
    settings.save({ author: 'Živa' });
    expect([readFileSync(`${fileIn(home)}.old`, 'utf8'), new SettingsFile(home).get().author]).toEqual([text, 'Živa']);
  });

  it('are read from an ordinary file and from nothing that would keep the program waiting', async () => {
    const home = openFolder();
    pipeAt(fileIn(home));
    expect(await answerOf(SETTINGS, { args: [home, 'Maja'] })).toBe('written');
    expect(new SettingsFile(home).get().author).toBe('Maja');
  });
});

describe('a list of folders', () => {
  it('leaves out what can not be looked at, and lists the rest', async () => {
    const folder = openFolder();
    for (const name of ['Celje', 'Ptuj']) mkdirSync(path.join(folder, name));
    symlinkSync(path.join(folder, 'loop'), path.join(folder, 'loop'));
    symlinkSync(path.join(folder, 'nothing'), path.join(folder, 'nowhere'));
    symlinkSync(await closedArchive(), path.join(folder, 'link'));
    pipeAt(path.join(folder, 'pipe'));
    pipeAt(path.join(folder, 'Ptuj', 'kronika.sqlite'));
    expect(listFolders(folder).folders.map(({ name, archive }) => [name, archive])).toEqual([['Celje', false], ['link', true], ['Ptuj', false]]);
  });
});
