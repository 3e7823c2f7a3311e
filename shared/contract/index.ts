/** Every call there is. Shells, command line, renderer and tests all derive from this one declaration. */

import { archiveCalls, folderCalls, jobCalls } from './archive.ts';
import { backupCalls } from './backups.ts';
import { batchCalls } from './batch.ts';
import { declaredCalls } from './declared-kinds.ts';
import { duplicateCalls } from './duplicates.ts';
import { eventCalls } from './events.ts';
import { draftCalls, historyCalls, trashCalls } from './history.ts';
import { importCalls } from './imports.ts';
import { issuedCalls } from './issued.ts';
import { keptSearchCalls } from './kept-searches.ts';
import { mergingCalls } from './merging.ts';
import { newsCalls } from './news.ts';
import { organisationCalls } from './organisations.ts';
import { outputCalls } from './outputs.ts';
import { peopleCalls } from './people.ts';
import { photoCalls, uploadCalls } from './photos.ts';
import { placeCalls } from './places.ts';
import { planCalls } from './plan.ts';
import { programmeCalls } from './programmes.ts';
import { projectCalls } from './projects.ts';
import { templateCalls } from './report-templates.ts';
import { reportCalls } from './reports.ts';
import { ruleCalls } from './rules.ts';
import { searchCalls } from './search.ts';
import { viewCalls } from './search-views.ts';
import { seriesCalls } from './series-calls.ts';
import { settingsCalls } from './settings.ts';
import { sourceCalls } from './sources.ts';
import { workPackageCalls } from './work-packages.ts';

export const contract = {
  archive: archiveCalls,
  backups: backupCalls,
  batch: batchCalls,
  declared: declaredCalls,
  drafts: draftCalls,
  duplicates: duplicateCalls,
  events: eventCalls,
  folders: folderCalls,
  history: historyCalls,
  imports: importCalls,
  issued: issuedCalls,
  jobs: jobCalls,
  keptSearches: keptSearchCalls,
  merging: mergingCalls,
  news: newsCalls,
  organisations: organisationCalls,
  outputs: outputCalls,
  people: peopleCalls,
  photos: photoCalls,
  places: placeCalls,
  plan: planCalls,
  programmes: programmeCalls,
  projects: projectCalls,
  reports: reportCalls,
  rules: ruleCalls,
  search: { ...searchCalls, ...viewCalls },
  series: seriesCalls,
  settings: settingsCalls,
  sources: sourceCalls,
  templates: templateCalls,
  trash: trashCalls,
  uploads: uploadCalls,
  workPackages: workPackageCalls,
};

export type Contract = typeof contract;
