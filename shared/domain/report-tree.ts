/**
 * What a report says, before anybody lays it out: one tree of plain data that every writer walks. A picture
 * without its words and a table without heads are no such tree.
 */

import type { SectionId } from './report-sections.ts';
import type { Shape } from './report-shape.ts';

/** A record that a figure stands by: where it can be looked up. */
export interface RecordRef {
  readonly kind: 'event' | 'project' | 'organisation' | 'photo' | 'output' | 'participation' | 'workPackage' | 'place' | 'newsItem' | 'issuedReport' | 'series' | 'source' | 'person';
  readonly id: string;
  /** The record whose page shows it, where it has none of its own: the event of a count. */
  readonly on?: { readonly kind: 'event' | 'project'; readonly id: string };
}

/** Text, and the language it is in where that is not the report's own, BCP 47. */
export interface Said {
  readonly text: string;
  readonly language?: string | undefined;
}

export interface Paragraph extends Said {
  readonly is: 'text';
  readonly look: 'lead' | 'strong' | 'text' | 'quiet' | 'credit';
  /** Where its figures come from. */
  readonly of?: readonly RecordRef[];
}

/** A figure of a table and the records that it adds. */
export interface Figure {
  readonly text: string;
  readonly of: readonly RecordRef[];
}

export type Cell = string | Figure;

/** Points, each with what it is called. */
export interface List {
  readonly is: 'list';
  readonly items: readonly [Said, ...Said[]];
}

/** What is known of something, name by name: "Grant number: 576472". */
export interface Facts {
  readonly is: 'facts';
  readonly rows: readonly [readonly [name: string, said: Said], ...(readonly [name: string, said: Said])[]];
}

/** Figures drawn. Its table is made from the same values, for every writer that can't draw. */
export interface Chart {
  readonly is: 'chart';
  readonly name: string;
  /** What who does not see it is told: what it shows, in a sentence. */
  readonly alternative: string;
  /** `bars`: a bar a group. `stacked`: the series of a group on top of each other. */
  readonly look: 'bars' | 'stacked';
  /** What the groups are: "Year". */
  readonly axis: string;
  readonly groups: readonly [string, ...string[]];
  /** As many values as there are groups; null where it is not known, which is never drawn as nothing. */
  readonly series: readonly [ChartSeries, ...ChartSeries[]];
  /** Its figures stand beside it in a table of their own, which says where they come from: then no writer makes another. */
  readonly isTold?: boolean;
}

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface CountryFigure {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  /** Null where it is not known, which is never drawn as nothing. */
  readonly value: number | null;
}

/** Countries on a map of Europe, each with a figure. Its table is made from the same values. */
export interface CountryMap {
  readonly is: 'map';
  readonly name: string;
  /** What who does not see it is told: what it shows, in a sentence. */
  readonly alternative: string;
  /** What the rows are: "Country". */
  readonly axis: string;
  /** What the figures are: "Participants". */
  readonly figure: string;
  readonly countries: readonly [CountryFigure, ...CountryFigure[]];
  /** Its figures stand beside it in a table of their own, which says where they come from: then no writer makes another. */
  readonly isTold?: boolean;
}

export interface Column {
  readonly name: string;
  /** Its cells are figures, which stand under each other. */
  readonly isFigure?: boolean;
}

export interface Table {
  readonly is: 'table';
  /** What it is called where it stands apart: the name of a sheet. */
  readonly name: string;
  readonly columns: readonly [Column, ...Column[]];
  /** As many cells in each as there are columns; the first says what the row is of. */
  readonly rows: readonly (readonly Cell[])[];
  /** To be filled in by hand: its rows are as high as people write. */
  readonly isToFill?: boolean;
  /** The last row: its first words over all columns but the last, and a figure for each of these. */
  readonly total?: readonly [name: string, figure: Cell, ...figures: Cell[]];
}

export interface Picture {
  /** SHA-256 of the photo. */
  readonly sha256: string;
  /** What who does not see it is told; empty where nobody has written it, which readiness tells. */
  readonly alternative: string;
  readonly words: readonly Paragraph[];
}

export interface Pictures {
  readonly is: 'pictures';
  readonly pictures: readonly [Picture, ...Picture[]];
}

export interface Section {
  readonly is: 'section';
  /** What it is chosen by where a report is shaped, the same whatever the data are; only of those under the report's title. */
  readonly id?: SectionId;
  /** 1 under the report's title, each other within one of the level above. */
  readonly level: 1 | 2 | 3;
  readonly title: string;
  /** Of its title, where that is not the report's own, BCP 47. */
  readonly titleLanguage?: string | undefined;
  readonly content: readonly Block[];
  /** Begins a page of its own. */
  readonly startsPage?: boolean;
}

