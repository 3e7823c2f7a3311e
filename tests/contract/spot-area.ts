/** What is typed where something is looked for and not there: what it would make, and making it. */

import { beforeAll, expect, test } from 'vitest';
import { codeOf } from '../support/failures.ts';
import { eventForm } from '../support/forms.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

export function spotArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });
  const spot = (kind: 'place' | 'organisation', words: string, country: string | null = null) => at.client.search.onTheSpot({ kind, words, language: 'sl', country });
  const make = (kind: 'place' | 'organisation', words: string, country: string | null = null) => at.client.search.makeOnTheSpot({ kind, words, language: 'sl', country });

  test('a town is made of its name and its country, by name or code, after a comma or in brackets, and is then there', async () => {
    expect(await spot('place', 'Loška dolina, Slovenija')).toEqual({ existing: null, name: 'Loška dolina', place: null, country: 'SI', isPlaceNew: false, isComplete: true });
    expect(await spot('place', 'Forni di Sopra (IT)')).toMatchObject({ name: 'Forni di Sopra', country: 'IT', isComplete: true });
    expect(await spot('place', 'Rakek')).toMatchObject({ country: null, isComplete: false });
    expect(await spot('place', 'Rakek', 'SI')).toMatchObject({ country: 'SI', isComplete: true });
    const { id, name } = await make('place', 'Loška dolina, Slovenija');
    expect(name).toBe('Loška dolina');
    expect((await at.client.places.get({ id })).place).toMatchObject({ name: { sl: 'Loška dolina' }, country: 'SI' });
    expect(await spot('place', 'loska  dolina')).toMatchObject({ existing: id, isComplete: false });
    expect(await make('place', 'Loška dolina, SI')).toEqual({ id, name: 'Loška dolina' });
    // The same name in another country is another town.
    expect(await spot('place', 'Loška dolina, Hrvaška')).toMatchObject({ existing: null, country: 'HR', isComplete: true });
  });

  test('an organisation is made with its town, which is made along where it is new, as one action', async () => {
    expect(await spot('organisation', 'Občina Cerknica, Cerknica, Slovenija')).toMatchObject({ existing: null, name: 'Občina Cerknica', place: { und: 'Cerknica' }, country: 'SI', isPlaceNew: true, isComplete: true });
    const { id } = await make('organisation', 'Občina Cerknica, Cerknica, Slovenija');
    const { organisation, place } = await at.client.organisations.get({ id });
    expect(organisation).toMatchObject({ shortName: null, name: { sl: 'Občina Cerknica' } });
    expect(place).toMatchObject({ name: { sl: 'Cerknica' }, country: 'SI' });
    const second = await make('organisation', 'Notranjski muzej, Cerknica');
    expect((await at.client.organisations.get({ id: second.id })).place?.id).toBe(place?.id);
    expect(await spot('organisation', 'občina cerknica')).toMatchObject({ existing: id });
    await at.client.history.undo({ action: null });
    await at.client.history.undo({ action: null });
    expect(await codeOf(at.client.organisations.get({ id }))).toBe('record.notFound');
    expect(await codeOf(at.client.places.get({ id: place?.id ?? '' }))).toBe('record.notFound');
  });

  test('of the same press twice, one is made', async () => {
    const twice = await Promise.all([make('organisation', 'Društvo Slap, Rinka, SI'), make('organisation', 'Društvo Slap, Rinka, SI')]);
    expect(twice[1]).toEqual(twice[0]);
    expect((await at.client.search.find({ words: 'rinka', language: 'sl', kinds: ['place'], limit: 5 })).total).toBe(1);
  });

  test('one word, or capitals, is a short name; a town that nobody knows, without its country, makes nothing', async () => {
    const { id } = await make('organisation', 'ISOB');
    expect((await at.client.organisations.get({ id })).organisation).toMatchObject({ shortName: 'ISOB', name: null });
    expect(await spot('organisation', 'Društvo Most, Nikjer')).toMatchObject({ isComplete: false });
    expect(await codeOf(make('organisation', 'Društvo Most, Nikjer'))).toBe('record.invalid');
    expect(await spot('organisation', ' , ')).toBeNull();
  });

  test('towns of one name in two countries are told apart by the country, and never chosen between', async () => {
    await make('place', 'Novigrad, Hrvaška');
    await make('place', 'Novigrad, Bosna');
    expect(await spot('place', 'Novigrad')).toMatchObject({ existing: null, isComplete: false });
    expect(await spot('organisation', 'Društvo Val, Novigrad')).toMatchObject({ isComplete: false });
    expect(await spot('organisation', 'Društvo Val, Novigrad, HR')).toMatchObject({ country: 'HR', isPlaceNew: false, isComplete: true });
  });

  test('with nothing typed, what was chosen last is offered first', async () => {
    const { id } = await make('place', 'Žužemberk, SI');
    expect((await at.client.search.pick({ kind: 'place', words: '', within: null })).findIndex((pick) => pick.id === id)).toBeGreaterThan(0);
    await at.client.events.save(eventForm({ placeId: id }));
    expect((await at.client.search.pick({ kind: 'place', words: '', within: null }))[0]?.id).toBe(id);
  });
}
