/** `kronika report`: which event is meant, in which language, and where the file goes. */

import { createHash } from 'node:crypto';
import { existsSync, linkSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PLAIN_SHAPE } from '#shared/domain/report-shape.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { connectDirectly } from '../support/connections.ts';
import { readPdf } from '../support/pdf.ts';
import { addPhoto } from '../support/photos.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import { sentence } from '../support/sentences.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type Said, type TerminalOptions, kronika, kronikaJson, kronikaProcess } from '../support/terminal.ts';

interface Written {
  readonly file: string;
  readonly sha256: string;
  readonly pages: number;
  readonly eventId: string;
  readonly language: string;
  readonly gaps: readonly { code: string; weight: string; field: string }[];
}

const EVENT = 'mednarodni dogodek cisomo';

let archive: string;
beforeAll(async () => {
  archive = await sampleFolder();
});

const words = (event: string, out: string, ...more: string[]) => ['report', archive, 'event-sheet', '--event', event, '--out', out, ...more];
const report = (event: string, out: string, ...more: string[]): Promise<Said> => kronika(words(event, out, ...more));
const reportJson = (event: string, out: string, options?: TerminalOptions) => kronikaJson<Written>(words(event, out), options);
const newFile = (name = 'sheet.pdf') => path.join(temporaryFolder(), name);
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** A closed archive whose event in Novo mesto has pictures that make its sheet large. */
async function withPhotos(): Promise<string> {
  const folder = await sampleFolder();
  const { client, close } = await connectDirectly();
  await client.archive.open({ folder });
  const eventId = await novoMestoEvent(client);
  for (const seed of [1, 2, 3, 4]) await addPhoto(client, eventId, { seed, width: 1600, height: 1200 });
  await close();
  return folder;
}

describe('the file', () => {
  test('is the PDF in the language asked for, and is told with its pages, its hash and what the funder will miss', async () => {
    const file = newFile();
    const { status, out, err } = await report(EVENT, file, '--language', 'sl');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { t } = createTranslator('sl');
    const written = t('command:reportWritten', { report: t('reports:names.event-sheet'), file, pages: t('command:pages', { count: 1 }), sha256: hashOf(file) });
    expect(out).toContain(`${written}\n${t('command:gaps.missing')}\n  – ${t('domain:gap.noParticipants')}\n`);
    const { info, text } = await readPdf(readFileSync(file));
    expect(info.Language).toBe('sl');
    expect(text).toContain('Kraj dogodka: Novo mesto, Slovenija, od 20. 5. 2019 do 24. 5. 2019.');
  });

  test('is told as one JSON document', async () => {
    const file = newFile();
    const written = await reportJson(EVENT, file);
    expect(written).toMatchObject({ file, sha256: hashOf(file), pages: 1, language: 'en' });
    expect(Object.keys(written)).toEqual(['file', 'sha256', 'pages', 'report', 'format', 'eventId', 'language', 'gaps']);
    expect(written.gaps[0]).toEqual({ code: 'noParticipants', weight: 'missing', field: 'participation' });
  });

  test("speaks the system's language where none is asked for", async () => {
    const file = newFile();
    expect((await reportJson(EVENT, file, { lang: 'sl_SI.UTF-8' })).language).toBe('sl');
    expect((await readPdf(readFileSync(file))).info.Language).toBe('sl');
  });

  test('has the same bytes on another day, in another time zone, for another user', async () => {
    const files = [newFile(), newFile(), newFile()];
    await reportJson(EVENT, files[0] ?? '');
    await kronikaJson(words(EVENT, files[1] ?? ''), { env: { TZ: 'Pacific/Auckland', USER: 'somebody', LOGNAME: 'somebody' } }, kronikaProcess);
    await kronikaJson(words(EVENT, files[2] ?? ''), { env: { TZ: 'America/Los_Angeles' } }, kronikaProcess);
    expect(new Set(files.map(hashOf)).size).toBe(1);
  });

  test('takes the place of one that was there, in a folder that was not', async () => {
    const file = path.join(temporaryFolder(), 'new', 'folders', 'list č.pdf');
    await reportJson(EVENT, file);
    writeFileSync(file, 'older');
    expect(await reportJson(EVENT, file)).toMatchObject({ file, sha256: hashOf(file) });
    expect(readdirSync(path.dirname(file))).toEqual(['list č.pdf']);
  });

  test('goes where a link points to, and the link stays one', async () => {
    const target = newFile('target.pdf');
    const link = newFile('link.pdf');
    writeFileSync(target, 'older');
    symlinkSync(target, link);
    const { sha256 } = await reportJson(EVENT, link);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(hashOf(target)).toBe(sha256);
  });
});

