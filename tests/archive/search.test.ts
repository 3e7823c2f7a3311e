/** Finding records in an archive: by words as people type them, at once after every change. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { Hit } from '#shared/contract/search.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { remove, restore } from '../../electron/archive/changes/trash.ts';
import { redo, undo } from '../../electron/archive/changes/undo.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { find } from '../../electron/archive/search/query.ts';
import { AUTHOR, create, edit, emptyArchive, novoMesto, plainEvent, plainProject } from '../support/archives.ts';

let archive: Archive;

beforeEach(async () => {
  archive = await emptyArchive();
});

const ask = (words: string, more: Partial<Parameters<typeof find>[1]> = {}) => find(archive.reader, { words, language: 'sl', kinds: null, limit: 50, ...more });
const event = (title: string, description: string | null = null) => create(archive, 'event', plainEvent({ title: { sl: title }, description: description === null ? null : { sl: description } }));
const plain = (parts: Hit['title']) => parts.map((part) => part.text).join('');
/** The text with what is marked in brackets. */
const marked = (parts: Hit['title']) => parts.map((part) => (part.marked ? `[${part.text}]` : part.text)).join('');
/** What is found of these words and of no others. */
const titles = async (words: string) => {
  const { hits, instead } = await ask(words);
  return instead === null ? hits.map((hit) => plain(hit.title)) : [];
};
const NOTHING = { total: 0, isExact: true, hits: [], next: null, instead: null };

describe('letters', () => {
  it.each([
    ['Srečanje v Đurđevcu', ['srečanje', 'srecanje', 'SREČANJE', 'đurđevcu', 'durdevcu', 'ĐURĐ', 'Đurd']],
    ['Straße und Brücke', ['straße', 'strasse', 'STRASSE', 'bru', 'brucke', 'Brücke']],
    ['Αθήνα', ['αθήνα', 'αθηνα', 'ΑΘΗΝΑ', 'Αθή']],
    ['İstanbul ve Kadıköy', ['istanbul', 'ISTANBUL', 'kadıköy', 'kadikoy', 'KADIKÖY']],
    // Written with letters that carry their accents beside them, as some systems do.
    ['Šola Žužemberk'.normalize('NFD'), ['šola', 'sola', 'žužemberk', 'zuzemberk', 'Žuž'.normalize('NFD')]],
    ['ﬁlm in ①. delavnica', ['film', 'delavnica']],
  ])('in "%s" are found with and without their accents', async (title, asked) => {
    const id = await event(title);
    await event('Nekaj drugega');
    for (const words of asked) expect({ words, found: (await ask(words)).hits.map((hit) => hit.id) }).toEqual({ words, found: [id] });
  });

  it('that differ are told apart: what is typed with an accent finds what is without, and no other letter', async () => {
    await event('Kolo');
    expect([await titles('kólo'), await titles('kula'), await titles('polo')]).toEqual([['Kolo'], [], []]);
  });
});

describe('an acronym with dots', () => {
  it.each(['cisomo', 'CISOMO', 'CI.SO.MO', 'ci.so.mo', 'CI.SO.MO.', 'ciso', 'CI.SO'])('is found as %s', async (words) => {
    const id = await create(archive, 'project', plainProject({ acronym: 'CI.SO.MO' }));
    expect((await ask(words)).hits.map((hit) => hit.id)).toEqual([id]);
  });

  it('that is typed with dots finds what is written without them', async () => {
    await event('Sestanek CISOMO');
    expect(await titles('ci.so.mo')).toEqual(['Sestanek CISOMO']);
  });

  it('is one word, and none of its letters begins another', async () => {
    await event('Zavod d.o.o. in CI.SO.MO');
    expect([await titles('doo'), await titles('so'), await titles('mo')]).toEqual([['Zavod d.o.o. in CI.SO.MO'], [], []]);
  });

  it('ends where the sentence does', async () => {
    await event('Konec projekta. Začetek drugega');
    for (const words of ['projekta', 'zacetek', 'konec drugega']) expect(await titles(words)).toHaveLength(1);
  });
});

