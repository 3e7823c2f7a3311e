/**
 * The event description sheet of Citizens, Equality, Rights and Values (CERV 2021–2027), which is due after each event
 * and shows that it went as planned, or in what it did not. Its official fields were found in no source: these are the
 * ones that published sheets commonly have, and readiness says so.
 */

import { type Total, total } from '#shared/domain/counts.ts';
import { countryName } from '#shared/domain/countries.ts';
import { type EventReportData, type SheetCount, countsOfOrigin } from '#shared/domain/event-sheet.ts';
import { type ReportLanguage, chooseText } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, asFileName, countText, datesText, officialIn, originsOf, pictures, placeWithCountry, plainText, projectLine, said, saidIn, sumOf, titledIn } from './event-sheet.ts';
import { type Figure, type Report, type Section, type Table, chosenAs, section, text } from './tree.ts';

const GENDERS = ['female', 'male', 'nonBinary'] as const;

const isOnlyOf = (field: 'gender', { country, city, organisation, ageBand, gender }: SheetCount) => field === 'gender' && gender !== null && country === null && city === null && organisation === null && ageBand === null;

/** The counts of one gender: those for the whole event where there are such, else those of its countries or towns. */
function ofGender(counts: readonly SheetCount[], gender: (typeof GENDERS)[number]): Total {
  const own = counts.filter((count) => count.gender === gender && count.ageBand === null);
  const whole = own.filter((count) => isOnlyOf('gender', count));
  return total(whole.some(({ value }) => value !== null) ? whole : countsOfOrigin(own.map((count) => ({ ...count, gender: null, country: null, city: null, cityCountry: null }))));
}

const traced = (sheet: Sheet, sum: Total, counts: readonly SheetCount[]): Figure => ({
  text: countText(sheet, sum),
  of: counts.map(({ id }) => ({ kind: 'participation', id, on: { kind: 'event', id: sheet.data.event.id } })),
});

function byGender(sheet: Sheet): Table {
  const { t, data } = sheet;
  return {
    is: 'table',
    name: t('reports:cerv.byGender'),
    columns: [{ name: t('reports:cerv.gender') }, { name: t('reports:cerv.participants'), isFigure: true }],
    rows: GENDERS.map((gender) => [t(`domain:gender.${gender}`), traced(sheet, ofGender(data.participation, gender), data.participation.filter((count) => count.gender === gender))]),
    total: [t('reports:eventSheet.total'), traced(sheet, sumOf(sheet), data.participation)],
  };
}

function byCountry(sheet: Sheet): Table {
  const { t, data, language } = sheet;
  const known = data.participation.filter(({ country }) => country !== null);
  const found = [...Map.groupBy(originsOf(sheet, known), ({ countryCode }) => countryCode ?? '')];
  return {
    is: 'table',
    name: t('reports:cerv.byCountry'),
    columns: [{ name: t('reports:eventSheet.country') }, { name: t('reports:cerv.participants'), isFigure: true }],
    rows: found.map(([code, origins]) => [countryName(code, language), traced(sheet, total(origins.flatMap(({ parts }) => parts)), known.filter(({ country }) => country === code))]),
    total: [t('reports:eventSheet.total'), traced(sheet, sumOf(sheet), data.participation)],
  };
}

function facts(sheet: Sheet, { beneficiaries, number }: EventReportData): Section {
  const { t, data, language } = sheet;
  const { event, project } = data;
  const named = beneficiaries.map(({ shortName, name }) => chooseText(name, language)?.text ?? shortName ?? '').filter(Boolean);
  const notRecorded = t('reports:eventSheet.notRecorded');
  const row = (name: string, value: string | null): readonly [string, { readonly text: string }] => [name, { text: value || notRecorded }];
  return section(t('reports:cerv.about'), [
    {
      is: 'facts',
      rows: [
        row(t('domain:kind.project'), project && projectLine(sheet, project)),
        row(t('reports:cerv.beneficiary'), named.join(', ')),
        row(t('reports:cerv.number'), number === null ? null : String(number)),
        row(t('reports:cerv.name'), plainText(sheet, event.title)),
        row(t('domain:field.type'), t(`domain:eventType.${event.type}`)),
        row(t('reports:cerv.mode'), event.mode === 'unknown' ? null : t(`domain:eventMode.${event.mode}`)),
        row(t('reports:eventSheet.placeAndDates'), [placeWithCountry(sheet) ?? t('reports:eventSheet.noPlace'), datesText(sheet)].join(', ')),
        row(t('reports:cerv.website'), event.webPage),
      ],
    },
  ]);
}

export function cervEventSheet(data: EventReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const sheet: Sheet = { data, language, t };
  const { event, project } = data;
  const described = said(sheet, event.description);
  const reason = saidIn(event.deviationReason, language);
  const deviation = [...said(sheet, event.deviation), ...(reason ? [text({ ...reason, text: t('reports:plannedAndHeld.reason', { reason: reason.text }) })] : [])];
  const shown = pictures(sheet);
  const programme = project?.programme ?? null;
  return {
    language,
    ...titledIn(event.title, language),
    kind: t('reports:names.cerv-event-sheet'),
    emblem: true,
    support: officialIn(programme, 'supportStatement', language),
    lead: event.status === 'held' ? [] : [text({ text: t(`reports:eventSheet.notHeld.${event.status}`) }, 'strong')],
    content: [
      chosenAs('facts', facts(sheet, data)),
      chosenAs('participation', section(t('reports:cerv.participants'), [byGender(sheet), ...(data.participation.some(({ country }) => country !== null) ? [byCountry(sheet)] : [])])),
      chosenAs('description', section(t('reports:eventSheet.description'), described.length > 0 ? described : [text({ text: t('reports:eventSheet.noDescription') })])),
      chosenAs('deviations', section(t('reports:plannedAndHeld.deviations'), deviation.length > 0 ? deviation : [text({ text: t('reports:plannedAndHeld.noDeviations') })])),
      ...(shown.length > 0 ? [chosenAs('photos', section(t('reports:eventSheet.photos'), shown))] : []),
    ],
    signatures: [t('reports:eventSheet.signPlaceDate'), t('reports:eventSheet.signName'), t('reports:eventSheet.signature')],
    smallPrint: officialIn(programme, 'disclaimer', language),
    changedAt: data.changedAt,
    fileName: `${t('reports:cerv.fileName')}_${asFileName(plainText(sheet, event.title))}_${language}`,
  };
}
