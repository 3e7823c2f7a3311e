/** How a report is shaped by whoever gives it out: which sections and photos stand, in which order, and what is put beside them. */

import { type Multilingual, NO_LANGUAGE, chooseText } from './languages.ts';
import { standingOf } from './report-sections.ts';
import type { ReportId } from './report-kinds.ts';
import { type Block, type Logo, type Paragraph, type Pictures, type Report, type Section, text } from './report-tree.ts';

export interface Shape {
  /** Names of sections in the order in which they stand. What is not named follows what it followed. */
  readonly sections: readonly string[];
  /** Names of those that are left out. One that the funder asks for, or without which the report is none, stands anyway. */
  readonly without: readonly string[];
  /** Photos by SHA-256, in the order in which they stand among those beside them. */
  readonly photos: readonly string[];
  readonly withoutPhotos: readonly string[];
  /** The first section, before all others. Empty lines part its paragraphs. */
  readonly foreword: Multilingual | null;
  /** Who signs, in the place of what a report asks to be signed: the name, and after the first comma what he or she is: "Ana Novak, director". */
  readonly signatories: readonly string[];
  /** The photo that is the own logo. */
  readonly logoId: string | null;
}

/** A shape that says nothing: the report's own. */
export const PLAIN_SHAPE = {
  sections: [] as string[], without: [] as string[], photos: [] as string[], withoutPhotos: [] as string[], foreword: null as Record<string, string> | null, signatories: [] as string[], logoId: null as string | null,
} satisfies Shape;

/** All of the present ones, those that are named in the order of the names; each other one follows what it followed. */
export function inOrder(present: readonly string[], named: readonly string[]): string[] {
  const known = new Set(present);
  const order = [...new Set(named)].filter((name) => known.has(name));
  const placed = new Set(order);
  let before = -1;
  for (const name of new Set(present)) {
    if (!placed.has(name)) order.splice(before + 1, 0, name);
    before = order.indexOf(name);
  }
  return order;
}

/** What a section is chosen by: its name, or its title where its report gives it none. */
export const sectionKey = ({ id, title }: Pick<Section, 'id' | 'title'>): string => id ?? title;

/** "Ana Novak, director" → the name, and under it what she is. */
export function signatoryLines(said: string): string {
  const comma = said.indexOf(',');
  return comma < 0 ? said.trim() : [said.slice(0, comma), said.slice(comma + 1)].map((part) => part.trim()).filter(Boolean).join('\n');
}

/** Those of a block's pictures that stand; null where none does. */
function shapedPictures(block: Pictures, { photos, withoutPhotos }: Shape): Pictures | null {
  const left = block.pictures.filter(({ sha256 }) => !withoutPhotos.includes(sha256));
  const order = inOrder(left.map(({ sha256 }) => sha256), photos);
  const [first, ...others] = order.flatMap((sha256) => left.filter((picture) => picture.sha256 === sha256));
  return first ? { ...block, pictures: [first, ...others] } : null;
}

const saysLittle = (block: Block) => block.is === 'text' && block.look === 'quiet';

/** A block with its photos chosen. A section that was there for its photos goes with the last of them. */
function shapedBlock(block: Block, shape: Shape): Block[] {
  if (block.is === 'pictures') {
    const left = shapedPictures(block, shape);
    return left ? [left] : [];
  }
  if (block.is !== 'section') return [block];
  const content = block.content.flatMap((one) => shapedBlock(one, shape));
  const hasLost = content.length < block.content.length;
  return hasLost && content.every(saysLittle) ? [] : [{ ...block, content }];
}

function foreword({ language }: Report, said: Multilingual | null, title: string): Section[] {
  const chosen = chooseText(said, language);
  if (!chosen) return [];
  const other = chosen.asAsked || chosen.language === NO_LANGUAGE ? {} : { language: chosen.language };
  const content = chosen.text.split(/\n(?:[^\S\n]*\n)+/).map((part): Paragraph => text({ text: part.trim(), ...other }));
  return [{ is: 'section', id: 'foreword', level: 1, title, content: content.filter((one) => one.text !== '') }];
}

/** What else it takes to shape a report than the report itself. */
export interface Given {
  readonly of: ReportId;
  /** What the foreword is headed with, in the report's language. */
  readonly foreword: string;
  /** The own logo; null where none stands. */
  readonly logo: Logo | null;
}

/** A report in its shape. No figure, sum or word of it changes: what stands stands as it was, and a report in its shape keeps it. */
export function shaped(report: Report, shape: Shape, { of, foreword: title, logo }: Given): Report {
  const sections = report.content.filter(({ id }) => id !== 'foreword');
  const order = inOrder(sections.map(sectionKey), shape.sections);
  const stands = (one: Section) => standingOf(of, one.id) !== 'free' || !shape.without.includes(sectionKey(one));
  const content = order.flatMap((key) => sections.filter((one) => sectionKey(one) === key && stands(one))).flatMap((one): Section[] => {
    const [left] = shapedBlock(one, shape);
    // Its photos may all go; a section that has to stand stands.
    if (left?.is === 'section') return [left];
    return standingOf(of, one.id) === 'free' || one.content.length === 0 ? [] : [{ ...one, content: one.content.flatMap((block) => shapedBlock(block, shape)) }];
  });
  const { logo: _, ...rest } = report;
  return {
    ...rest,
    content: [...foreword(report, shape.foreword, title), ...content],
    ...(shape.signatories.length > 0 ? { signatures: shape.signatories.map(signatoryLines), isSignedByName: true } : {}),
    ...(logo ? { logo } : {}),
    shape,
  };
}
