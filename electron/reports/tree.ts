/**
 * What a report says, before anybody lays it out: one tree of plain data that every writer walks. A picture
 * without its words and a table without heads are no such tree.
 */

/** Text, and the language it is in where that is not the report's own, BCP 47. */
export interface Said {
  readonly text: string;
  readonly language?: string | undefined;
}

export interface Paragraph extends Said {
  readonly is: 'text';
  readonly look: 'lead' | 'strong' | 'text' | 'quiet' | 'credit';
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
  readonly rows: readonly (readonly string[])[];
  /** To be filled in by hand: its rows are as high as people write. */
  readonly isToFill?: boolean;
  /** The last row: its first words over all columns but the last, and the figure. */
  readonly total?: readonly [name: string, figure: string];
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
  /** 1 under the report's title, 2 within such a section. */
  readonly level: 1 | 2;
  readonly title: string;
  readonly content: readonly Block[];
}

export type Block = Paragraph | Table | Pictures | Section;

export interface Report {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** What it is, above its title. */
  readonly kind: string;
  /** Whether the European Union's emblem stands at its head, as the programme asks. */
  readonly emblem: boolean;
  /** The programme's own sentence, beside the emblem; null where no programme is known. */
  readonly support: Said | null;
  /** Below the title: the programme, the project. */
  readonly lead: readonly Paragraph[];
  readonly content: readonly Section[];
  /** What is signed at the end; none where nothing is. */
  readonly signatures: readonly string[];
  /** What the programme asks to be printed with everything. */
  readonly smallPrint: Said | null;
  /** ISO 8601: when the newest of its facts was written, so that equal data give equal bytes. */
  readonly changedAt: string;
  /** Of the file, without its ending: no blanks, no accents. */
  readonly fileName: string;
}

export const text = (said: Said, look: Paragraph['look'] = 'text'): Paragraph => ({ is: 'text', look, ...said });

export const section = (title: string, content: readonly Block[], level: Section['level'] = 1): Section => ({ is: 'section', level, title, content });

/** All tables of a report, in the order in which it is read. */
export function tablesOf(blocks: readonly Block[]): Table[] {
  return blocks.flatMap((block) => (block.is === 'table' ? [block] : block.is === 'section' ? tablesOf(block.content) : []));
}

/** The photos of a report, by SHA-256. */
export function picturesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.is === 'pictures' ? block.pictures.map(({ sha256 }) => sha256) : block.is === 'section' ? picturesOf(block.content) : []));
}
