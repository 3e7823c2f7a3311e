/**
 * Reads a workbook by its parts as ECMA-376 says them, and by nothing of who wrote it: sheets by the relationships that name
 * their files, cells by their addresses, texts in the cell or in the shared list.
 */

import { strFromU8, unzipSync } from 'fflate';

type Parts = Readonly<Record<string, Uint8Array>>;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (xml: string) => xml.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(lt|gt|quot|apos|amp));/gi, (_, hex?: string, decimal?: string, name = '') => (hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : (ENTITIES[name.toLowerCase()] ?? '')));
const attribute = (tag: string, name: string) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
/** What stands in runs of text, one after the other. */
const textIn = (xml: string) => [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map(([, said = '']) => plain(said)).join('');

const part = (parts: Parts, name: string) => {
  const bytes = parts[name];
  if (!bytes) throw new Error(`the workbook has no ${name}`);
  return strFromU8(bytes);
};

/** "C" is 2. */
const columnOf = (address: string) => [...(/^[A-Z]+/.exec(address)?.[0] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export type Cell = string | number | null;

function valueOf(cell: string, shared: readonly string[]): Cell {
  const type = attribute(/^<c[^>]*>/.exec(cell)?.[0] ?? '', 't');
  if (type === 'inlineStr') return textIn(cell);
  const said = /<v>([^<]*)<\/v>/.exec(cell)?.[1];
  if (said === undefined) return null;
  if (type === 's') return shared[Number(said)] ?? null;
  return type === 'str' ? plain(said) : Number(said);
}

/** Each sheet's name and rows; a cell that is not there is null. */
export function readWorkbook(bytes: Uint8Array): { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[] {
  const parts = unzipSync(bytes);
  const targets = new Map([...part(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
  const shared = parts['xl/sharedStrings.xml'] ? [...part(parts, 'xl/sharedStrings.xml').matchAll(/<si>([^]*?)<\/si>/g)].map(([, said = '']) => textIn(said)) : [];
  return [...part(parts, 'xl/workbook.xml').matchAll(/<sheet\s[^>]*>/g)].map(([tag]) => {
    const xml = part(parts, `xl/${(targets.get(attribute(tag, 'r:id')) ?? '').replace(/^\/xl\//, '')}`);
    const rows = [...xml.matchAll(/<row(?:\s[^>]*)?(?:\/>|>([^]*?)<\/row>)/g)].map(([, cells = '']) => {
      const row: Cell[] = [];
      for (const [cell] of cells.matchAll(/<c\s[^>]*?(?:\/>|>[^]*?<\/c>)/g)) {
        const column = columnOf(attribute(/^<c[^>]*>/.exec(cell)?.[0] ?? '', 'r'));
        while (row.length < column) row.push(null);
        row[column] = valueOf(cell, shared);
      }
      return row;
    });
    return { name: attribute(tag, 'name'), rows };
  });
}