describe('words', () => {
  it('are found from their first letter on, as they are typed', async () => {
    await event('Delavnica za mladoletnike');
    for (let length = 1; length <= 'mladoletnike'.length; length += 1) expect(await titles('mladoletnike'.slice(0, length))).toEqual(['Delavnica za mladoletnike']);
    expect([await titles('mladoletnikex'), await titles('ladoletnike')]).toEqual([[], []]);
  });

  it('must all be there, in whatever order and in whichever text', async () => {
    await event('Delavnica v Celju', 'Za mlade odrasle');
    await event('Delavnica v Atenah', 'Za mladoletnike');
    expect((await titles('delavnica')).toSorted()).toEqual(['Delavnica v Atenah', 'Delavnica v Celju']);
    expect([await titles('celju delavnica'), await titles('odrasle celj'), await titles('atenah odrasle')]).toEqual([['Delavnica v Celju'], ['Delavnica v Celju'], []]);
  });

  it('that stand in the title come before those in the text', async () => {
    await event('Sestanek', 'Solidarnost, solidarnost in še enkrat solidarnost');
    await event('Solidarnost');
    await event('Izlet', 'O solidarnosti');
    expect((await titles('solidarnost'))[0]).toBe('Solidarnost');
    expect(await titles('solidarnost')).toHaveLength(3);
  });

  it('in another language find the record, and show its title in the one asked for', async () => {
    await create(archive, 'event', plainEvent({ title: { sl: 'Usposabljanje', en: 'Training' } }));
    const [hit] = (await ask('training')).hits;
    expect([plain(hit?.title ?? []), hit?.titleLanguage]).toEqual(['Usposabljanje', 'sl']);
    const [english] = (await ask('usposabljanje', { language: 'en' })).hits;
    expect([plain(english?.title ?? []), english?.titleLanguage]).toEqual(['Training', 'en']);
  });

  it.each(['AND', 'OR', 'NOT', 'NEAR', 'NULL'])('that the index would take for its own are words: %s', async (word) => {
    await event(`Pismo ${word} drugo`);
    await event('Pismo tretje');
    const asked = word.toLowerCase();
    expect([await titles(asked), await titles(`pismo "${word}" drugo`), await titles(`pismo ${asked} tretje`)]).toEqual([[`Pismo ${word} drugo`], [`Pismo ${word} drugo`], []]);
  });

  it.each(['"', '*', '^', 'NEAR(', '(', ')', '+', ':', '{', '}', "'", ';', '\\', '%', '_', '…', '„pismo', 'pismo*', '"pismo"', '-', 'foldedTitle:', 'pismo OR', 'pismo (OR', 'kind:', 'AND'])(
    'may be typed with any sign: %s',
    async (sign) => {
      const id = await event('Pismo iz Celja OR drugod foldedTitle near');
      const found = await ask(`pismo ${sign} celja`);
      expect(found.hits.map((hit) => hit.id)).toEqual([id]);
    },
  );

  it('that are none find nothing', async () => {
    await event('Delavnica');
    for (const words of ['', '   ', '"', '***', '.', '—']) expect(await ask(words)).toEqual(NOTHING);
  });
});

describe('what is found', () => {
  async function ofManyKinds() {
    const place = await create(archive, 'place', { ...novoMesto, name: { sl: 'Krka' }, inPlace: null });
    const organisation = await create(archive, 'organisation', { shortName: 'Krka', name: null, placeId: null, website: null, description: null });
    const project = await create(archive, 'project', plainProject({ acronym: 'KRKA' }));
    const events = [await event('Ob Krki in Krka'), await event('Krka'), await event('Krka pozimi')];
    return { place, organisation, project, events };
  }

  it('is counted whole where only some of it is asked for, and the rest follows, each once', async () => {
    await ofManyKinds();
    const all = await ask('krka');
    const first = await ask('krka', { limit: 4 });
    const second = await ask('krka', { limit: 4, after: first.next });
    expect([first.total, first.isExact, first.hits.length, second.hits.length, second.next]).toEqual([6, true, 4, 2, null]);
    expect([...first.hits, ...second.hits].map((hit) => hit.id)).toEqual(all.hits.map((hit) => hit.id));
  });

  it('is of the kinds that are asked for', async () => {
    const { place, project } = await ofManyKinds();
    const found = await ask('krka', { kinds: ['place', 'project'] });
    expect([found.total, found.hits.map((hit) => hit.id).toSorted()]).toEqual([2, [place, project].toSorted()]);
  });

  it('is found newest first where there is too much of it to rank', async () => {
    const many = 2001;
    await write(archive, { verb: 'import', kind: 'event', recordId: await event('Prvi'), author: AUTHOR }, async (writer) => {
      for (let index = 0; index < many; index += 1) await writer.create('event', plainEvent({ title: { sl: `Obisk ${index}` }, dates: `${1900 + (index % 120)}-05` }));
    });
    const { total, isExact, hits } = await ask('obisk', { limit: 100 });
    const dates = hits.map((hit) => hit.dates ?? '');
    expect([total, isExact, dates[0], dates]).toEqual([200, false, '2019-05', dates.toSorted().toReversed()]);
  });
});

