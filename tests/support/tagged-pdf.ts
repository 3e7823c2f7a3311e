/**
 * What is wrong with a PDF that says of itself that it can be kept (PDF/A-3a) and read by everyone (PDF/UA-1), as far as a
 * program can tell: ISO 19005-3, ISO 14289-1 and the Matterhorn Protocol's checks for machines. No validator of theirs.
 */

import { type Dictionary, Ref, type Value, readObjects, textOf } from './pdf-objects.ts';
import { PdfDocument, type TreeElement, all } from './pdf-tree.ts';
import { xmlProblems } from './xml.ts';

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/;

/** Which element may be in which; those that are not named may be in all that group others. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'], Lbl: ['LI'], LBody: ['LI'], THead: ['Table'], TBody: ['Table'], TR: ['Table', 'THead', 'TBody'], TH: ['TR'], TD: ['TR'], TOCI: ['TOC'],
  Caption: ['Sect', 'Div', 'Document', 'Table', 'L'], Link: ['P', 'H1', 'H2', 'H3', 'H4', 'LBody', 'Lbl', 'TD', 'TH', 'Caption', 'TOCI'],
};
const GROUPS = new Set(['Document', 'Sect', 'Div', 'LBody', 'TD', 'TH', 'Caption']);
const GROUPED = new Set(['Sect', 'Div', 'H1', 'H2', 'H3', 'H4', 'P', 'L', 'Table', 'Figure', 'TOC']);
const HOLD_TEXT = new Set(['H1', 'H2', 'H3', 'H4', 'P', 'Lbl', 'LBody', 'TH', 'TD', 'Figure', 'Caption', 'Link', 'TOCI']);
const HOLD_ONLY: Readonly<Record<string, readonly string[]>> = { Table: ['THead', 'TBody', 'TR', 'Caption'], TR: ['TH', 'TD'], L: ['LI', 'Caption'], LI: ['Lbl', 'LBody'], THead: ['TR'], TBody: ['TR'], TOC: ['TOCI', 'TOC'] };

class Checker {
  readonly problems: string[] = [];
  readonly pdf: PdfDocument;

  constructor(pdf: PdfDocument) {
    this.pdf = pdf;
  }

  say(isRight: boolean, problem: string): void {
    if (!isRight) this.problems.push(problem);
  }

  catalogue(): void {
    const { pdf } = this;
    const { catalogue } = pdf;
    this.say(pdf.dictionary(catalogue.get('MarkInfo')).get('Marked') === true, 'not marked as tagged');
    this.say(LANGUAGE.test(pdf.text(catalogue.get('Lang'))), 'no language of the document');
    this.say(pdf.dictionary(catalogue.get('ViewerPreferences')).get('DisplayDocTitle') === true, 'its title is not shown');
    for (const name of ['OpenAction', 'AA', 'AcroForm']) this.say(!catalogue.has(name), `the catalogue has ${name}`);
    this.say(pdf.file.trailer.has('ID') && !pdf.file.trailer.has('Encrypt'), 'no id, or encrypted');
    const [intent] = pdf.array(catalogue.get('OutputIntents'));
    const profile = pdf.dictionary(intent);
    this.say(pdf.name(profile.get('S')) === 'GTS_PDFA1' && (pdf.stream(profile.get('DestOutputProfile'))?.length ?? 0) > 128, 'no output intent');
  }

  metadata(): void {
    const { pdf } = this;
    const info = pdf.dictionary(pdf.file.trailer.get('Info'));
    const xml = pdf.stream(pdf.catalogue.get('Metadata'))?.toString('utf8') ?? '';
    for (const problem of xmlProblems(xml)) this.problems.push(`metadata: ${problem}`);
    const value = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
    this.say(value('pdfaid:part') === '3' && value('pdfaid:conformance') === 'A', 'no claim of PDF/A-3a');
    this.say(value('pdfuaid:part') === '1', 'no claim of PDF/UA-1');
    this.say(xml.includes('<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>'), 'no schema of the claim of PDF/UA');
    const title = /<dc:title>[^]*?<rdf:li xml:lang="x-default">([^<]*)</.exec(xml)?.[1] ?? '';
    const unescaped = title.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    this.say(unescaped !== '' && unescaped === textOf(pdf.text(info.get('Title'))), 'no title, or another in the metadata');
    const day = pdf.text(info.get('CreationDate')).replaceAll(/\D/g, '');
    this.say(day !== '' && day === value('xmp:CreateDate').replaceAll(/\D/g, '') && day === value('xmp:ModifyDate').replaceAll(/\D/g, ''), 'another date in the metadata');
  }

  attachments(): void {
    const { pdf } = this;
    for (const one of pdf.array(pdf.catalogue.get('AF'))) {
      const said = pdf.dictionary(one);
      const name = pdf.text(said.get('UF'));
      const file = pdf.dictionary(said.get('EF')).get('F');
      const kept = pdf.dictionary(file);
      this.say(name !== '' && pdf.text(said.get('F')) === name && pdf.name(said.get('AFRelationship')) === 'Data', `attachment ${name}: not told as data`);
      this.say(pdf.text(pdf.dictionary(kept.get('Params')).get('ModDate')) !== '' && pdf.name(kept.get('Subtype')).includes('/'), `attachment ${name}: no kind or date`);
      this.say(pdf.dictionary(kept.get('Params')).get('Size') === pdf.stream(file)?.length, `attachment ${name}: another size`);
    }
  }

  fonts(page: Dictionary, glyphs: ReadonlyMap<string, ReadonlySet<number>>): void {
    const { pdf } = this;
    for (const [name, font] of pdf.dictionary(pdf.dictionary(page.get('Resources')).get('Font'))) {
      const whole = pdf.dictionary(font);
      const called = pdf.name(whole.get('BaseFont'));
      const [descendant] = pdf.array(whole.get('DescendantFonts'));
      const inner = pdf.dictionary(descendant);
      const descriptor = pdf.dictionary(inner.get('FontDescriptor'));
      this.say((pdf.stream(descriptor.get('FontFile2') ?? descriptor.get('FontFile3'))?.length ?? 0) > 100, `font ${called}: not embedded`);
      this.say(pdf.name(inner.get('CIDToGIDMap')) === 'Identity', `font ${called}: no map of its glyphs`);
      const map = pdf.stream(whole.get('ToUnicode'))?.toString('latin1') ?? '';
      const ranges = [...map.matchAll(/<([\da-f]{4})> <[\da-f]{4}> \[([^\]]*)\]/gi)].flatMap(([, first = '0', letters = '']) => Array.from(letters.matchAll(/<([^>]*)>/g), ([, letter = ''], index) => [Number.parseInt(first, 16) + index, letter.replaceAll(' ', '')] as const));
      const meanings = new Map(ranges);
      this.say(![...meanings.values()].some((letter) => letter === '' || /^(?:0000|feff|fffe)$/i.test(letter)), `font ${called}: a glyph that means nothing`);
      for (const glyph of glyphs.get(name) ?? []) {
        this.say(glyph !== 0, `font ${called}: a letter that it has no glyph for`);
        this.say(meanings.has(glyph), `font ${called}: a glyph without its letter`);
      }
    }
  }

  /** @returns the marked contents that are painted, "page object/number" */
  pages(): string[] {
    const { pdf } = this;
    const found: string[] = [];
    for (const [index, id] of pdf.pages.entries()) {
      const page = pdf.dictionary(new Ref(id));
      const { marks, problems, glyphs } = pdf.painted(page);
      for (const problem of problems) this.problems.push(`page ${index + 1}: ${problem}`);
      this.say(new Set(marks).size === marks.length, `page ${index + 1}: two marks of one number`);
      this.say(pdf.name(page.get('Tabs')) === 'S', `page ${index + 1}: is not walked in the order of its structure`);
      this.fonts(page, glyphs);
      found.push(...marks.map((mark) => `${id}/${mark}`));
    }
    return found;
  }

  tree(painted: readonly string[]): void {
    const { pdf } = this;
    const elements = [...all(pdf.tree())];
    const [document] = elements;
    this.say(document?.role === 'Document' && elements.filter(({ parent }) => parent === null).length === 1, 'the root holds no single document');
    const held = elements.flatMap(({ contents }) => contents);
    const known = new Set(painted);
    this.say(new Set(held).size === held.length, 'a mark is held twice');
    for (const mark of held) this.say(known.has(mark), `mark ${mark} is held and not painted`);
    const holding = new Set(held);
    for (const mark of painted) this.say(holding.has(mark), `mark ${mark} is painted and held by nothing`);
    for (const element of elements) this.element(element);
    this.headings(elements);
    this.back(elements);
  }

  element(element: TreeElement): void {
    const { role, parent, kids, contents, dictionary } = element;
    const up = parent?.role ?? 'StructTreeRoot';
    const above = dictionary.get('P');
    this.say(parent === null || (above instanceof Ref && above.id === parent.id), `${role}: leads up elsewhere`);
    const allowed = PARENTS[role];
    this.say(role === 'Document' || (allowed ? allowed.includes(up) : GROUPED.has(role) && GROUPS.has(up)), `${role} in ${up}`);
    const only = HOLD_ONLY[role];
    for (const kid of only ? kids : []) this.say(only?.includes(kid.role) === true, `${role} holds ${kid.role}`);
    this.say(contents.length === 0 || HOLD_TEXT.has(role), `${role} holds text of its own`);
    this.say(kids.length + contents.length > 0 || role === 'TD' || role === 'TH', `${role} holds nothing`);
    const language = this.pdf.text(dictionary.get('Lang'));
    this.say(!dictionary.has('Lang') || LANGUAGE.test(language), `${role}: no language is ${language}`);
    const attributes = this.pdf.dictionary(dictionary.get('A'));
    if (role === 'TH') this.say(['Row', 'Column', 'Both'].includes(this.pdf.name(attributes.get('Scope'))), 'TH without what it is the head of');
    if (role === 'L') this.say(this.pdf.name(attributes.get('ListNumbering')) !== '', 'L without how it is numbered');
    if (role === 'Figure') {
      this.say(textOf(this.pdf.text(dictionary.get('Alt'))).trim() !== '', 'Figure without words');
      const box = this.pdf.array(attributes.get('BBox')).map(Number);
      const [left = 1, foot = 1, right = 0, top = 0] = box;
      this.say(box.length === 4 && left < right && foot < top && left >= 0 && foot >= 0 && right <= 596 && top <= 842, 'Figure without its place');
    }
    if (role === 'Table') this.grid(element);
    if (role === 'Link') this.say(element.annotations.length > 0, 'Link that leads nowhere');
  }

  grid(table: TreeElement): void {
    const rows = table.kids.flatMap((kid) => (kid.role === 'TR' ? [kid] : kid.kids));
    const below: number[] = [];
    const widths = rows.map(({ kids }) => {
      let column = 0;
      const free = () => {
        while ((below[column] ?? 0) > 0) {
          below[column] = (below[column] ?? 0) - 1;
          column += 1;
        }
      };
      for (const { dictionary } of kids) {
        free();
        const attributes = this.pdf.dictionary(dictionary.get('A'));
        const [across, down] = [Number(attributes.get('ColSpan') ?? 1), Number(attributes.get('RowSpan') ?? 1)];
        for (let step = 0; step < across; step += 1, column += 1) below[column] = down - 1;
      }
      free();
      return column;
    });
    this.say(new Set(widths).size === 1, `a table's rows are of ${[...new Set(widths)].join(' and ')} columns`);
  }

  headings(elements: readonly TreeElement[]): void {
    const levels = elements.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role.slice(1))] : []));
    this.say(levels[0] === 1 && levels.filter((level) => level === 1).length === 1, 'not one title, before all other headings');
    for (const [index, level] of levels.entries()) this.say(index === 0 || level <= (levels[index - 1] ?? 0) + 1, `H${level} after H${levels[index - 1] ?? 0}`);
  }

  /** From pages and links back to the elements. */
  back(elements: readonly TreeElement[]): void {
    const { pdf } = this;
    const numbers = pdf.array(pdf.dictionary(pdf.dictionary(pdf.catalogue.get('StructTreeRoot')).get('ParentTree')).get('Nums'));
    const parents = new Map<number, Value>();
    for (let index = 0; index + 1 < numbers.length; index += 2) parents.set(Number(numbers[index]), numbers[index + 1] ?? null);
    const holders = new Map(elements.flatMap((element) => element.contents.map((mark) => [mark, element] as const)));
    const links = new Map(elements.flatMap((element) => element.annotations.map((id) => [id, element] as const)));
    for (const id of pdf.pages) {
      const page = pdf.dictionary(new Ref(id));
      const back = pdf.array(parents.get(Number(page.get('StructParents'))));
      for (const [mark, element] of back.entries()) this.say(element instanceof Ref && element.id === holders.get(`${id}/${mark}`)?.id, `mark ${id}/${mark} leads back elsewhere`);
      for (const annotation of pdf.array(page.get('Annots'))) {
        const said = pdf.dictionary(annotation);
        const element = annotation instanceof Ref ? links.get(annotation.id) : undefined;
        const parent = parents.get(Number(said.get('StructParent')));
        this.say(pdf.name(said.get('Subtype')) === 'Link' && element?.role === 'Link' && parent instanceof Ref && parent.id === element.id, 'an annotation that is no link of the structure');
        this.say(textOf(pdf.text(said.get('Contents'))) !== '', 'a link without words');
        this.say((Number(said.get('F')) & 4) === 4, 'a link that is not printed');
      }
    }
  }
}

