/** Reports as PDFs that machines and who can't see them read: the structure is true, and the checker of it knows what is not. */

import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '#shared/domain/languages.ts';
import { reportIds, reportKinds } from '#shared/domain/report-kinds.ts';
import { PLAIN_SHAPE } from '#shared/domain/report-shape.ts';
import { definitionOf } from '../../electron/reports/definitions.ts';
import { unprintedTexts } from '../../electron/reports/letters.ts';
import { render } from '../../electron/reports/render.ts';
import { type Block, type Picture, type Report, picturesOf, section, text } from '../../electron/reports/tree.ts';
import { write } from '../../electron/reports/write.ts';
import { writePdf } from '../../electron/reports/write-pdf.ts';
import { sampleDataOf } from '../support/report-data.ts';
import { event, sheetData } from '../support/sheets.ts';
import { bookmarksOf, embeddedIn, paintedBy, structureOf, taggedProblems } from '../support/tagged-pdf.ts';

let photo: string;
beforeAll(async () => {
  photo = `data:image/jpeg;base64,${(await sharp({ create: { width: 60, height: 40, channels: 3, background: 'green' } }).jpeg().toBuffer()).toString('base64')}`;
});

const pdfOf = async (report: Report): Promise<Uint8Array> => (await write(report, 'pdf', new Map(picturesOf(report.content).map((sha256) => [sha256, photo])))).bytes;

const plain: Report = {
  language: 'sl', title: 'Poročilo', kind: 'Vrsta', emblem: true, support: { text: 'S podporo programa' }, lead: [text({ text: 'Projekt' }, 'lead')], content: [], signatures: [],
  smallPrint: { text: 'Only the author answers for this.', language: 'en' }, changedAt: '2019-06-01T10:00:00.000Z', fileName: 'porocilo',
};
const holding = (...content: readonly Block[]): Report => ({ ...plain, content: [section('Razdelek', content)] });

const rows = (count: number, cell: (row: number) => string) => Array.from({ length: count }, (_, row) => [`Vrstica ${row}`, cell(row), String(row)]);
const table = (count: number, cell: (row: number) => string = () => 'Ptuj'): Block => ({ is: 'table', name: 'Dogodki', columns: [{ name: 'Dogodek' }, { name: 'Kraj' }, { name: 'Število', isFigure: true }], rows: rows(count, cell), total: ['Skupaj', '7'] });
const picture = (sha256: string, alternative: string, words: Picture['words'] = []): Picture => ({ sha256, alternative, words });
const LONG = 'Dolga beseda in še ena. '.repeat(160);

describe('every report', () => {
  test.each(reportIds.flatMap((id) => INTERFACE_LANGUAGES.map((language) => [id, language] as const)))('%s of the sample is true to what it claims, in %s', async (id, language) => {
    expect(taggedProblems(await pdfOf(definitionOf(id).make(await sampleDataOf(id), language)))).toEqual([]);
  });

  test.each(reportIds.filter((id) => reportKinds[id].subject === 'event'))('%s of an event of which nothing is known is, too', async (id) => {
    const data = { ...sheetData({ event: { ...event, description: null, dates: null, status: 'unknown' }, place: null, project: null }), beneficiaries: [], number: null };
    expect(taggedProblems(await pdfOf(definitionOf(id).make(data, 'en')))).toEqual([]);
  });
});

