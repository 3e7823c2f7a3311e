import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDate, formatMoment, weekdayAgrees, weekdayName } from '#shared/domain/date-text.ts';
import { toEdtf } from '#shared/domain/dates.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { anyPart } from '../support/date-parts.ts';

/** Spaces of every width as the plain one: how wide they are is the typesetter's. */
const plainSpaces = (text: string) => text.replace(/\s/gu, ' ');

/** West of Greenwich the day of a date would be the one before, were it not read as a date. */
const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'America/New_York';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('a date in the words of a report', () => {
  test.each([
    ['2019-05-20', ['20. Mai 2019', '20 maggio 2019', '20 Μαΐου 2019', '20 май 2019 г.', '20 Mayıs 2019']],
    ['2018-06/2018-09', ['Juni–September 2018', 'giugno–settembre 2018', 'Ιούνιος 2018 – Σεπτέμβριος 2018', 'юни – септември 2018 г.', 'Haziran – Eylül 2018']],
    ['2019-10-08/2019-10-10', ['8.–10. Oktober 2019', '8–10 ottobre 2019', '8–10 Οκτωβρίου 2019', '8 – 10 октомври 2019 г.', '8–10 Ekim 2019']],
    ['2018-05~', ['ungefähr Mai 2018', 'circa maggio 2018', 'περίπου Μάιος 2018', 'около май 2018 г.', 'yaklaşık Mayıs 2018']],
    ['2018-24', ['Winter 2018/19', 'inverno 2018/19', 'χειμώνας 2018/19', 'зима 2018/19', 'kış 2018/19']],
    ['2018-05/..', ['ab Mai 2018', 'da maggio 2018', 'από Μάιο 2018 και μετά', 'от май 2018 г. нататък', 'Mayıs 2018 tarihinden itibaren']],
    ['2018-05-08/..', ['ab 8. Mai 2018', 'dall’8 maggio 2018', 'από 8 Μαΐου 2018 και μετά', 'от 8 май 2018 г. нататък', '8 Mayıs 2018 tarihinden itibaren']],
    ['2018/..', ['ab 2018', 'dal 2018', 'από 2018 και μετά', 'от 2018 г. нататък', '2018 tarihinden itibaren']],
  ])('%s', (edtf, said) => {
    expect((['de', 'it', 'el', 'bg', 'tr'] as const).map((language) => plainSpaces(formatDate(edtf, language)))).toEqual(said);
  });
});

describe('a date in words', () => {
  test.each([
    ['2019-05-20', '20. maj 2019', '20 May 2019'],
    ['2019-05', 'maj 2019', 'May 2019'],
    ['2019', '2019', '2019'],
    ['2019-05-20/2019-05-24', '20.–24. maj 2019', '20 – 24 May 2019'],
    ['2019-05-31/2019-06-02', '31. maj–2. junij 2019', '31 May – 2 June 2019'],
    ['2018-06/2018-09', 'junij–september 2018', 'June – September 2018'],
    ['2018-11/2019-01', 'november 2018–januar 2019', 'November 2018 – January 2019'],
    ['2018/2020', '2018–2020', '2018 – 2020'],
    ['2019-05-20/2019-06', '20. maj 2019 – junij 2019', '20 May 2019 – June 2019'],
    ['2018/2019-05-20', '2018 – 20. maj 2019', '2018 – 20 May 2019'],
    ['2018-23', 'jesen 2018', 'autumn 2018'],
    ['2018-24', 'zima 2018/19', 'winter 2018/19'],
    ['1999-24', 'zima 1999/2000', 'winter 1999/2000'],
    ['2018-21/2018-23', 'pomlad 2018 – jesen 2018', 'spring 2018 – autumn 2018'],
    ['2018-05~', 'pribl. maj 2018', 'about May 2018'],
    ['2018-05-20?', 'morda 20. maj 2018', 'perhaps 20 May 2018'],
    ['2018%', 'morda pribl. 2018', 'perhaps about 2018'],
    ['2018-05~/2018-06~', 'pribl. maj–junij 2018', 'about May – June 2018'],
    ['2018-05~/2018-06', 'maj 2018 (pribl.) – junij 2018', 'May 2018 (about) – June 2018'],
    ['2018-05/..', 'od maja 2018 naprej', 'from May 2018 onwards'],
    ['2018-05-20/..', 'od 20. maja 2018 naprej', 'from 20 May 2018 onwards'],
    ['2018/..', 'od leta 2018 naprej', 'from 2018 onwards'],
    ['2018-23?/..', 'od jeseni 2018 (morda) naprej', 'from autumn 2018 (perhaps) onwards'],
    ['0987', '0987', '0987'],
    ['0987-05-02/0988', '2. maj 0987 – 0988', '2 May 0987 – 0988'],
  ])('%s is "%s" and "%s"', (edtf, slovenian, english) => {
    expect(plainSpaces(formatDate(edtf, 'sl'))).toBe(slovenian);
    expect(plainSpaces(formatDate(edtf, 'en'))).toBe(english);
  });

  test('what is no date stays as it is written', () => {
    expect(formatDate('poleti 2018', 'sl')).toBe('poleti 2018');
    expect(formatDate('2019-02-30', 'en')).toBe('2019-02-30');
  });

  test('a moment is shown with the day and the time of the clock on the wall', () => {
    const moment = new Date(2019, 4, 20, 10, 15).toISOString();
    expect(plainSpaces(formatMoment(moment, 'sl'))).toBe('20. maj 2019, 10:15');
    expect(plainSpaces(formatMoment(moment, 'en'))).toBe('20 May 2019, 10:15');
  });
});

describe('the weekday of a day', () => {
  test('is the one of the calendar', () => {
    expect(weekdayName('2019-05-31', 'sl')).toBe('petek');
    expect(weekdayName('2019-05-31', 'en')).toBe('Friday');
  });

  test.each(['2019-05', '2019', '2019-05-20/2019-05-24', 'petek', ''])('%j has none', (text) => {
    expect(weekdayName(text, 'sl')).toBeNull();
    expect(weekdayAgrees('petek', text)).toBeNull();
  });

  test.each([
    ['petek', '2019-05-31', true],
    ['Petek', '2019-05-31', true],
    ['Friday', '2019-05-31', true],
    ['sreda', '2019-05-31', false],
    ['četrtek', '2019-05-31', false],
    ['Cetrtek', '2019-05-30', true],
    ['Sunday', '2019-05-31', false],
    ['nedelja', '2019-06-02', true],
    ['pet.', '2019-05-31', true],
    ['v petek', '2019-05-31', null],
    ['', '2019-05-31', null],
  ])('"%s" as the weekday of %s: %s', (weekday, day, agrees) => {
    expect(weekdayAgrees(weekday, day)).toBe(agrees);
  });

  test('exactly one of the seven agrees with a day, in either language', () => {
    const week = {
      sl: ['ponedeljek', 'torek', 'sreda', 'četrtek', 'petek', 'sobota', 'nedelja'],
      en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    };
    fc.assert(
      fc.property(anyPart.filter((part) => part.precision === 'day'), fc.constantFrom(...INTERFACE_LANGUAGES), (part, language) => {
        const day = toEdtf({ from: part, to: null });
        expect(week[language].filter((name) => weekdayAgrees(name, day))).toHaveLength(1);
        expect(week[language].every((name) => weekdayAgrees(name, day) !== null)).toBe(true);
      }),
    );
  });
});
