/** A report as one HTML file for a web site: its pictures inside, nothing fetched, its parts named as they are. */

import type { ReportLanguage } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { drawn } from './drawn.ts';
import { escaped, inlineSvg } from './drawing.ts';
import { emblemSvg } from './emblem.ts';
import { partsToKeep } from './whole.ts';
import { stretchesOf } from './addresses.ts';
import { type Block, type Cell, type Chart, type CountryMap, type Paragraph, type Picture, type Report, type Said, type Section, type Table, shown } from './tree.ts';

const STYLE = `body{max-width:46rem;margin:2rem auto;padding:0 1.25rem;font:1rem/1.55 "Source Sans 3",system-ui,sans-serif;color:#1d1b18;background:#fff}
h1,h2,h3,h4{font-family:"Source Serif 4",Georgia,serif;line-height:1.2}h1{font-size:1.9rem;margin:.2rem 0 .6rem}h2{font-size:1.3rem;margin:2rem 0 .5rem;padding-top:1rem;border-top:1px solid #c9c3b8}
h3{font-size:1.08rem;margin:1.4rem 0 .3rem}h4{font:600 1rem/1.3 "Source Sans 3",system-ui,sans-serif;color:#6a655d;margin:1.1rem 0 .2rem}
p{margin:.5rem 0;white-space:pre-line;overflow-wrap:anywhere}.kind,.quiet,.credit,footer{color:#6a655d}.quiet,.credit,footer,figcaption{font-size:.9rem}.lead{margin:.15rem 0}.strong{font-weight:600}.whole{white-space:nowrap}
a{color:#24543d}ul,ol{padding-left:1.3rem}li{margin:.2rem 0}.masthead{display:flex;gap:1.1rem;align-items:center;margin-bottom:2rem}.masthead svg{flex:none}.masthead p{max-width:24rem;margin:0}.masthead .logo{max-width:96px;max-height:64px;margin:0}.masthead .quiet+.logo{margin-left:auto}.signed{list-style:none;padding:0;margin-top:2rem}
nav ol{list-style:none;padding:0}nav li{margin:.35rem 0}nav li li{padding-left:1.2rem}
.scroll{overflow-x:auto;margin:.8rem 0}table{border-collapse:collapse;width:100%}th,td{text-align:left;font-weight:400;padding:.35rem .8rem .35rem 0;border-bottom:1px solid #c9c3b8;vertical-align:baseline;white-space:pre-line}thead th{color:#6a655d;font-size:.9rem;white-space:normal}
th.figure,td.figure{text-align:right;font-variant-numeric:tabular-nums;padding-right:0;padding-left:.8rem}tfoot th,tfoot td{font-weight:600;border-top:1.5px solid #1d1b18;border-bottom:0}
dl{display:grid;gap:.35rem 1rem;margin:.8rem 0}dl div{display:grid;grid-template-columns:minmax(7rem,11rem) 1fr;gap:1rem}dt{color:#6a655d;font-size:.95rem}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
.pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));gap:1.2rem 1rem;margin:.8rem 0}figure{margin:0}img{display:block;max-width:100%;max-height:22rem;height:auto;margin-bottom:.3rem}.drawn{margin:1.4rem 0 .6rem}.drawn figcaption{font-weight:600;font-size:1rem;margin-bottom:.4rem}.drawn svg{display:block;width:100%;min-width:28rem;height:auto;margin:.4rem 0}.drawn+.scroll table{width:auto;min-width:min(55%,26rem)}
footer{margin-top:2.5rem;padding-top:.8rem;border-top:1px solid #c9c3b8}
@media(max-width:30rem){dl div{grid-template-columns:1fr;gap:0}}
@page{size:A4;margin:20mm}@media print{body{margin:0;padding:0;max-width:none;font-size:10.5pt}h1,h2,h3,h4{break-after:avoid}tr,figure,dl div,li,footer{break-inside:avoid}img{max-height:75mm}thead{display:table-header-group}tfoot{display:table-row-group}.scroll{overflow:visible}a{color:inherit;text-decoration:none}.drawn svg{-webkit-print-color-adjust:exact;print-color-adjust:exact}}`;

const inLanguage = ({ language }: Said) => (language ? ` lang="${escaped(language)}"` : '');

/** Letters that are kept on one line at the most, so that they fit on the narrowest screen. */
const MOST_KEPT = 40;

/** With what no line ends within kept whole: a grant's number, a date. */
const kept = (text: string) => partsToKeep(text, MOST_KEPT).map((part, index) => (index % 2 === 1 ? `<span class="whole">${escaped(part)}</span>` : escaped(part))).join('');

/** With its addresses to be followed. */
const linked = (text: string) => stretchesOf(text).map((part) => (part.address === null ? kept(part.text) : `<a href="${escaped(part.address)}">${escaped(part.text)}</a>`)).join('');

const paragraph = (block: Paragraph) => `<p class="${block.look}"${inLanguage(block)}>${linked(block.text)}</p>`;

/** What is scrolled by itself where the screen is narrower, by keys, too. */
const scrolled = (name: string, content: string) => `<div class="scroll" role="group" tabindex="0" aria-label="${escaped(name)}">${content}</div>`;

