/** Every failure and every problem of a field has its sentence, in both languages, with nothing left to fill in. */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode, type FailureParams, type ParamsOf, failureCodes, failureData, paramNames } from '#shared/contract/failures.ts';
import { LARGEST_PHOTO } from '#shared/contract/photos.ts';
import type { DateProblem } from '#shared/domain/date-atoms.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { createTranslator, sharedWords } from '#shared/language/translator.ts';

const root = path.resolve(import.meta.dirname, '../..');

function sourcesIn(folder: string): string[] {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  return names.map((name) => readFileSync(path.join(root, folder, name), 'utf8'));
}

type Language = (typeof INTERFACE_LANGUAGES)[number];

/** The text under a key of the errors, null where there is none. */
function text(language: Language, key: string): string | null {
  const found = key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], sharedWords[language].errors);
  return typeof found === 'string' ? found : null;
}

const placeholders = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)(?:, number)?\}\}/g)].map((match) => match[1] ?? '');

/** What each failure says of itself where it is thrown. */
const THROWN: { readonly [C in FailureCode]: ParamsOf<C> } = {
  'archive.none': {},
  'archive.folderMissing': { folder: '/arhivi/projekti' },
  'archive.folderNotEmpty': { folder: '/arhivi/projekti' },
  'archive.insideAnother': { folder: '/arhivi/projekti/drugi', archive: '/arhivi/projekti' },
  'archive.folderNotWritable': { folder: '/arhivi/projekti' },
  'archive.pathTooLong': { folder: '/arhivi/projekti' },
  'archive.notAnArchive': { folder: '/arhivi/projekti' },
  'archive.damaged': { folder: '/arhivi/projekti', backup: null },
  'archive.damageMet': { folder: '/arhivi/projekti' },
  'archive.logUnreadable': { folder: '/arhivi/projekti', copy: null },
  'archive.newerSchema': { folder: '/arhivi/projekti', version: 7, known: 3 },
  'archive.inUse': { folder: '/arhivi/projekti', host: 'pisarna', since: '2019-05-20T10:00:00.000Z' },
  'archive.lockUnusable': { file: '/arhivi/projekti/kronika.lock' },
  'archive.gone': { folder: '/arhivi/projekti' },
  'archive.replaced': { folder: '/arhivi/projekti', copy: null },
  'archive.readOnly': { folder: '/arhivi/projekti' },
  'archive.diskFull': { folder: '/arhivi/projekti' },
  'archive.diskError': { folder: '/arhivi/projekti' },
  'archive.upgradeFailed': { folder: '/arhivi/projekti', backup: 'kopija.sqlite' },
  'archive.upgradeNeeded': { folder: '/arhivi/projekti' },
  'backup.insideArchive': { folder: '/arhivi/projekti/kopije' },
  'backup.unsound': { folder: '/kopije' },
  'backup.notFound': { folder: '/kopije' },
  'backup.noRecord': { kind: 'event', id: '0198f2a0' },
  'backup.otherArchive': { file: '/kopije/databases/2026-11-24.sqlite' },
  'backup.erased': { kind: 'person', id: '0198f2a0' },
  'backup.cutShort': { folder: '/kopije' },
  'backup.failed': { folder: '/kopije' },
  'backup.damaged': { file: '/kopije/databases/2026-11-24.sqlite' },
  'backup.gone': { file: '/kopije/databases/2026-11-24.sqlite' },
  'backup.onlyRead': {},
  'backup.closed': {},
  'merging.nothingThere': { folder: '/media/kljuc' },
  'merging.itself': { folder: '/arhivi/projekti' },
  'merging.another': { folder: '/media/kljuc', name: 'Društvo Č' },
  'merging.newer': { folder: '/media/kljuc', version: 14, known: 12 },
  'merging.damaged': { folder: '/media/kljuc' },
  'merging.unreadable': { folder: '/media/kljuc' },
  'merging.noConflict': { conflict: '0a1b2c' },
  'sample.putAside': { folder: '/home/ana/kronika/sample-2025' },
  'record.notFound': { kind: 'event', id: '0198f2a0' },
  'record.changedElsewhere': { kind: 'event', id: '0198f2a0' },
  'record.invalid': { kind: 'event', field: 'title' },
  'record.inTrash': { kind: 'event', id: '0198f2a0' },
  'record.ownerInTrash': { kind: 'photo', id: '0198f2a0', owner: 'event' },
  'record.alreadyThere': {},
  'record.frozen': { kind: 'issuedReport', field: 'title' },
  'undo.nothing': { verb: 'undo' },
  'undo.conflict': { kind: 'event', id: '0198f2a0', field: 'title' },
  'undo.inUse': { kind: 'place', id: '0198f2a0' },
  'photo.notAPhoto': { name: 'IMG_1.txt' },
  'photo.tooLarge': { name: 'IMG_1.jpg', limit: LARGEST_PHOTO },
  'photo.tooManyPixels': { name: 'IMG_1.avif', kind: 'AVIF', megapixels: 144, most: 42 },
  'photo.alreadyThere': { name: 'IMG_1.jpg' },
  'photo.erased': { name: 'IMG_1.jpg' },
  'photo.fileDamaged': { name: '0123abcd' },
  'table.tooLarge': { name: 'seznam.xlsx', limit: 20_971_520 },
  'table.tooMuch': { name: 'seznam.xlsx', limit: 67_108_864 },
  'table.tooManyRows': { name: 'seznam.csv', most: 50_000 },
  'table.fileMissing': { file: '/seznami/seznam.csv' },
  'table.locked': { name: 'seznam.xlsx' },
  'table.macros': { name: 'seznam.xlsm' },
  'table.oldFormat': { name: 'seznam.xls' },
  'table.notATable': { name: 'slika.png' },
  'table.noColumns': { name: 'seznam.csv' },
  'table.noNames': { name: 'dogodki.csv' },
  'upload.unknown': {},
  'upload.incomplete': { name: 'IMG_1.jpg' },
  'batch.others': { seen: 3, now: 2 },
  'batch.changed': { names: 'Delavnica', more: 0 },
  'command.badLimit': { asked: 'tri', most: 200 },
  'command.noKind': { kind: 'miza', kinds: 'project, event' },
  'command.noRecord': { kind: 'Oseba', asked: 'Maja' },
  'command.severalRecords': { kind: 'Oseba', asked: 'Maja', candidates: 'Maja Novak (1); Maja Kos (2)' },
  'command.notMeant': {},
  'command.peopleNeedPurpose': {},
  'command.countsBefore': {},
  'report.unknown': { report: 'x', reports: 'event-sheet' },
  'report.noSubject': { report: 'participation', option: '--project' },
  'report.noPeriod': { asked: 'pribl. 2018' },
  'report.noSelection': { most: 2000 },
  'report.noQuestion': {},
  'report.nothingFound': { question: 'delavnica država:IT' },
  'report.noFormat': { format: 'doc', formats: 'pdf, html' },
  'report.eventNotFound': { asked: 'novo mesto' },
  'report.eventAmbiguous': { asked: 'srečanje', candidates: 'Srečanje v Celju (1); Srečanje v Atenah (2)' },
  'report.notWritten': { file: 'list.pdf' },
  'report.insideArchive': { file: '/arhivi/projekti/list.pdf', folder: '/arhivi/projekti' },
  'report.tooLong': { letters: 7_123_456, most: 6_000_000 },
  'issued.fileDamaged': { title: 'Udeležba: CI.SO.MO', part: 'pdf' },
  'rules.badValue': { typed: 'dvanajst' },
  'rules.notAFile': { name: 'pravila.json' },
  'rules.unknownRule': { name: 'pravila.json', rule: 'efc 2.2 minEvents 2014-2020', version: '2027-01-15' },
  'rules.fileValue': { name: 'pravila.json', rule: 'efc 2.2 minEvents 2014-2020', typed: 'štiri' },
  'job.cancelled': {},
  'command.unknown': { command: 'brez', commands: 'sample, search' },
  'command.usage': { usage: 'kronika check <mapa>' },
  'settings.notWritten': { file: '/home/ana/kronika/settings.json' },
  'folder.unreadable': { folder: '/root' },
  'browser.portTaken': { port: '4711' },
  'browser.portUnknown': { asked: 'abc' },
  'call.tooLarge': {},
  internal: {},
};

describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
  const translator = createTranslator(language);

  test.each(failureCodes)('%s is said with all it needs, and nothing is left to fill in', (code) => {
    const sentence = failureSentence(translator, { code, params: THROWN[code] });
    expect(sentence).toMatch(/^[\p{Lu}“»]/u);
    expect(sentence).not.toMatch(/\{\{|undefined|null|\[object|“”|»«/);
    const named = placeholders(text(language, code) ?? '').filter((name) => name !== 'limitMegabytes');
    const said = (value: string | number | null | undefined) => (typeof value === 'number' ? [String(value), new Intl.NumberFormat(language).format(value)] : [String(value)]);
    for (const name of named) expect(said((THROWN[code] as FailureParams)[name]).some((words) => sentence.includes(words))).toBe(true);
  });

  test('every failure is said in its own words', () => {
    expect(new Set(failureCodes.map((code) => text(language, code))).size).toBe(failureCodes.length);
  });

  test('every code that the schemas of the contract use has its sentence', () => {
    const codes = new Set(sourcesIn('shared/contract').flatMap((source) => [...source.matchAll(/'([a-z]\w*\.[a-z]\w*)'/gi)].map((match) => match[1] ?? '')));
    expect(codes.size).toBeGreaterThan(failureCodes.length);
    expect([...codes].filter((code) => text(language, code) === null)).toEqual([]);
  });

  test('every problem of a typed date has its sentence', () => {
    const problems: Readonly<Record<DateProblem, true>> = {
      notADate: true, unknownWord: true, noSuchDay: true, noSuchMonth: true, endBeforeStart: true, endWithoutStart: true, severalDates: true, vague: true, timeOfDay: true,
      weekday: true, notOneDay: true, dayNeeded: true, noYear: true, century: true, twoYears: true, winter: true,
    };
    expect(Object.keys(problems).filter((problem) => text(language, `date.${problem}`) === null)).toEqual([]);
  });

  test('of a damaged archive the newest good backup is named, or it is said that there is none', () => {
    const damaged = (backup: string | null) => failureSentence(translator, { code: 'archive.damaged', params: { folder: '/arhiv', backup } });
    expect(damaged('kopija-2019-05-20.sqlite')).toBe(translator.t('errors:archive.damagedWithBackup', { folder: '/arhiv', backup: 'kopija-2019-05-20.sqlite' }));
    expect(damaged('kopija-2019-05-20.sqlite')).toContain('kopija-2019-05-20.sqlite');
    expect(damaged(null)).toBe(translator.t('errors:archive.damaged', { folder: '/arhiv' }));
    expect(damaged('')).toBe(damaged(null));
    expect(damaged(null)).not.toBe(damaged('kopija-2019-05-20.sqlite'));
  });

  test('of an upgrade that failed where there was no backup to make, none is said to be kept', () => {
    const sentence = failureSentence(translator, { code: 'archive.upgradeFailed', params: { folder: '/arhiv', backup: null } });
    expect(sentence).not.toMatch(/“”|»«/);
  });

  test.each(['archive.logUnreadable', 'archive.replaced'] as const)('%s names the copy that was kept, where there is one', (code) => {
    const said = (copy: string | null) => failureSentence(translator, { code, params: { folder: '/arhiv', copy } });
    expect(said('/arhiv/backups/kopija')).toContain('/arhiv/backups/kopija');
    expect(said(null)).toBe(translator.t(`errors:${code}`, { folder: '/arhiv' }));
  });

  test('how large a photo may be is said in megabytes', () => {
    const tooLarge = (limit: number) => failureSentence(translator, { code: 'photo.tooLarge', params: { name: 'IMG_1.jpg', limit } });
    expect(tooLarge(LARGEST_PHOTO)).toContain(' 200 MB');
    expect(tooLarge(5 * 1024 * 1024)).toContain(' 5 MB');
    expect(tooLarge(1.6 * 1024 * 1024)).toContain(' 2 MB');
  });

  test('what a name holds is said as it is, and neither filled in nor changed for a page', () => {
    const name = '{{limit}} $t(internal) <b>&"\'.jpg';
    expect(failureSentence(translator, { code: 'photo.notAPhoto', params: { name } })).toContain(name);
  });
});

test('Slovenian says what was kept of a damaged archive, and English too', () => {
  const params = { folder: '/arhiv', backup: null };
  expect(failureSentence(createTranslator('sl'), { code: 'archive.damaged', params })).toMatch(/^Arhiv v mapi »\/arhiv« je poškodovan.*datoteka je ostala, kot je/);
  expect(failureSentence(createTranslator('en'), { code: 'archive.damaged', params })).toMatch(/^The archive in “\/arhiv” is damaged.*the file was left as it is/);
});

describe('where a failure is thrown', () => {
  const thrown = sourcesIn('electron').flatMap((source) => [...source.matchAll(/new Failure\(\s*'([\w.]+)'/g)].map((match) => match[1] ?? ''));

  test('its code is one of those declared, and each of those is thrown somewhere', () => {
    expect([...new Set(thrown)].toSorted()).toEqual([...failureCodes].toSorted());
  });

  test('it says all that its sentence needs: a sentence names only what the code declares', () => {
    const lacking = failureCodes.flatMap((code) => {
      const declared = new Set([...paramNames(code), ...(paramNames(code).includes('limit') ? ['limitMegabytes'] : [])]);
      return placeholders(text('en', code) ?? '').filter((name) => !declared.has(name)).map((name) => `${code} without ${name}`);
    });
    expect(lacking).toEqual([]);
  });
});

test('a failure keeps its code, its parameters and its issues across the wall', () => {
  const cause = new Error('disk');
  const failure = new Failure('record.invalid', { kind: 'event', field: 'title' }, { issues: [{ path: ['fields', 'title'], message: 'field.required' }], cause });
  expect(failureData.parse({ code: failure.code, params: failure.params, issues: failure.issues })).toEqual({
    code: 'record.invalid', params: { kind: 'event', field: 'title' }, issues: [{ path: ['fields', 'title'], message: 'field.required' }],
  });
  expect(failure.cause).toBe(cause);
  expect(failure).toMatchObject({ name: 'Failure', message: 'record.invalid {"kind":"event","field":"title"}' });
  expect(new Failure('internal')).toMatchObject({ params: {}, issues: [] });
});

test('a code that nobody declared does not cross it', () => {
  expect(failureData.safeParse({ code: 'archive.lost', params: {}, issues: [] }).success).toBe(false);
});
