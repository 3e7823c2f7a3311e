/** `kronika import-attendance`, typed into a terminal, with real files of each kind, and files that are not to be read. */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { zipEntries } from '../../electron/archive/tables/zip-names.ts';
import { sampleFolder } from '../support/sample.ts';
import { sentence } from '../support/sentences.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { kronika, kronikaJson } from '../support/terminal.ts';

interface Imported {
  readonly rows: number;
  readonly accepted: number;
  readonly problems: readonly { row: number; column: string; code: string; sentence: string }[];
  readonly counts: readonly { country: string | null; value: number }[];
  readonly people: number;
}

const EVENT = 'Mednarodni dogodek CI.SO.MO v Novem mestu';
const HEAD = ['Ime in priimek', 'Kraj', 'Država', 'Spol', 'Starost', 'E-pošta'];
const ROWS = [
  ['Ana Žagar', 'Novo mesto', 'Slovenija', 'ž', '34', ''],
  ['Čiro Šimić', 'Buje', 'Hrvaška', 'm', '40', 'ciro@primer.hr'],
  ['Maria Rossi', '', 'Itlija', 'f', '29', ''],
  ['János Kiss', '', 'Magyarország', 'm', '17', ''],
];

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});

function file(name: string, bytes: Uint8Array | string): string {
  const at = path.join(folder, name);
  writeFileSync(at, bytes);
  return at;
}

const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(';')).join('\r\n');
/** The letters of Slovenian in the encoding of Windows in these parts. */
const to1250 = (text: string) => Buffer.from([...text].map((letter) => ({ č: 0xe8, Č: 0xc8, š: 0x9a, Š: 0x8a, ž: 0x9e, Ž: 0x8e, ć: 0xe6, á: 0xe1 })[letter] ?? letter.charCodeAt(0)));
const list = () => [HEAD, ...ROWS];
const run = (archive: string, from: string, ...more: readonly string[]) => kronikaJson<Imported>(['import-attendance', archive, from, '--event', EVENT, '--language', 'sl', ...more]);

