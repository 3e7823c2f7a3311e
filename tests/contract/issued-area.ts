/** Reports that were given out: frozen with their files, listed with their record, and held against today's data. */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { RULES_VERSION } from '#shared/domain/funding/book.ts';
import { codeOf, failureOf } from '../support/failures.ts';
import { countRow, eventForm } from '../support/forms.ts';
import { novoMestoEvent, picked, projectCalled } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { At } from './suite.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export function issuedArea(at: At): void {
  let folder: string;
  beforeAll(async () => {
    folder = await sampleFolder();
    await at.client.archive.open({ folder });
  });

  const bytesOf = async (id: string) => Buffer.from(await (await at.client.issued.file({ id })).file.arrayBuffer());
  const within = async (of: { eventId?: string; projectId?: string; organisationId?: string; period?: string }) => (await at.client.issued.list({ after: null, limit: 50, eventId: null, projectId: null, organisationId: null, period: null, ...of })).items.map(({ id }) => id);

  /** An event of CI.SO.MO that 15 people of one town were at. */
  async function heldEvent() {
    const [projectId, placeId] = [await projectCalled(at.client, 'CI.SO.MO'), await picked(at.client, 'place', 'novo mesto')];
    const lists = { projects: [{ id: null, projectId, link: 'own' as const }], participation: [countRow({ value: 15, placeId })] };
    const { id, revision } = await at.client.events.save(eventForm({ status: 'held', title: { en: 'Round table' }, dates: '2019-05-21', description: { en: 'An aim.' }, placeId }, lists));
    return { id, revision, projectId, placeId };
  }

  test('what is given out is the very file that the report is, with who gave it out, when, and whom to', async () => {
    const subjectId = await novoMestoEvent(at.client);
    const made = await at.client.reports.make({ report: 'event-sheet', subjectId, language: 'sl' });
    const issued = await at.client.issued.issue({ report: 'event-sheet', subjectId, language: 'sl', note: 'poslano agenciji EACEA' });
    expect(issued.pdfSha256).toBe(made.sha256);
    const bytes = await bytesOf(issued.id);
    expect([hashOf(bytes), bytes.equals(Buffer.from(await made.file.arrayBuffer()))]).toEqual([made.sha256, true]);
    expect(await at.client.issued.get({ id: issued.id })).toMatchObject({
      revision: issued.revision, report: 'event-sheet', subjectKind: 'event', subjectId, eventId: subjectId, projectId: null, organisationId: null, language: 'sl', note: 'poslano agenciji EACEA', fileName: made.name, pages: 1,
      bytes: bytes.byteLength, title: { sl: 'Mednarodni dogodek CI.SO.MO v Novem mestu' }, author: (await at.client.settings.get()).author, rulesVersion: RULES_VERSION, programVersion: expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown,
      event: { id: subjectId }, project: null,
    });
    expect(await within({ eventId: subjectId })).toEqual([issued.id]);
    expect(await within({ projectId: await projectCalled(at.client, 'CI.SO.MO') })).toEqual([issued.id]);
    expect((await at.client.search.find({ words: 'mednarodni cisomo', language: 'sl', kinds: ['issuedReport'], limit: 5 })).hits.map(({ id }) => id)).toEqual([issued.id]);
    expect((await at.client.history.of({ kind: 'issuedReport', id: issued.id, limit: 5 })).entries.map(({ verb }) => verb)).toEqual(['create']);
  });

  test.each(['participation', 'information-template', 'planned-and-held'] as const)('a report about a project is given out as well: %s', async (report) => {
    const subjectId = await projectCalled(at.client, 'CI.SO.MO');
    const { id } = await at.client.issued.issue({ report, subjectId, language: 'en', note: null });
    expect(await at.client.issued.get({ id })).toMatchObject({ report, projectId: subjectId, eventId: null, project: { id: subjectId } });
    expect((await at.client.issued.compare({ id })).changes).toEqual([]);
  });

  test('one about an organisation belongs to it, and one about a period to that period, however it was said', async () => {
    const organisationId = await picked(at.client, 'organisation', 'IBU');
    const profile = await at.client.issued.issue({ report: 'partner-profile', subjectId: organisationId, language: 'sl', note: null });
    const year = await at.client.issued.issue({ report: 'annual', subjectId: '2019-01-01/2019-12-31', language: 'sl', note: null });
    expect(await at.client.issued.get({ id: profile.id })).toMatchObject({ subjectKind: 'organisation', organisationId, organisation: { id: organisationId }, eventId: null, projectId: null });
    expect(await at.client.issued.get({ id: year.id })).toMatchObject({ subjectKind: 'period', subjectId: '2019', organisationId: null, eventId: null, projectId: null, rulesVersion: null });
    expect([await within({ organisationId }), await within({ period: '2019' }), await within({ period: '2019-01/2019-12' }), await within({ period: '2018' })]).toEqual([[profile.id], [year.id], [year.id], []]);
    for (const { id } of [profile, year]) expect((await at.client.issued.compare({ id })).changes).toEqual([]);
    expect(await at.client.trash.preview({ kind: 'organisation', id: organisationId })).toMatchObject({ goesWith: expect.arrayContaining([{ kind: 'issuedReport', count: 1 }]) as unknown });
    expect(await codeOf(at.client.issued.issue({ report: 'annual', subjectId: organisationId, language: 'sl', note: null }))).toBe(await codeOf(at.client.reports.read({ report: 'annual', subjectId: organisationId, language: 'sl' })));
  });

  test('what has changed since is told figure by figure and sentence by sentence, and the report stays as it was', async () => {
    const event = await heldEvent();
    const { id } = await at.client.issued.issue({ report: 'event-sheet', subjectId: event.id, language: 'en', note: null });
    const before = await bytesOf(id);
    expect((await at.client.issued.compare({ id })).changes).toEqual([]);
    const [count] = (await at.client.events.get({ id: event.id })).participation;
    const none = { rows: [], removed: [] };
    await at.client.events.save({
      id: event.id, revision: event.revision, draftId: null, fields: { description: { en: 'Another aim.' } },
      projects: none, workPackages: none, roles: none, unnamed: none, participation: { rows: [{ id: count?.id ?? '', value: 17 }], removed: [] },
    });
    const { changes } = await at.client.issued.compare({ id });
    expect(changes.filter(({ what }) => what === 'figure').map(({ row, column, was, now }) => [row, column, was, now])).toEqual([['Novo mesto', 'Citizens', '15', '17'], ['Total', 'Citizens', '15', '17']]);
    expect(changes.filter(({ what }) => what === 'text').map(({ was, now }) => [was, now])).toEqual(expect.arrayContaining([['An aim.', 'Another aim.']]));
    expect(changes.every(({ what }) => what === 'figure' || what === 'text')).toBe(true);
    expect((await bytesOf(id)).equals(before)).toBe(true);
  });

  test('what is noted of it is changed by who saw it last, and nothing else of it can be', async () => {
    const subjectId = await projectCalled(at.client, 'CI.SO.MO');
    const { id, revision } = await at.client.issued.issue({ report: 'participation', subjectId, language: 'sl', note: null });
    const saved = await at.client.issued.note({ id, revision, note: 'v reviziji' });
    expect((await at.client.issued.get({ id })).note).toBe('v reviziji');
    expect(await codeOf(at.client.issued.note({ id, revision, note: null }))).toBe('record.changedElsewhere');
    await at.client.issued.note({ id, revision: saved.revision, note: null });
    expect((await at.client.issued.get({ id })).note).toBeNull();
  });

  test('giving it out is undone into the trash, from which it comes back with its file', async () => {
    const subjectId = await projectCalled(at.client, 'CiSoTRA');
    const { id, revision, pdfSha256 } = await at.client.issued.issue({ report: 'participation', subjectId, language: 'sl', note: null });
    await at.client.history.undo({ action: revision });
    expect(await within({ projectId: subjectId })).toEqual([]);
    expect([await codeOf(at.client.issued.get({ id })), await codeOf(at.client.issued.file({ id })), await codeOf(at.client.issued.compare({ id }))]).toEqual(['record.notFound', 'record.notFound', 'record.notFound']);
    await at.client.trash.restore({ kind: 'issuedReport', id });
    expect(hashOf(await bytesOf(id))).toBe(pdfSha256);
    expect(await at.client.trash.preview({ kind: 'project', id: subjectId })).toMatchObject({ goesWith: expect.arrayContaining([{ kind: 'issuedReport', count: 1 }]) as unknown });
  });

  test('what is not there is not given out, and nothing is kept of it', async () => {
    const before = await within({});
    expect(await codeOf(at.client.issued.issue({ report: 'event-sheet', subjectId: uuid(), language: 'sl', note: null }))).toBe('record.notFound');
    const gone = new AbortController();
    const call = at.client.issued.issue({ report: 'participation', subjectId: await projectCalled(at.client, 'CI.SO.MO'), language: 'sl', note: null }, { signal: gone.signal });
    gone.abort();
    await expect(call).rejects.toThrow(/./);
    expect(await within({})).toEqual(before);
    expect((await at.client.archive.check()).files).toMatchObject({ ok: true, extra: [] });
  });

  test('a backup holds its files, and the archive made of it gives them out', async () => {
    const [id = ''] = await within({ projectId: await projectCalled(at.client, 'CI.SO.MO') });
    const before = await bytesOf(id);
    const kept = (await at.client.archive.check()).files.checked;
    const backup = await at.client.archive.backUp({ folder: path.join(temporaryFolder(), 'kopije') });
    expect(backup).toMatchObject({ originals: kept, missing: [] });
    await at.client.archive.restore({ backup: backup.folder, folder: path.join(temporaryFolder(), 'obnovljen') });
    expect((await bytesOf(id)).equals(before)).toBe(true);
    expect(await at.client.archive.check()).toMatchObject({ sound: true, files: { checked: kept, issued: [] } });
    await at.client.archive.open({ folder });
  });

  test('a file of it that was altered is not given out for what it was, and the check names it', async () => {
    const [id = ''] = await within({ projectId: await projectCalled(at.client, 'CI.SO.MO') });
    const { dataSha256, pdfSha256, title } = await at.client.issued.get({ id });
    for (const [part, sha256] of [['pdf', pdfSha256], ['data', dataSha256]] as const) {
      const file = path.join(folder, 'media', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
      const whole = readFileSync(file);
      const torn = Buffer.from(whole);
      torn[20] = (torn[20] ?? 0) ^ 1;
      writeFileSync(file, torn);
      expect(await failureOf(part === 'pdf' ? at.client.issued.file({ id }) : at.client.issued.compare({ id }))).toEqual({ code: 'issued.fileDamaged', params: { title: Object.values(title)[0], part }, issues: [] });
      const { sound, files } = await at.client.archive.check();
      expect([sound, files.issued.filter((damaged) => damaged.id === id)]).toEqual([false, [{ id, title, part, state: 'altered', sha256 }]]);
      writeFileSync(file, whole);
    }
    expect((await at.client.archive.check()).sound).toBe(true);
  });
}
