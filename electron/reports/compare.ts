/**
 * What a report says otherwise than it did: two trees of the same report beside each other. A figure is named by the
 * sections it stands in, its row and its column, a sentence by its sections. Pure.
 */

import type { ReportChange } from '#shared/contract/issued.ts';
import { aligned, matched } from './align.ts';
import { type Block, type Cell, type Picture, type Report, type Section, type Table, shown, tableOf } from './tree.ts';

type Where = readonly string[];
type Both<T> = readonly [then: T | null, now: T | null];

const change = (what: ReportChange['what'], where: Where, [then, now]: Both<string>, row: string | null = null, column: string | null = null): ReportChange => ({ what, where: [...where], row, column, was: then, now });

/** What is said once: a title, a support statement. */
function single(where: Where, then: string | null | undefined, now: string | null | undefined): ReportChange[] {
  return (then ?? null) === (now ?? null) ? [] : [change('text', where, [then ?? null, now ?? null])];
}

/** Sentences in their order. One that stands where another stood is that one said otherwise. */
function sentences(where: Where, then: readonly string[], now: readonly string[]): ReportChange[] {
  return aligned(then, now, (sentence) => sentence).flatMap(([before, after]) => (before === after ? [] : [change('text', where, [before, after])]));
}

/** Known by the same in both. */
const both = <T>(nameOf: (one: T) => string) => [nameOf, nameOf] as const;

/** A row in one line, for one that has come or gone as a whole. */
const inLine = (row: readonly Cell[]) => row.map(shown).filter((cell) => cell !== '').join(' · ');

interface NamedColumn {
  readonly name: string;
  readonly at: number;
}

const columnsOf = ({ columns }: Table): NamedColumn[] => columns.map(({ name }, at) => ({ name, at }));

/** The first words of a total stand over all columns but those of its figures, which are the last ones. */
function totalRow({ columns, total }: Table): Cell[] | null {
  return total ? [total[0], ...Array.from({ length: Math.max(0, columns.length - total.length) }, () => ''), ...total.slice(1)] : null;
}

/** A row by the cells of it that are no figures: what it is of. */
const naming = ({ columns }: Table) => (row: readonly Cell[]) => JSON.stringify(row.filter((_, at) => !columns[at]?.isFigure).map(shown));
const first = (row: readonly Cell[]) => shown(row[0] ?? '');
const whole = (row: readonly Cell[]) => JSON.stringify(row.map(shown));
/** A row by all but its first cell, as of an event that was named otherwise: one cell alone says nothing of what a row is. */
const rest = (row: readonly Cell[]) => (row.length > 2 ? whole(row.slice(1)) : whole(row));

/** What a row is called: its first cell, and all that are no figures where others begin the same. */
function rowName({ columns, rows }: Table, row: readonly Cell[]): string {
  const isOnly = rows.filter((other) => first(other) === first(row)).length < 2;
  return isOnly ? first(row) : inLine(row.filter((_, at) => !columns[at]?.isFigure));
}

/** The cells of a row in both tables, column by column. */
function cells(where: Where, columns: readonly Both<NamedColumn>[], row: string, then: readonly Cell[], now: readonly Cell[]): ReportChange[] {
  return columns.flatMap(([before, after]) => {
    // What is only in one of them is told once, as a column.
    if (!before || !after) return [];
    const [was, is] = [shown(then[before.at] ?? ''), shown(now[after.at] ?? '')];
    return was === is ? [] : [change('figure', where, [was, is], row, after.name)];
  });
}

/** Whether a table's total has a figure under a column. */
const isSummed = ({ columns, total }: Table, column: NamedColumn | null) => column !== null && total !== undefined && column.at > columns.length - total.length;

function totals(where: Where, columns: readonly Both<NamedColumn>[], then: Table, now: Table): ReportChange[] {
  const [before, after] = [totalRow(then), totalRow(now)];
  if (before && after) {
    // Under the other columns lie its first words, which are no figure of theirs.
    const figures = columns.filter(([one, other]) => isSummed(then, one) && isSummed(now, other));
    return [...single(where, first(before), first(after)), ...cells(where, figures, first(after), before, after)];
  }
  return before || after ? [change('row', where, [before && inLine(before), after && inLine(after)], first(after ?? before ?? []))] : [];
}

function tables(where: Where, then: Table, now: Table): ReportChange[] {
  const within = where.at(-1) === now.name ? where : [...where, now.name];
  const columns = matched(columnsOf(then), columnsOf(now), both(({ name }) => name));
  const changedColumns = columns.flatMap(([before, after]) => (before && after ? [] : [change('column', within, [before?.name ?? null, after?.name ?? null], null, (after ?? before)?.name ?? null)]));
  const rows = matched(then.rows, now.rows, both(whole), [naming(then), naming(now)], both(first), both(rest)).flatMap(([before, after]) => {
    if (before && after) return cells(within, columns, rowName(now, after), before, after);
    return [change('row', within, [before && inLine(before), after && inLine(after)], after ? rowName(now, after) : rowName(then, before ?? []))];
  });
  return [...changedColumns, ...rows, ...totals(within, columns, then, now)];
}