/** What is wrong with a file, a line for each; empty where nothing was found. */
export function taggedProblems(bytes: Uint8Array): string[] {
  const pdf = new PdfDocument(readObjects(bytes));
  const checker = new Checker(pdf);
  checker.catalogue();
  checker.metadata();
  checker.attachments();
  checker.tree(checker.pages());
  return [...new Set(checker.problems)];
}

/** What each page paints, operator by operator, without its marks; a path that isn't there is filled by nothing. */
export function paintedBy(bytes: Uint8Array): string[][] {
  const pdf = new PdfDocument(readObjects(bytes));
  return pdf.pages.map((id) => {
    let hasPath = false;
    return (pdf.stream(pdf.dictionary(new Ref(id)).get('Contents'))?.toString('latin1') ?? '').split('\n').filter((line) => {
      if (/ (?:m|l|c|re)$/.test(line)) hasPath = true;
      else if (/^(?:S|s|n|B|b)$/.test(line)) hasPath = false;
      if (line !== 'f') return !/ (?:BDC|BMC)$|^EMC$/.test(line);
      const isSeen = hasPath;
      hasPath = false;
      return isSeen;
    });
  });
}

export interface Embedded {
  readonly name: string;
  readonly relationship: string;
  readonly bytes: Buffer;
}