describe('what matched', () => {
  it.each([
    ['Srečanje v Đurđevcu', 'durd', 'Srečanje v [Đurđevcu]'],
    ['Projekt CI.SO.MO. v Novem mestu', 'cisomo nov', 'Projekt [CI.SO.MO]. v [Novem] mestu'],
    ['Straße ob Straßi', 'strasse', '[Straße] ob Straßi'],
    ['Šola in šolarji'.normalize('NFD'), 'šola', `[${'Šola'.normalize('NFD')}] in ${'[šolarji]'.normalize('NFD')}`],
    ['😀 Žetev 😀', 'zetev', '😀 [Žetev] 😀'],
  ])('is marked at its own letters in the title "%s"', async (title, words, expected) => {
    await event(title);
    const [hit] = (await ask(words)).hits;
    expect([marked(hit?.title ?? []), plain(hit?.title ?? []), hit?.snippet]).toEqual([expected, title, []]);
  });

  it('is marked in the text around it, which is cut between words', async () => {
    const before = 'Uvodni pozdravi in predstavitve. '.repeat(20);
    await event('Sestanek', `${before}Govorili so o solidarnosti v Črnomlju. ${before}`);
    const [hit] = (await ask('crnoml')).hits;
    expect(marked(hit?.snippet ?? [])).toMatch(/^… .*Govorili so o solidarnosti v \[Črnomlju\]\. .* …$/);
    expect(hit?.snippetLanguage).toBe('sl');
  });

  it('is shown in the language asked for, where the words stand in both', async () => {
    await create(archive, 'event', plainEvent({ title: { sl: 'Sestanek' }, description: { sl: 'O projektu ROMIGSC', en: 'About the project ROMIGSC' } }));
    for (const language of ['sl', 'en']) expect((await ask('romigsc', { language })).hits[0]?.snippetLanguage).toBe(language);
  });
});

describe('at once', () => {
  it('an edit is found by what it says now, and not by what it said', async () => {
    const id = await event('Žetev', 'Na polju');
    await edit(archive, 'event', id, { title: { sl: 'Trgatev' } });
    expect([await titles('zetev'), await titles('trgatev'), await titles('polju')]).toEqual([[], ['Trgatev'], ['Trgatev']]);
    await edit(archive, 'event', id, { description: null });
    expect(await titles('polju')).toEqual([]);
  });

  it('what goes to the trash is found no more, and again when it comes back', async () => {
    const id = await event('Trgatev');
    await remove(archive, 'event', id, AUTHOR);
    expect(await ask('trgatev')).toEqual(NOTHING);
    await restore(archive, 'event', id, AUTHOR);
    expect((await ask('trgatev')).total).toBe(1);
  });

  it('undo and redo are reflected, step by step', async () => {
    const id = await event('Žetev');
    await edit(archive, 'event', id, { title: { sl: 'Trgatev' } });
    await remove(archive, 'event', id, AUTHOR);
    const found = async () => [(await ask('zetev')).total, (await ask('trgatev')).total];
    const seen = [await found()];
    for (const step of [undo, undo, undo, redo, redo, redo]) {
      await step(archive, AUTHOR);
      seen.push(await found());
    }
    expect(seen).toEqual([[0, 0], [0, 1], [1, 0], [0, 0], [1, 0], [0, 1], [0, 0]]);
  });

  it('an event is found by the place that it moves to, and no more by the one that it leaves', async () => {
    const [celje, atene] = [await create(archive, 'place', { name: { sl: 'Celje' }, country: 'SI', inPlace: { sl: 'v Celju' } }), await create(archive, 'place', { name: { sl: 'Atene', el: 'Αθήνα' }, country: 'GR', inPlace: null })];
    const id = await create(archive, 'event', plainEvent({ title: { sl: 'Sestanek' }, placeId: celje }));
    const events = async (words: string) => (await ask(words, { kinds: ['event'] })).hits.map((hit) => hit.id);
    expect([await events('celju'), await events('slovenija'), await events('αθηνα')]).toEqual([[id], [id], []]);
    await edit(archive, 'event', id, { placeId: atene });
    expect([await events('celju'), await events('slovenija'), await events('αθηνα'), await events('greece')]).toEqual([[], [], [id], [id]]);
  });

  it('an undone renaming of a place is undone for what is there, too', async () => {
    const place = await create(archive, 'place', { name: { sl: 'Staromesto' }, country: 'SI', inPlace: null });
    await create(archive, 'event', plainEvent({ placeId: place }));
    await edit(archive, 'place', place, { name: { sl: 'Novomesto' } });
    await undo(archive, AUTHOR);
    expect([(await ask('staromesto')).total, (await ask('novomesto')).total]).toEqual([2, 0]);
  });
});
