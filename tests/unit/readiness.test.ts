import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COUNTRY_CODES } from '#shared/domain/countries.ts';
import type { EventSheetData, SheetCount, SheetPhoto, SheetProgramme } from '#shared/domain/event-sheet.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { EUROPE_FOR_CITIZENS, type Gap, type GapCode, countryDiffersFromCity, eventSheetGaps, gapCodes } from '#shared/domain/readiness.ts';
import { createTranslator } from '#shared/language/translator.ts';

const both = (text: string) => ({ sl: text, en: text });

function count(fields: Partial<SheetCount> = {}): SheetCount {
  return { id: 'count', value: 15, precision: 'exact', country: 'SI', city: both('Novo mesto'), cityCountry: 'SI', organisation: null, locality: null, gender: null, ageBand: null, ...fields };
}

const unknown = count({ value: null, precision: 'unknown' });

const photo: SheetPhoto = {
  id: 'photo', sha256: 'a'.repeat(64), caption: both('Udeleženci'), alternative: both('Ljudje v dvorani'), creator: 'M. Novak', originalName: 'IMG_1.jpg', width: 4000, height: 3000,
};

const programme: SheetProgramme = {
  id: 'programme', code: EUROPE_FOR_CITIZENS, name: both('Evropa za državljane'), measureCode: '2.3', measureName: both('Projekti civilne družbe'),
  supportStatement: both('S podporo programa'), disclaimer: both('Vsebina odraža le stališča avtorja'),
};

const project: NonNullable<EventSheetData['project']> = { id: 'project', acronym: 'CI.SO.MO.', title: both('Družbena mobilnost'), grantNumber: '123', programme };

const event: EventSheetData['event'] = {
  id: 'event', title: both('Mednarodni dogodek'), description: both('Namen dogodka je bil'), dates: '2019-05-20/2019-05-24', span: 'throughout', status: 'held', webPage: 'https://example.org/dogodek', country: null, webPageSince: null, type: 'internationalEvent', mode: 'inPerson', deviation: null, deviationReason: null,
};

/** Everything that the programme asks for, and what is good to have. */
const complete: EventSheetData = {
  event, project, place: { name: both('Novo mesto'), country: 'SI' }, participation: [count(), count({ country: 'IT', city: both('Trst'), cityCountry: 'IT' })], photos: [photo], changedAt: '2019-06-01T10:00:00Z',
};

type Lack = (data: EventSheetData) => EventSheetData;

const onEvent = (fields: Partial<EventSheetData['event']>): Lack => (data) => ({ ...data, event: { ...data.event, ...fields } });
const onProgramme = (fields: Partial<SheetProgramme>): Lack => (data) => ({ ...data, project: { ...project, programme: { ...(data.project?.programme ?? programme), ...fields } } });
const onProject = (fields: Partial<typeof project>): Lack => (data) => ({ ...data, project: { ...project, ...fields } });
const onPhoto = (fields: Partial<SheetPhoto>): Lack => (data) => ({ ...data, photos: data.photos.map((one) => ({ ...one, ...fields })) });
const counted = (...participation: SheetCount[]): Lack => (data) => ({ ...data, participation });

const named = { photo: 'IMG_1.jpg' };

/** Words that are printed as others use them: `wordings.test.ts` has them. */
type OwnCode = Exclude<GapCode, 'statementUnconfirmed' | 'disclaimerUnconfirmed'>;
const ownCodes = gapCodes.filter((code): code is OwnCode => !code.endsWith('Unconfirmed'));

