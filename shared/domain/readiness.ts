/**
 * What a report lacks before a funder would take it. The rules are those of the Europe for Citizens
 * programme 2014–2020 (EACEA): the fact sheet names the measure, the citizens involved by city and
 * country, the place and dates, and a short description; acceptance depends on a published web page;
 * the final report's annexes hold pictures.
 */

import { isDayExact, parseEdtf } from './dates.ts';
import type { EventSheetData } from './event-sheet.ts';
import { officialWords } from './funding/wordings.ts';
import { type Multilingual, NO_LANGUAGE, chooseText } from './languages.ts';
import { unprintedLetters } from './printable.ts';

export const gapCodes = [
  'notHeld', 'noDates', 'datesNotExact', 'noPlace', 'noProject', 'noMeasure', 'otherProgramme', 'noParticipants', 'participantsUnknown',
  'participantsWithoutCountry', 'participantsWithoutCity', 'participantsAbout', 'countryDiffersFromCity', 'noDescription', 'descriptionOtherLanguage', 'titleOtherLanguage',
  'noWebPage', 'noPhotos', 'photoWithoutCaption', 'photoWithoutAlternative', 'photoWithoutCreator',
  'noSupportStatement', 'noDisclaimer', 'statementOtherLanguage', 'disclaimerOtherLanguage', 'statementUnconfirmed', 'disclaimerUnconfirmed',
  'titleLetters', 'placeLetters', 'cityLetters', 'descriptionLetters', 'photoLetters',
] as const;
export type GapCode = (typeof gapCodes)[number];

/** The field, by the name that its form gives it, where a gap is mended. */
export const gapFields = [
  'title', 'status', 'dates', 'placeId', 'projects', 'measureId', 'participation', 'description', 'webPage', 'photos', 'caption', 'alternative', 'creator',
  'supportStatement', 'disclaimer',
] as const;
export type GapField = (typeof gapFields)[number];

/** What a gap is told of, and where it is mended; a period or a selection is no record, and nothing is mended there. */
export const gapKinds = ['event', 'project', 'photo', 'programme', 'organisation', 'output', 'person', 'period', 'selection', 'question'] as const;

export interface Gap {
  readonly code: GapCode;
  readonly weight: 'missing' | 'advice';
  readonly kind: (typeof gapKinds)[number];
  /** Of a period, the period itself: EDTF. Of a selection, nothing. */
  readonly id: string;
  readonly field: GapField;
  readonly params: Readonly<Record<string, string | number>>;
  /** The one row of a field with several that it is told of: the id of a count. */
  readonly row?: string;
}

/**
 * True where a country is given beside a city that is in another: one of the two is wrong. A country or
 * a city alone says nothing against the other. Both as ISO 3166-1 codes.
 */
export function countryDiffersFromCity(country: string | null, cityCountry: string | null): boolean {
  return country !== null && cityCountry !== null && country !== cityCountry;
}

/** The programme whose sheet this is. */
export const EUROPE_FOR_CITIZENS = 'europe-for-citizens-2014-2020';

/** What the programme asks to be said with everything: where it is nowhere known, in another language, or as others print it. */
const OFFICIAL = [
  ['supportStatement', 'noSupportStatement', 'statementOtherLanguage', 'statementUnconfirmed'],
  ['disclaimer', 'noDisclaimer', 'disclaimerOtherLanguage', 'disclaimerUnconfirmed'],
] as const;