/** What is embedded in a file, in its order. */
export function embeddedIn(bytes: Uint8Array): Embedded[] {
  const pdf = new PdfDocument(readObjects(bytes));
  return pdf.array(pdf.catalogue.get('AF')).map((one) => {
    const said = pdf.dictionary(one);
    return { name: pdf.text(said.get('UF')), relationship: pdf.name(said.get('AFRelationship')), bytes: pdf.stream(pdf.dictionary(said.get('EF')).get('F')) ?? Buffer.alloc(0) };
  });
}

/** The bookmarks of a file, each with those under it. */
export interface Bookmark {
  readonly title: string;
  readonly within: readonly Bookmark[];
}

export function bookmarksOf(bytes: Uint8Array): Bookmark[] {
  const pdf = new PdfDocument(readObjects(bytes));
  const under = (parent: Dictionary): Bookmark[] => {
    const made: Bookmark[] = [];
    for (let next = parent.get('First'); next !== undefined; ) {
      const item = pdf.dictionary(next);
      made.push({ title: textOf(pdf.text(item.get('Title'))), within: under(item) });
      next = item.get('Next');
    }
    return made;
  };
  return under(pdf.dictionary(pdf.catalogue.get('Outlines')));
}

/** An outline of a file's structure: "H1 Document…", one line an element, indented, with its words. */
export function structureOf(bytes: Uint8Array): string[] {
  const pdf = new PdfDocument(readObjects(bytes));
  const depth = ({ parent }: TreeElement): number => (parent ? depth(parent) + 1 : 0);
  return [...all(pdf.tree())].map((element) => {
    const { role, dictionary } = element;
    const alt = textOf(pdf.text(dictionary.get('Alt')));
    const language = pdf.text(dictionary.get('Lang'));
    return `${'  '.repeat(depth(element))}${role}${language ? ` ${language}` : ''}${alt ? ` "${alt}"` : ''}`;
  });
}

