/** Reports that were given out: their files are on disk before a record speaks of them, and nothing about them changes. */

import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { remove, restore } from '../../electron/archive/changes/trash.ts';
import { undo } from '../../electron/archive/changes/undo.ts';
import { namedOriginals } from '../../electron/archive/backup/contents.ts';
import { MIGRATIONS } from '../../electron/archive/database/migrate.ts';
import { issuedReports } from '../../electron/archive/database/migrations/0006_issued-reports.ts';
import { mergeDuplicates } from '../../electron/archive/duplicates/merge.ts';
import { listIssued } from '../../electron/archive/issued/repository.ts';
import { getIssued, issuedPath, keepIssued, noteOnIssued, readIssued } from '../../electron/archive/issued/service.ts';
import { mentionsOf } from '../../electron/archive/people/service.ts';
import { placeOriginal } from '../../electron/archive/photos/store.ts';
import { getLive } from '../../electron/archive/records/read.ts';
import { find } from '../../electron/archive/search/query.ts';
import { fullCheck } from '../../electron/service/check.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent, plainProject, reopen } from '../support/archives.ts';
import { pools, sha256Of } from '../support/imports.ts';
import { toIssue } from '../support/issued.ts';
import { problemsOf } from '../support/soundness.ts';
import { storeFiles, storeProblems } from '../support/store-files.ts';

const checkOf = (archive: Archive) => fullCheck({ pools }, archive);
const all = { eventId: null, projectId: null, organisationId: null, period: null, selection: null, question: null };
const page = { after: null, limit: 100 };
const idsOf = async (archive: Archive, within: Partial<Parameters<typeof listIssued>[2]>) => (await listIssued(archive.reader, page, { ...all, ...within })).items.map(({ id }) => id);

async function withIssued(text = 'prvo') {
  const archive = await emptyArchive();
  const projectId = await create(archive, 'project', plainProject());
  const report = toIssue({ text, projectId, subjectId: projectId });
  const issued = await keepIssued(archive, report, AUTHOR);
  return { archive, projectId, report, issued, pdf: issuedPath(archive, issued.pdfSha256), data: issuedPath(archive, issued.dataSha256) };
}