/** For each gap the single thing that is missing, and all that is said of it. */
const LACKS: Readonly<Record<OwnCode, readonly [Lack, Gap['weight'], Gap['kind'], Gap['field'], Gap['params']?, string?]>> = {
  notHeld: [onEvent({ status: 'planned' }), 'missing', 'event', 'status'],
  noDates: [onEvent({ dates: null }), 'missing', 'event', 'dates'],
  datesNotExact: [onEvent({ dates: '2019-05' }), 'missing', 'event', 'dates'],
  noPlace: [(data) => ({ ...data, place: null }), 'missing', 'event', 'placeId'],
  noProject: [(data) => ({ ...data, project: null }), 'missing', 'event', 'projects'],
  noMeasure: [onProject({ programme: null }), 'missing', 'project', 'measureId'],
  otherProgramme: [onProgramme({ code: 'erasmus-2014-2020' }), 'missing', 'project', 'measureId'],
  noParticipants: [counted(), 'missing', 'event', 'participation'],
  participantsUnknown: [counted(count(), unknown, unknown), 'missing', 'event', 'participation', { count: 2 }],
  participantsWithoutCountry: [counted(count({ country: null, city: null })), 'missing', 'event', 'participation'],
  participantsWithoutCity: [counted(count(), count({ city: null }), count({ city: null }), count({ city: null })), 'missing', 'event', 'participation', { count: 3 }],
  countryDiffersFromCity: [counted(count(), count({ id: 'the count', city: both('Trst'), cityCountry: 'IT' })), 'advice', 'event', 'participation', { city: 'Trst' }, 'the count'],
  participantsAbout: [counted(count(), count({ id: 'the count', precision: 'about' })), 'advice', 'event', 'participation', { count: 1 }, 'the count'],
  noDescription: [onEvent({ description: null }), 'missing', 'event', 'description'],
  descriptionOtherLanguage: [onEvent({ description: { de: 'Das Ziel war' } }), 'advice', 'event', 'description'],
  titleOtherLanguage: [onEvent({ title: { de: 'Treffen' } }), 'advice', 'event', 'title'],
  noWebPage: [onEvent({ webPage: null }), 'missing', 'event', 'webPage'],
  noPhotos: [(data) => ({ ...data, photos: [] }), 'missing', 'event', 'photos'],
  photoWithoutCaption: [onPhoto({ caption: null }), 'advice', 'photo', 'caption', named],
  photoWithoutAlternative: [onPhoto({ alternative: null }), 'advice', 'photo', 'alternative', named],
  photoWithoutCreator: [onPhoto({ creator: null }), 'advice', 'photo', 'creator', named],
  noSupportStatement: [onProgramme({ supportStatement: null }), 'missing', 'programme', 'supportStatement'],
  noDisclaimer: [onProgramme({ disclaimer: null }), 'missing', 'programme', 'disclaimer'],
  statementOtherLanguage: [onProgramme({ supportStatement: { de: 'Mit Unterstützung' } }), 'advice', 'programme', 'supportStatement'],
  disclaimerOtherLanguage: [onProgramme({ disclaimer: { de: 'Der Inhalt' } }), 'advice', 'programme', 'disclaimer'],
  titleLetters: [onEvent({ title: both('Srečanje 漢字 漢') }), 'missing', 'event', 'title', { letters: '漢字' }],
  placeLetters: [(data) => ({ ...data, place: { name: both('თბილისი'), country: 'GE' } }), 'missing', 'event', 'placeId', { letters: 'თბილს' }],
  cityLetters: [counted(count(), count({ city: both('القاهرة') })), 'missing', 'event', 'participation', { letters: 'القهر' }],
  descriptionLetters: [onEvent({ description: both('Bilo je lepo 😀!') }), 'missing', 'event', 'description', { letters: '😀' }],
  photoLetters: [onPhoto({ creator: 'שרה' }), 'advice', 'photo', 'caption', { ...named, letters: 'שרה' }],
};

/** The disclaimer of 2014–2020 is known in Slovenian as others print it. */
const PRINTED_BY_OTHERS: ReadonlySet<GapCode> = new Set(['noDisclaimer', 'disclaimerOtherLanguage']);

function gapOf(code: OwnCode, language = 'sl'): Gap {
  const [, weight, kind, field, params = {}, row] = LACKS[code];
  if (language === 'sl' && PRINTED_BY_OTHERS.has(code)) return { code: 'disclaimerUnconfirmed', weight: 'advice', kind, id: kind, field, params };
  return { code, weight, kind, id: kind, field, params, ...(row === undefined ? {} : { row }) };
}

const codes = (data: EventSheetData) => eventSheetGaps(data, 'sl').map((gap) => gap.code);

describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
  test('a complete sheet lacks nothing', () => {
    expect(eventSheetGaps(complete, language)).toEqual([]);
  });

  test.each(ownCodes)('a single thing missing is told alone, with where it is mended: %s', (code) => {
    const [lack] = LACKS[code];
    expect(eventSheetGaps(lack(complete), language)).toEqual([gapOf(code, language)]);
  });
});

test('what is missing together is told together, and before what would only be better', () => {
  // These do not hide each other: each is about a thing of its own.
  const apart: readonly OwnCode[] = [
    'notHeld', 'titleOtherLanguage', 'otherProgramme', 'participantsUnknown', 'noPlace', 'datesNotExact', 'noDescription', 'noWebPage',
    'photoWithoutCaption', 'photoWithoutAlternative', 'photoWithoutCreator', 'noSupportStatement', 'disclaimerOtherLanguage',
  ];
  fc.assert(
    fc.property(fc.subarray([...apart]), (chosen) => {
      const data = chosen.reduce((before, code) => LACKS[code][0](before), complete);
      const told = chosen.map((code) => gapOf(code, 'en'));
      const of = (weight: Gap['weight']) => told.filter((gap) => gap.weight === weight);
      expect(eventSheetGaps(data, 'en')).toEqual([...of('missing'), ...of('advice')]);
    }),
  );
});