describe('a file that cannot be written', () => {
  const refused = (file: string): Said => ({ status: 1, out: '', err: `${sentence('en', 'report.notWritten', { file })}\n` });

  test('is refused where a folder is, and nothing is left in or beside it', async () => {
    const folder = path.join(temporaryFolder(), 'folder');
    mkdirSync(folder);
    expect(await report(EVENT, folder)).toEqual(refused(folder));
    expect(await report(EVENT, folder, '--json')).toEqual(refused(folder));
    expect(readdirSync(folder)).toEqual([]);
    expect(readdirSync(path.dirname(folder))).toEqual(['folder']);
  });

  test('is refused below a file', async () => {
    const below = newFile('file');
    writeFileSync(below, 'text');
    const file = path.join(below, 'sheet.pdf');
    expect(await report(EVENT, file)).toEqual(refused(file));
    expect(readFileSync(below, 'utf8')).toBe('text');
  });

  test.runIf(process.platform === 'linux')('is refused at once where the system lets nobody make a folder', async () => {
    for (const file of ['/proc/x/sheet.pdf', '/proc/x/y/z/sheet.pdf', '/proc/sheet.pdf']) expect(await report(EVENT, file)).toEqual(refused(file));
  });

  test('leaves nothing half written, and what was there before as it was', async () => {
    const folder = await withPhotos();
    // On paper its pictures are as small as their place; for the web they are not.
    const file = newFile('sheet.html');
    writeFileSync(file, 'older');
    const args = ['report', folder, 'event-sheet', '--event', EVENT, '--out', file];
    expect(await kronikaProcess(args, { largestFile: 64 * 1024 })).toEqual(refused(file));
    expect(readdirSync(path.dirname(file))).toEqual(['sheet.html']);
    expect(readFileSync(file, 'utf8')).toBe('older');
    expect(await kronikaJson(['check', folder])).toMatchObject({ sound: true, files: { checked: 4 } });
    // It was the size that stood in the way, and nothing else.
    expect(await kronikaJson(args)).toMatchObject({ sha256: hashOf(file) });
    expect(statSync(file).size).toBeGreaterThan(64 * 1024);
  });
});

describe('a file that would lie among those of an archive', () => {
  /** Every file of a folder with its content's hash, but for those that come and go as it is opened. */
  const stateOf = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile() && !/^kronika\.(lock|sqlite-)/.test(name))
      .map((name) => `${name} ${hashOf(path.join(folder, name))}`);

  const refusal = (file: string, folder: string) => `${sentence('en', 'report.insideArchive', { file, folder })}\n`;

  test.each([
    ["the database's own name", (folder: string) => path.join(folder, 'kronika.sqlite')],
    ['a new file beside it', (folder: string) => path.join(folder, 'sheet.pdf')],
    ['among the originals', (folder: string) => path.join(folder, 'media', 'ab', 'sheet.pdf')],
    ['a folder of it that is not there yet', (folder: string) => path.join(folder, 'reports', '2019', 'sheet.pdf')],
    ['by a way around', (folder: string) => path.join(folder, 'media', '..', '..', path.basename(folder), 'sheet.pdf')],
    ['through a link to the folder', (folder: string) => {
      const link = newFile('link');
      symlinkSync(folder, link);
      return path.join(link, 'reports', 'sheet.pdf');
    }],
    ['through a link to the database', (folder: string) => {
      const link = newFile('link.pdf');
      symlinkSync(path.join(folder, 'kronika.sqlite'), link);
      return link;
    }],
    ['another name of the database', (folder: string) => {
      const other = newFile('other.pdf');
      linkSync(path.join(folder, 'kronika.sqlite'), other);
      return other;
    }],
  ])('is refused before anything is written: %s', async (_, fileIn) => {
    const folder = await sampleFolder();
    const file = fileIn(folder);
    const before = stateOf(folder);
    const said = await kronika(['report', folder, 'event-sheet', '--event', EVENT, '--out', file]);
    expect(said).toEqual({ status: 1, out: '', err: refusal(file, folder) });
    expect(stateOf(folder)).toEqual(before);
    expect(existsSync(path.join(folder, 'reports'))).toBe(false);
    expect(await kronikaJson(['check', folder])).toMatchObject({ sound: true });
  });

  test('is refused in the folder of another archive than the one that is read', async () => {
    const other = await sampleFolder();
    const file = path.join(other, 'derived', 'sheet.pdf');
    expect(await report(EVENT, file)).toEqual({ status: 1, out: '', err: refusal(file, other) });
    expect(existsSync(file)).toBe(false);
  });

  test('is written beside the folder of the archive', async () => {
    const folder = await sampleFolder();
    const file = path.join(path.dirname(folder), 'sheet.pdf');
    expect(await kronikaJson(['report', folder, 'event-sheet', '--event', EVENT, '--out', file])).toMatchObject({ file });
  });
});

