/** Event sheets of data made up for a test, printed by the product's own renderer. */

import type { EventSheetData, SheetCount, SheetProgramme } from '#shared/domain/event-sheet.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { eventSheet } from '../../electron/reports/event-sheet.ts';
import { render } from '../../electron/reports/render.ts';
import { writePdf } from '../../electron/reports/write-pdf.ts';
import { type Pdf, readPdf } from './pdf.ts';

const both = (text: string) => ({ sl: text, en: text });

export const programme: SheetProgramme = {
  id: 'programme', code: 'europe-for-citizens-2014-2020', name: { sl: 'Evropa za državljane', en: 'Europe for Citizens' }, measureCode: '2.3',
  measureName: { sl: 'Projekti civilne družbe', en: 'Civil society projects' }, supportStatement: { sl: 'S podporo programa', en: 'With the support of the programme' },
  disclaimer: { sl: 'Vsebina izraža le stališča avtorja.', en: 'This reflects the views only of the author.' },
};

export const project: NonNullable<EventSheetData['project']> = { id: 'project', acronym: 'CI.SO.MO', title: null, grantNumber: null, programme };

export const event: EventSheetData['event'] = {
  id: 'event', title: { sl: 'Srečanje na Ptuju', en: 'Meeting in Ptuj' }, description: { sl: 'Namen dogodka je bil pogovor.', en: 'The aim of the event was to talk.' },
  dates: '2019-05-20', span: 'throughout', status: 'held', webPage: null, webPageSince: null, country: null, type: 'seminar', mode: 'inPerson', deviation: null, deviationReason: null,
};

export function sheetData(fields: Partial<EventSheetData> = {}): EventSheetData {
  return { event, project, place: { name: both('Ptuj'), country: 'SI' }, participation: [], photos: [], changedAt: '2019-06-01T10:00:00.000Z', ...fields };
}

/** A count of those who came; from a city, unless it says otherwise. */
export function counted(value: number | null, fields: Partial<SheetCount> = {}): SheetCount {
  return { id: 'count', value, precision: value === null ? 'unknown' : 'exact', country: 'SI', city: both('Ptuj'), cityCountry: 'SI', organisation: null, locality: null, gender: null, ageBand: null, ...fields };
}

export async function printed(data: EventSheetData, language: InterfaceLanguage = 'sl', pictures: ReadonlyMap<string, string> = new Map()): Promise<Pdf> {
  const { pdf } = await render(writePdf(eventSheet(data, language)), pictures);
  return readPdf(pdf);
}
