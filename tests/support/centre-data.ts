/** What the centre's own reports are made from, made up for a test. */

import type { FilePartner, OrganisationReportData, PeriodProject, PeriodReportData, ProjectFile, ProjectFileData, SelectionReportData } from '#shared/domain/centre-report.ts';
import type { SheetCount } from '#shared/domain/event-sheet.ts';
import { type FindingAidData, listedIn } from '#shared/domain/finding-aid.ts';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import type { SubjectData } from '../../electron/reports/definitions.ts';
import { counted, event, programme, project as ofProject, sheetData } from './sheets.ts';

const NOTHING_FOUND = { events: [], organisations: [], photos: [], others: {} } as const;
const CHANGED = '2019-06-01T10:00:00.000Z';

/** An event with these counts, each of an id of its own, and what else is said of it. */
export function eventOf(id: string, counts: readonly SheetCount[] = [], fields: Partial<ProjectEvent['event']> = {}, more: Partial<Omit<ProjectEvent, 'event'>> = {}): ProjectEvent {
  const participation = counts.map((count, index) => ({ ...count, id: `${id} ${index}` }));
  return { ...sheetData({ participation }), parts: [], planned: { dates: null, place: null, participation: [] }, ...more, event: { ...event, id, ...fields } };
}

export const whole = (value: number | null, fields: Partial<SheetCount> = {}) => counted(value, { country: null, city: null, cityCountry: null, ...fields });
export const fromCountry = (country: string, value: number | null, fields: Partial<SheetCount> = {}) => whole(value, { country, ...fields });

export function projectData(events: readonly ProjectEvent[], fields: Partial<ProjectReportData['project']> = {}): ProjectReportData {
  return { project: { id: 'project', acronym: 'CI.SO.MO', title: { sl: 'Državljani', en: 'Citizens' }, dates: '2018-09/2020-08', grantNumber: '576472', programme, callYear: null, grantAmount: null, reportSent: null, ...fields }, partners: [], outputs: [], courses: [], indicators: [], ruleAnswers: [], events, changedAt: CHANGED };
}

export function partnerOf(id: string, fields: Partial<FilePartner> = {}): FilePartner {
  return { id, shortName: id, name: null, role: 'partner', country: 'SI', written: null, town: { und: 'Ptuj' }, website: null, contacts: [], ...fields };
}

export function fileData(events: readonly ProjectEvent[], file: Partial<ProjectFile> = {}, fields: Partial<ProjectReportData['project']> = {}): ProjectFileData {
  return {
    ...projectData(events, fields),
    file: {
      status: 'finished', summary: { sl: 'Povzetek.', en: 'A summary.' }, aliases: [], call: null, languages: [], website: null, grantAmount: null, reportSent: null, balancePaid: null, partners: [partnerOf('RIC')], unnamed: [],
      parts: [{ kind: 'objective', id: 'objective', fields: { level: 'project', text: { sl: 'Cilj.', en: 'An aim.' } } }], workPackages: [], outputs: [], news: [], ...file,
    },
  };
}

export function periodProject(id: string, fields: Partial<PeriodProject> = {}): PeriodProject {
  return { id, acronym: id, title: null, dates: '2019', grantNumber: null, programme: null, partners: [], outputs: [], ...fields };
}

/** Of no project, or of one by its id. */
export const inProject = (id: string | null): Pick<ProjectEvent, 'project'> => ({ project: id === null ? null : { ...ofProject, id, acronym: id } });

export function periodData(fields: Partial<PeriodReportData> = {}): PeriodReportData {
  return { period: '2019', centre: 'Center', projects: [], events: [], vague: [], moved: [], undated: [], changedAt: CHANGED, ...fields };
}

export function selectionData(fields: Partial<SelectionReportData> = {}): SelectionReportData {
  return { selection: 'Delavnice', centre: 'Center', events: [], gone: 0, changedAt: CHANGED, ...fields };
}

export function organisationData(fields: Partial<OrganisationReportData> = {}): OrganisationReportData {
  return { organisation: { id: 'organisation', shortName: 'RIC', name: { sl: 'Razvojni center' }, description: { sl: 'Opis.', en: 'A description.' }, website: null, place: { name: { und: 'Novo mesto' }, country: 'SI' } }, roles: [], sent: [], changedAt: CHANGED, ...fields };
}

export function aidData(fields: Partial<FindingAidData> = {}): FindingAidData {
  return { question: 'delavnica', parts: [{ is: 'word', text: 'delavnica' }], problems: [], named: {}, keptAs: null, centre: 'Center', total: listedIn({ ...NOTHING_FOUND, ...fields }), isExact: true, perhaps: [], ...NOTHING_FOUND, changedAt: CHANGED, ...fields };
}

/** For each kind of data that reports are made from, the same few events. */
export function dataOfEach(events: readonly ProjectEvent[]): SubjectData {
  const [first = eventOf('event')] = events;
  return {
    event: { ...first, beneficiaries: [], number: 1 },
    project: projectData(events),
    projectFile: fileData(events),
    organisation: organisationData({ sent: events.map((one) => ({ event: one.event, place: one.place, acronym: 'CI.SO.MO', counts: one.participation })) }),
    period: periodData({ projects: [periodProject('project')], events }),
    selection: selectionData({ events }),
    question: aidData({ events: events.map((one) => ({ ...one, parentId: null })) }),
  };
}
