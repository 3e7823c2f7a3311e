/** What is asked while no archive is open. */

import { expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Client } from '../support/connections.ts';
import { codeOf, failureOf } from '../support/failures.ts';
import { draftOf, eventForm, newsForm, organisationForm, outputForm, placeForm, programmeForm, projectForm, workPackageForm } from '../support/forms.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { At } from './suite.ts';

const id = uuid();
const page = { after: null, limit: 10 };
const target = { kind: 'event' as const, id };
const photo = { caption: null, alternative: null, creator: null, rights: null };

/** Every call that needs an archive. */
export const CALLS: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  'archive.backUp': (client) => client.archive.backUp({ folder: '/tmp' }),
  'backups.state': (client) => client.backups.state(),
  'backups.plan': (client) => client.backups.plan({ plan: null }),
  'backups.takeBack': (client) => client.backups.takeBack({ backup: '/tmp', kind: 'event', id, field: null }),
  'backups.contents': (client) => client.backups.contents({ backup: '/tmp', kind: null, words: '', onlyDifferent: false, limit: 10 }),
  'backups.record': (client) => client.backups.record({ backup: '/tmp', kind: 'event', id }),
  'backups.open': (client) => client.backups.open({ backup: '/tmp' }),
  'backups.showThen': (client) => client.backups.showThen(target),
  'archive.check': (client) => client.archive.check(),
  'archive.reindex': (client) => client.archive.reindex(),
  'projects.list': (client) => client.projects.list(),
  'projects.get': (client) => client.projects.get({ id }),
  'projects.save': (client) => client.projects.save(projectForm()),
  'workPackages.get': (client) => client.workPackages.get({ id }),
  'workPackages.save': (client) => client.workPackages.save(workPackageForm(id)),
  'batch.preview': (client) => client.batch.preview({ chosen: { kind: 'event', ids: [id], without: [], words: '' }, changes: [] }),
  'batch.selection': (client) => client.batch.selection({ chosen: { kind: 'event', ids: [id], without: [], words: '' }, name: null }),
  'batch.edit': (client) => client.batch.edit({ chosen: { kind: 'event', ids: [id], without: [], words: '' }, changes: [], seen: { action: null, total: 1, which: '' } }),
  'duplicates.find': (client) => client.duplicates.find({ kind: 'place', limit: 10 }),
  'duplicates.compare': (client) => client.duplicates.compare({ kind: 'place', ids: [id, uuid()] }),
  'duplicates.merge': (client) => client.duplicates.merge({ kind: 'place', keep: id, revision: '', others: [{ id: uuid(), revision: '' }], fields: {}, counts: 'own' }),
  'events.list': (client) => client.events.list({ ...page }),
  'events.get': (client) => client.events.get({ id }),
  'events.titled': (client) => client.events.titled({ words: 'delavnica' }),
  'events.save': (client) => client.events.save(eventForm()),
  'events.makeSeveral': (client) => client.events.makeSeveral({ draftId: null, rows: [eventForm()] }),
  'organisations.list': (client) => client.organisations.list(page),
  'organisations.get': (client) => client.organisations.get({ id }),
  'organisations.save': (client) => client.organisations.save(organisationForm()),
  'places.list': (client) => client.places.list(page),
  'places.get': (client) => client.places.get({ id }),
  'places.save': (client) => client.places.save(placeForm()),
  'programmes.list': (client) => client.programmes.list(),
  'programmes.save': (client) => client.programmes.save(programmeForm()),
  'declared.get': (client) => client.declared.get({ kind: 'source', id }),
  'declared.list': (client) => client.declared.list({ kind: 'person', ...page }),
  'declared.save': (client) => client.declared.save({ kind: 'source', id: null, revision: null, draftId: null, fields: {} }),
  'archive.rename': (client) => client.archive.rename({ name: 'Drugo' }),
  'merging.look': (client) => client.merging.look({ other: '/tmp' }),
  'merging.merge': (client) => client.merging.merge({ other: '/tmp' }),
  'merging.conflicts': (client) => client.merging.conflicts({ limit: 10 }),
  'merging.resolve': (client) => client.merging.resolve({ decisions: [{ conflict: 'x', decision: { take: 'ours' } }] }),
  'merging.room': (client) => client.merging.room({ folder: '/tmp/x' }),
  'merging.copy': (client) => client.merging.copy({ folder: '/tmp/x', originals: true }),
  'photos.move': (client) => client.photos.move({ id, by: 1 }),
  'people.mentions': (client) => client.people.mentions({ id }),
  'photos.erase': (client) => client.photos.erase({ id }),
  'people.erase': (client) => client.people.erase({ id }),
  'imports.attendance': (client) => client.imports.attendance({ uploadId: id, eventId: id, isDry: true, columns: null, people: null, language: 'sl' }),
  'imports.records': (client) => client.imports.records({ uploadId: id, kind: 'event', isDry: true, language: 'sl' }),
  'plan.record': (client) => client.plan.record({ id, revision: '', status: 'held', fields: { dates: null, placeId: null, country: null, statusEvidence: null, deviation: null, deviationReason: null }, count: null }),
  'plan.ledger': (client) => client.plan.ledger({ projectId: id, today: '2026-01-01' }),
  'plan.due': (client) => client.plan.due({ today: '2026-01-01', limit: 5 }),
  'plan.home': (client) => client.plan.home(),
  'series.get': (client) => client.series.get({ id }),
  'series.apply': (client) => client.series.apply({ id, make: [], follow: [] }),
  'sources.of': (client) => client.sources.of({ kind: 'event', id }),
  'sources.uses': (client) => client.sources.uses({ id }),
  'outputs.get': (client) => client.outputs.get({ id }),
  'outputs.save': (client) => client.outputs.save(outputForm(id)),
  'news.get': (client) => client.news.get({ id }),
  'news.save': (client) => client.news.save(newsForm()),
  'drafts.get': (client) => client.drafts.get({ id }),
  'drafts.of': (client) => client.drafts.of({ recordId: id }),
  'drafts.list': (client) => client.drafts.list(),
  'drafts.keep': (client) => client.drafts.keep(draftOf({})),
  'drafts.discard': (client) => client.drafts.discard({ id }),
  'history.of': (client) => client.history.of({ ...target, limit: 10 }),
  'history.state': (client) => client.history.state(),
  'history.undo': (client) => client.history.undo({ action: null }),
  'history.redo': (client) => client.history.redo(),
  'trash.list': (client) => client.trash.list(),
  'trash.preview': (client) => client.trash.preview(target),
  'trash.remove': (client) => client.trash.remove(target),
  'trash.restore': (client) => client.trash.restore(target),
  'keptSearches.list': (client) => client.keptSearches.list(),
  'keptSearches.save': (client) => client.keptSearches.save({ id: null, revision: null, draftId: null, fields: {} }),
  'keptSearches.last': (client) => client.keptSearches.last(),
  'keptSearches.note': (client) => client.keptSearches.note({ words: 'ptuj', visited: null }),
  'templates.list': (client) => client.templates.list({ report: null }),
  'templates.save': (client) => client.templates.save({ id: null, revision: null, draftId: null, fields: {} }),
  'rules.list': (client) => client.rules.list(),
  'rules.answer': (client) => client.rules.answer({ rule: 'efc 2.2 minEvents 2014-2020', callYear: null, lines: [], confirmed: true, note: null }),
  'rules.export': (client) => client.rules.export(),
  'rules.import': (client) => client.rules.import({ name: 'pravila.json', text: '{}' }),
  'search.find': (client) => client.search.find({ words: 'novo', language: 'sl', kinds: null, limit: 10 }),
  'search.facets': (client) => client.search.facets({ words: 'novo', language: 'sl' }),
  'search.spread': (client) => client.search.spread({ words: 'novo' }),
  'search.dated': (client) => client.search.dated({ words: 'novo', limit: 10 }),
  'search.places': (client) => client.search.places({ words: 'novo', language: 'sl' }),
  'search.photos': (client) => client.search.photos({ words: 'novo', limit: 10 }),
  'search.pick': (client) => client.search.pick({ kind: 'place', words: '', within: null }),
  'search.onTheSpot': (client) => client.search.onTheSpot({ kind: 'place', words: 'Lož', language: 'sl', country: 'SI' }),
  'search.makeOnTheSpot': (client) => client.search.makeOnTheSpot({ kind: 'place', words: 'Lož', language: 'sl', country: 'SI' }),
  'search.chosen': (client) => client.search.chosen({ kind: 'place', id }),
  'uploads.start': (client) => client.uploads.start({ name: 'a.jpg', size: 1 }),
  'uploads.append': (client) => client.uploads.append({ id, offset: 0, piece: new Blob(['a']) }),
  'uploads.abandon': (client) => client.uploads.abandon({ id }),
  'photos.list': (client) => client.photos.list(page),
  'photos.get': (client) => client.photos.get({ id }),
  'photos.add': (client) => client.photos.add({ uploadId: id, eventId: id }),
  'photos.picture': (client) => client.photos.picture({ sha256: 'a'.repeat(64), size: 400 }),
  'photos.save': (client) => client.photos.save({ id, revision: id, draftId: null, fields: photo }),
  'issued.list': (client) => client.issued.list({ ...page, eventId: null, projectId: null, organisationId: null, period: null }),
  'issued.get': (client) => client.issued.get({ id }),
  'issued.issue': (client) => client.issued.issue({ report: 'event-sheet', subjectId: id, language: 'sl', note: null }),
  'issued.note': (client) => client.issued.note({ id, revision: '', note: null }),
  'issued.file': (client) => client.issued.file({ id }),
  'issued.compare': (client) => client.issued.compare({ id }),
  'reports.events': (client) => client.reports.events({ ...page, language: 'sl' }),
  'reports.projects': (client) => client.reports.projects(),
  'reports.years': (client) => client.reports.years(),
  'reports.gaps': (client) => client.reports.gaps({ report: 'event-sheet', subjectId: id, language: 'sl' }),
  'reports.read': (client) => client.reports.read({ report: 'event-sheet', subjectId: id, language: 'sl' }),
  'reports.outline': (client) => client.reports.outline({ report: 'event-sheet', subjectId: id, language: 'sl' }),
  'reports.bundle': (client) => client.reports.bundle({ projectId: id, language: 'sl' }),
  'reports.make': (client) => client.reports.make({ report: 'event-sheet', subjectId: id, language: 'sl' }),
};

export function noArchiveArea(at: At): void {
  test.each(Object.entries(CALLS))('%s says that none is open', async (_, call) => {
    expect(await failureOf(call(at.client))).toEqual({ code: 'archive.none', params: {}, issues: [] });
  });

  test('what belongs to no archive is answered all the same', async () => {
    expect(await at.client.archive.status()).toBeNull();
    expect(await at.client.jobs.list()).toEqual([]);
    await expect(at.client.archive.close()).resolves.toBeUndefined();
    await expect(at.client.jobs.cancel({ id })).resolves.toBeUndefined();
    expect(await at.client.archive.startFailure()).toBeNull();
    expect(await codeOf(at.client.archive.restore({ backup: temporaryFolder(), folder: '/tmp/nov' }))).toBe('backup.notFound');
    expect(await codeOf(at.client.backups.list({ folder: temporaryFolder() }))).toBe('backup.notFound');
    expect(await codeOf(at.client.backups.verify({ folder: temporaryFolder() }))).toBe('backup.notFound');
    expect((await at.client.settings.get()).recent).toEqual([]);
    await expect(at.client.keptSearches.forget()).resolves.toBeUndefined();
  });
}
