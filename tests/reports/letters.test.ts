/** The letters of a sheet: what people wrote can be read in the PDF as they wrote it. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pdf } from '../support/pdf.ts';
import { event, printed, project, sheetData } from '../support/sheets.ts';

const described = (text: string): Promise<Pdf> => printed(sheetData({ event: { ...event, description: { sl: text } } }));

/** The description as the PDF gives it back. */
async function readBack(text: string): Promise<string> {
  const sheet = await described(text);
  return /Kratek opis (.*) Kraj in datum Ime in funkcija/.exec(sheet.text)?.[1] ?? sheet.text;
}

describe('text is printed as it was written', () => {
  test.each([
    ['Slovenian', 'Češnja, žaba in šiška: ČŠŽ'],
    ["the neighbours' languages", 'Đurđevac, Ćićo, Győr, Tőke, Größe, Ärger, Öl, Übung, perché, così'],
    ["the partners' languages", 'Łódź, Kraków, İstanbul, ığdır, Şişli, Malmö, Ångström, Reykjavík, Þór, București, Ștefan'],
    ['Greek', 'Αθήνα, Θεσσαλονίκη, Ελλάδα: ώρα, ϊ, ΰ'],
    ['Cyrillic', 'София, Пловдив, Београд, Љубљана, Ђорђе, Њујорк, Ќирил, Ѓорѓи, Київ'],
    ['marks and signs', '„narekovaji“ »gosji« “double” ‘single’ – — … • § ° € % № © ½ × ≤ → ✓'],
    ['HTML-like text', '<b>krepko</b> &amp; <script>alert(1)</script> <!-- nič --> 5 < 6 > 4'],
    ['what means something to the words of the product', '{{city}} {{- number}} $t(reports:eventSheet.kind) $1 $& %s \\n'],
    ['what means something to a PDF', '(oklepaji) [oglati] <</Type /Page>> endstream % \\( \\)'],
  ])('%s', async (_, text) => {
    expect(await readBack(text)).toBe(text);
  });

  test('letters with their marks apart read as the letters they are', async () => {
    const text = 'Čežana na Šmarni gori, Žiri, café, Łódź';
    expect((await readBack(text.normalize('NFD'))).normalize('NFC')).toBe(text);
  });

  test('whatever letters of the languages of the region stand together', async () => {
    const letters = fc.constantFrom(...'abcčćdđeéfghijklmnoópqrsštuúüvwxyzžäöőűßłìòABCČĆDĐEFGHIJKLMNOPQRSŠTUVWXYZŽÄÖÜαβγάίόώΑΩбгджщяЖЩЯ0123456789.,:;!?()'.split(''));
    const word = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 60 }), async (some) => {
        const text = some.join(' ');
        expect((await readBack(text)).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
      { numRuns: 8 },
    );
  });
});

describe('paragraphs', () => {
  test('are parted by an empty line, and a new line stays one', async () => {
    const [page] = (await described('Prvi odstavek.\nDruga vrstica.\n\nDrugi odstavek.')).pages;
    const runs = page?.runs.filter((run) => /odstavek|vrstica/.test(run.text)) ?? [];
    expect(runs.map((run) => run.text)).toEqual(['Prvi odstavek.', 'Druga vrstica.', 'Drugi odstavek.']);
    const [first = 0, second = 0, third = 0] = runs.map((run) => run.y);
    expect(first).toBeGreaterThan(second);
    expect(second - third).toBeGreaterThan(first - second + 5);
  });
});

describe('a letter that the type does not have', () => {
  /** How far the line with the words reaches. */
  async function lengthOf(text: string): Promise<number> {
    const runs = (await described(text)).pages[0]?.runs ?? [];
    const height = runs.find((run) => run.text.includes('pred'))?.y;
    const line = runs.filter((run) => run.y === height);
    expect(line.map((run) => run.text).join(' ')).toMatch(/^pred.* po$/);
    return Math.max(...line.map((run) => run.x + run.width)) - Math.min(...line.map((run) => run.x));
  }

  test.each([['漢字', 2], ['😀', 1], ['თბილისი', 7]])('leaves a box in its place, and nothing around it is lost: %s', async (letters, boxes) => {
    const narrowest = 4;
    expect((await lengthOf(`pred ${letters} po`)) - (await lengthOf('pred po'))).toBeGreaterThan(boxes * narrowest);
  });
});

describe('a text in another language than the sheet', () => {
  test('is printed with a word that says so', async () => {
    const sheet = await printed(sheetData({ event: { ...event, description: { it: 'Lo scopo era parlare.' } } }), 'en');
    expect(sheet.text).toContain('Short description Lo scopo era parlare. Text in Italian Place and date');
  });

  test('is the Slovenian one on an English sheet where there are several', async () => {
    const sheet = await printed(sheetData({ event: { ...event, description: { it: 'Lo scopo.', sl: 'Namen.' } } }), 'en');
    expect(sheet.text).toContain('Short description Namen. Text in Slovenian');
    expect(sheet.text).not.toContain('Lo scopo');
  });
});

describe('what is not recorded is said in words', () => {
  test('on a sheet of which only the title is known', async () => {
    const data = sheetData({ event: { ...event, description: null, dates: null, status: 'unknown' }, place: null, project: null });
    expect((await printed(data, 'en')).text).toBe(
      'Event sheet Meeting in Ptuj Measure: not recorded Project: not recorded Not recorded whether it was held Participation The number of participants is not recorded. Location and dates The place is not recorded, the dates are not recorded. Short description No description is recorded. Place and date Name and function Signature Page 1 of 1',
    );
  });

  test.each([
    ['planned', 'Planned: not recorded as held'],
    ['cancelled', 'Cancelled'],
    ['unknown', 'Not recorded whether it was held'],
    ['held', 'Participation'],
  ] as const)('an event that is %s', async (status, words) => {
    expect((await printed(sheetData({ event: { ...event, status } }), 'en')).text).toContain(`Project CI.SO.MO ${words}`);
  });

  test.each([
    ['2017-06-22', 'dne 22. 6. 2017.'],
    ['2019-05-02/2019-12-24', 'od 2. 5. 2019 do 24. 12. 2019.'],
    ['2019-05', 'v obdobju: maj 2019.'],
    ['2019', 'v obdobju: 2019.'],
    ['2018-06/2018-09', 'v obdobju: junij–september 2018.'],
  ])('dates no more exact than they are known: %s', async (dates, words) => {
    expect((await printed(sheetData({ event: { ...event, dates } }))).text).toContain(`Kraj dogodka: Ptuj, Slovenija, ${words} Kratek opis`);
  });

  test.each([
    ['2017-06-22', 'on 22/06/2017.'],
    ['2019-05-02/2019-12-24', 'from 02/05/2019 to 24/12/2019.'],
  ])('days in English as the programme writes them: %s', async (dates, words) => {
    expect((await printed(sheetData({ event: { ...event, dates } }), 'en')).text).toContain(`The event took place in Ptuj, Slovenia, ${words}`);
  });

  test('the country where there is no city, and the grant where it has a number', async () => {
    const data = sheetData({ event: { ...event, country: 'GR' }, place: null, project: { ...project, grantNumber: '2018-2345/001-001', title: { sl: 'Naslov projekta' } } });
    const { text } = await printed(data);
    expect(text).toContain('Država dogodka: Grčija, dne 20. 5. 2019.');
    expect(text).toContain('Projekt CI.SO.MO: Naslov projekta · Sporazum o nepovratnih sredstvih št. 2018-2345/001-001');
  });
});
