/** The letters of a report that its type has no shape for, told before it is printed: with boxes in it no funder can read it. */

import { type Face, unprintedLetters } from '#shared/domain/printable.ts';
import { type Block, type Report, type Table, shown, tableOf } from './tree.ts';

interface Printed {
  readonly text: string;
  readonly face: Face;
}

const inText = (texts: readonly string[]): Printed[] => texts.map((text) => ({ text, face: 'text' }));

const ofTable = ({ columns, rows, total = ['', ''] }: Table): Printed[] => inText([...columns.map(({ name }) => name), ...rows.flat().map(shown), ...total.map(shown)]);

function ofBlock(block: Block): Printed[] {
  switch (block.is) {
    case 'text': return inText([block.text]);
    case 'list': return inText(block.items.map(({ text }) => text));
    case 'facts': return inText(block.rows.flatMap(([name, { text }]) => [name, text]));
    case 'table': return ofTable(block);
    case 'chart': case 'map': return [...inText([block.alternative]), ...ofTable(tableOf(block, ''))];
    case 'pictures': return inText(block.pictures.flatMap(({ words }) => words.map(({ text }) => text)));
    default: return [{ text: block.title, face: block.level === 1 ? 'title' : 'text' }, ...block.content.flatMap(ofBlock)];
  }
}

/** What whoever shaped a report wrote in it: the foreword, and who signs. */
export function ownTexts({ shape, content, signatures }: Report): string[] {
  if (!shape) return [];
  const foreword = content.filter(({ id }) => id === 'foreword').flatMap(ofBlock);
  return [...foreword.map(({ text }) => text), ...(shape.signatories.length > 0 ? signatures : [])];
}

/** All that a report prints, in the order in which it is read. */
function printedOf({ title, kind, support, lead, content, signatures, smallPrint }: Report): Printed[] {
  return [...inText([support?.text ?? '', kind]), { text: title, face: 'title' }, ...inText(lead.map(({ text }) => text)), ...content.flatMap(ofBlock), ...inText([...signatures, smallPrint?.text ?? ''])];
}

export interface UnprintedText {
  readonly text: string;
  /** The first of its letters that would be printed as boxes. */
  readonly letters: string;
}

/** The texts of a report with letters that its type lacks, each once. */
export function unprintedTexts(report: Report): UnprintedText[] {
  const found = new Map<string, string>();
  for (const { text, face } of printedOf(report)) {
    const letters = found.has(text) ? '' : unprintedLetters(text, face);
    if (letters) found.set(text, letters);
  }
  return Array.from(found, ([text, letters]) => ({ text, letters }));
}