describe('the event', () => {
  /** As text, which takes no laying out. */
  const newFile = () => path.join(temporaryFolder(), 'sheet.txt');

  test('is meant by its id', async () => {
    const { eventId, sha256 } = await reportJson(EVENT, newFile());
    expect(await reportJson(eventId, newFile())).toMatchObject({ eventId, sha256 });
  });

  test.each(['MEDNARODNI DOGODEK', 'novem mestu', 'cisomo', 'dogodek ci.so.mo', 'international event', 'International Event in Novo mesto'])('is meant by words of its title, in whichever language: %s', async (asked) => {
    const { eventId } = await reportJson(EVENT, newFile());
    expect(await reportJson(asked, newFile())).toMatchObject({ eventId });
  });

  test('is not guessed where several are meant: they are named with their ids, and no file is written', async () => {
    const file = newFile();
    const { status, out, err } = await report('srečanje', file);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^“srečanje” fits more than one event, so no file was written\. Give more of the title, or one of these ids: Partner meeting in .*\n$/);
    const [id = ''] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(err) ?? [];
    expect(readdirSync(path.dirname(file))).toEqual([]);
    expect(await reportJson(id, file)).toMatchObject({ eventId: id });
  });

  test.each(['xyzzy', '!!!', '😀', ' '])('that is nowhere is told, and no file is written: "%s"', async (asked) => {
    const file = newFile();
    expect(await report(asked, file)).toEqual({ status: 1, out: '', err: `${sentence('en', 'report.eventNotFound', { asked })}\n` });
    expect((await report(asked, file, '--language', 'sl')).err).toBe(`${sentence('sl', 'report.eventNotFound', { asked })}\n`);
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  test.each(['01234567-89ab-7def-8123-456789abcdef', '01234567-89ab-4def-8123-456789abcdef', '0'.repeat(36)])('with an id that is nowhere is told so: %s', async (asked) => {
    const { status, out, err } = await report(asked, newFile());
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^(This record is not in the archive\.|No event was found for ).*\n$/);
  });

  test('named by its id in capitals is the same event', async () => {
    const { eventId } = await reportJson(EVENT, newFile());
    expect(await reportJson(eventId.toUpperCase(), newFile())).toMatchObject({ eventId });
  });

  test('of another project has a sheet too, which says what the funder will miss', async () => {
    const { gaps } = await reportJson('konferenca', newFile());
    expect(gaps.filter((gap) => gap.weight === 'missing').map((gap) => gap.code)).toEqual(['notHeld', 'noMeasure', 'noParticipants', 'noWebPage', 'noPhotos']);
  });
});

describe('a period, an organisation and chosen events', () => {
  const of = (name: string, ...more: string[]) => ['report', archive, name, ...more, '--out', newFile('report.csv')];

  test.each([[['--year', '2019']], [['--from', '1. 1. 2019', '--to', '31. 12. 2019']], [['--from', '2019-01', '--to', 'december 2019']]])('are meant by a year, or from when to when: %j', async (options) => {
    const { sha256, gaps } = await kronikaJson<Written>(of('period-events', ...options));
    expect(sha256).toBe((await kronikaJson<Written>(of('period-events', '--year', '2019'))).sha256);
    expect(gaps.map(({ code }) => code)).toContain('noParticipants');
  });

  test('that are none are told, with what would be one', async () => {
    expect(await kronika(of('annual', '--year', 'pribl. 2018'))).toEqual({ status: 1, out: '', err: `${sentence('en', 'report.noPeriod', { asked: 'pribl. 2018' })}\n` });
    for (const options of [[], ['--to', '2019'], ['--year', '2019', '--from', '2018']]) expect((await kronika(of('annual', ...options))).err).toBe(`${sentence('en', 'report.noSubject', { report: 'annual', option: '--year' })}\n`);
  });

  test('are meant by their ids, or by their status, and called as is asked', async () => {
    const chosen = await kronikaJson<Written & { selection: string }>(of('selection-events', '--events', 'held', '--called', 'Delavnice 2018'));
    const [ids = '', ...name] = chosen.selection.split(' ');
    expect([name.join(' '), ids.split(',').length > 0]).toEqual(['Delavnice 2018', true]);
    expect((await kronikaJson<Written>(of('selection-events', '--events', ids.split(',').toReversed().join(', '), '--called', 'Delavnice 2018'))).sha256).toBe(chosen.sha256);
    expect((await kronika(of('selection-events', '--events', '2018'))).err).toBe(`${sentence('en', 'report.noSelection', { most: 2000 })}\n`);
    expect((await kronika(of('selection-events'))).err).toBe(`${sentence('en', 'report.noSubject', { report: 'selection-events', option: '--events' })}\n`);
  });

  test('are told in the document of what was made', async () => {
    expect(await kronikaJson(of('period-events', '--year', '2019'))).toMatchObject({ report: 'period-events', period: '2019', format: 'csv' });
    expect(await kronikaJson(of('partner-profile', '--organisation', 'MFDPŠ'))).toMatchObject({ report: 'partner-profile', organisationId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown });
  });
});

