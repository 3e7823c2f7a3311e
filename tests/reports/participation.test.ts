/** Who took part, as the sheet says it: by city and country, with what is about, at least or unknown. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectDirectly } from '../support/connections.ts';
import { type CountRow, countRow, eventForm, organisationForm, placeForm } from '../support/forms.ts';
import { type Pdf, readPdf, rowsOf } from '../support/pdf.ts';
import { counted, printed, sheetData } from '../support/sheets.ts';
import { emptyFolder } from '../support/temporary.ts';

const both = (text: string) => ({ sl: text, en: text });

/** The rows of the table, its head and its total among them; none where there is no table. */
function tableOf({ pages }: Pdf, head = 'Kraj'): string[][] {
  const rows = rowsOf(pages[0]);
  const first = rows.findIndex((row) => row[0] === head && row.length === 3);
  if (first === -1) return [];
  const last = rows.findIndex((row, index) => index > first && row.length === 2);
  return rows.slice(first, last + 1);
}

async function sentence(value: number, precision: 'exact' | 'about', language: 'sl' | 'en'): Promise<string> {
  const { text } = await printed(sheetData({ participation: [counted(value, { precision, country: null, city: null })] }), language);
  return /(?:Udeležba|Participation) (.*) (?:Kraj in datumi|Location and dates)/.exec(text)?.[1] ?? text;
}

describe('the number of citizens involved, in the grammar of the language', () => {
  test.each([
    [0, 'Na dogodku je sodelovalo 0 državljanov.', 'The event involved 0 citizens.'],
    [1, 'Na dogodku je sodeloval 1 državljan.', 'The event involved 1 citizen.'],
    [2, 'Na dogodku sta sodelovala 2 državljana.', 'The event involved 2 citizens.'],
    [3, 'Na dogodku so sodelovali 3 državljani.', 'The event involved 3 citizens.'],
    [4, 'Na dogodku so sodelovali 4 državljani.', 'The event involved 4 citizens.'],
    [5, 'Na dogodku je sodelovalo 5 državljanov.', 'The event involved 5 citizens.'],
    [11, 'Na dogodku je sodelovalo 11 državljanov.', 'The event involved 11 citizens.'],
    [100, 'Na dogodku je sodelovalo 100 državljanov.', 'The event involved 100 citizens.'],
    [101, 'Na dogodku je sodeloval 101 državljan.', 'The event involved 101 citizens.'],
    [102, 'Na dogodku sta sodelovala 102 državljana.', 'The event involved 102 citizens.'],
    [103, 'Na dogodku so sodelovali 103 državljani.', 'The event involved 103 citizens.'],
    [12_345, 'Na dogodku je sodelovalo 12.345 državljanov.', 'The event involved 12,345 citizens.'],
  ])('%i', async (value, slovenian, english) => {
    expect(await sentence(value, 'exact', 'sl')).toBe(slovenian);
    expect(await sentence(value, 'exact', 'en')).toBe(english);
  });

  test.each([
    [1, 'Na dogodku je sodeloval približno 1 državljan.', 'The event involved about 1 citizen.'],
    [2, 'Na dogodku sta sodelovala približno 2 državljana.', 'The event involved about 2 citizens.'],
    [50, 'Na dogodku je sodelovalo približno 50 državljanov.', 'The event involved about 50 citizens.'],
  ])('about %i', async (value, slovenian, english) => {
    expect(await sentence(value, 'about', 'sl')).toBe(slovenian);
    expect(await sentence(value, 'about', 'en')).toBe(english);
  });
});

