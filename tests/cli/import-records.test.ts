/** `kronika import-records`, typed into a terminal, with real files. */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleFolder } from '../support/sample.ts';
import { sentence } from '../support/sentences.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { kronika, kronikaJson } from '../support/terminal.ts';

interface Imported {
  readonly rows: number;
  readonly accepted: number;
  readonly existing: number;
  readonly problems: readonly { row: number; column: string; code: string; sentence: string }[];
}

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});

function file(name: string, bytes: Uint8Array | string): string {
  const at = path.join(folder, name);
  writeFileSync(at, bytes);
  return at;
}

const run = (archive: string, kind: string, from: string, ...more: readonly string[]) => kronikaJson<Imported>(['import-records', archive, kind, from, '--language', 'sl', ...more]);
const total = async (archive: string, words: string) => (await kronikaJson<{ total: number }>(['search', archive, words])).total;

describe('kronika import-records', () => {
  test('says by row what is wrong, imports nothing when only asked, and then makes the others, once', async () => {
    const archive = await sampleFolder();
    const rows = [['Seznam krajev'], ['Ime', 'Država'], ['Motovun', 'Hrvaška'], ['Novo mesto', 'SI'], ['Trst', 'Itlija']];
    const from = file('kraji.xlsx', await writeXlsx({ sheets: [{ name: 'Kraji', rows }] }));
    const asked = await run(archive, 'place', from, '--dry-run');
    expect(asked).toMatchObject({ rows: 3, accepted: 2, existing: 1 });
    expect(asked.problems).toEqual([{ row: 3, column: 'Država', code: 'unknownCountry', sentence: 'Vrstica 3: država »Itlija« ni znana. Je mišljena Italija?' }]);
    expect(await total(archive, 'motovun')).toBe(0);
    expect(await run(archive, 'place', from)).toMatchObject({ accepted: 2, existing: 1 });
    expect(await total(archive, 'motovun')).toBe(1);
    expect(await run(archive, 'place', from)).toMatchObject({ accepted: 2, existing: 2 });
    expect((await kronika(['import-records', archive, 'place', from])).out).toContain('2 rows are in the archive already');
  });

  test('makes 5,000 events at once', async () => {
    const archive = await sampleFolder();
    const rows = Array.from({ length: 5000 }, (_, index) => `Množični ${index};${1 + (index % 28)}. 5. 2031;Motovun;HR;CI.SO.MO;${index}`);
    const from = file('dogodki.csv', ['Naslov;Datum;Kraj;Država;Projekt;Udeleženci', ...rows].join('\r\n'));
    expect(await run(archive, 'event', from)).toMatchObject({ rows: 5000, accepted: 5000, existing: 0, problems: [] });
    expect(await run(archive, 'event', from, '--dry-run')).toMatchObject({ existing: 5000 });
  });

  test('refuses a kind that has no tables, and a table that names nothing', async () => {
    const archive = await sampleFolder();
    const from = file('nic.csv', 'Kraj;Država\nCelje;SI');
    expect((await kronika(['import-records', archive, 'photo', from])).err).toBe(`${sentence('en', 'command.noKind', { kind: 'photo', kinds: 'event, organisation, place' })}\n`);
    expect(await kronika(['import-records', archive, 'event', from])).toMatchObject({ status: 1, out: '', err: `${sentence('en', 'table.noNames', { name: 'nic.csv' })}\n` });
  });
});
