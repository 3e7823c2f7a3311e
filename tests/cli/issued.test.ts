/** `kronika issue` and `kronika issued`: what was given out, whether it is still that, and what is different today. */

import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTranslator } from '#shared/language/translator.ts';
import { connectDirectly } from '../support/connections.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import { sentence } from '../support/sentences.ts';
import { type Said, kronika, kronikaJson } from '../support/terminal.ts';

interface Issued {
  readonly id: string;
  readonly sha256: string;
  readonly dataSha256: string;
  readonly file: string;
  readonly fileName: string;
}

interface Listed {
  readonly id: string;
  readonly report: string;
  readonly sound?: boolean;
  readonly changes?: readonly { readonly what: string; readonly was: string | null; readonly now: string | null }[] | null;
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const { t } = createTranslator('en');

let archive: string;
let before: Said;
let sheet: Issued;
beforeAll(async () => {
  archive = await sampleFolder();
  before = await kronika(['issued', archive]);
  sheet = await kronikaJson<Issued>(['issue', archive, 'event-sheet', '--event', 'mednarodni dogodek cisomo', '--note', 'sent to EACEA']);
});

describe('kronika issue', () => {
  test('says the hash of what was given out, and where it is kept', async () => {
    expect(hashOf(sheet.file)).toBe(sheet.sha256);
    expect(path.relative(archive, sheet.file)).toBe(path.join('media', sheet.sha256.slice(0, 2), sheet.sha256.slice(2, 4), sheet.sha256));
    const { status, out, err } = await kronika(['issue', archive, 'participation', '--project', 'CI.SO.MO', '--language', 'sl']);
    const [line = '', where = ''] = out.split('\n');
    const words = createTranslator('sl');
    const sha256 = /SHA-256 ([0-9a-f]{64})/.exec(line)?.[1] ?? '';
    const file = where.split(': ').at(-1) ?? '';
    expect({ status, err, line, where, hash: hashOf(file) }).toEqual({
      status: 0, err: '', hash: sha256,
      line: words.t('command:issued.done', { report: words.t('reports:names.participation'), file: 'udelezba_cisomo_sl.pdf', sha256 }),
      where: words.t('command:issued.where', { file }),
    });
  });

  test('gives out reports about an organisation and about a period, which are listed by it', async () => {
    const profile = await kronikaJson<object>(['issue', archive, 'partner-profile', '--organisation', 'IBU']);
    const annual = await kronikaJson<object>(['issue', archive, 'annual', '--from', '1. 1. 2019', '--to', '31. 12. 2019']);
    expect([Object.keys(profile), Object.keys(annual)]).toEqual([expect.arrayContaining(['organisationId']), expect.arrayContaining(['period'])]);
    const ids = async (...within: string[]) => (await kronikaJson<Listed[]>(['issued', archive, ...within])).map(({ report }) => report);
    expect([await ids('--organisation', 'IBU'), await ids('--year', '2019'), await ids('--year', '2018')]).toEqual([['partner-profile'], ['annual'], []]);
  });

  test('refuses a report that there is not, one without its subject, and nothing is given out', async () => {
    const listed = await kronikaJson<Listed[]>(['issued', archive]);
    const refused = async (...args: string[]) => (await kronika(['issue', archive, ...args])).err;
    expect(await refused('participation', '--event', 'x')).toBe(`${sentence('en', 'report.noSubject', { report: 'participation', option: '--project' })}\n`);
    expect(await refused('participation', '--project', 'NONE')).toBe(`${sentence('en', 'command.noRecord', { kind: t('domain:kind.project'), asked: 'NONE' })}\n`);
    expect(await kronikaJson<Listed[]>(['issued', archive])).toEqual(listed);
  });
});

describe('kronika issued', () => {
  test('says so where nothing was given out yet', () => {
    expect(before).toEqual({ status: 0, out: `${t('command:issued.none')}\n`, err: '' });
  });

  test('lists what was given out of a project, of its event, and of another none', async () => {
    const ids = async (...within: string[]) => (await kronikaJson<Listed[]>(['issued', archive, ...within])).map(({ report }) => report);
    expect(await ids('--project', 'CI.SO.MO')).toEqual(['participation', 'event-sheet']);
    expect(await ids('--event', 'mednarodni dogodek cisomo')).toEqual(['event-sheet']);
    expect(await ids('--project', 'CiSoTRA')).toEqual([]);
    const { out } = await kronika(['issued', archive, '--event', 'mednarodni dogodek cisomo']);
    expect(out).toContain(`· ${t('reports:names.event-sheet')} · `);
    expect(out).toContain(`· sent to EACEA · SHA-256 ${sheet.sha256}\n`);
  });

  test('with --check says that nothing has changed, then what has, and goes well all the same', async () => {
    const [same] = await kronikaJson<Listed[]>(['issued', archive, '--check', '--event', 'mednarodni dogodek cisomo']);
    expect(same).toMatchObject({ id: sheet.id, sound: true, changes: [] });
    const { client, close } = await connectDirectly();
    await client.archive.open({ folder: archive });
    const id = await novoMestoEvent(client);
    const { event } = await client.events.get({ id });
    const none = { rows: [], removed: [] };
    await client.events.save({ id, revision: event.revision, draftId: null, fields: { title: { ...event.title, en: 'Another title' } }, projects: none, workPackages: none, roles: none, unnamed: none, participation: none });
    await close();
    const { status, out, err } = await kronika(['issued', archive, '--check', '--event', 'another title']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(`  ${t('command:issued.changed', { count: 1 })}\n`);
    expect(out).toMatch(/ {2}– .+ → Another title\n/);
  });

  test('with --check fails where a file is no longer what was given out, and names it; so does the check', async () => {
    const whole = readFileSync(sheet.file);
    writeFileSync(sheet.file, Buffer.concat([whole.subarray(0, -2), Buffer.from('  ')]));
    const { status, out, err } = await kronika(['issued', archive, '--check']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(sentence('en', 'issued.fileDamaged', { title: 'CI.SO.MO international event in Novo mesto', part: 'pdf' }));
    const found = t('command:issuedFile.altered', { title: 'CI.SO.MO international event in Novo mesto', part: t('command:issuedPart.pdf'), sha256: sheet.sha256 });
    expect(await kronika(['check', archive])).toEqual({ status: 1, out: '', err: `${t('command:checkUnsound')}\n${found}\n` });
    rmSync(sheet.file);
    expect((await kronika(['check', archive])).err).toContain(sheet.sha256);
    writeFileSync(sheet.file, whole);
    expect((await kronika(['check', archive])).status).toBe(0);
  });
});