describe('the table by city and country', () => {
  test('has a row a city in the order of the language, and the total', async () => {
    const participation = [
      counted(2, { country: 'SI', city: { sl: 'Žalec' } }), counted(3, { country: 'SI', city: { sl: 'Črnomelj' } }), counted(4, { country: 'SI', city: { sl: 'Celje' } }),
      counted(5, { country: 'AT', city: { sl: 'Celovec', en: 'Klagenfurt' } }), counted(1, { country: 'HR', city: { sl: 'Zagreb' } }),
    ];
    expect(tableOf(await printed(sheetData({ participation })))).toEqual([
      ['Kraj', 'Država', 'Državljani'],
      ['Celovec', 'Avstrija', '5'],
      ['Zagreb', 'Hrvaška', '1'],
      ['Celje', 'Slovenija', '4'],
      ['Črnomelj', 'Slovenija', '3'],
      ['Žalec', 'Slovenija', '2'],
      ['Skupaj', '15'],
    ]);
    expect(tableOf(await printed(sheetData({ participation }), 'en'), 'Place')[1]).toEqual(['Klagenfurt', 'Austria', '5']);
  });

  test('says what is about, what is unknown and which city is not recorded, and adds up no more than is known', async () => {
    const participation = [counted(12), counted(3, { precision: 'about', country: 'IT', city: both('Trst') }), counted(null, { country: 'GR', city: null })];
    const sheet = await printed(sheetData({ participation }));
    expect(tableOf(sheet).slice(1)).toEqual([
      ['ni zabeleženo', 'Grčija', 'neznano'],
      ['Trst', 'Italija', 'približno 3'],
      ['Ptuj', 'Slovenija', '12'],
      ['Skupaj', 'najmanj 15'],
    ]);
    expect(sheet.text).toContain('Na dogodku je sodelovalo najmanj 15 državljanov; nekatera števila niso zabeležena.');
  });

  test('adds up what several organisations of one city sent', async () => {
    const participation = [counted(4, { organisation: 'Društvo' }), counted(6, { organisation: 'Zavod' }), counted(5, { country: 'IT', city: both('Trst'), organisation: 'Ente' })];
    expect(tableOf(await printed(sheetData({ participation }))).slice(1)).toEqual([
      ['Trst', 'Italija', '5'],
      ['Ptuj', 'Slovenija', '10'],
      ['Skupaj', '15'],
    ]);
  });

  test('has as its total the sum of its rows, whether or not it is known who sent them', async () => {
    const participation = [counted(20), counted(5, { country: 'IT', city: both('Trst'), organisation: 'Ente' })];
    expect(tableOf(await printed(sheetData({ participation }))).at(-1)).toEqual(['Skupaj', '25']);
  });

  test('has the count for the whole event as its total where there is one', async () => {
    const participation = [counted(30, { country: null, city: null }), counted(12), counted(5, { country: 'IT', city: both('Trst') })];
    expect(tableOf(await printed(sheetData({ participation }))).at(-1)).toEqual(['Skupaj', '30']);
  });

  test('is not there where all that is known is one number', async () => {
    expect(tableOf(await printed(sheetData({ participation: [counted(30, { country: null, city: null })] })))).toEqual([]);
  });

  test('says any number as it was counted, and its row is the total', async () => {
    const anyNumber = fc.integer({ min: 0, max: 10_000_000 });
    await fc.assert(
      fc.asyncProperty(anyNumber, async (value) => {
        const said = new Intl.NumberFormat('sl').format(value);
        expect(tableOf(await printed(sheetData({ participation: [counted(value)] }))).slice(1)).toEqual([['Ptuj', 'Slovenija', said], ['Skupaj', said]]);
      }),
      { numRuns: 5 },
    );
  });
});

describe('the sheet of an event in the archive', () => {
  /** Prints the sheet of an event with these counts, of which some come from a city or an organisation. */
  async function sheetOf(counts: (places: { city: string; organisation: string }) => CountRow[]): Promise<Pdf> {
    const { client, close } = await connectDirectly();
    try {
      await client.archive.create({ folder: emptyFolder(), name: 'Test' });
      const city = (await client.places.save(placeForm({ name: both('Ptuj') }))).id;
      const organisation = (await client.organisations.save(organisationForm({ placeId: city }))).id;
      const { id } = await client.events.save(eventForm({ status: 'held', dates: '2019-05-20' }, { participation: counts({ city, organisation }) }));
      const { file: pdf } = await client.reports.make({ report: 'event-sheet', subjectId: id, language: 'sl' });
      return await readPdf(new Uint8Array(await pdf.arrayBuffer()));
    } finally {
      await close();
    }
  }

  test('leaves out what was planned', async () => {
    const sheet = await sheetOf(({ city }) => [countRow({ phase: 'planned', value: 77 }), countRow({ value: 9, placeId: city }), countRow({ phase: 'planned', value: 55, placeId: city })]);
    expect(tableOf(sheet).slice(1)).toEqual([['Ptuj', 'Slovenija', '9'], ['Skupaj', '9']]);
    expect(sheet.text).not.toMatch(/77|55|86|64/);
  });

  test('says that the number is not recorded where there is only a plan', async () => {
    const { text } = await sheetOf(() => [countRow({ phase: 'planned', value: 77 })]);
    expect(text).toContain('Udeležba Število udeležencev ni zabeleženo. Kraj in datumi');
    expect(text).not.toContain('77');
  });

  test('counts nobody twice who is counted by gender as well', async () => {
    const sheet = await sheetOf(() => [countRow({ value: 10, country: 'SI' }), countRow({ value: 5, country: 'IT' }), countRow({ value: 9, gender: 'female' })]);
    expect(tableOf(sheet).slice(1)).toEqual([
      ['ni zabeleženo', 'Italija', '5'],
      ['ni zabeleženo', 'Slovenija', '10'],
      ['Skupaj', '15'],
    ]);
  });

  test('counts nobody of a city twice who is counted by gender or age as well', async () => {
    const sheet = await sheetOf(({ city }) => [
      countRow({ value: 15, placeId: city }), countRow({ value: 9, placeId: city, gender: 'female' }), countRow({ value: 4, placeId: city, ageBand: 'do 18' }),
    ]);
    expect(tableOf(sheet).slice(1)).toEqual([['Ptuj', 'Slovenija', '15'], ['Skupaj', '15']]);
  });

  test('gives a number without knowing where they came from, by who sent them', async () => {
    const { text } = await sheetOf(({ organisation }) => [countRow({ value: 4, organisationId: organisation })]);
    expect(text).toContain('Na dogodku so sodelovali 4 državljani.');
  });
});
