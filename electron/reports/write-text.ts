/** A report as plain text, to be pasted into a form or a page. */

import type { Block, Report, Section, Table } from './tree.ts';

/** A row as one line: "Novo mesto, Slovenija: 40". */
function table({ rows, total }: Table): string {
  const line = (cells: readonly string[]) => `${cells.slice(0, -1).filter(Boolean).join(', ')}: ${cells.at(-1) ?? ''}`;
  return [...rows.map(line), ...(total ? [line(total)] : [])].join('\n');
}

function block(one: Block): string[] {
  switch (one.is) {
    case 'text': return [one.text];
    case 'table': return [table(one)];
    case 'pictures': return one.pictures.map(({ alternative, words }) => words.map((said) => said.text).join('. ') || alternative).filter(Boolean);
    default: return section(one);
  }
}

const section = ({ title, content }: Section): string[] => [title, ...content.flatMap(block)];

export function writeText({ support, kind, title, lead, content, smallPrint }: Report): string {
  const head = [...(support ? [support.text] : []), `${kind}\n${title}`, lead.map((one) => one.text).join('\n')];
  const parts = [...head, ...content.flatMap(section), ...(smallPrint ? [smallPrint.text] : [])];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
