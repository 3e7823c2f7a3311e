/** `kronika show`, `planned`, `due` and `erase`, typed into a terminal. */

import { beforeAll, describe, expect, test } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { create, plainEvent } from '../support/archives.ts';
import { importPhoto } from '../support/imports.ts';
import { jpeg } from '../support/pictures.ts';
import { sampleFolder } from '../support/sample.ts';
import { sentence } from '../support/sentences.ts';
import { kronika, kronikaJson } from '../support/terminal.ts';

let archive: string;
beforeAll(async () => {
  archive = await sampleFolder();
});

describe('kronika show', () => {
  test('tells a record’s facts in words, and its sources', async () => {
    const { status, out, err } = await kronika(['show', archive, 'event', 'novo', 'mesto']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/\nDates: 20\s–\s24\sMay\s2019\n/);
    expect(out).toContain('\nStatus: Held\n');
    expect(out).toMatch(/\nPlace: .*Novo mesto/);
    expect(out).toMatch(/\nSource: .*CI\.SO\.MO/);
    expect(out).not.toMatch(/[a-z]+\.[a-z]+[A-Z]|undefined|null/);
  });

  test('gives the same as one JSON document', async () => {
    const shown = await kronikaJson<{ kind: string; id: string; fields: Record<string, unknown>; sources: unknown[] }>(['show', archive, 'workPackage', 'WP3']);
    expect(shown).toMatchObject({ kind: 'workPackage', fields: { label: 'WP3', number: 3 }, sources: [{ field: null }] });
    expect(await kronikaJson(['show', archive, 'workPackage', shown.id])).toEqual(shown);
  });

  test('says which kinds there are, that nothing was found, and which of several there are', async () => {
    expect((await kronika(['show', archive, 'miza', 'x'])).err).toContain('project, workPackage, event');
    expect((await kronika(['show', archive, 'place', 'xyzzy'])).err).toBe(`${sentence('en', 'command.noRecord', { kind: 'Place', asked: 'xyzzy' })}\n`);
    const { status, err } = await kronika(['show', archive, 'event', 'seminar']);
    expect(status).toBe(1);
    expect(err).toMatch(/National seminar: .* \([0-9a-f-]{36}\); /);
  });
});

test('kronika planned says what was planned and held, package by package, with the arithmetic of its sums', async () => {
  const { status, out } = await kronika(['planned', archive, '--project', 'cisotra']);
  expect(status).toBe(0);
  for (const sum of ['15 × 50 = about 750', '6 × 15 = 90', '4 × 15 = 60', '11 × 15 = 165', '11 × ?']) expect(out).toContain(sum);
  expect(out).toContain('National seminars, Slovenia  2018: Outcome not recorded; 2019: Outcome not recorded; 2020: Outcome not recorded');
  const ledger = await kronikaJson<{ groups: { workPackage: { label: string } | null }[]; outcomes: unknown }>(['planned', archive, '--project', 'CiSoTRA']);
  expect(ledger.outcomes).toEqual([{ outcome: 'late', count: 53 }]);
  expect((await kronika(['planned', archive, '--project', 'xyzzy'])).err).toBe(`${sentence('en', 'command.noRecord', { kind: 'Project', asked: 'xyzzy' })}\n`);
});

test('kronika due lists what nobody recorded the outcome of', async () => {
  const { out } = await kronika(['due', archive], { lang: 'sl_SI.UTF-8' });
  expect(out).toMatch(/^53 dogodkov, katerih datum je mimo, izid pa ni zabeležen:\n {2}15\.–16\. maj 2018 {2}Srečanje partnerjev v Neaplju {2}/);
  const json = await kronikaJson<{ undecidedTotal: number; undecided: unknown[]; lines: unknown[] }>(['due', archive]);
  expect([json.undecidedTotal, json.undecided.length, json.lines]).toEqual([53, 53, []]);
});

test('kronika erase asks first, and erases a person whom nobody finds any more', async () => {
  const folder = await sampleFolder();
  const open = await openArchive(folder);
  await create(open, 'person', blank('person', { name: 'Maja Krašovec', purpose: { sl: 'stik' } }));
  await open.close();
  expect(await kronika(['erase', folder, 'person', 'maja', 'krasovec'])).toEqual({ status: 1, out: '', err: `${sentence('en', 'command.notMeant', {})}\n` });
  expect((await kronikaJson<{ total: number }>(['search', folder, 'krasovec'])).total).toBe(1);
  expect(await kronikaJson(['erase', folder, 'person', 'maja', 'krasovec', '--yes'])).toEqual({ erased: true, records: 0, backups: [] });
  expect((await kronikaJson<{ total: number }>(['search', folder, 'krasovec'])).total).toBe(0);
  expect(await kronikaJson(['check', folder])).toMatchObject({ sound: true });
});

test('kronika erase takes a photo out for good, wherever it was added', async () => {
  const folder = await sampleFolder();
  const open = await openArchive(folder);
  const eventId = await create(open, 'event', plainEvent());
  const id = await importPhoto(open, eventId, await jpeg({ seed: 8 }), 'na-odru.jpg');
  await open.close();
  expect(await kronikaJson(['erase', folder, 'photo', id, '--yes'])).toEqual({ erased: true, photos: 1, backups: [] });
  expect(await kronikaJson(['check', folder])).toMatchObject({ sound: true });
  expect(await kronika(['erase', folder, 'place', id, '--yes'])).toMatchObject({ status: 1, out: '' });
});

test('kronika duplicates lists what may be written twice, and why', async () => {
  const folder = await sampleFolder();
  const opened = await openArchive(folder);
  const twin = await create(opened, 'place', { name: { sl: 'Novomesto' }, country: 'SI', inPlace: null });
  await opened.close();
  const { out } = await kronika(['duplicates', folder, 'place'], { lang: 'sl_SI.UTF-8' });
  expect(out).toContain(`Novomesto, Slovenija  ${twin}`);
  expect(out).toMatch(/^Iste črke:\n {2}Novo mesto, Slovenija {2}/);
  const json = await kronikaJson<{ total: number; clusters: { likeness: string; records: { id: string; name: string; country: string }[] }[] }>(['duplicates', folder, 'place']);
  expect(json).toMatchObject({ total: 1, clusters: [{ likeness: 'letters', records: [{ name: 'Novo mesto', country: 'SI' }, { id: twin, name: 'Novomesto' }] }] });
  expect((await kronika(['duplicates', folder, 'event'])).out).toBe(`${createTranslator('en').t('command:noDuplicates')}\n`);
  expect((await kronika(['duplicates', folder, 'miza'])).err).toContain('organisation, place, person, event');
});
