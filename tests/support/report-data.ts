/** What each report of the registry is made from, of the sample archive. */

import { type ReportId, dataOf } from '#shared/domain/report-kinds.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { eventsTitled } from '../../electron/archive/events/titled.ts';
import { listOrganisations } from '../../electron/archive/organisations/repository.ts';
import { listProjects } from '../../electron/archive/projects/repository.ts';
import { eventReportData, projectReportData } from '../../electron/archive/reports/collect.ts';
import { type Searching, findingAidData } from '../../electron/archive/reports/finding-aid.ts';
import { organisationReportData } from '../../electron/archive/reports/organisation.ts';
import { periodReportData } from '../../electron/archive/reports/period.ts';
import { projectFileData } from '../../electron/archive/reports/project-file.ts';
import { selectionReportData } from '../../electron/archive/reports/selection.ts';
import { idsFound } from '../../electron/archive/search/lists.ts';
import { find } from '../../electron/archive/search/query.ts';
import type { ReportData, SubjectData } from '../../electron/reports/definitions.ts';
import { sampleToRead } from './sample.ts';

/** Searching an archive where it is open; how many there are in all is asked for only where more are found than are listed. */
export const searchingIn = (archive: Archive): Searching => ({ find: (question) => find(archive.reader, question), facets: () => Promise.reject(new Error('fewer are found here than are listed')) });

const projectOf = async (archive: Archive) => (await listProjects(archive.reader)).find(({ own }) => own)?.id ?? '';

const collected: Record<keyof SubjectData, (archive: Archive) => Promise<ReportData>> = {
  event: async (archive) => eventReportData(archive, (await eventsTitled(archive.reader, 'mednarodni dogodek cisomo'))[0]?.id ?? ''),
  project: async (archive) => projectReportData(archive, await projectOf(archive)),
  projectFile: async (archive) => projectFileData(archive, await projectOf(archive)),
  organisation: async (archive) => organisationReportData(archive, (await listOrganisations(archive.reader, { after: null, limit: 1 })).items[0]?.id ?? ''),
  period: (archive) => periodReportData(archive, '2019'),
  selection: async (archive) => selectionReportData(archive, (await idsFound(archive.reader, 'event', '')).join(',')),
  question: (archive) => findingAidData(archive, searchingIn(archive), '-država:TR'),
};

export const sampleDataOf = async (report: ReportId): Promise<ReportData> => collected[dataOf(report)](await sampleToRead());
