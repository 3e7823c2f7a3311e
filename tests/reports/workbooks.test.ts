/** Every report that is a workbook, of every project of the sample, read by another reader than its writer: what it says is what the report says. */

import { expect, test } from 'vitest';
import { numberFormat } from '#shared/domain/formats.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { type ReportId, dataOf, reportIds, reportKinds } from '#shared/domain/report-kinds.ts';
import { createTranslator } from '#shared/language/translator.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { listOrganisations } from '../../electron/archive/organisations/repository.ts';
import { listProjects } from '../../electron/archive/projects/repository.ts';
import { eventReports, projectReportData } from '../../electron/archive/reports/collect.ts';
import { findingAidData } from '../../electron/archive/reports/finding-aid.ts';
import { organisationReportData } from '../../electron/archive/reports/organisation.ts';
import { periodReportData } from '../../electron/archive/reports/period.ts';
import { projectFileData } from '../../electron/archive/reports/project-file.ts';
import { selectionReportData } from '../../electron/archive/reports/selection.ts';
import { idsFound } from '../../electron/archive/search/lists.ts';
import { type ReportData, type SubjectData, definitionOf } from '../../electron/reports/definitions.ts';
import { tablesOf } from '../../electron/reports/tree.ts';
import { write } from '../../electron/reports/write.ts';
import { cellsOf } from '../../electron/reports/write-sheets.ts';
import { searchingIn } from '../support/report-data.ts';
import { sampleToRead } from '../support/sample.ts';
import { readWorkbook } from '../support/workbook.ts';

const each = async <T>(ids: readonly string[], collect: (id: string) => Promise<T>): Promise<T[]> => {
  const all: T[] = [];
  for (const id of ids) all.push(await collect(id));
  return all;
};
const projects = async (archive: Archive) => (await listProjects(archive.reader)).map(({ id }) => id);
const events = (archive: Archive) => idsFound(archive.reader, 'event', '');

const collected: { readonly [S in keyof SubjectData]: (archive: Archive) => Promise<ReportData[]> } = {
  event: async (archive) => eventReports(archive, (await events(archive)).slice(0, 3)),
  project: async (archive) => each(await projects(archive), (id) => projectReportData(archive, id)),
  projectFile: async (archive) => each(await projects(archive), (id) => projectFileData(archive, id)),
  organisation: async (archive) => each((await listOrganisations(archive.reader, { after: null, limit: 2 })).items.map(({ id }) => id), (id) => organisationReportData(archive, id)),
  period: (archive) => each(['2019'], (year) => periodReportData(archive, year)),
  selection: async (archive) => [await selectionReportData(archive, (await events(archive)).join(','))],
  question: (archive) => each(['novo mesto', 'leto:2018 vrsta:dogodek', 'manjka:datum'], (words) => findingAidData(archive, searchingIn(archive), words)),
};

const workbooks = reportIds.filter((id) => (reportKinds[id].formats as readonly string[]).includes('xlsx'));

test.each(workbooks)('%s', async (id: ReportId) => {
  const all = await collected[dataOf(id)](await sampleToRead());
  expect(all.length).toBeGreaterThan(0);
  for (const data of all) {
    for (const language of INTERFACE_LANGUAGES) {
      const report = definitionOf(id).make(data, language);
      const format = numberFormat(language, { maximumFractionDigits: 6 });
      const said = tablesOf(report.content, createTranslator(language).t('reports:eventSheet.unknown'), (value) => format.format(value)).map(cellsOf);
      const read = readWorkbook((await write(report, 'xlsx', new Map())).bytes);
      // A figure that is a number may be written with its groups parted or not.
      const asSaid = (cell: string | number | null | undefined, text = '') => (typeof cell === 'number' ? ([true, false].map((useGrouping) => numberFormat(language, { useGrouping, maximumFractionDigits: 6 }).format(cell)).find((one) => one === text) ?? String(cell)) : (cell ?? ''));
      expect(read.map(({ rows }, sheet) => rows.map((row, at) => (said[sheet]?.[at] ?? row).map((text, column) => asSaid(row[column], String(text)))))).toEqual(said);
    }
  }
});
