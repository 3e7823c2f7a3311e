/** A report as one HTML file for a web site: its pictures inside, nothing fetched, its parts named as they are. */

import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { stretchesOf } from './addresses.ts';
import { type Block, type Cell, type Paragraph, type Picture, type Report, type Said, type Section, type Table, chartTable, shown } from './tree.ts';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

const STYLE = `body{max-width:46rem;margin:2rem auto;padding:0 1.25rem;font:1rem/1.55 "Source Sans 3",system-ui,sans-serif;color:#1d1b18;background:#fff}
h1,h2,h3{font-family:"Source Serif 4",Georgia,serif;line-height:1.2}h1{font-size:1.9rem;margin:.2rem 0 .6rem}h2{font-size:1.3rem;margin:2rem 0 .5rem;padding-top:1rem;border-top:1px solid #c9c3b8}
h3{font-size:1.08rem;margin:1.2rem 0 .3rem}p{margin:.5rem 0;white-space:pre-line;overflow-wrap:anywhere}.kind,.quiet,.credit,footer{color:#6a655d}.quiet,.credit,footer,figcaption{font-size:.9rem}.lead{margin:.15rem 0}.strong{font-weight:600}
table{border-collapse:collapse;width:100%;margin:.8rem 0}th,td{text-align:left;font-weight:400;padding:.35rem .8rem .35rem 0;border-bottom:1px solid #c9c3b8;vertical-align:baseline}thead th{color:#6a655d;font-size:.9rem}
.figure{text-align:right;font-variant-numeric:tabular-nums}tfoot th,tfoot td{font-weight:600;border-top:1.5px solid #1d1b18;border-bottom:0}.pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem}
figure{margin:0}img{max-width:100%;height:auto}footer{margin-top:2.5rem;padding-top:.8rem;border-top:1px solid #c9c3b8}`;

const inLanguage = ({ language }: Said) => (language ? ` lang="${escaped(language)}"` : '');

/** With its addresses to be followed. */
const linked = (text: string) => stretchesOf(text).map((part) => (part.address === null ? escaped(part.text) : `<a href="${escaped(part.address)}">${escaped(part.text)}</a>`)).join('');

const paragraph = (block: Paragraph) => `<p class="${block.look}"${inLanguage(block)}>${linked(block.text)}</p>`;

function table({ name, columns, rows, total }: Table): string {
  const figure = (index: number) => (columns[index]?.isFigure ? ' class="figure"' : '');
  const head = columns.map((column, index) => `<th scope="col"${figure(index)}>${escaped(column.name)}</th>`).join('');
  const row = (cells: readonly Cell[]) => `<tr>${cells.map((cell, index) => (index === 0 ? `<th scope="row">${escaped(shown(cell))}</th>` : `<td${figure(index)}>${escaped(shown(cell))}</td>`)).join('')}</tr>`;
  const [sum, ...figures] = total ?? [];
  const foot = sum === undefined ? '' : `<tfoot><tr><th scope="row" colspan="${columns.length - figures.length}">${escaped(sum)}</th>${figures.map((cell) => `<td class="figure">${escaped(shown(cell))}</td>`).join('')}</tr></tfoot>`;
  return `<table aria-label="${escaped(name)}"><thead><tr>${head}</tr></thead><tbody>${rows.map(row).join('')}</tbody>${foot}</table>`;
}

function picture({ sha256, alternative, words }: Picture, pictures: ReadonlyMap<string, string>): string {
  const said = words.map((one) => `<span class="${one.look}"${inLanguage(one)}>${escaped(one.text)}</span>`).join('<br>');
  return `<figure><img src="${pictures.get(sha256) ?? ''}" alt="${escaped(alternative)}">${said ? `<figcaption>${said}</figcaption>` : ''}</figure>`;
}

interface Given {
  /** SHA-256 → the picture as a `data:` address. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly unknown: string;
}

function block(one: Block, { pictures, unknown }: Given): string {
  switch (one.is) {
    case 'text': return paragraph(one);
    case 'table': return table(one);
    case 'chart': return table(chartTable(one, unknown));
    case 'list': return `<ul>${one.items.map((item) => `<li${inLanguage(item)}>${linked(item.text)}</li>`).join('')}</ul>`;
    case 'facts': return `<dl>${one.rows.map(([name, said]) => `<dt>${escaped(name)}</dt><dd${inLanguage(said)}>${linked(said.text)}</dd>`).join('')}</dl>`;
    case 'pictures': return `<div class="pictures">${one.pictures.map((each) => picture(each, pictures)).join('')}</div>`;
    default: return section(one, { pictures, unknown });
  }
}

function section({ level, title, content }: Section, given: Given): string {
  const heading = `h${level + 1}`;
  return `<section><${heading}>${escaped(title)}</${heading}>${content.map((one) => block(one, given)).join('\n')}</section>`;
}

/** @param pictures SHA-256 → the picture as a `data:` address */
export function writeHtml(report: Report, pictures: ReadonlyMap<string, string>): string {
  const { language, title, kind, support, lead, content, smallPrint } = report;
  const given: Given = { pictures, unknown: createTranslator(language as InterfaceLanguage).t('reports:eventSheet.unknown') };
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>${support ? `<p class="quiet"${inLanguage(support)}>${escaped(support.text)}</p>` : ''}<p class="kind">${escaped(kind)}</p>
<h1>${escaped(title)}</h1>
${lead.map(paragraph).join('\n')}</header>
${content.map((one) => section(one, given)).join('\n')}
</main>
${smallPrint ? `<footer${inLanguage(smallPrint)}>${escaped(smallPrint.text)}</footer>\n` : ''}</body>
</html>
`;
}