/** The gaps of an event sheet in a language: what is missing first, each in the order in which the sheet is read. */
export function eventSheetGaps(data: EventSheetData, language: string): Gap[] {
  const { event, place, project, participation, photos } = data;
  const programme = project?.programme ?? null;
  const gaps: Gap[] = [];
  const add = (code: GapCode, weight: Gap['weight'], kind: Gap['kind'], id: string, field: GapField, params: Gap['params'] = {}) =>
    gaps.push({ code, weight, kind, id, field, params });
  const onEvent = (code: GapCode, weight: Gap['weight'], field: GapField, params?: Gap['params']) => add(code, weight, 'event', event.id, field, params);

  const onCounts = (code: GapCode, weight: Gap['weight'], counts: EventSheetData['participation'], params: Gap['params'] = { count: counts.length }) => {
    const [only, ...others] = counts;
    gaps.push({ code, weight, kind: 'event', id: event.id, field: 'participation', params, ...(only && others.length === 0 ? { row: only.id } : {}) });
  };

  /** Told where the text that the sheet takes has letters that would be printed as boxes. */
  const letters = (code: GapCode, weight: Gap['weight'], field: GapField, texts: readonly (Multilingual | null)[], of: Pick<Gap, 'kind' | 'id' | 'params'> = { kind: 'event', id: event.id, params: {} }) => {
    const boxes = unprintedLetters(texts.map((text) => chooseText(text, language)?.text ?? '').join(' '), code === 'titleLetters' ? 'title' : 'text');
    if (boxes) add(code, weight, of.kind, of.id, field, { ...of.params, letters: boxes });
  };

  if (event.status !== 'held') onEvent('notHeld', 'missing', 'status');
  if (!event.title[language]) onEvent('titleOtherLanguage', 'advice', 'title');
  letters('titleLetters', 'missing', 'title', [event.title]);
  if (!project) onEvent('noProject', 'missing', 'projects');
  else if (!programme) add('noMeasure', 'missing', 'project', project.id, 'measureId');
  else if (programme.code !== EUROPE_FOR_CITIZENS) add('otherProgramme', 'missing', 'project', project.id, 'measureId');

  const known = participation.filter((count) => count.value !== null);
  if (known.length === 0) onEvent('noParticipants', 'missing', 'participation');
  else {
    const byCountry = known.filter((count) => count.country !== null);
    const unknown = participation.filter((count) => count.value === null);
    const cityless = byCountry.filter((count) => count.city === null);
    const about = known.filter((count) => count.precision === 'about');
    if (unknown.length > 0) onCounts('participantsUnknown', 'missing', unknown);
    if (byCountry.length === 0) onEvent('participantsWithoutCountry', 'missing', 'participation');
    if (cityless.length > 0) onCounts('participantsWithoutCity', 'missing', cityless);
    if (about.length > 0) onCounts('participantsAbout', 'advice', about);
  }
  for (const count of participation) {
    if (countryDiffersFromCity(count.country, count.cityCountry)) onCounts('countryDiffersFromCity', 'advice', [count], { city: chooseText(count.city, language)?.text ?? '' });
  }
  letters('cityLetters', 'missing', 'participation', participation.map((count) => count.city));

  if (!place) onEvent('noPlace', 'missing', 'placeId');
  else {
    letters('placeLetters', 'missing', 'placeId', [place.name]);
    if (countryDiffersFromCity(event.country, place.country)) onEvent('countryDiffersFromCity', 'advice', 'placeId', { city: chooseText(place.name, language)?.text ?? '' });
  }
  const date = event.dates === null ? null : parseEdtf(event.dates);
  if (!date) onEvent('noDates', 'missing', 'dates');
  else if (!isDayExact(date)) onEvent('datesNotExact', 'missing', 'dates');

  if (!event.description) onEvent('noDescription', 'missing', 'description');
  else if (!event.description[language]) onEvent('descriptionOtherLanguage', 'advice', 'description');
  letters('descriptionLetters', 'missing', 'description', [event.description]);
  if (!event.webPage) onEvent('noWebPage', 'missing', 'webPage');

  if (photos.length === 0) onEvent('noPhotos', 'missing', 'photos');
  for (const photo of photos) {
    const named = { photo: photo.originalName };
    if (!photo.caption) add('photoWithoutCaption', 'advice', 'photo', photo.id, 'caption', named);
    if (!photo.alternative) add('photoWithoutAlternative', 'advice', 'photo', photo.id, 'alternative', named);
    if (!photo.creator) add('photoWithoutCreator', 'advice', 'photo', photo.id, 'creator', named);
    letters('photoLetters', 'advice', 'caption', [photo.caption, photo.creator ? { [NO_LANGUAGE]: photo.creator } : null], { kind: 'photo', id: photo.id, params: named });
  }

  if (programme) {
    for (const [field, none, other, unconfirmed] of OFFICIAL) {
      const words = officialWords(programme, field, language);
      if (!words) add(none, 'missing', 'programme', programme.id, field);
      else if (words.isUnconfirmed) add(unconfirmed, 'advice', 'programme', programme.id, field);
      else if (words.language !== language) add(other, 'advice', 'programme', programme.id, field);
    }
  }
  return gaps.toSorted((a, b) => Number(a.weight === 'advice') - Number(b.weight === 'advice'));
}