/** Flips one bit, as a failing disk does. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length - 2] = (bytes.at(-2) ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

describe('a report that is given out', () => {
  it('is kept with its files by their content, its moment and its author', async () => {
    const { archive, issued, report, pdf, data } = await withIssued();
    expect([sha256Of(readFileSync(pdf)), sha256Of(readFileSync(data))]).toEqual([issued.pdfSha256, issued.dataSha256]);
    const kept = await getIssued(archive, issued.id);
    expect(kept).toMatchObject({ author: AUTHOR, bytes: report.pdf.byteLength, title: { sl: 'Poročilo' }, project: { name: { und: 'TEST' } }, event: null });
    expect(Math.abs(Date.now() - Date.parse(kept.issuedAt))).toBeLessThan(60_000);
    expect(Buffer.from(await readIssued(archive, kept, 'pdf')).equals(Buffer.from(report.pdf))).toBe(true);
    expect([storeProblems(archive), await problemsOf(archive), (await checkOf(archive)).files]).toMatchObject([[], [], { ok: true, checked: 2, issued: [], extra: [] }]);
  });

  it('changes by no edit; what is noted of it does, and is undone', async () => {
    const { archive, issued, projectId } = await withIssued();
    for (const fields of [{ title: { sl: 'Drugo' } }, { pdfSha256: 'b'.repeat(64) }, { author: 'Kdo drug' }, { note: 'a', issuedAt: '2020-01-01T00:00:00.000Z' }]) {
      await expect(edit(archive, 'issuedReport', issued.id, fields)).rejects.toMatchObject({ code: 'record.frozen', params: { kind: 'issuedReport' } });
    }
    const before = await getIssued(archive, issued.id);
    await noteOnIssued(archive, { id: issued.id, revision: before.revision, note: 'poslano agenciji EACEA' }, AUTHOR);
    expect(await getIssued(archive, issued.id)).toEqual({ ...before, note: 'poslano agenciji EACEA', revision: expect.not.stringMatching(before.revision) as unknown });
    await undo(archive, AUTHOR);
    expect((await getIssued(archive, issued.id)).note).toBeNull();
    expect(await idsOf(archive, { projectId })).toEqual([issued.id]);
  });

  it('goes to the trash and comes back with its files as they were, by itself, with what it is of, and by undo', async () => {
    const { archive, issued, projectId, pdf } = await withIssued();
    const { ino, mtimeMs } = statSync(pdf);
    await undo(archive, AUTHOR);
    expect(await idsOf(archive, all)).toEqual([]);
    await restore(archive, 'issuedReport', issued.id, AUTHOR);
    await remove(archive, 'project', projectId, AUTHOR);
    expect(await idsOf(archive, all)).toEqual([]);
    await expect(restore(archive, 'issuedReport', issued.id, AUTHOR)).rejects.toMatchObject({ code: 'record.ownerInTrash' });
    expect((await checkOf(archive)).files).toMatchObject({ ok: true, checked: 2, extra: [] });
    await restore(archive, 'project', projectId, AUTHOR);
    expect(await idsOf(archive, { projectId })).toEqual([issued.id]);
    const again = await reopen(archive);
    expect([storeProblems(again), statSync(pdf).ino, statSync(pdf).mtimeMs]).toEqual([[], ino, mtimeMs]);
  });

  it('is listed with its event, with each project of the event, and page by page, the newest first', async () => {
    const archive = await emptyArchive();
    const eventId = await create(archive, 'event', plainEvent());
    const [first, second] = [await create(archive, 'project', plainProject()), await create(archive, 'project', plainProject({ acronym: 'DRUGI' }))];
    await create(archive, 'eventProject', blank('eventProject', { eventId, projectId: first, link: 'own' }));
    const ofEvent = await keepIssued(archive, toIssue({ text: 'a', eventId, subjectKind: 'event', subjectId: eventId }), AUTHOR);
    const ofFirst = await keepIssued(archive, toIssue({ text: 'b', projectId: first }), AUTHOR);
    const ofSecond = await keepIssued(archive, toIssue({ text: 'c', projectId: second }), AUTHOR);
    expect([await idsOf(archive, { eventId }), await idsOf(archive, { projectId: first }), await idsOf(archive, { projectId: second })]).toEqual([[ofEvent.id], [ofFirst.id, ofEvent.id], [ofSecond.id]]);
    const one = await listIssued(archive.reader, { after: null, limit: 2 }, all);
    const rest = await listIssued(archive.reader, { after: one.next, limit: 2 }, all);
    expect([...one.items, ...rest.items].map(({ id }) => id)).toEqual([ofSecond.id, ofFirst.id, ofEvent.id]);
    expect(rest.next).toBeNull();
  });

  it('stays with what its record was made one with', async () => {
    const archive = await emptyArchive();
    const [keep, other] = [await create(archive, 'event', plainEvent()), await create(archive, 'event', plainEvent())];
    const { id } = await keepIssued(archive, toIssue({ text: 'a', eventId: other, subjectKind: 'event', subjectId: other }), AUTHOR);
    const seen = async (event: string) => (await getLive(archive.reader, 'event', event)).revision;
    await mergeDuplicates(archive, { kind: 'event', keep, revision: await seen(keep), others: [{ id: other, revision: await seen(other) }], fields: {}, counts: 'own' }, AUTHOR);
    expect(await getIssued(archive, id)).toMatchObject({ eventId: keep, subjectId: other });
    expect(await problemsOf(archive)).toEqual([]);
  });

  it('is found by its title', async () => {
    const { archive, issued } = await withIssued();
    const { hits } = await find(archive.reader, { words: 'porocilo', language: 'sl', kinds: null, limit: 5 });
    expect(hits.map(({ kind, id }) => [kind, id])).toEqual([['issuedReport', issued.id]]);
  });

  it('tells whoever erases a person that it names it, and stays as it is', async () => {
    const archive = await emptyArchive();
    const person = await create(archive, 'person', blank('person', { name: 'Špela Žnidaršič', purpose: { sl: 'stik' }, legalBasis: 'consent' }));
    const { id } = await keepIssued(archive, toIssue({ text: 'Vodila je SPELA  Znidarsič.' }), AUTHOR);
    await keepIssued(archive, toIssue({ text: 'Vodila je Špela Žnidaršičeva.' }), AUTHOR);
    expect(await mentionsOf(archive, person)).toEqual([{ kind: 'issuedReport', id, name: { sl: 'Poročilo' } }]);
  });
});

describe('a crash', () => {
  it('between the files and the record leaves nothing of it behind', async () => {
    const { archive, report } = await withIssued();
    const before = storeFiles(archive);
    for (const bytes of [Buffer.from('%PDF-1.7 drugo'), Buffer.from('{"drugo":1}'), Buffer.from(report.pdf)]) {
      const upload = path.join(archive.paths.incoming, 'a.part');
      writeFileSync(upload, bytes);
      await placeOriginal(archive.paths, upload, sha256Of(bytes));
    }
    expect(storeFiles(archive)).toHaveLength(before.length + 5);
    const again = await reopen(archive);
    expect([storeFiles(again), storeProblems(again)]).toEqual([before, []]);
  });

  it('while a file is written leaves nothing of it behind', async () => {
    const { archive } = await withIssued();
    const before = storeFiles(archive);
    writeFileSync(path.join(archive.paths.incoming, '0198f2a0-0000-7000-8000-000000000001.part'), '%PDF');
    expect(storeFiles(await reopen(archive))).toEqual(before);
  });
});

it('a report whose record is refused leaves no file, and takes none away that another has', async () => {
  const { archive, report, issued } = await withIssued();
  const before = storeFiles(archive);
  const event = await create(archive, 'event', plainEvent());
  await remove(archive, 'event', event, AUTHOR);
  await expect(keepIssued(archive, toIssue({ text: 'drugo', eventId: event }), AUTHOR)).rejects.toMatchObject({ code: 'record.inTrash' });
  await expect(keepIssued(archive, { ...report, eventId: event }, AUTHOR)).rejects.toMatchObject({ code: 'record.inTrash' });
  const [one, other] = await Promise.allSettled([keepIssued(archive, report, AUTHOR), keepIssued(archive, { ...report, eventId: event }, AUTHOR)]);
  expect([one.status, other.status]).toEqual(['fulfilled', 'rejected']);
  expect([storeFiles(archive), storeProblems(archive)]).toEqual([before, []]);
  await expect(readIssued(archive, await getIssued(archive, issued.id), 'data')).resolves.toEqual(Buffer.from(report.data));
});

describe('the check', () => {
  it.each(['pdf', 'data'] as const)('names a report whose %s has one bit that is another', async (part) => {
    const { archive, issued, ...files } = await withIssued();
    flip(files[part]);
    const { sound, files: found } = await checkOf(archive);
    expect([sound, found.ok, found.missing, found.altered]).toEqual([false, false, [], []]);
    expect(found.issued).toEqual([{ id: issued.id, title: { sl: 'Poročilo' }, part, state: 'altered', sha256: part === 'pdf' ? issued.pdfSha256 : issued.dataSha256 }]);
    await expect(readIssued(archive, await getIssued(archive, issued.id), part)).rejects.toMatchObject({ code: 'issued.fileDamaged', params: { title: 'Poročilo', part } });
  });

  it('names one whose file is gone or cut, also in the trash', async () => {
    const { archive, issued, pdf, data } = await withIssued();
    await remove(archive, 'issuedReport', issued.id, AUTHOR);
    rmSync(pdf);
    truncateSync(data, 3);
    expect((await checkOf(archive)).files.issued.map(({ part, state }) => [part, state])).toEqual([['pdf', 'missing'], ['data', 'altered']]);
  });
});

it('a backup of an older version, which knew of no issued reports, is still one', async () => {
  const archive = await emptyArchive();
  const { database } = archive.paths;
  expect(namedOriginals(database)).toEqual([]);
  await archive.close();
  const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(issuedReports));
  const older = path.join(path.dirname(database), 'older.sqlite');
  const connection = new BetterSqlite3(older);
  for (const migration of before) migration.run(connection);
  connection.pragma(`user_version = ${before.length}`);
  connection.exec(`ATTACH '${database}' AS whole; INSERT INTO archiveInfo SELECT * FROM whole.archiveInfo`);
  connection.close();
  expect(namedOriginals(older)).toEqual([]);
});