/** What a table says as a whole, where it has come or gone. */
const wholeTable = (table: Table | null) => table && [table.name, ...(table.total ? [inLine(table.total)] : [])].join(': ');

const pictureName = ({ alternative, words, sha256 }: Picture) => alternative || words[0]?.text || sha256;
const pictureTexts = ({ alternative, words }: Picture) => [alternative, ...words.map(({ text }) => text)].filter((text) => text !== '');

function pictures(where: Where, then: readonly Picture[], now: readonly Picture[]): ReportChange[] {
  return matched(then, now, both(({ sha256 }) => sha256)).flatMap(([before, after]) => {
    if (before && after) return sentences(where, pictureTexts(before), pictureTexts(after));
    return [change('picture', where, [before && pictureName(before), after && pictureName(after)])];
  });
}

/** The blocks of a section, its sections not among them, by what they are. */
interface Parts {
  readonly sentences: readonly string[];
  readonly facts: readonly (readonly [name: string, text: string])[];
  readonly tables: readonly Table[];
  readonly pictures: readonly Picture[];
  readonly sections: readonly Section[];
}

function partsOf(blocks: readonly Block[]): Parts {
  return {
    sentences: blocks.flatMap((block) => (block.is === 'text' ? [block.text] : block.is === 'list' ? block.items.map(({ text }) => text) : [])),
    facts: blocks.flatMap((block) => (block.is === 'facts' ? block.rows.map(([name, { text }]) => [name, text] as const) : [])),
    // What is drawn is a table, unless one of its own stands beside it; how it is told to who does not see it follows from its figures.
    tables: blocks.flatMap((block) => (block.is === 'table' ? [block] : (block.is === 'chart' || block.is === 'map') && !block.isTold ? [tableOf(block, '')] : [])),
    pictures: blocks.flatMap((block) => (block.is === 'pictures' ? block.pictures : [])),
    sections: blocks.flatMap((block) => (block.is === 'section' ? [block] : [])),
  };
}

function facts(where: Where, then: Parts['facts'], now: Parts['facts']): ReportChange[] {
  return matched(then, now, both(([name, text]) => `${name}\n${text}`), both(([name]) => name)).flatMap(([before, after]) => (before?.[1] === after?.[1] ? [] : [change('fact', where, [before?.[1] ?? null, after?.[1] ?? null], (after ?? before)?.[0] ?? null)]));
}

function blocks(where: Where, thenBlocks: readonly Block[], nowBlocks: readonly Block[]): ReportChange[] {
  const [then, now] = [partsOf(thenBlocks), partsOf(nowBlocks)];
  return [
    ...sentences(where, then.sentences, now.sentences),
    ...facts(where, then.facts, now.facts),
    ...aligned(then.tables, now.tables, ({ name }) => name).flatMap(([before, after]) => (before && after ? [...(before.name === after.name ? [] : [change('text', where, [before.name, after.name])]), ...tables(where, before, after)] : [change('table', where, [wholeTable(before), wholeTable(after)])])),
    ...pictures(where, then.pictures, now.pictures),
    ...aligned(then.sections, now.sections, ({ title }) => title).flatMap(([before, after]) => {
      // With all that is in it.
      if (!before || !after) return [change('section', where, [before?.title ?? null, after?.title ?? null])];
      const within = [...where, after.title];
      return [...(before.title === after.title ? [] : [change('text', where, [before.title, after.title])]), ...blocks(within, before.content, after.content)];
    }),
  ];
}

const logoIn = ({ logo }: Report): Picture[] => (logo ? [{ ...logo, words: [] }] : []);

/** In the order in which the report is read; nothing of two that say the same. When either was made, and what its file is called, is no part of what it says. */
export function compareReports(then: Report, now: Report): ReportChange[] {
  return [
    ...(then.emblem === now.emblem ? [] : [change('emblem', [], [then.emblem ? '' : null, now.emblem ? '' : null])]),
    ...single([], then.support?.text, now.support?.text),
    ...single([], then.kind, now.kind),
    ...single([], then.title, now.title),
    ...sentences([], then.lead.map(({ text }) => text), now.lead.map(({ text }) => text)),
    ...pictures([], logoIn(then), logoIn(now)),
    ...blocks([], then.content, now.content),
    ...sentences([], then.signatures, now.signatures),
    ...single([], then.smallPrint?.text, now.smallPrint?.text),
  ];
}
