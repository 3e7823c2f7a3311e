/** A report as plain text, to be pasted into a form or a page. */

import type { ReportLanguage } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Block, type Cell, type Report, type Section, type Table, tableOf, shown } from './tree.ts';

/** A row as one line: "Novo mesto, Slovenija: 40"; where several columns are figures, each with its name: "2019: women 40, men 35". */
function table({ columns, rows, total }: Table): string {
  const figures = columns.filter(({ isFigure }, index) => isFigure && index > 0);
  const line = (cells: readonly Cell[]) => {
    const words = cells.map(shown);
    const from = words.length - Math.max(1, figures.length);
    const said = figures.length > 1 ? words.slice(from).map((word, index) => `${figures[index]?.name ?? ''} ${word}`).join(', ') : (words.at(-1) ?? '');
    return `${words.slice(0, from).filter(Boolean).join(', ')}: ${said}`;
  };
  return [...rows.map(line), ...(total ? [line(total)] : [])].join('\n');
}

function block(one: Block, unknown: string): string[] {
  switch (one.is) {
    case 'text': return [one.text];
    case 'table': return [table(one)];
    case 'chart': case 'map': return [one.isTold ? one.alternative : table(tableOf(one, unknown))];
    case 'list': return [one.items.map((item) => `– ${item.text}`).join('\n')];
    case 'facts': return [one.rows.map(([name, said]) => `${name}: ${said.text}`).join('\n')];
    case 'pictures': return one.pictures.map(({ alternative, words }) => words.map((said) => said.text).join('. ') || alternative).filter(Boolean);
    default: return section(one, unknown);
  }
}

const section = ({ title, content }: Section, unknown: string): string[] => [title, ...content.flatMap((one) => block(one, unknown))];

export function writeText({ language, support, kind, title, lead, content, signatures, isSignedByName, smallPrint }: Report): string {
  const unknown = reportTranslator(language as ReportLanguage).t('reports:eventSheet.unknown');
  const head = [...(support ? [support.text] : []), `${kind}\n${title}`, lead.map((one) => one.text).join('\n')];
  const parts = [...head, ...content.flatMap((one) => section(one, unknown)), ...(isSignedByName ? [signatures.map((said) => said.replaceAll('\n', ', ')).join('\n')] : []), ...(smallPrint ? [smallPrint.text] : [])];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
