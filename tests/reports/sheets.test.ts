/** A report as a workbook and as a web page: figures that can be reckoned with, and parts that are what they look like. */

import { strFromU8, unzipSync } from 'fflate';
import { streamXlsxRows } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { type Report, type Table, section } from '../../electron/reports/tree.ts';
import { write } from '../../electron/reports/write.ts';
import { GRANT, longReport, table } from '../support/long-report.ts';

const none = new Map<string, string>();

async function sheetsOf(report: Report): Promise<unknown[][][]> {
  const { bytes } = await write(report, 'xlsx', none);
  const all: unknown[][][] = [];
  for (let sheet = 0; sheet < (strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array()).match(/<sheet /g) ?? []).length; sheet += 1) {
    const rows: unknown[][] = [];
    for await (const { values } of streamXlsxRows(Buffer.from(bytes), { sheet })) rows.push(values);
    all.push(rows);
  }
  return all;
}

const only = (one: Table, language = 'sl') => longReport({ language, content: [section('Vse', [one])] });

describe('a workbook', () => {
  test('has a sheet for each table, also of what is drawn, with figures as numbers and words where there are none', async () => {
    const [chart, map, places] = await sheetsOf(longReport());
    expect(chart).toEqual([['Leto', 'Ženske', 'Moški'], ['2017', 12, 10], ['2018', 40, 'neznano'], ['2019', 0, 7], ['2020', 'neznano', 'neznano']]);
    expect(map?.slice(0, 3)).toEqual([['Država', 'Udeleženci'], ['Slovenija', 1320], ['Italija', 45]]);
    expect(places).toEqual([['Kraj', 'Država', 'Državljani'], ['Ptuj', 'Slovenija', 12_000], ['Videm', 'Italija', 'približno 40'], ['007', 'Avstrija', 7], ['Skupaj', '', 12_047].map((value) => (value === '' ? expect.toBeOneOf(['', null, undefined]) as unknown : value))]);
  });

  test.each([['sl', '1.234,5', 1234.5], ['en', '1,234.5', 1234.5], ['sl', '1234', 1234], ['sl', '1.2', '1.2'], ['en', '1.2', 1.2], ['sl', '007', '007'], ['sl', '2. 3. 2017', '2. 3. 2017'], ['en', '-3', -3], ['sl', 'najmanj 5', 'najmanj 5']] as const)('in %s reads “%s” as the language writes numbers', async (language, said, value) => {
    const [rows] = await sheetsOf(only({ ...table, total: undefined as never, rows: [['Ptuj', '1234', said]] }, language));
    expect(rows?.[1]).toEqual(['Ptuj', '1234', value]);
  });

  test('has bold heads that stay in sight, a bold total, and columns as wide as what stands in them', async () => {
    const { bytes } = await write(only(table), 'xlsx', none);
    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array());
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect([...sheet.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width))).toEqual([8, 11, 14]);
    const fonts = [...(/<fonts[^]*?<\/fonts>/.exec(styles)?.[0] ?? '').matchAll(/<font>[^]*?<\/font>|<font\/>/g)].map(([font]) => font.includes('<b/>'));
    const formats = [...(/<cellXfs[^]*?<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*fontId="(\d+)"/g)].map(([, font]) => fonts[Number(font)]);
    const isBold = (cell: string) => formats[Number(new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(sheet)?.[1] ?? 0)];
    expect(['A1', 'C1', 'A2', 'C2', 'A5', 'C5'].map(isBold)).toEqual([true, true, false, false, true, true]);
  });

  test('has no two sheets of one name, and none of a name that a program refuses', async () => {
    const report = longReport({ content: [section('Vse', ['Udeležba [1/2]', 'Udeležba: 1*2?', "'", 'x'.repeat(40), 'x'.repeat(45)].map((name) => ({ ...table, name })))] });
    const { bytes } = await write(report, 'xlsx', none);
    const names = [...strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet name="([^"]*)"/g)].map(([, name = '']) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5);
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/);
  });
});

describe('a web page', () => {
  const page = async (fields: Partial<Report> = {}) => strFromU8((await write(longReport(fields), 'html', none)).bytes);

  test('has headings in their order, each under the one that it belongs to', async () => {
    expect([...(await page()).matchAll(/<h(\d)[^>]*>([^<]*)/g)].map(([, level, text]) => `${level} ${text}`)).toEqual(['1 Letno poročilo &amp; pregled', '2 Pregled', '2 Številke', '3 Po letih', '3 Po krajih', '4 Vsi kraji', '2 Fotografije']);
  });

  test('of many pages has a list of contents whose links lead to its headings', async () => {
    const html = await page({ cover: true });
    const targets = [...html.matchAll(/href="#([^"]+)">([^<]*)/g)].map(([, id, text]) => [id, text]);
    expect(targets).toHaveLength(5);
    for (const [id, text] of targets) expect(html).toMatch(new RegExp(`<h\\d id="${id}">${text}<`));
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await page()).not.toContain('<nav');
  });

  test('shows drawings as pictures with their words, and the figures as a table', async () => {
    const html = await page();
    expect([...html.matchAll(/<svg role="img" aria-label="([^"]+)"/g)].map(([, said]) => said)).toEqual(['Emblem Evropske unije', 'Od leta 2017 do 2020 je sodelovalo vedno več ljudi.', 'Največ jih je iz Slovenije.']);
    expect(html).toContain('<th scope="row">2020</th><td class="figure">neznano</td>');
  });

  test('closes every element that it opens, marks what is said in another language, and keeps a grant number in one line', async () => {
    const html = await page({ cover: true });
    const open: string[] = [];
    for (const [, slash, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
      if (slash) expect(open.pop()).toBe(name);
      else if (!rest.endsWith('/') && !['meta', 'img', 'br'].includes(name)) open.push(name);
    }
    expect(open).toEqual([]);
    expect(html).toContain('<dd lang="en">Unity in diversity</dd>');
    expect(html).toContain(`<span class="whole">${GRANT}</span>`);
  });
});
