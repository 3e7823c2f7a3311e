/** What a report says otherwise than it did: nothing of one that is the same, and each change once. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aligned, matched } from '../../electron/reports/align.ts';
import { compareReports } from '../../electron/reports/compare.ts';
import { type Block, type Cell, type Chart, type Column, type CountryMap, type Facts, type List, type Paragraph, type Pictures, type Report, type Section, type Table, section, shown, tablesOf, text } from '../../electron/reports/tree.ts';

const word = fc.constantFrom('Celje', 'Novo mesto', 'skupaj', 'Dogodek', '12', '7', 'približno 30', 'Žalec', 'država', '');
const figure = fc.oneof(fc.nat(60).map(String), fc.constant('neznano'));

const table: fc.Arbitrary<Table> = fc.tuple(word, fc.uniqueArray(word, { minLength: 2, maxLength: 4 }), fc.nat(4), fc.boolean()).chain(([name, heads, height, hasTotal]) => {
  const columns = heads.map((head, at): Column => ({ name: head, isFigure: at === heads.length - 1 }));
  const cells = fc.tuple(word, ...columns.slice(1).map(({ isFigure }): fc.Arbitrary<Cell> => (isFigure ? fc.oneof(figure, figure.map((said) => ({ text: said, of: [] }))) : word)));
  return fc.record({
    is: fc.constant('table' as const),
    name: fc.constant(name),
    columns: fc.constant(columns as unknown as Table['columns']),
    rows: fc.array(cells, { minLength: height, maxLength: height }),
    ...(hasTotal ? { total: fc.tuple(fc.constant('Skupaj'), figure) } : {}),
  });
});

const paragraph: fc.Arbitrary<Paragraph> = word.map((said) => text({ text: said }));
const list = fc.array(word.map((said) => ({ text: said })), { minLength: 1, maxLength: 3 }).map((items): List => ({ is: 'list', items: items as unknown as List['items'] }));
const facts = fc.array(fc.tuple(word, word.map((said) => ({ text: said }))), { minLength: 1, maxLength: 3 }).map((rows): Facts => ({ is: 'facts', rows: rows as unknown as Facts['rows'] }));
const chart = fc.tuple(word, fc.uniqueArray(fc.constantFrom('2018', '2019', '2020'), { minLength: 1 }), fc.array(fc.option(fc.nat(9)), { minLength: 3, maxLength: 3 })).map(
  ([name, groups, values]): Chart => ({ is: 'chart', name, alternative: 'Po letih.', look: 'bars', axis: 'Leto', groups: groups as unknown as Chart['groups'], series: [{ name: 'Udeleženci', values: values.slice(0, groups.length) }] }),
);
const pictures = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), word, word), { minLength: 1, maxLength: 3 }).map(
  (all): Pictures => ({ is: 'pictures', pictures: all.map(([letter, alternative, said]) => ({ sha256: letter.repeat(64), alternative, words: [text({ text: said }, 'credit')] })) as unknown as Pictures['pictures'] }),
);
const map = fc.tuple(word, fc.uniqueArray(fc.constantFrom('SI', 'HR', 'IT'), { minLength: 1 }), fc.array(fc.option(fc.nat(9)), { minLength: 3, maxLength: 3 })).map(
  ([name, codes, values]): CountryMap => ({ is: 'map', name, alternative: 'Po državah.', axis: 'Država', figure: 'Udeleženci', countries: codes.map((code, index) => ({ code, name: code, value: values[index] ?? null })) as unknown as CountryMap['countries'] }),
);
const block: fc.Arbitrary<Block> = fc.oneof(paragraph, list, facts, table, chart, map, pictures);
const inner = fc.tuple(word, fc.array(block, { maxLength: 3 })).map(([title, content]): Section => section(title, content, 2));
const outer = fc.tuple(word, fc.array(fc.oneof({ weight: 3, arbitrary: block }, { weight: 1, arbitrary: inner }), { maxLength: 5 })).map(([title, content]): Section => section(title, content));

const report: fc.Arbitrary<Report> = fc.record({
  language: fc.constant('sl'), title: word, kind: word, emblem: fc.boolean(), support: fc.option(word.map((said) => ({ text: said }))), lead: fc.array(paragraph, { maxLength: 3 }),
  content: fc.array(outer, { maxLength: 4 }), signatures: fc.array(word, { maxLength: 2 }), smallPrint: fc.option(word.map((said) => ({ text: said }))), changedAt: fc.constant('2026-01-01'), fileName: fc.constant('a'),
});

const copy = (of: Report) => JSON.parse(JSON.stringify(of)) as Report;

/** Every table of a report, to be changed in place. */
function tablesIn(blocks: readonly Block[]): Table[] {
  return blocks.flatMap((one) => (one.is === 'table' ? [one] : one.is === 'section' ? tablesIn(one.content) : []));
}

