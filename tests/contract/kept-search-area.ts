/** Searches that are kept by name in the archive, and the last ones, which are kept on the computer. */

import { beforeAll, expect, test } from 'vitest';
import { codeOf } from '../support/failures.ts';
import { eventForm } from '../support/forms.ts';
import { emptyFolder } from '../support/temporary.ts';
import type { At } from './suite.ts';

const search = (name: string, query: string) => ({ id: null, revision: null, draftId: null, fields: { name, query } });

export function keptSearchArea(at: At): void {
  let event = '';
  const names = async () => (await at.client.keptSearches.list()).map(({ name }) => name);

  beforeAll(async () => {
    await at.client.archive.create({ folder: emptyFolder(), name: 'Iskanja' });
    event = (await at.client.events.save(eventForm({ title: { en: 'Meeting' }, status: 'held' }))).id;
  });

  test('are listed by name, changed, undone, put in the trash and taken out of it', async () => {
    const { id, revision } = await at.client.keptSearches.save(search('Šole', 'kind:seminar šola'));
    await at.client.keptSearches.save(search('Zima', 'winter'));
    await at.client.keptSearches.save(search('Seminarji', 'kind:seminar'));
    expect(await names()).toEqual(['Seminarji', 'Šole', 'Zima']);
    await at.client.keptSearches.save({ id, revision, draftId: null, fields: { name: 'Vrtci' } });
    expect(await at.client.keptSearches.list()).toMatchObject([{ name: 'Seminarji' }, { name: 'Vrtci', query: 'kind:seminar šola' }, { name: 'Zima' }]);
    expect(await codeOf(at.client.keptSearches.save({ id, revision, draftId: null, fields: { name: 'Še enkrat' } }))).toBe('record.changedElsewhere');
    expect(await codeOf(at.client.keptSearches.save(search('Prazno', ' ')))).toBe('record.invalid');
    await at.client.history.undo({ action: null });
    expect(await names()).toEqual(['Seminarji', 'Šole', 'Zima']);
    await at.client.trash.remove({ kind: 'savedSearch', id });
    expect(await names()).toEqual(['Seminarji', 'Zima']);
    expect(await at.client.trash.list()).toMatchObject([{ kind: 'savedSearch', id, name: { und: 'Šole' } }]);
    await at.client.trash.restore({ kind: 'savedSearch', id });
    expect(await names()).toEqual(['Seminarji', 'Šole', 'Zima']);
  });

  test('the last ten are told, newest first and each once, with the records opened last that are still there', async () => {
    for (const words of ['zima', 'poletje', ' zima ', ...Array.from({ length: 9 }, (_, index) => `leto ${index}`)]) await at.client.keptSearches.note({ words, visited: null });
    await at.client.keptSearches.note({ words: null, visited: { kind: 'event', id: event } });
    expect(await at.client.keptSearches.last()).toEqual({
      words: ['leto 8', 'leto 7', 'leto 6', 'leto 5', 'leto 4', 'leto 3', 'leto 2', 'leto 1', 'leto 0', 'zima'],
      visited: [{ kind: 'event', id: event, name: { en: 'Meeting' } }],
    });
    await at.client.trash.remove({ kind: 'event', id: event });
    expect(await at.client.keptSearches.last()).toMatchObject({ visited: [] });
    await at.client.keptSearches.forget();
    expect(await at.client.keptSearches.last()).toEqual({ words: [], visited: [] });
  });

  test('the last ones of one archive are not those of another', async () => {
    await at.client.keptSearches.note({ words: 'zima', visited: null });
    await at.client.archive.create({ folder: emptyFolder(), name: 'Druga' });
    expect(await at.client.keptSearches.last()).toEqual({ words: [], visited: [] });
  });
}