test('reading an archive for a report changes none of its files', async () => {
  const folder = await sampleFolder();
  const database = path.join(folder, 'kronika.sqlite');
  const before = { hash: hashOf(database), changed: statSync(database).mtimeMs };
  await kronika(['report', folder, 'event-sheet', '--event', EVENT, '--out', newFile()]);
  expect({ hash: hashOf(database), changed: statSync(database).mtimeMs }).toEqual(before);
});

test('a report is made by a template of its own, and the templates are listed', async () => {
  const folder = await sampleFolder();
  const { client, close } = await connectDirectly();
  await client.archive.open({ folder });
  await client.templates.save({ id: null, revision: null, draftId: null, fields: { ...PLAIN_SHAPE, name: 'Občina', report: 'event-sheet', isDefault: true, foreword: { sl: 'Hvala vsem.' }, signatories: ['Ana Novak, direktorica'] } });
  await close();
  expect(await kronikaJson(['templates', folder])).toMatchObject([{ name: 'Občina', report: 'event-sheet', isDefault: true }]);
  const file = newFile('sheet.txt');
  const asked = ['report', folder, 'event-sheet', '--event', EVENT, '--out', file, '--language', 'sl', '--template'];
  expect(await kronikaJson([...asked, 'obcina'])).toMatchObject({ template: 'Občina' });
  expect(readFileSync(file, 'utf8')).toMatch(/Hvala vsem\.[^]*Ana Novak, direktorica/);
  expect((await kronika([...asked, 'agencija'])).err).toBe(`${sentence('sl', 'command.noRecord', { kind: 'Predloga poročila', asked: 'agencija' })}\n`);
});

describe('what a question finds', () => {
  const aid = (file: string, ...more: string[]) => ['report', archive, 'finding-aid', '--out', file, ...more];

  test('is written in every format, with what of the question was not understood', async () => {
    const { total } = await kronikaJson<{ total: number }>(['search', archive, 'leto:2018', 'vrsta:dogodek', '--limit', '200']);
    const file = newFile('aid.csv');
    const made = await kronikaJson<Written & { question: string }>(aid(file, '--query', ' leto:2018  vrsta:dogodek stanje:nič '));
    expect([made.question, made.gaps.map(({ code }) => code)]).toEqual(['leto:2018 vrsta:dogodek stanje:nič', ['questionNotUnderstood']]);
    expect(readFileSync(file, 'utf8').match(/CiSoTRA/g)).toHaveLength(total);
    const { out } = await kronika(aid(newFile('aid.pdf'), '--query', 'leto:2018 vrsta:dogodek stanje:nič'));
    expect(out).toContain('“nič” in the question was not understood');
    for (const format of ['pdf', 'docx', 'html', 'txt', 'xlsx']) {
      const one = newFile(`aid.${format}`);
      await kronikaJson(aid(one, '--query', 'leto:2018 vrsta:dogodek'));
      expect(statSync(one).size).toBeGreaterThan(0);
    }
  });

  test('being nothing, or no question, is said in a sentence, and no file is made', async () => {
    const file = newFile('aid.pdf');
    expect(await kronika(aid(file, '--query', 'xqzt'))).toEqual({ status: 1, out: '', err: `${sentence('en', 'report.nothingFound', { question: 'xqzt' })}\n` });
    expect(await kronika(aid(file, '--query', ' '))).toEqual({ status: 1, out: '', err: `${sentence('en', 'report.noQuestion', {})}\n` });
    expect(await kronika(aid(file))).toEqual({ status: 1, out: '', err: `${sentence('en', 'report.noSubject', { report: 'finding-aid', option: '--query' })}\n` });
    expect(existsSync(file)).toBe(false);
  });
});