describe('a report beside itself', () => {
  it('differs in nothing, whatever it says', () => {
    fc.assert(
      fc.property(report, (one) => {
        expect(compareReports(one, copy(one))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('made later of the same facts, as another file, differs in nothing', () => {
    fc.assert(
      fc.property(report, (one) => {
        expect(compareReports(one, { ...copy(one), changedAt: '2027-01-01', fileName: 'b' })).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('each change is told once', () => {
  it('a figure in each of some rows, by its row and its column', () => {
    const some = fc.tuple(report, fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 5 }));
    let changed = 0;
    fc.assert(
      fc.property(some, ([then, places]) => {
        const now = copy(then);
        const tables = tablesIn(now.content).filter(({ rows }) => rows.length > 0);
        const expected = new Map<string, string>();
        for (const [which, row] of places) {
          const found = tables[which % (tables.length || 1)];
          if (!found) continue;
          const cells = found.rows[row % found.rows.length] as Cell[];
          const last = cells.length - 1;
          const key = `${tables.indexOf(found)} ${found.rows.indexOf(cells)}`;
          expected.set(key, expected.get(key) ?? shown(cells[last] ?? ''));
          cells[last] = `${which} ${row}`;
        }
        // Rows of one name in one table can change places with each other: what was there once is not told of which.
        const isPlain = tables.every(({ rows }) => new Set(rows.map((cells) => JSON.stringify(cells.slice(0, -1).map(shown)))).size === rows.length);
        fc.pre(isPlain);
        const changes = compareReports(then, now);
        expect(changes.map(({ what }) => what)).toEqual(changes.map(() => 'figure'));
        expect(changes.map(({ was }) => was).toSorted()).toEqual([...expected.values()].toSorted());
        changed += changes.length;
      }),
      { numRuns: 500 },
    );
    expect(changed).toBeGreaterThan(100);
  });

  it('of any two reports: what it was, which the one says, and what it is, which the other says, and never the same', () => {
    const texts = (of: Report) => JSON.stringify([of, tablesOf(of.content).map(({ rows }) => rows.map((row) => row.map(shown)))]);
    fc.assert(
      fc.property(report, report, (one, other) => {
        for (const { what, was, now } of compareReports(one, other)) {
          expect(was).not.toEqual(now);
          if (what === 'figure' || what === 'text' || what === 'fact') expect([was === null || texts(one).includes(JSON.stringify(was)), now === null || texts(other).includes(JSON.stringify(now))]).toEqual([true, true]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const base: Report = {
  language: 'sl', title: 'Udeležba: CI.SO.MO', kind: 'Udeležba', emblem: true, support: null, lead: [text({ text: 'Evropa za državljane' })], signatures: [], smallPrint: null, changedAt: '2026-01-01', fileName: 'a',
  content: [
    section('Po državah', [
      text({ text: 'Projekt je imel 2 dogodka.' }),
      text({ text: 'Udeležilo se je 30 ljudi.' }),
      {
        is: 'table', name: 'Po državah',
        columns: [{ name: 'Dogodek' }, { name: 'Država' }, { name: 'Udeleženci', isFigure: true }],
        rows: [['Celje', 'Slovenija', '10'], ['Celje', 'Italija', '5'], ['Žalec', 'Slovenija', '15']],
        total: ['Skupaj', '30'],
      },
      section('Opis', [text({ text: 'Kratek opis.' })], 2),
    ]),
  ],
};

/** The report with its one table otherwise. */
function withTable(change: (of: Table) => Partial<Table>): Report {
  const [only] = base.content as [Section];
  return { ...base, content: [{ ...only, content: only.content.map((one) => (one.is === 'table' ? { ...one, ...change(one) } : one)) }] };
}

describe('what a change is called', () => {
  it('by what tells its row from others that begin the same, and the sum by its words', () => {
    const now = withTable(({ rows }) => ({ rows: rows.map((row, at) => (at === 1 ? [...row.slice(0, 2), '6'] : row)), total: ['Skupaj', '31'] }));
    expect(compareReports(base, now)).toEqual([
      { what: 'figure', where: ['Po državah'], row: 'Celje · Italija', column: 'Udeleženci', was: '5', now: '6' },
      { what: 'figure', where: ['Po državah'], row: 'Skupaj', column: 'Udeleženci', was: '30', now: '31' },
    ]);
  });

  it('of a total by its figures alone, where another column came under its words', () => {
    const narrow = withTable(() => ({ columns: [{ name: 'Država' }, { name: 'Udeleženci', isFigure: true }], rows: [], total: ['Skupaj', '31'] }));
    const wide = withTable(() => ({ rows: [], total: ['Vsota', '30'] }));
    expect(compareReports(wide, narrow)).toEqual([
      { what: 'column', where: ['Po državah'], row: null, column: 'Dogodek', was: 'Dogodek', now: null },
      { what: 'text', where: ['Po državah'], row: null, column: null, was: 'Vsota', now: 'Skupaj' },
      { what: 'figure', where: ['Po državah'], row: 'Skupaj', column: 'Udeleženci', was: '30', now: '31' },
    ]);
  });

  it('a row that came and one that went, in their places, whatever the order of the rest', () => {
    const now = withTable(({ rows }) => ({ rows: [rows[2] ?? [], ['Velenje', 'Slovenija', '8'], rows[0] ?? []] }));
    expect(compareReports(base, now)).toEqual([
      { what: 'row', where: ['Po državah'], row: 'Velenje', column: null, was: null, now: 'Velenje · Slovenija · 8' },
      { what: 'row', where: ['Po državah'], row: 'Celje · Italija', column: null, was: 'Celje · Italija · 5', now: null },
    ]);
  });

  it('a row that is named otherwise and says the same, by its first cell', () => {
    const now = withTable(({ rows }) => ({ rows: rows.map((row, at) => (at === 2 ? ['Velenje', ...row.slice(1)] : row)) }));
    expect(compareReports(base, now)).toEqual([{ what: 'figure', where: ['Po državah'], row: 'Velenje', column: 'Dogodek', was: 'Žalec', now: 'Velenje' }]);
  });

  it('a column, a sentence that is said otherwise, one that came, a heading and an emblem', () => {
    const [only] = base.content as [Section];
    const now: Report = {
      ...withTable(({ columns, rows }) => ({ columns: [...columns, { name: 'Moški', isFigure: true }], rows: rows.map((row) => [...row, '1']), total: ['Skupaj', '30', '3'] })),
      emblem: false, lead: [...base.lead, text({ text: 'Ukrep 2.3' })],
    };
    const [changed] = now.content as [Section];
    const content = changed.content.map((one) => (one.is === 'section' ? { ...one, title: 'Kratek opis' } : one.is === 'text' && one.text.startsWith('Udeležilo') ? { ...one, text: 'Udeležilo se je 31 ljudi.' } : one));
    expect(only.content).toHaveLength(4);
    expect(compareReports(base, { ...now, content: [{ ...changed, content }] })).toEqual([
      { what: 'emblem', where: [], row: null, column: null, was: '', now: null },
      { what: 'text', where: [], row: null, column: null, was: null, now: 'Ukrep 2.3' },
      { what: 'text', where: ['Po državah'], row: null, column: null, was: 'Udeležilo se je 30 ljudi.', now: 'Udeležilo se je 31 ljudi.' },
      { what: 'column', where: ['Po državah'], row: null, column: 'Moški', was: null, now: 'Moški' },
      { what: 'text', where: ['Po državah'], row: null, column: null, was: 'Opis', now: 'Kratek opis' },
    ]);
  });

  it('a figure that is drawn, unless a table beside it tells it', () => {
    const chart = (value: number | null, isTold: boolean): Block => ({ is: 'chart', name: 'Po letih', alternative: 'Po letih.', look: 'bars', axis: 'Leto', groups: ['2018'], series: [{ name: 'Udeleženci', values: [value] }], isTold });
    const map = (value: number | null, isTold: boolean): Block => ({ is: 'map', name: 'Po državah', alternative: 'Po državah.', axis: 'Država', figure: 'Udeleženci', countries: [{ code: 'SI', name: 'Slovenija', value }], isTold });
    const drawn = (value: number | null, isTold: boolean): Report => ({ ...base, content: [section('Slike', [chart(value, isTold), map(value, isTold)])] });
    expect(compareReports(drawn(3, false), drawn(null, false))).toEqual([
      { what: 'figure', where: ['Slike', 'Po letih'], row: '2018', column: 'Udeleženci', was: '3', now: '' },
      { what: 'figure', where: ['Slike', 'Po državah'], row: 'Slovenija', column: 'Udeleženci', was: '3', now: '' },
    ]);
    expect(compareReports(drawn(3, true), drawn(null, true))).toEqual([]);
  });

  it('a section that came or went with all that is in it, once', () => {
    const more: Report = { ...base, content: [...base.content, section('Fotografije', [text({ text: 'Ena.' }), text({ text: 'Dve.' })])] };
    expect(compareReports(base, more)).toEqual([{ what: 'section', where: [], row: null, column: null, was: null, now: 'Fotografije' }]);
    expect(compareReports(more, base)).toEqual([{ what: 'section', where: [], row: null, column: null, was: 'Fotografije', now: null }]);
  });
});

describe('two lists beside each other', () => {
  const lists = fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), fc.array(fc.constantFrom('a', 'b', 'c', 'd')));

  it('are all there, in their order', () => {
    fc.assert(
      fc.property(lists, ([then, now]) => {
        const pairs = aligned(then, now, (one) => one);
        expect([pairs.flatMap(([one]) => (one === null ? [] : [one])), pairs.flatMap(([, one]) => (one === null ? [] : [one]))]).toEqual([then, now]);
      }),
    );
  });

  it('are all there, each beside one of its name as long as there is one', () => {
    fc.assert(
      fc.property(lists, ([then, now]) => {
        const name = (one: string) => one;
        const pairs = matched(then, now, [name, name]);
        expect(pairs.flatMap(([, one]) => (one === null ? [] : [one]))).toEqual(now);
        expect(pairs.flatMap(([one]) => (one === null ? [] : [one])).toSorted()).toEqual(then.toSorted());
        for (const letter of 'abcd') expect(pairs.filter(([one, other]) => one === letter && other === letter)).toHaveLength(Math.min(then.filter((one) => one === letter).length, now.filter((one) => one === letter).length));
      }),
    );
  });
});