export type Block = Paragraph | List | Facts | Table | Chart | CountryMap | Pictures | Section;

/** The own logo of whoever gives a report out. */
export interface Logo {
  /** SHA-256 of the photo. */
  readonly sha256: string;
  /** What who does not see it is told. */
  readonly alternative: string;
}

export interface Report {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** Of its title, where that is a record's own and in another language, BCP 47. */
  readonly titleLanguage?: string | undefined;
  /** What it is, above its title. */
  readonly kind: string;
  /** Whether the European Union's emblem stands at its head, as the programme asks. */
  readonly emblem: boolean;
  /** Stands apart from the emblem and never larger than it, neither higher nor wider. */
  readonly logo?: Logo;
  /** The programme's own sentence, beside the emblem; null where no programme is known. */
  readonly support: Said | null;
  /** A title page and a list of contents before all else, for a report of many pages. */
  readonly cover?: boolean;
  /** Below the title: the programme, the project. */
  readonly lead: readonly Paragraph[];
  readonly content: readonly Section[];
  /** What is signed at the end; none where nothing is. */
  readonly signatures: readonly string[];
  /** They are people, a name and in the next line what he or she is: who gives no paper out names them, too. */
  readonly isSignedByName?: boolean;
  /** What the programme asks to be printed with everything. */
  readonly smallPrint: Said | null;
  /** What it was shaped by: another day's report is held against it in the same shape. */
  readonly shape?: Shape;
  /** ISO 8601: when the newest of its facts was written, so that equal data give equal bytes. */
  readonly changedAt: string;
  /** Of the file, without its ending: no blanks, no accents. */
  readonly fileName: string;
}

export const text = (said: Said, look: Paragraph['look'] = 'text'): Paragraph => ({ is: 'text', look, ...said });

export const section = (title: string, content: readonly Block[], level: Section['level'] = 1): Section => ({ is: 'section', level, title, content });

/** A section under the report's title, by the name that it is chosen by. */
export const chosenAs = (id: SectionId, one: Section): Section => ({ ...one, id });

export const shown = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/** The figures of a chart or a map as a table: `unknown` stands where one is not known. */
export function tableOf(drawn: Chart | CountryMap, unknown: string, number: (value: number) => string = String): Table {
  const said = (value: number | null | undefined) => (value === null || value === undefined ? unknown : number(value));
  if (drawn.is === 'map') return { is: 'table', name: drawn.name, columns: [{ name: drawn.axis }, { name: drawn.figure, isFigure: true }], rows: drawn.countries.map(({ name, value }) => [name, said(value)]) };
  const { name, axis, groups, series } = drawn;
  return {
    is: 'table',
    name,
    columns: [{ name: axis }, ...series.map((one) => ({ name: one.name, isFigure: true }))],
    rows: groups.map((group, index) => [group, ...series.map(({ values }) => said(values[index]))]),
  };
}

/** The records that the figures of a block stand by, each as often as it is named. */
function refsIn(block: Block): readonly RecordRef[] {
  const inCells = (cells: readonly Cell[]) => cells.flatMap((cell) => (typeof cell === 'string' ? [] : cell.of));
  switch (block.is) {
    case 'text': return block.of ?? [];
    case 'table': return [...block.rows.flatMap(inCells), ...(block.total ? inCells(block.total) : [])];
    case 'section': return block.content.flatMap(refsIn);
    default: return [];
  }
}

/** All records that a report's figures stand by, each once. */
export function recordsOf({ lead, content }: Pick<Report, 'lead' | 'content'>): RecordRef[] {
  const found = new Map<string, RecordRef>();
  for (const ref of [...lead, ...content].flatMap(refsIn)) found.set(`${ref.kind} ${ref.id}`, ref);
  return [...found.values()];
}

/** All tables of a report, in the order in which it is read; those of what is drawn, too, in which `unknown` stands for what is not known. */
export function tablesOf(blocks: readonly Block[], unknown = '', number: (value: number) => string = String): Table[] {
  return blocks.flatMap((block) => {
    switch (block.is) {
      case 'table': return [block];
      case 'chart': case 'map': return block.isTold ? [] : [tableOf(block, unknown, number)];
      case 'section': return tablesOf(block.content, unknown, number);
      default: return [];
    }
  });
}

/** All pictures of a report, by SHA-256, its logo the first. */
export const allPicturesOf = ({ logo, content }: Pick<Report, 'logo' | 'content'>): string[] => [...(logo ? [logo.sha256] : []), ...picturesOf(content)];

/** The photos of a report, by SHA-256. */
export function picturesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.is === 'pictures' ? block.pictures.map(({ sha256 }) => sha256) : block.is === 'section' ? picturesOf(block.content) : []));
}