test('an event of which only its name is known lacks all that the programme asks for, in the order of the sheet', () => {
  const data: EventSheetData = { ...complete, event: { ...event, description: null, dates: null, status: 'unknown', webPage: null }, place: null, project: null, participation: [], photos: [] };
  expect(codes(data)).toEqual(['notHeld', 'noProject', 'noParticipants', 'noPlace', 'noDates', 'noDescription', 'noWebPage', 'noPhotos']);
});

test('the event in Novo mesto has no number of participants, and the sheet says where to mend it', () => {
  const novoMesto = counted(unknown, unknown)(complete);
  expect(eventSheetGaps(novoMesto, 'sl')).toEqual([{ code: 'noParticipants', weight: 'missing', kind: 'event', id: 'event', field: 'participation', params: {} }]);
});

test('a known 0 is a number of participants', () => {
  expect(codes(counted(count({ value: 0 }))(complete))).toEqual([]);
});

test.each(['planned', 'cancelled', 'unknown'] as const)('an event that is %s was not held, though its date has passed', (status) => {
  expect(codes(onEvent({ status })(complete))).toEqual(['notHeld']);
});

test.each([
  ['2019-05-20', []],
  ['2019-05-20/2019-05', ['noDates']],
  ['2019-05-20/2019-06', ['datesNotExact']],
  ['2019', ['datesNotExact']],
  ['maja 2019', ['noDates']],
])('the dates "%s": %j', (dates, expected) => {
  expect(codes(onEvent({ dates })(complete))).toEqual(expected);
});

test('a country beside a city of another is told of, for the event and for each count; one of them alone says nothing against the other', () => {
  const country = fc.option(fc.constantFrom(...COUNTRY_CODES.slice(0, 4)));
  const place = fc.option(fc.record({ name: fc.constant(both('Gorica')), country: fc.constantFrom(...COUNTRY_CODES.slice(0, 4)) }));
  fc.assert(
    fc.property(country, place, fc.array(fc.record({ country, place }), { maxLength: 4 }), (ofEvent, city, rows) => {
      const participation = rows.map((row) => count({ country: row.country, city: row.place?.name ?? null, cityCountry: row.place?.country ?? null }));
      const told = eventSheetGaps({ ...onEvent({ country: ofEvent })(complete), place: city, participation }, 'sl').filter((gap) => gap.code === 'countryDiffersFromCity');
      const differs = (code: string | null, other: string | null | undefined) => Boolean(code) && Boolean(other) && code !== other;
      const expected = [...rows.filter((row) => differs(row.country, row.place?.country)).map(() => 'participation'), ...(differs(ofEvent, city?.country) ? ['placeId'] : [])];
      expect(told.map((gap) => gap.field)).toEqual(expected);
      expect(told.every((gap) => gap.weight === 'advice' && gap.params.city === 'Gorica')).toBe(true);
      expect(countryDiffersFromCity(ofEvent, city?.country ?? null)).toBe(countryDiffersFromCity(city?.country ?? null, ofEvent));
    }),
  );
});

test('each photo is told of by its own name and place', () => {
  const second: SheetPhoto = { ...photo, id: 'second', originalName: 'IMG_2.jpg', creator: null };
  expect(eventSheetGaps({ ...complete, photos: [photo, second] }, 'sl')).toEqual([
    { code: 'photoWithoutCreator', weight: 'advice', kind: 'photo', id: 'second', field: 'creator', params: { photo: 'IMG_2.jpg' } },
  ]);
});

test('only the text that the sheet takes is looked at for letters that cannot be printed', () => {
  expect(codes(onEvent({ title: { sl: 'Dogodek', el: 'Εκδήλωση', zh: '活動' } })(complete))).toEqual([]);
  expect(codes(onEvent({ title: { zh: '活動' } })(complete))).toEqual(['titleLetters', 'titleOtherLanguage']);
});

test('a text in the language of the sheet is enough, and one in another language is told of', () => {
  const slovenian = onEvent({ title: { sl: 'Dogodek' }, description: { sl: 'Opis' } })(complete);
  expect(eventSheetGaps(slovenian, 'sl')).toEqual([]);
  expect(eventSheetGaps(slovenian, 'en').map((gap) => gap.code)).toEqual(['titleOtherLanguage', 'descriptionOtherLanguage']);
});

test.each(INTERFACE_LANGUAGES)('every gap has its sentence in %s', (language) => {
  const { t } = createTranslator(language);
  const sentences = gapCodes.map((code) => t(`domain:gap.${code}`, { count: 1, ...(code.endsWith('Unconfirmed') ? {} : gapOf(code as OwnCode).params) }));
  expect(sentences.filter((sentence) => !/^\p{Lu}?.{10,}\.$/u.test(sentence) || sentence.includes('{{'))).toEqual([]);
  expect(new Set(sentences).size).toBe(gapCodes.length);
});
