/** Who changed what; taking back and doing again; what is kept while it is typed. */

import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { failureOf } from '../support/failures.ts';
import { countRow, draftOf, eventForm, organisationForm, placeForm } from '../support/forms.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { At } from './suite.ts';

const emptyArchive = (at: At) => at.client.archive.create({ folder: path.join(temporaryFolder(), 'arhiv'), name: 'Zgodovina' });

export function historyArea(at: At): void {
  beforeAll(async () => {
    await at.client.settings.save({ author: 'Maja Žnidaršič' });
  });

  test('a record’s history says who did what, from what to what, and by name', async () => {
    await emptyArchive(at);
    const ptuj = await at.client.places.save(placeForm({ name: { sl: 'Ptuj' } }));
    const ormoz = await at.client.places.save(placeForm({ name: { sl: 'Ormož' } }));
    const made = await at.client.organisations.save(organisationForm({ placeId: ptuj.id }));
    const edited = await at.client.organisations.save(organisationForm({ placeId: ormoz.id, website: 'https://drustvo.example' }, made));
    const { entries, names, more } = await at.client.history.of({ kind: 'organisation', id: made.id, limit: 10 });
    expect(more).toBe(false);
    expect(entries.map(({ id, verb, author }) => [id, verb, author])).toEqual([
      [edited.revision, 'edit', 'Maja Žnidaršič'],
      [made.revision, 'create', 'Maja Žnidaršič'],
    ]);
    expect(entries[0]?.at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(entries[0]?.changes.toSorted((a, b) => (a.field < b.field ? -1 : 1))).toEqual([
      { kind: 'organisation', recordId: made.id, field: 'placeId', before: ptuj.id, after: ormoz.id },
      { kind: 'organisation', recordId: made.id, field: 'website', before: null, after: 'https://drustvo.example' },
    ]);
    expect(entries[1]?.changes).toEqual([{ kind: 'organisation', recordId: made.id, field: '*', before: null, after: expect.objectContaining({ shortName: 'DRUŠTVO', placeId: ptuj.id }) }]);
    expect(names).toMatchObject({ [made.id]: { und: 'DRUŠTVO' }, [ptuj.id]: { sl: 'Ptuj' }, [ormoz.id]: { sl: 'Ormož' } });
  });

  test('parts stand in the history of their record, and a long one says that there is more', async () => {
    await emptyArchive(at);
    const saved = await at.client.events.save(eventForm({}, { participation: [countRow({ value: 5 })] }));
    const [count] = (await at.client.events.get({ id: saved.id })).participation;
    await at.client.events.save(eventForm({}, { ...saved, participation: [countRow({ id: count?.id ?? null, value: 7 })] }));
    const { entries, more } = await at.client.history.of({ kind: 'event', id: saved.id, limit: 1 });
    expect(more).toBe(true);
    expect(entries).toMatchObject([{ verb: 'edit', changes: [{ kind: 'participation', recordId: count?.id, field: 'value', before: 5, after: 7 }] }]);
  });

  test('a new archive has nothing to take back', async () => {
    await emptyArchive(at);
    expect(await at.client.history.state()).toEqual({ undo: null, redo: null });
    expect(await failureOf(at.client.history.undo({ action: null }))).toMatchObject({ code: 'undo.nothing', params: { verb: 'undo' } });
    expect(await failureOf(at.client.history.redo())).toMatchObject({ code: 'undo.nothing', params: { verb: 'redo' } });
  });

  test('what was made and edited is taken back step by step, and done again', async () => {
    await emptyArchive(at);
    const { id, revision } = await at.client.places.save(placeForm({ name: { sl: 'Ptuj' } }));
    await at.client.places.save(placeForm({ name: { sl: 'Ptuj ob Dravi' } }, { id, revision }));
    const nameNow = async () => (await at.client.places.get({ id })).place.name.sl;
    const target = { kind: 'place', id };
    const undone = { ...target, action: expect.any(String) };
    const step = (verb: string, name: string) => ({ verb, kind: 'place', recordId: id, name: { sl: name }, at: expect.any(String) });

    expect(await at.client.history.state()).toEqual({ undo: step('edit', 'Ptuj ob Dravi'), redo: null });
    expect(await at.client.history.undo({ action: null })).toEqual(undone);
    expect(await nameNow()).toBe('Ptuj');
    expect(await at.client.history.state()).toEqual({ undo: step('create', 'Ptuj'), redo: step('edit', 'Ptuj') });
    expect(await at.client.history.undo({ action: null })).toEqual(undone);
    expect((await failureOf(at.client.places.get({ id }))).code).toBe('record.notFound');
    expect(await at.client.history.state()).toMatchObject({ undo: null, redo: { verb: 'create' } });
    expect(await at.client.history.redo()).toEqual(target);
    expect(await nameNow()).toBe('Ptuj');
    expect(await at.client.history.redo()).toEqual(target);
    expect(await nameNow()).toBe('Ptuj ob Dravi');
    expect((await failureOf(at.client.history.redo())).code).toBe('undo.nothing');
    const verbs = (await at.client.history.of({ kind: 'place', id, limit: 10 })).entries.map((entry) => entry.verb);
    expect(verbs).toEqual(['redo', 'redo', 'undo', 'undo', 'edit', 'create']);
  });

  test('a new action leaves nothing to do again', async () => {
    await emptyArchive(at);
    await at.client.places.save(placeForm());
    await at.client.history.undo({ action: null });
    await at.client.places.save(placeForm({ name: { sl: 'Ormož' } }));
    expect(await at.client.history.state()).toMatchObject({ undo: { name: { sl: 'Ormož' } }, redo: null });
  });

  test('a form with its parts is one step, and the trash another', async () => {
    await emptyArchive(at);
    const saved = await at.client.events.save(eventForm({}, { participation: [countRow({ value: 5 }), countRow({ value: 6 })] }));
    const before = (await at.client.events.get({ id: saved.id })).participation;
    await at.client.events.save(eventForm({ status: 'held' }, { ...saved, participation: { rows: [countRow({ value: 9 })], removed: before.map((count) => count.id) } }));
    await at.client.trash.remove({ kind: 'event', id: saved.id });
    await at.client.history.undo({ action: null });
    const values = async () => (await at.client.events.get({ id: saved.id })).participation.map((count) => count.value);
    expect(await values()).toEqual([9]);
    await at.client.history.undo({ action: null });
    expect(await values()).toEqual([5, 6]);
    expect((await at.client.events.get({ id: saved.id })).event.status).toBe('planned');
  });

  test('what came with the sample is not the user’s to take back', async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
    expect(await at.client.history.state()).toEqual({ undo: null, redo: null });
    const { entries } = await at.client.history.of({ kind: 'event', id: await novoMestoEvent(at.client), limit: 50 });
    expect(entries.every((entry) => entry.verb === 'import')).toBe(true);
  });

  test('an action that is named is taken back, whatever came after it', async () => {
    await emptyArchive(at);
    const { id, revision } = await at.client.places.save(placeForm({ name: { sl: 'Ptuj' } }));
    const edit = await at.client.places.save(placeForm({ name: { sl: 'Ptuj ob Dravi' } }, { id, revision }));
    const other = await at.client.places.save(placeForm({ name: { sl: 'Ormož' } }));
    expect(await at.client.history.undo({ action: edit.revision })).toMatchObject({ kind: 'place', id });
    expect((await at.client.places.get({ id })).place.name.sl).toBe('Ptuj');
    expect((await at.client.places.get({ id: other.id })).place.name.sl).toBe('Ormož');
    expect((await failureOf(at.client.history.undo({ action: edit.revision }))).code).toBe('undo.nothing');
  });

  test('a draft is kept, renewed, listed and thrown away', async () => {
    await emptyArchive(at);
    expect(await at.client.drafts.list()).toEqual([]);
    const { id } = await at.client.drafts.keep(draftOf({ fields: { title: { sl: 'Prva' } } }));
    const body = { fields: { title: { sl: 'Delavnica »č«', el: 'Αθήνα' } }, rows: [{ value: null }, { value: 3 }], note: '' };
    const kept = await at.client.drafts.keep(draftOf(body, { id }));
    expect(kept.id).toBe(id);
    const frame = { id, kind: 'event', recordId: null, ownerId: null };
    expect(await at.client.drafts.get({ id })).toEqual({ ...frame, baseRevision: null, base: null, at: kept.at, body });
    expect(await at.client.drafts.list()).toEqual([{ ...frame, at: kept.at, name: body.fields.title, several: false }]);
    expect(await at.client.history.state()).toEqual({ undo: null, redo: null });
    await at.client.drafts.discard({ id });
    expect(await at.client.drafts.get({ id })).toBeNull();
  });

  test('a draft outlives closing the archive, and goes when its form is saved', async () => {
    const { folder } = await emptyArchive(at);
    const { id } = await at.client.drafts.keep(draftOf({ name: 'Ptuj' }, { kind: 'place' }));
    await at.client.archive.close();
    await at.client.archive.open({ folder });
    expect((await at.client.drafts.get({ id }))?.body).toEqual({ name: 'Ptuj' });
    expect((await failureOf(at.client.places.save(placeForm({ name: {} }, { draftId: id })))).code).toBe('record.invalid');
    expect(await at.client.drafts.get({ id })).not.toBeNull();
    await at.client.places.save(placeForm({}, { draftId: id }));
    expect(await at.client.drafts.get({ id })).toBeNull();
  });

  test('a record that is there has one draft, with what its form began from', async () => {
    await emptyArchive(at);
    const { id, revision } = await at.client.places.save(placeForm());
    const frame = { kind: 'place' as const, recordId: id, baseRevision: revision, base: { fields: { country: 'SI' } } };
    await at.client.drafts.keep(draftOf('first', frame));
    await at.client.drafts.keep(draftOf('second', frame));
    expect(await at.client.drafts.of({ recordId: id })).toMatchObject({ ...frame, body: 'second' });
    expect(await at.client.drafts.list()).toHaveLength(1);
  });
}