function table({ name, columns, rows, total }: Table): string {
  const figure = (index: number) => (columns[index]?.isFigure ? ' class="figure"' : '');
  const head = columns.map((column, index) => `<th scope="col"${figure(index)}>${escaped(column.name)}</th>`).join('');
  const row = (cells: readonly Cell[]) => `<tr>${cells.map((cell, index) => (index === 0 ? `<th scope="row">${escaped(shown(cell))}</th>` : `<td${figure(index)}>${escaped(shown(cell))}</td>`)).join('')}</tr>`;
  const [sum, ...figures] = total ?? [];
  const foot = sum === undefined ? '' : `<tfoot><tr><th scope="row" colspan="${columns.length - figures.length}">${escaped(sum)}</th>${figures.map((cell) => `<td class="figure">${escaped(shown(cell))}</td>`).join('')}</tr></tfoot>`;
  return scrolled(name, `<table aria-label="${escaped(name)}"><thead><tr>${head}</tr></thead><tbody>${rows.map(row).join('')}</tbody>${foot}</table>`);
}

function picture({ sha256, alternative, words }: Picture, pictures: ReadonlyMap<string, string>): string {
  const said = words.map((one) => `<span class="${one.look}"${inLanguage(one)}>${escaped(one.text)}</span>`).join('<br>');
  return `<figure><img src="${pictures.get(sha256) ?? ''}" alt="${escaped(alternative)}">${said ? `<figcaption>${said}</figcaption>` : ''}</figure>`;
}

/** A chart or a map, and its figures as a table. */
function figure(block: Chart | CountryMap, language: string): string {
  const { drawings, table: values } = drawn(block, language);
  return `<figure class="drawn"><figcaption>${escaped(block.name)}</figcaption>${scrolled(block.name, drawings.map(inlineSvg).join(''))}</figure>${values ? table(values) : ''}`;
}

interface Given {
  readonly language: string;
  /** SHA-256 → the picture as a `data:` address. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** @param place of the section that it is in, "2.1" */
function block(one: Block, given: Given, place: string): string {
  switch (one.is) {
    case 'text': return paragraph(one);
    case 'table': return table(one);
    case 'chart': case 'map': return figure(one, given.language);
    case 'list': return `<ul>${one.items.map((item) => `<li${inLanguage(item)}>${linked(item.text)}</li>`).join('')}</ul>`;
    case 'facts': return `<dl>${one.rows.map(([name, said]) => `<div><dt>${escaped(name)}</dt><dd${inLanguage(said)}>${linked(said.text)}</dd></div>`).join('')}</dl>`;
    case 'pictures': return `<div class="pictures">${one.pictures.map((each) => picture(each, given.pictures)).join('')}</div>`;
    default: return section(one, given, place);
  }
}

const anchorOf = (place: string) => `s${place}`;

function section({ level, title, titleLanguage, content }: Section, given: Given, place: string): string {
  const heading = `h${level + 1}`;
  return `<section><${heading} id="${anchorOf(place)}"${inLanguage({ text: title, language: titleLanguage })}>${escaped(title)}</${heading}>${content.map((one, index) => block(one, given, `${place}.${index + 1}`)).join('\n')}</section>`;
}

/** The list of contents, two levels deep. */
function contentsOf(blocks: readonly Block[], within: string, depth: number): string {
  const entries = blocks.flatMap((one, index) => (one.is === 'section' ? [{ ...one, place: `${within}${index + 1}` }] : []));
  if (entries.length === 0 || depth > 2) return '';
  return `<ol>${entries.map(({ title, content, place }) => `<li><a href="#${anchorOf(place)}">${escaped(title)}</a>${contentsOf(content, `${place}.`, depth + 1)}</li>`).join('')}</ol>`;
}

/** The own logo has no more room than the emblem, at the other side of its words. */
function masthead({ emblem, support, logo }: Report, word: string, pictures: ReadonlyMap<string, string>): string {
  const said = support ? `<p class="quiet"${inLanguage(support)}>${escaped(support.text)}</p>` : '';
  const own = logo ? `<img class="logo" src="${pictures.get(logo.sha256) ?? ''}" alt="${escaped(logo.alternative)}">` : '';
  return emblem || own ? `<div class="masthead">${emblem ? emblemSvg(EMBLEM_HEIGHT, escaped(word)) : ''}${said}${own}</div>` : said;
}

/** Who signs a paper is named where there is none. */
const signed = ({ signatures, isSignedByName }: Report) => (isSignedByName ? `<ul class="signed">${signatures.map((said) => `<li>${escaped(said.replaceAll('\n', ', '))}</li>`).join('')}</ul>\n` : '');

/** Pixels. */
const EMBLEM_HEIGHT = 64;

/** @param pictures SHA-256 → the picture as a `data:` address */
export function writeHtml(report: Report, pictures: ReadonlyMap<string, string>): string {
  const { language, title, titleLanguage, kind, cover, lead, content, smallPrint } = report;
  const { t } = reportTranslator(language as ReportLanguage);
  const given: Given = { language, pictures };
  const name = t('reports:setting.contents');
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>${masthead(report, t('reports:setting.emblem'), pictures)}<p class="kind">${escaped(kind)}</p>
<h1${inLanguage({ text: title, language: titleLanguage })}>${escaped(title)}</h1>
${lead.map(paragraph).join('\n')}</header>
${cover ? `<nav aria-label="${escaped(name)}"><h2>${escaped(name)}</h2>${contentsOf(content, '', 1)}</nav>\n` : ''}${content.map((one, index) => section(one, given, String(index + 1))).join('\n')}
${signed(report)}</main>
${smallPrint ? `<footer${inLanguage(smallPrint)}>${escaped(smallPrint.text)}</footer>\n` : ''}</body>
</html>
`;
}
