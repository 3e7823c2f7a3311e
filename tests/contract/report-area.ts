/** The event sheet: for which events, what it lacks, the file itself, and stopping it. */

import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { ReportId } from '#shared/domain/report-kinds.ts';
import { PLAIN_SHAPE } from '#shared/domain/report-shape.ts';
import { codeOf, failureOf } from '../support/failures.ts';
import { countRow, eventForm } from '../support/forms.ts';
import { addPhoto } from '../support/photos.ts';
import { novoMestoEvent, picked, projectCalled } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

export function reportArea(at: At): void {
  const gaps = async (eventId: string, language: 'sl' | 'en' = 'sl') => (await at.client.reports.gaps({ report: 'event-sheet', subjectId: eventId, language })).map(({ code, weight }) => `${weight} ${code}`);

  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  test('the events that were held are offered, with what each still lacks', async () => {
    const id = await novoMestoEvent(at.client);
    const { items, next } = await at.client.reports.events({ after: null, limit: 50, language: 'sl' });
    expect(next).toBeNull();
    expect(items).toEqual([{ id, name: expect.objectContaining({ sl: 'Mednarodni dogodek CI.SO.MO v Novem mestu' }), dates: '2019-05-20/2019-05-24', acronym: 'CI.SO.MO', missing: 3 }]);
  });

  test('each page of them has events to show until the last', async () => {
    const { id } = await at.client.events.save(eventForm({ status: 'held', dates: '2021-04-01' }));
    const shown: string[][] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof at.client.reports.events>> = await at.client.reports.events({ after, limit: 1, language: 'sl' });
      shown.push(page.items.map((event) => event.id));
      after = page.next;
    } while (after !== null);
    expect(shown).toEqual([[id], [await novoMestoEvent(at.client)]]);
  });

  test('the one of Novo mesto lacks counts, a page and pictures; what is mended is no longer missing', async () => {
    const eventId = await novoMestoEvent(at.client);
    expect(await gaps(eventId, 'en')).toEqual(['missing noParticipants', 'missing noWebPage', 'missing noPhotos']);
    expect(await gaps(eventId)).toEqual(['missing noParticipants', 'missing noWebPage', 'missing noPhotos', 'doubtful disclaimerUnconfirmed', 'advice statementOtherLanguage']);
    const projectId = await projectCalled(at.client, 'CI.SO.MO');
    const placeId = await picked(at.client, 'place', 'novo mesto');
    const saved = await at.client.events.save(
      eventForm(
        { status: 'held', title: { en: 'Event' }, dates: '2019-05', description: { en: 'An aim.' }, placeId, webPage: 'https://example.org/' },
        { projects: [{ id: null, projectId, link: 'own' }], participation: [countRow({ value: 5, placeId }), countRow({ value: 7, precision: 'about', country: 'SE' })] },
      ),
    );
    const { sha256 } = await addPhoto(at.client, saved.id, { seed: 1 });
    const lacking = await at.client.reports.gaps({ report: 'event-sheet', subjectId: saved.id, language: 'en' });
    expect(lacking.map(({ code, weight, field }) => `${weight} ${code} ${field}`)).toEqual([
      'missing participantsWithoutCity participation', 'missing datesNotExact dates', 'advice participantsAbout participation',
      'advice photoWithoutCaption caption', 'advice photoWithoutAlternative alternative', 'advice photoWithoutCreator creator',
    ]);
    const [photo] = (await at.client.events.get({ id: saved.id })).photos;
    expect(photo?.sha256).toBe(sha256);
    expect(lacking.filter((gap) => gap.kind === 'photo').map((gap) => [gap.id, gap.params.photo])).toEqual(Array.from({ length: 3 }, () => [photo?.id, 'slika-1.jpg']));
  });

  test('the sheet is a PDF that says its pages, its hash and a name for its file', async () => {
    const eventId = await novoMestoEvent(at.client);
    const sheet = await at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: 'sl' });
    const bytes = Buffer.from(await sheet.file.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(sheet).toMatchObject({ name: 'opisni-list-dogodka_mednarodni-dogodek-cisomo-v-novem-mestu_sl.pdf', pages: 1, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect((await at.client.jobs.list()).at(-1)).toMatchObject({ kind: 'report', label: sheet.name, state: 'done', failure: null });
  });

  test('one sheet after the other is made, and equal ones have equal bytes', async () => {
    const eventId = await novoMestoEvent(at.client);
    const hashes = [];
    for (const language of ['en', 'sl', 'en'] as const) hashes.push((await at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language })).sha256);
    expect(hashes[2]).toBe(hashes[0]);
    expect(hashes[1]).not.toBe(hashes[0]);
  });

  test('reports of a project are made in each of their formats, with the sums of its events, and say what does not fit', async () => {
    const subjectId = await projectCalled(at.client, 'CI.SO.MO');
    expect(await at.client.reports.projects()).toContainEqual(expect.objectContaining({ id: subjectId, acronym: 'CI.SO.MO', own: true }));
    const made = async (report: 'information-template' | 'participation', format: 'html' | 'txt' | 'csv' | 'xlsx' | 'pdf') => {
      const { file, name, pages } = await at.client.reports.make({ report, subjectId, language: 'en', format });
      return { text: Buffer.from(await file.arrayBuffer()).toString('utf8'), name, pages };
    };
    const text = await made('information-template', 'txt');
    expect(text).toMatchObject({ name: 'project-information_cisomo_en.txt', pages: null });
    expect(text.text).toContain('Applicable to the Strand 2 – Measure 2.2, Measure 2.3, Strand 1');
    expect(text.text).toMatch(/Event \d – CI\.SO\.MO international event in Novo mesto/);
    const csv = await made('participation', 'csv');
    expect(csv.text.startsWith('\uFEFFEvent;Dates;Place;Country;Citizens\r\n')).toBe(true);
    expect((await made('participation', 'html')).text).toContain('<th scope="col">Event</th>');
    expect((await made('participation', 'pdf')).pages).toBe(1);
    expect((await made('participation', 'xlsx')).text.startsWith('PK')).toBe(true);
    expect(await codeOf(at.client.reports.make({ report: 'information-template', subjectId, language: 'en', format: 'csv' }))).toBe('report.noFormat');
    const told = await at.client.reports.gaps({ report: 'information-template', subjectId, language: 'sl' });
    expect(told.map(({ code }) => code)).toEqual(expect.arrayContaining(['noParticipants', 'templateWordsUnsourced']));
    expect(told.find(({ code }) => code === 'noParticipants')?.name).toMatchObject({ sl: expect.stringContaining('Mednarodni dogodek') as unknown });
  });

  test('a report as text says what its pages do, and by which records its figures stand', async () => {
    const eventId = await novoMestoEvent(at.client);
    const { report } = await at.client.reports.read({ report: 'event-sheet', subjectId: eventId, language: 'en' });
    const { file } = await at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: 'en', format: 'txt' });
    const text = Buffer.from(await file.arrayBuffer()).toString('utf8');
    expect(text).toContain(report.title);
    for (const { title } of report.content) expect(text).toContain(title);
    expect(await codeOf(at.client.reports.read({ report: 'event-sheet', subjectId: uuid(), language: 'en' }))).toBe('record.notFound');
  });

  test('all reports of a project are one ZIP: those of its programme in every format, the sheets of its events, their hashes, equal bytes each time', async () => {
    const projectId = await projectCalled(at.client, 'CI.SO.MO');
    const asked = { projectId, language: 'en' } as const;
    await at.client.templates.save({ id: null, revision: null, draftId: null, fields: { ...PLAIN_SHAPE, name: 'Agencija', report: 'event-sheet', isDefault: true, foreword: { en: 'To whom it may concern.' } } });
    const made = await at.client.reports.bundle(asked);
    const files = unzipSync(new Uint8Array(await made.file.arrayBuffer()));
    expect(Object.keys(files)).toEqual(made.files);
    expect(made.files).toEqual(expect.arrayContaining(['CI.SO.MO/project-information_cisomo_en.pdf', 'CI.SO.MO/participation_cisomo_en.xlsx', 'CI.SO.MO/events/event-sheet_cisomo-international-event-in-novo-mesto_en.html', 'CI.SO.MO/list.sha256']));
    // What is another programme's only lies in the way.
    expect(made.files.filter((name) => /erasmus|cerv|attendance/.test(name))).toEqual([]);
    // What has a default template stands in its shape, the rest as it comes.
    const said = (name: string) => Buffer.from(files[`CI.SO.MO/${name}`] ?? []).toString('utf8').includes('To whom it may concern.');
    expect(['events/event-sheet_cisomo-international-event-in-novo-mesto_en.txt', 'participation_cisomo_en.txt'].map(said)).toEqual([true, false]);
    const listed = Buffer.from(files['CI.SO.MO/list.sha256'] ?? []).toString('utf8').trim().split('\n');
    expect(listed).toHaveLength(made.files.length - 1);
    for (const line of listed) {
      const [sha256, name = ''] = line.split('  ');
      expect(createHash('sha256').update(files[`CI.SO.MO/${name}`] ?? '').digest('hex')).toBe(sha256);
    }
    expect((await at.client.reports.bundle(asked)).sha256).toBe(made.sha256);
    expect(await codeOf(at.client.reports.bundle({ projectId: uuid(), language: 'en' }))).toBe('record.notFound');
  });

  test('the years of which something is recorded are offered, and reports of a year and of an organisation are made', async () => {
    const years = await at.client.reports.years();
    expect(years).toEqual(years.toSorted().toReversed());
    expect(years).toEqual(expect.arrayContaining(['2018', '2019', '2020']));
    const eventId = await novoMestoEvent(at.client);
    const made = async (report: ReportId, subjectId: string, format: 'csv' | 'txt') => Buffer.from(await (await at.client.reports.make({ report, subjectId, language: 'en', format })).file.arrayBuffer()).toString('utf8');
    const organisationId = await picked(at.client, 'organisation', 'MFDPŠ');
    await at.client.plan.record({ id: eventId, revision: (await at.client.events.get({ id: eventId })).event.revision, status: 'held', fields: { dates: '2019-05-20/2019-05-24', placeId: (await at.client.events.get({ id: eventId })).event.placeId, country: null, statusEvidence: null, deviation: null, deviationReason: null }, count: null });
    const annual = await made('annual', '2019', 'txt');
    expect(annual).toContain('Annual report 2019');
    expect(annual).toMatch(/CI\.SO\.MO international event in Novo mesto, 20\s–\s24\sMay\s2019, Novo mesto \(Slovenia\): unknown\n/);
    // The same period, whichever way it is said, and another one.
    expect(await made('annual', '2019-01-01/2019-12-31', 'txt')).toBe(annual);
    expect(await made('period-events', '2019-06/2019-12', 'csv')).not.toContain('CI.SO.MO international event');
    expect((await at.client.reports.gaps({ report: 'annual', subjectId: '1999', language: 'en' })).map(({ code, kind, id }) => [code, kind, id])).toEqual([['nothingInPeriod', 'period', '1999']]);
    expect(await made('partner-profile', organisationId, 'txt')).toContain('CiSoTRA');
  });

  test('a report is refused of what it is not about: a period that is none, and an id in the place of one', async () => {
    const asked = (report: ReportId, subjectId: string) => failureOf(at.client.reports.gaps({ report, subjectId, language: 'sl' })).then(({ issues }) => issues.map(({ path, message }) => [path.join('.'), message]));
    for (const subjectId of [uuid(), '2018~', 'leto', '']) expect(await asked('annual', subjectId)).toEqual([['subjectId', 'date.notADate']]);
    for (const report of ['event-sheet', 'dossier', 'partner-profile', 'selection-events'] as const) expect(await asked(report, '2019')).toEqual([['subjectId', 'field.id']]);
    expect(await codeOf(at.client.reports.gaps({ report: 'partner-profile', subjectId: uuid(), language: 'sl' }))).toBe('record.notFound');
  });

  test('there is no sheet of an event that is not there', async () => {
    const eventId = uuid();
    expect(await codeOf(at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: 'sl' }))).toBe('record.notFound');
    expect(await codeOf(at.client.reports.gaps({ report: 'event-sheet', subjectId: eventId, language: 'sl' }))).toBe('record.notFound');
  });

  test('a sheet whose caller has gone before it was begun is not made', async () => {
    const eventId = await novoMestoEvent(at.client);
    const done = async () => (await at.client.jobs.list()).filter((job) => job.kind === 'report' && job.state === 'done').length;
    const before = await done();
    const gone = new AbortController();
    const call = at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: 'sl' }, { signal: gone.signal });
    gone.abort();
    await expect(call).rejects.toThrow(/./);
    // The next sheet waits for whatever is still in hand.
    await at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: 'en' });
    expect(await done()).toBe(before + 1);
  });

  test('chosen events are what a report is about, one by one or by their list’s filter, and are given out under their name', async () => {
    const ids = await Promise.all([12, 30].map(async (value, index) => (await at.client.events.save(eventForm({ status: 'held', title: { en: `Workshop ${index + 1}` }, dates: `2015-03-0${index + 1}` }, { participation: [countRow({ value, country: 'SI' })] }))).id));
    const part = await at.client.events.save(eventForm({ status: 'held', title: { en: 'Morning' }, dates: '2015-03-01', parentId: ids[0] ?? null }, { participation: [countRow({ value: 5, country: 'SI' })] }));
    const chosen = { kind: 'event' as const, ids: [...ids, part.id], without: [], words: '' };
    const { subjectId } = await at.client.batch.selection({ chosen, name: 'Workshops' });
    const made = async (report: ReportId, format: 'csv' | 'txt') => Buffer.from(await (await at.client.reports.make({ report, subjectId, language: 'en', format })).file.arrayBuffer()).toString('utf8');
    const list = await made('selection-events', 'csv');
    // Who was at a part of an event was at the event.
    expect([list.match(/Workshop \d/g), list.includes('Morning'), /Total;.*;42\r\n/.test(list)]).toEqual([['Workshop 1', 'Workshop 2'], false, true]);
    const sheets = await made('selection-sheets', 'txt');
    expect([sheets.includes('Sheets: Workshops'), sheets.indexOf('Workshop 1') < sheets.indexOf('Workshop 2'), sheets.includes('30 citizens')]).toEqual([true, true, true]);
    expect((await at.client.reports.gaps({ report: 'selection-photos', subjectId, language: 'en' })).map(({ code, kind, id }) => [code, kind, id])).toEqual([['noPhotos', 'selection', '']]);
    const alone = await at.client.batch.selection({ chosen: { ...chosen, ids: [part.id] }, name: null });
    expect(Buffer.from(await (await at.client.reports.make({ report: 'selection-events', subjectId: alone.subjectId, language: 'en', format: 'csv' })).file.arrayBuffer()).toString('utf8')).toContain('Morning');

    const { id } = await at.client.issued.issue({ report: 'selection-statistics', subjectId, language: 'en', note: null });
    expect(await at.client.issued.get({ id })).toMatchObject({ title: { en: 'Participation: Workshops' }, subjectKind: 'selection', subjectId, rulesVersion: null, eventId: null, projectId: null });
    const all = { after: null, limit: 10, eventId: null, projectId: null, organisationId: null, period: null };
    expect((await at.client.issued.list({ ...all, selection: subjectId })).items.map((one) => one.id)).toEqual([id]);
    expect((await at.client.issued.list({ ...all, selection: alone.subjectId })).items).toEqual([]);
    await at.client.trash.remove({ kind: 'event', id: ids[1] ?? '' });
    expect((await at.client.reports.gaps({ report: 'selection-events', subjectId, language: 'en' })).map(({ code, params }) => [code, params.count])).toContainEqual(['chosenGone', 1]);
    expect((await at.client.issued.compare({ id })).changes).not.toEqual([]);

    const held = await at.client.batch.selection({ chosen: { ...chosen, ids: null, without: [part.id], words: 'status:held' }, name: null });
    expect([held.subjectId.includes(ids[0] ?? '?'), held.subjectId.includes(part.id)]).toEqual([true, false]);
    expect(await failureOf(at.client.batch.selection({ chosen: { ...chosen, ids: [] }, name: null }))).toMatchObject({ code: 'report.noSelection', params: { most: 2000 } });
  });

  test('what a question finds is a report, which is given out, found again by the question, and held against what is found later', async () => {
    const title = 'Zvončkova delavnica';
    const { id: eventId } = await at.client.events.save(eventForm({ status: 'held', title: { sl: title }, dates: '2015-03-01' }, { participation: [countRow({ value: 12, country: 'SI' })] }));
    const asked = { report: 'finding-aid', subjectId: 'zvončkova  kind:event', language: 'sl', shape: null } as const;
    const { report, origins } = await at.client.reports.read(asked);
    expect([JSON.stringify(report).includes(title), origins[eventId]]).toEqual([true, { name: { sl: title }, count: null }]);
    expect(await at.client.reports.gaps(asked)).toEqual([]);
    expect((await at.client.reports.outline(asked)).sections.map(({ key, standing }) => [key, standing])).toEqual([['question', 'itself'], ['events', 'free']]);
    const { id } = await at.client.issued.issue({ ...asked, note: null });
    expect(await at.client.issued.get({ id })).toMatchObject({ subjectKind: 'question', subjectId: 'zvončkova kind:event', rulesVersion: null, eventId: null, projectId: null });
    const all = { after: null, limit: 10, eventId: null, projectId: null, organisationId: null, period: null };
    expect((await at.client.issued.list({ ...all, question: ' zvončkova kind:event' })).items.map((one) => one.id)).toEqual([id]);
    expect((await at.client.issued.list({ ...all, question: 'zvončkova' })).items).toEqual([]);
    await at.client.trash.remove({ kind: 'event', id: eventId });
    expect((await at.client.issued.compare({ id })).changes).not.toEqual([]);
    expect((await at.client.reports.gaps(asked)).map(({ code, kind, id: of }) => [code, kind, of])).toEqual([['nothingFound', 'question', '']]);
    expect(await failureOf(at.client.reports.make({ ...asked, format: 'csv' }))).toMatchObject({ code: 'report.nothingFound', params: { question: 'zvončkova  kind:event' } });
    expect(await failureOf(at.client.reports.read({ ...asked, subjectId: 'kind:nothing' }))).toMatchObject({ code: 'record.invalid' });
  });
}
