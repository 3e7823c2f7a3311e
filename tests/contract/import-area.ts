/** Attendance lists: asked about, taken in, taken back. */

import { beforeAll, expect, test } from 'vitest';
import { LARGEST_TABLE } from '#shared/contract/imports.ts';
import { codeOf, failureOf } from '../support/failures.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

export function importArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  const upload = async (text: string, name = 'seznam.csv') => {
    const bytes = Buffer.from(text);
    const { id } = await at.client.uploads.start({ name, size: bytes.length, purpose: 'table' });
    await at.client.uploads.append({ id, offset: 0, piece: new Blob([bytes]) });
    return id;
  };
  const ask = async (text: string, isDry: boolean, eventId: string) => at.client.imports.attendance({ uploadId: await upload(text), eventId, isDry, columns: null, people: null, language: 'sl' });
  const LIST = 'Ime;Kraj;Država\nAna;Celje;\nBor;Celje;Slovenija\nCene;Motovun;HR\nDan;;HR\nEla;Nikjer;';

  test('is counted by town and country as one action, which is taken back as one', async () => {
    const id = await novoMestoEvent(at.client);
    const before = await at.client.events.get({ id });
    const asked = await ask(LIST, true, id);
    expect(asked).toMatchObject({ rows: 5, accepted: 5, problems: [], revision: null, newPlaces: [{ name: 'Motovun', country: 'HR' }], counts: [{ country: 'HR', value: 2 }, { country: 'SI', value: 2 }, { country: null, value: 1 }] });
    expect(await at.client.events.get({ id })).toEqual(before);

    const taken = await ask(LIST, false, id);
    expect({ ...taken, revision: null }).toEqual(asked);
    const after = await at.client.events.get({ id });
    expect(after.event.revision).toBe(taken.revision);
    const added = after.participation.slice(before.participation.length).map(({ value, phase, country, place, written }) => [value, phase, place?.name.sl ?? country, written]);
    expect(added).toEqual([[2, 'actual', 'Celje', null], [1, 'actual', 'Motovun', null], [1, 'actual', 'HR', null], [1, 'actual', null, 'Nikjer']]);
    await at.client.history.undo({ action: null });
    expect((await at.client.events.get({ id })).participation).toHaveLength(before.participation.length);
    expect((await at.client.search.find({ words: 'motovun', language: 'sl', kinds: null, limit: 5 })).total).toBe(0);
  });

  test('columns can be said where heads do not say them', async () => {
    const id = await novoMestoEvent(at.client);
    const uploadId = await upload('Od kod pa vi;Kdo\nItalija;Maria\nItalija;Anna');
    const columns = { name: 1, firstName: null, lastName: null, country: 0, town: null, organisation: null, gender: null, age: null, email: null };
    expect(await at.client.imports.attendance({ uploadId, eventId: id, isDry: true, columns, people: null, language: 'sl' })).toMatchObject({ heads: ['Od kod pa vi', 'Kdo'], rows: 2, counts: [{ country: 'IT', value: 2 }], problems: [] });
  });

  test('what was counted before stays, goes, or stays alone, and a replaced count comes back with one step', async () => {
    const id = await novoMestoEvent(at.client);
    const take = async (counts: 'add' | 'replace' | 'leave', people: { purpose: string; keepUntil: string } | null = null) =>
      at.client.imports.attendance({ uploadId: await upload('Ime;Država\nAna;SI\nMaria;IT'), eventId: id, isDry: false, columns: null, people, counts, language: 'sl' });
    const counted = async () => (await at.client.events.get({ id })).participation.map((row) => row.id);
    await take('replace');
    const [one, two] = [await counted(), (await take('add'), await counted())];
    expect([one.length, two.length, two.slice(0, 2)]).toEqual([2, 4, one]);
    await take('replace');
    expect(await counted()).toHaveLength(2);
    await at.client.history.undo({ action: null });
    expect(await counted()).toEqual(two);
    const alone = await take('leave', { purpose: 'Seznam', keepUntil: '2030-12-31' });
    expect([alone.people, await counted()]).toEqual([2, two]);
  });

  test('is shown as it is read, in the encoding that is asked for, without a head, with what words were meant to be', async () => {
    const id = await novoMestoEvent(at.client);
    const more = { eventId: id, isDry: true, people: null, language: 'sl' } as const;
    const none = { name: null, firstName: null, lastName: null, country: null, town: null, organisation: null, gender: null, age: null, email: null };
    const look = async (text: string, columns: typeof none | Record<keyof typeof none, number | null> | null, rest: object = {}) => at.client.imports.attendance({ ...more, uploadId: await upload(text), columns, ...rest });
    expect(await look('Kdo;Od kod\nŽan;Italija', none)).toMatchObject({ heads: ['Kdo', 'Od kod'], columns: none, sample: [['Žan', 'Italija']], encoding: 'utf-8', rows: 1, accepted: 0 });
    expect(await look('Ime;Od kod\nŽan;Italija', none)).toMatchObject({ columns: { ...none, name: 0 } });
    expect(await look('Ime;Država\nŽan;Italija', none)).toMatchObject({ columns: none, accepted: 0 });
    expect((await look('Ime;Kraj\nŽan;Italija', null, { encoding: 'windows-1250' })).sample).toEqual([['Ĺ˝an', 'Italija']]);
    expect(await look('Žan;Italija\nAna;SI', { ...none, name: 0, country: 1 }, { isHeadless: true })).toMatchObject({ heads: ['', ''], rows: 2, accepted: 2 });
    expect(await look('Ime;Država\nŽan;Itlija', null, { corrections: [{ written: 'ITLIJA', country: 'IT' }] })).toMatchObject({ accepted: 1, problems: [], counts: [{ country: 'IT', value: 1 }] });
  });

  test('its columns are remembered for the next list with the same head, where that is asked for, once it came in', async () => {
    const id = await novoMestoEvent(at.client);
    const columns = { name: 1, firstName: null, lastName: null, country: 0, town: null, organisation: null, gender: null, age: null, email: null };
    const take = async (isDry: boolean, chosen: typeof columns | null, remembers: boolean) => at.client.imports.attendance({ uploadId: await upload('Domovina obiskovalca;Kdo\nItalija;Maria'), eventId: id, isDry, columns: chosen, people: null, remembers, language: 'sl' });
    await take(true, columns, true);
    expect(await codeOf(take(true, null, true))).toBe('table.noColumns');
    await take(false, columns, true);
    expect((await take(true, null, true)).columns).toEqual(columns);
    expect(await codeOf(take(true, null, false))).toBe('table.noColumns');
  });

  test('for an event that is not there, without a column of origin, or too large, is refused', async () => {
    const id = await novoMestoEvent(at.client);
    expect(await codeOf(ask(LIST, true, '0198f2a0-0000-7000-8000-000000000000'))).toBe('record.notFound');
    expect(await codeOf(ask('Ime\nAna', true, id))).toBe('table.noColumns');
    expect(await failureOf(at.client.uploads.start({ name: 'velik.csv', size: LARGEST_TABLE + 1, purpose: 'table' }))).toMatchObject({ code: 'table.tooLarge', params: { name: 'velik.csv', limit: LARGEST_TABLE } });
    const { id: uploadId } = await at.client.uploads.start({ name: 'velik.csv', size: 3, purpose: 'table' });
    expect(await codeOf(at.client.uploads.append({ id: uploadId, offset: 0, piece: new Blob([Buffer.from('a;b;c')]) }))).toBe('table.tooLarge');
  });
}