describe('what is hard to lay out is still marked in full', () => {
  test.each<[string, () => Report]>([
    ['a table of four pages', () => holding(table(110))],
    ['a table whose cells go on on the next page', () => holding(table(4, (row) => (row % 2 ? LONG : '')))],
    ['a table with nothing in it', () => holding({ is: 'table', name: 'Prazna', columns: [{ name: 'Dogodek' }, { name: '' }], rows: [['', ''], ['', '']] })],
    ['a table without rows', () => holding({ is: 'table', name: 'Prazna', columns: [{ name: 'Dogodek' }], rows: [] })],
    ['long lists', () => holding({ is: 'list', items: [{ text: 'Prva' }, ...Array.from({ length: 120 }, (_, index) => ({ text: index % 7 === 0 ? LONG : `Točka ${index}` }))] })],
    ['facts in several languages', () => holding({ is: 'facts', rows: [['Številka', { text: '576472' }], ['Naslov', { text: 'Insieme', language: 'it' }], ['Prazno', { text: '' }]] })],
    ['a chart', () => holding({ is: 'chart', name: 'Po letih', alternative: 'Od 3 na 5.', look: 'bars', axis: 'Leto', groups: ['2018', '2019'], series: [{ name: 'Dogodki', values: [3, null] }] })],
    ['a title of 400 letters', () => ({ ...holding(table(40)), title: 'Zelo dolg naslov & <več> '.repeat(16) })],
    ['a title that is one word of 400 letters', () => ({ ...holding(text({ text: LONG })), title: 'a'.repeat(400) })],
    ['photos beside each other, with and without words', () => holding({ is: 'pictures', pictures: [picture('a', 'Skupina na trgu', [text({ text: 'Na trgu', language: 'de' }), text({ text: 'Foto: Ana' }, 'credit')]), picture('b', ''), picture('a', 'Ista skupina')] })],
    ['photos with words of a page', () => ({ ...holding({ is: 'pictures', pictures: [picture('a', 'Skupina', [text({ text: LONG })]), picture('b', 'Trg', [text({ text: LONG })])] }), signatures: ['Kraj', 'Podpis'] })],
    ['a text of ten pages before a line to sign on', () => ({ ...holding(text({ text: LONG.repeat(8), language: 'it' })), signatures: ['Kraj in datum', 'Podpis'] })],
    ['sections in sections', () => holding(section('Del', [text({ text: 'Besedilo' }), section('Del dela', [table(2), section('Še en', [text({ text: 'Konec' })], 3)], 3)], 2), section('Drugi del', [], 2))],
    ['small print that is said once', () => ({ ...holding(table(60)), smallPrint: { text: LONG } })],
    ['addresses, of which one goes over lines', () => holding(text({ text: `Več na https://primer.si/a?b=1, (https://primer.si/${'pot/'.repeat(60)}) in info@primer.si. Zadnji: http://čebela.si/š` }))],
    ['letters that the type lacks', () => ({ ...holding(text({ text: 'Pot v 漢字 😀 in nazaj\u2028ter \u0007 naprej, Ἀθῆναι' })), title: 'თბილისი Ἀθῆναι' })],
  ])('%s', async (_, made) => {
    expect(taggedProblems(await pdfOf(made()))).toEqual([]);
  });

  const word = fc.string({ unit: fc.constantFrom(...'abčšž čćđ ABC 漢😀\n.-'), maxLength: 60 });
  const said = fc.record({ text: fc.oneof(word, fc.constant(LONG), fc.constant('https://primer.si')), language: fc.constantFrom(undefined, 'it', 'de') });
  const paragraph = fc.tuple(said, fc.constantFrom('lead' as const, 'strong' as const, 'text' as const, 'quiet' as const, 'credit' as const)).map(([one, look]) => text(one, look));
  const cells = fc.integer({ min: 1, max: 4 }).chain((width) => fc.record({
    is: fc.constant('table' as const), name: word, columns: fc.array(fc.record({ name: word, isFigure: fc.boolean() }), { minLength: width, maxLength: width }), rows: fc.array(fc.array(fc.oneof(word, word, fc.constant(LONG)), { minLength: width, maxLength: width }), { maxLength: 30 }),
  }));
  const block = fc.oneof(
    paragraph, cells, fc.record({ is: fc.constant('list' as const), items: fc.array(said, { minLength: 1, maxLength: 8 }) }), fc.record({ is: fc.constant('facts' as const), rows: fc.array(fc.tuple(word, said), { minLength: 1, maxLength: 5 }) }),
    fc.record({ is: fc.constant('pictures' as const), pictures: fc.array(fc.record({ sha256: fc.constantFrom('a', 'b'), alternative: word, words: fc.array(paragraph, { maxLength: 2 }) }), { minLength: 1, maxLength: 3 }) }),
  ) as fc.Arbitrary<Block>;

  // A title says something: no record is kept with one of blanks alone.
  test('whatever a report is made of', async () => {
    const tree = fc.record({ title: word.map((title) => title.trim() || 'Naslov'), content: fc.array(fc.record({ name: word, parts: fc.array(fc.tuple(word, fc.array(block, { maxLength: 3 })), { maxLength: 2 }), blocks: fc.array(block, { maxLength: 4 }) }), { maxLength: 3 }), signatures: fc.constantFrom([], ['Kraj', 'Podpis']) });
    await fc.assert(
      fc.asyncProperty(tree, async ({ title, content, signatures }) => {
        const report: Report = { ...plain, title: title.replaceAll(/\s+/g, ' '), signatures, content: content.map(({ name, parts, blocks }) => section(name.trim() || 'Razdelek', [...blocks, ...parts.map(([part, inside]) => section(part.trim() || 'Del', inside, 2))])) };
        expect(taggedProblems(await pdfOf(report))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('the structure', () => {
  test('is that of the report, each text in its language', async () => {
    const report: Report = { ...holding(text({ text: 'Ciao', language: 'it' }), { is: 'list', items: [{ text: 'Eins', language: 'de' }] }, { is: 'pictures', pictures: [picture('a', 'Skupina', [text({ text: 'Na trgu' })])] }, section('Del', [table(1)], 2)) };
    expect(structureOf(await pdfOf(report)).map((line) => line.replace(/^ {2}/, ''))).toEqual([
      'Document', 'Figure "Znak Evropske unije: dvanajst rumenih zvezd v krogu na modri podlagi."', 'P', 'P', 'H1', 'P',
      'Sect', '  H2', '  P it', '  L', '    LI', '      Lbl', '      LBody de', '  Div', '    Figure "Skupina"', '    Caption', '      P',
      '  Sect', '    H3', '    Table', '      THead', '        TR', '          TH', '          TH', '          TH',
      '      TBody', '        TR', '          TH', '          TD', '          TD', '        TR', '          TH', '          TD', 'P en',
    ]);
  });

  test('lists its sections as bookmarks, parts within theirs', async () => {
    const bookmarks = bookmarksOf(await pdfOf({ ...plain, content: [section('Prvi', [section('Del', [], 2)]), section('Drugi', [])] }));
    expect(bookmarks).toEqual([{ title: 'Prvi', within: [{ title: 'Del', within: [] }] }, { title: 'Drugi', within: [] }]);
  });

  test('changes nothing that is painted', async () => {
    const report = holding(table(60, (row) => `Kraj ${row}`), text({ text: `${LONG} https://primer.si` }), { is: 'list', items: [{ text: 'Ena' }] });
    const [tagged, bare] = await Promise.all([writePdf(report), { ...writePdf(report), tagged: false, subset: undefined }].map(async (definition) => (await render(definition, new Map())).pdf));
    expect(taggedProblems(bare ?? new Uint8Array())).toContain('not marked as tagged');
    expect(paintedBy(tagged ?? new Uint8Array())).toEqual(paintedBy(bare ?? new Uint8Array()));
    expect(paintedBy(tagged ?? new Uint8Array()).flat().filter((line) => line.endsWith('TJ')).length).toBeGreaterThan(500);
  });

  test('is the same bytes each time', async () => {
    const [one, other] = [await pdfOf(holding(table(30))), await pdfOf(holding(table(30)))];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });
});

describe('what is embedded', () => {
  test('is each table, and all that the report says, as it is', async () => {
    const report = holding(table(2, () => 'Škofja; Loka'), section('Del', [table(1)], 2));
    const files = embeddedIn(await pdfOf(report));
    expect(files.map(({ name, relationship }) => [name, relationship])).toEqual([['porocilo_001.csv', 'Data'], ['porocilo_002.csv', 'Data'], ['porocilo.json', 'Data']]);
    expect(files[0]?.bytes.toString()).toBe('\uFEFFDogodek;Kraj;Število\r\nVrstica 0;"Škofja; Loka";0\r\nVrstica 1;"Škofja; Loka";1\r\nSkupaj;;7\r\n');
    expect(JSON.parse(files[2]?.bytes.toString() ?? '')).toEqual(JSON.parse(JSON.stringify(report)));
  });
});

describe('letters that the type lacks', () => {
  test('are told of every text of a report, wherever it stands, before it is printed', () => {
    const report: Report = {
      ...plain, title: 'თ', kind: 'א', support: { text: 'ب' }, lead: [text({ text: '漢' })], signatures: ['字'], smallPrint: { text: '😀' },
      content: [section('Ж', [text({ text: 'é ё ő' }), { is: 'facts', rows: [['ა', { text: 'ბ' }]] }, { is: 'list', items: [{ text: 'გ' }] }, { is: 'table', name: 'x', columns: [{ name: 'დ' }], rows: [['ე']], total: ['ვ', 'ზ'] }, { is: 'pictures', pictures: [picture('a', 'არ', [text({ text: 'ი' })])] }, section('კ', [], 2)])],
    };
    expect(unprintedTexts(report).map(({ letters }) => letters).join('')).toBe('بאთ漢აბგდეზვიკ字😀'.replace('ზვ', 'ვზ'));
  });

  test('are a gap of every report that nothing else tells of', () => {
    const data = { ...sheetData({ event: { ...event, webPage: 'https://example.org/漢', title: { sl: 'თ' } } }), beneficiaries: [], number: 1 };
    const gaps = definitionOf('event-sheet').gaps(data, { language: 'sl', today: '2026-01-01' });
    expect(gaps.filter(({ params: { letters } }) => letters).map(({ code, weight, params: { letters } }) => [code, weight, letters])).toEqual([['titleLetters', 'missing', 'თ'], ['textLetters', 'missing', '漢']]);
  });
});

test('letters that the type lacks are told of a foreword and of who signs, also where another text has the same, and not of what is left out', () => {
  const data = { ...sheetData({ event: { ...event, title: { sl: 'თ' } } }), beneficiaries: [], number: 1 };
  const shape = { ...PLAIN_SHAPE, foreword: { sl: 'Hvala თ' }, signatories: ['漢, direktor'] };
  const told = definitionOf('event-sheet').gaps(data, { language: 'sl', today: '2026-01-01', shape });
  expect(told.flatMap(({ params: { text, letters } }) => (letters ? [[text, letters]] : []))).toEqual([[undefined, 'თ'], ['Hvala თ', 'თ'], ['漢\ndirektor', '漢']]);
});

describe('the checker names', () => {
  const damaged = async (report: Report, from: string | RegExp, to: string) => {
    const source = Buffer.from(await pdfOf(report)).toString('latin1');
    const changed = source.replace(from, to);
    expect(changed).not.toBe(source);
    return taggedProblems(Buffer.from(changed, 'latin1'));
  };
  const linked = holding(text({ text: 'https://primer.si' }));

  test('a PDF without tags', async () => {
    const { pdf } = await render({ ...writePdf(linked), tagged: false, subset: undefined }, new Map());
    expect(taggedProblems(pdf)).toEqual(expect.arrayContaining(['not marked as tagged', 'no claim of PDF/UA-1', 'no claim of PDF/A-3a', 'the root holds no single document', 'page 1: TJ paints what is neither marked nor an artifact']));
  });

  test('one that claims what pdfmake alone does not keep', async () => {
    const made = writePdf(linked);
    const bare = JSON.parse(JSON.stringify(made.content)) as typeof made.content;
    const { pdf } = await render({ ...made, content: [bare, { text: 'brez naslova', tag: 'H4' }] }, new Map());
    expect(taggedProblems(pdf)).toEqual(['H4 after H2']);
  });

  test.each<[string, string | RegExp, string, string]>([
    ['no language', /\/Lang \(sl\)/, '/Lang (??)', 'no language of the document'],
    ['no mark of PDF/UA', '<pdfuaid:part>1', '<pdfuaid:part>2', 'no claim of PDF/UA-1'],
    ['metadata that are no XML', '</dc:title>', '</dc:titel>', 'metadata: dc:title is ended as dc:titel'],
    ['another title in the metadata', '>Poročilo</rdf:li>'.replace('č', Buffer.from('č').toString('latin1')), '>Porocilo </rdf:li>', 'no title, or another in the metadata'],
    ['a link without words', '/Contents (https://primer.si/)', '/Contents ()                      ', 'a link without words'],
    ['a link that leads back nowhere', /\/StructParent 1\b/, '/StructParent 7', 'an annotation that is no link of the structure'],
    ['a title that is not shown', '/DisplayDocTitle true', '/DisplayDocTitle null', 'its title is not shown'],
    ['pages walked in another order', '/Tabs /S', '/Tabs /R', 'page 1: is not walked in the order of its structure'],
  ])('%s', async (_, from, to, problem) => {
    expect(await damaged(linked, from, to)).toContain(problem);
  });
});

test.each<[InterfaceLanguage, string]>([['sl', 'Fotografija, ki je ni opisal še nihče.'], ['en', 'A photograph that nobody has described yet.']])('a photo that nobody has described says so, in %s', async (language, words) => {
  const report = { ...holding({ is: 'pictures', pictures: [picture('a', '')] }), language };
  expect(structureOf(await pdfOf(report)).some((line) => line.endsWith(`Figure "${words}"`))).toBe(true);
});
