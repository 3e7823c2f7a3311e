/** Finding records by words, and offering them to forms. */

import { v7 as uuid } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import type { Hit } from '#shared/contract/search.ts';
import { eventForm, placeForm } from '../support/forms.ts';
import { novoMestoEvent, projectCalled } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

const plain = (parts: Hit['title']) => parts.map((part) => part.text).join('');
const marked = (parts: Hit['title']) => parts.filter((part) => part.marked).map((part) => part.text);

export function searchArea(at: At): void {
  const find = (words: string, more: { kinds?: Hit['kind'][]; limit?: number; language?: string } = {}) =>
    at.client.search.find({ words, language: more.language ?? 'sl', kinds: more.kinds ?? null, limit: more.limit ?? 50 });

  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  test('the same is found however it is written, of every kind, and marked', async () => {
    const id = await novoMestoEvent(at.client);
    const found = await find('novo mesto');
    expect(found.hits).toHaveLength(found.total);
    expect(found.hits.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['event', 'newsItem', 'organisation', 'place', 'source']));
    expect(found.hits.some((hit) => hit.id === id)).toBe(true);
    expect(await find('NOVO  Mesto')).toEqual(found);
    const [place] = found.hits;
    expect([place?.kind, marked(place?.title ?? []), place?.snippet, place?.titleLanguage]).toEqual(['place', ['Novo', 'mesto'], [], 'sl']);
  });

  test.each(['cisomo', 'CI.SO.MO', 'ci.so.mo.', 'CISOMO'])('the acronym is found as %s', async (words) => {
    const found = await find(words);
    expect(found.hits.map((hit) => hit.id)).toEqual(expect.arrayContaining([await projectCalled(at.client, 'CI.SO.MO'), await novoMestoEvent(at.client)]));
  });

  test('words in the text are shown where they stand, in their language', async () => {
    const id = await novoMestoEvent(at.client);
    const hit = (await find('World Café workshop', { language: 'en', kinds: ['event'] })).hits.find((other) => other.id === id);
    expect(plain(hit?.title ?? [])).toBe('CI.SO.MO international event in Novo mesto');
    expect([hit?.titleLanguage, hit?.snippetLanguage, hit?.dates, hit?.within]).toEqual(['en', 'en', '2019-05-20/2019-05-24', false]);
    expect(marked(hit?.snippet ?? [])).toEqual(['World', 'Café', 'workshop']);
    const slovenian = (await find('svetovne kavarne', { kinds: ['event'] })).hits.find((other) => other.id === id);
    expect([slovenian?.snippetLanguage, marked(slovenian?.snippet ?? [])]).toEqual(['sl', ['svetovne', 'kavarne']]);
  });

  test('an event that happened once within months is shown with these, and never with a day that nobody recorded', async () => {
    const { hits } = await find('seminar', { kinds: ['event'] });
    expect(hits.length).toBeGreaterThan(5);
    expect(new Set(hits.map(({ dates, within }) => `${dates} ${within}`))).toEqual(new Set(['2018-06/2018-09 true', '2019-06/2019-09 true', '2020-06/2020-09 true']));
  });

  test('some kinds alone are found when asked, and no more than asked', async () => {
    const events = await find('novo mesto', { kinds: ['event'], limit: 2 });
    expect([events.hits.length, events.total > 2, events.hits.every((hit) => hit.kind === 'event')]).toEqual([2, true, true]);
  });

  test('hits can be narrowed by what they are, each with how many there are of it', async () => {
    const { isExact, facets } = await at.client.search.facets({ words: 'novo mesto', language: 'en' });
    expect([isExact, facets.map(({ field }) => field)]).toEqual([true, ['kind', 'type', 'date', 'country', 'programme', 'project', 'organisation', 'role', 'status', 'language', 'has', 'lacks']]);
    const values = (field: string) => facets.find((facet) => facet.field === field)?.values;
    expect([values('kind')?.[0], values('project')]).toEqual([{ value: 'event', name: null, count: 4 }, [{ value: 'CI.SO.MO', name: 'CI.SO.MO', count: 5 }]]);
    expect((await find('novo mesto kind:event project:"CI.SO.MO"')).total).toBeLessThanOrEqual(4);
  });

  test('hits can be seen over time, by where they are and as photos', async () => {
    const words = 'cisotra kind:event';
    const { hits, isExact, undated, years, earlier, months } = await at.client.search.spread({ words });
    expect({ isExact, earlier, months }).toEqual({ isExact: true, earlier: 0, months: null });
    expect(years.map(({ year }) => year)).toEqual([2018, 2019, 2020]);
    expect((await at.client.search.spread({ words: `${words} year:2019` })).months?.map(({ month }) => month)).toEqual(Array.from({ length: 12 }, (_, index) => `2019-${String(index + 1).padStart(2, '0')}`));
    const first = await at.client.search.dated({ words, limit: 2 });
    const rest = await at.client.search.dated({ words, after: first.next, limit: 200 });
    expect([first.items.length + rest.items.length, rest.next]).toEqual([hits - undated, null]);
    expect(first.items.every(({ event }) => event !== null)).toBe(true);
    const places = await at.client.search.places({ words: 'novo mesto', language: 'sl' });
    expect(places.countries.map(({ country }) => country)).toEqual(['SI']);
    expect(places.towns[0]).toMatchObject({ name: { sl: 'Novo mesto' }, value: 'Novo mesto', country: 'SI' });
    expect(await at.client.search.photos({ words, limit: 10 })).toEqual({ items: [], next: null });
  });

  test('nothing is found for nothing, and no sign breaks the search', async () => {
    const nothing = { total: 0, isExact: true, hits: [], next: null, instead: null };
    for (const words of ['', ' ', '"', '*', 'nesmiselnabeseda', '""""']) expect(await find(words)).toEqual(nothing);
    for (const words of ['novo AND mesto"', 'novo* OR', "novo'; DROP TABLE event", 'foldedTitle:novo', '(novo', 'NEAR(novo mesto)', '-novo', 'č'.repeat(500)]) {
      expect((await find(words)).total).toBeGreaterThanOrEqual(0);
    }
    expect((await find('"novo" (mesto)')).total).toBe((await find('novo mesto')).total);
  });

  test('what was just saved is found, and what was deleted is not', async () => {
    const { id, revision } = await at.client.events.save(eventForm({ title: { sl: 'Žetev v Đurđevcu' } }));
    for (const words of ['zetev', 'ŽETEV', 'durdevcu', 'đurđ']) expect((await find(words)).hits.map((hit) => hit.id)).toContain(id);
    await at.client.events.save(eventForm({ title: { sl: 'Trgatev' } }, { id, revision }));
    expect((await find('zetev')).total).toBe(0);
    expect((await find('trgatev')).hits.map((hit) => hit.id)).toEqual([id]);
    await at.client.trash.remove({ kind: 'event', id });
    expect((await find('trgatev')).total).toBe(0);
    await at.client.history.undo({ action: null });
    expect((await find('trgatev')).total).toBe(1);
  });

  test('forms are offered every kind they choose from', async () => {
    const pick = (kind: Parameters<typeof at.client.search.pick>[0]['kind'], words = '', within: string | null = null) => at.client.search.pick({ kind, words, within });
    expect((await pick('project')).map(({ label }) => label)).toEqual(['CI.SO.MO', 'CiSoTRA', 'RoMigSc']);
    expect(await pick('place', 'neap')).toMatchObject([{ name: { sl: 'Neapelj', it: 'Napoli' }, detail: 'IT' }]);
    expect((await pick('place', 'napoli')).map(({ detail }) => detail)).toEqual(['IT']);
    expect((await pick('organisation', 'mfdps'))[0]).toMatchObject({ label: 'MFDPŠ', name: { und: 'MFDPŠ' } });
    expect(await pick('event', 'mednarodni dogodek cisomo')).toMatchObject([{ id: await novoMestoEvent(at.client), detail: '2019-05-20/2019-05-24' }]);
    expect(await pick('measure', 'civilne')).toMatchObject([{ label: '2.3', name: { sl: 'Evropa za državljane: Projekti civilne družbe' } }]);
    const within = await projectCalled(at.client, 'CiSoTRA');
    expect((await pick('workPackage', '', within)).map(({ label }) => label)).toHaveLength(10);
    expect((await pick('workPackage', 'WP 2', within)).map(({ label }) => label)).toEqual(['CiSoTRA WP 2']);
    expect(await pick('workPackage', '', await projectCalled(at.client, 'RoMigSc'))).toEqual([]);
  });

  test('what a form has chosen is named also when it is in the trash by now', async () => {
    const { id } = await at.client.places.save(placeForm({ name: { sl: 'Metlika' }, country: 'SI' }));
    expect(await at.client.search.chosen({ kind: 'place', id })).toMatchObject({ id, name: { sl: 'Metlika' }, inTrash: false });
    await at.client.trash.remove({ kind: 'place', id });
    expect(await at.client.search.chosen({ kind: 'place', id })).toMatchObject({ id, name: { sl: 'Metlika' }, inTrash: true });
    expect(await at.client.search.chosen({ kind: 'place', id: uuid() })).toBeNull();
  });
}