/** A ZIP with one entry's content replaced, packed anew; it claims to be `size` bytes when unpacked. */
function withEntry(zip: Buffer, name: string, content: string | Buffer, size = content.length): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of zipEntries(zip) ?? []) {
    const from = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
    const isIt = entry.name === name;
    const data = isIt ? deflateRawSync(content) : zip.subarray(from, from + entry.packed);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(isIt ? 8 : entry.method, 10);
    head.writeUInt32LE(isIt ? crc32(content) : zip.readUInt32LE(entry.at + 14), 16);
    head.writeUInt32LE(data.length, 20);
    head.writeUInt32LE(isIt ? size : entry.size, 24);
    head.writeUInt16LE(Buffer.byteLength(entry.name), 28);
    head.writeUInt32LE(offset, 42);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    head.copy(local, 6, 8, 30);
    const named = Buffer.from(entry.name);
    parts.push(local, named, data);
    directory.push(head, named);
    offset += local.length + named.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

describe('kronika import-attendance', () => {
  test('says by row what is wrong, imports nothing when only asked, and then counts the others as one action', async () => {
    const archive = await sampleFolder();
    const from = file('seznam.csv', to1250(csv([['Seznam prisotnih'], ...list()])));
    const asked = await run(archive, from, '--dry-run');
    expect(asked).toMatchObject({ rows: 4, accepted: 3, counts: [{ country: 'HR', value: 1 }, { country: 'HU', value: 1 }, { country: 'SI', value: 1 }], people: 0 });
    expect(asked.problems).toEqual([{ row: 3, column: 'Država', code: 'unknownCountry', sentence: 'Vrstica 3: država »Itlija« ni znana. Je mišljena Italija?' }]);
    expect((await kronikaJson<{ total: number }>(['search', archive, 'buje'])).total).toBe(0);
    expect(await run(archive, from)).toMatchObject({ accepted: 3 });
    // The town that was new is there, with its letters as they were written.
    expect((await kronikaJson<{ hits: { kind: string }[] }>(['search', archive, 'buje'])).hits.map(({ kind }) => kind)).toContain('place');
  });

  test('never doubles what was counted before: it has to be said what becomes of it', async () => {
    const archive = await sampleFolder();
    const from = file('dvakrat.csv', csv(list()));
    await run(archive, from);
    const refused = await kronika(['import-attendance', archive, from, '--event', EVENT]);
    expect(refused).toEqual({ ...refused, status: 1, out: '', err: `${sentence('en', 'command.countsBefore')}\n` });
    const unheard = await kronika(['import-attendance', archive, from, '--event', EVENT, '--counts', 'twice']);
    expect(unheard.err).toBe(`${sentence('en', 'command.countsBefore')}\n`);
    for (const counts of ['replace', 'add']) expect(await run(archive, from, '--counts', counts)).toMatchObject({ accepted: 3 });
  });

  test('reads XLSX and ODS as it reads CSV', async () => {
    const archive = await sampleFolder();
    const rows = list();
    const [head = []] = rows;
    const xlsx = await writeXlsx({ sheets: [{ name: 'Seznam', rows: [head, ...rows.slice(1)] }] });
    const ods = await writeOds({ sheets: [{ name: 'Seznam', rows: [head, ...rows.slice(1)] }] });
    const expected = await run(archive, file('a.csv', csv(rows)), '--dry-run');
    expect(await run(archive, file('a.xlsx', xlsx), '--dry-run')).toEqual(expected);
    expect(await run(archive, file('a.ods', ods), '--dry-run')).toEqual(expected);
  });

  test('keeps persons only with why and until when', async () => {
    const archive = await sampleFolder();
    const from = file('osebe.csv', csv(list()));
    const refused = await kronika(['import-attendance', archive, from, '--event', EVENT, '--people']);
    expect(refused).toEqual({ ...refused, status: 1, out: '', err: `${sentence('en', 'command.peopleNeedPurpose')}\n` });
    expect(await run(archive, from, '--people', '--purpose', 'potrdila', '--until', '31. 12. 2030')).toMatchObject({ people: 3 });
    expect((await kronikaJson<{ hits: { kind: string }[] }>(['search', archive, 'ciro', 'simic'])).hits.map(({ kind }) => kind)).toEqual(['person']);
  });

  test('of 5,000 rows with 100 broken ones in eight ways tells exactly those', async () => {
    const archive = await sampleFolder();
    const rows = Array.from({ length: 5000 }, (_, index) => [`Oseba ${index}`, '', ['Slovenija', 'Italia', 'HR'][index % 3] ?? '', 'ž', '30', `o${index}@primer.si`]);
    const breaks: readonly (readonly [code: string, (row: string[], at: number) => void])[] = [
      ['noName', (row) => (row[0] = '')],
      ['twice', (row) => ([row[0], row[2]] = ['Oseba 1', 'Italia'])],
      ['unknownCountry', (row) => (row[2] = 'Itlija')],
      ['noOrigin', (row) => (row[2] = '')],
      ['unknownGender', (row) => (row[3] = 'q')],
      ['badAge', (row) => (row[4] = '-3')],
      ['badEmail', (row) => (row[5] = 'brez afne')],
      ['formulaError', (row) => (row[4] = '#REF!')],
    ];
    const expected = Array.from({ length: 100 }, (_, index) => {
      const at = 10 + index * 49;
      const [code, change] = breaks[index % breaks.length] ?? ['', () => undefined];
      change(rows[at] ?? [], at);
      return [at + 1, code] as const;
    });
    const asked = await run(archive, file('velik.csv', csv([HEAD, ...rows])), '--dry-run');
    expect(asked.problems.map(({ row, code }) => [row, code])).toEqual(expected);
    expect(asked).toMatchObject({ rows: 5000, accepted: 4900 });
  });

  test('refuses with its sentence what is locked, has macros, is too much or is no table', async () => {
    const archive = await sampleFolder();
    const workbook = { sheets: [{ name: 'Seznam', rows: [HEAD, ...ROWS] }] };
    const locked = await writeXlsx({ ...workbook, encryption: { password: 'geslo', spinCount: 1000 } });
    const macros = await writeXlsx({ ...workbook, vbaProject: new Uint8Array([1, 2, 3]) });
    // A directory that claims four gigabytes.
    const bomb = Buffer.from(await writeXlsx(workbook));
    const entry = bomb.indexOf(Buffer.from('504b0102', 'hex'));
    bomb.writeUInt32LE(0xffff_fff0, entry + 24);
    // Of an ODS its manifest says it, packed as it may be; this one only claims to be encrypted.
    const ods = Buffer.from(await writeOds(workbook));
    const lockedOds = withEntry(ods, 'META-INF/manifest.xml', '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>');
    const cases: readonly (readonly [string, Uint8Array | string, string, Record<string, unknown>])[] = [
      ['geslo.xlsx', locked, 'table.locked', {}],
      ['geslo.ods', lockedOds, 'table.locked', {}],
      // It claims little, and is 128 MB of spaces.
      ['laz.xlsx', withEntry(Buffer.from(await writeXlsx(workbook)), 'xl/worksheets/sheet1.xml', Buffer.alloc(128 * 1024 * 1024, 32), 1000), 'table.notATable', {}],
      ['makri.xlsm', macros, 'table.macros', {}],
      ['bomba.xlsx', bomb, 'table.tooMuch', { limit: 64 * 1024 * 1024 }],
      ['milijon.csv', `Ime;Država\n${'A;SI\n'.repeat(1_000_000)}`, 'table.tooManyRows', { most: 50_000 }],
      ['slika.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'table.notATable', {}],
      ['star.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'table.oldFormat', {}],
      ['pismo.csv', 'Spoštovani;\nhvala;', 'table.noColumns', {}],
    ];
    const missing = path.join(folder, 'ni-je.csv');
    expect((await kronika(['import-attendance', archive, missing, '--event', EVENT])).err).toBe(`${sentence('en', 'table.fileMissing', { file: missing })}\n`);
    for (const [name, bytes, code, params] of cases) {
      const told = await kronika(['import-attendance', archive, file(name, bytes), '--event', EVENT]);
      expect({ name, status: told.status, err: told.err }).toEqual({ name, status: 1, err: `${sentence('en', code as 'table.locked', { name, ...params })}\n` });
    }
  });
});
