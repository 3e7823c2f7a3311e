/** Every kind of record the archive keeps, and its fields. The table of a kind has the kind's name. */

import type * as z from 'zod';
import { assessmentFields, audienceFields, bodyFields, courseFields, disseminationFields, indicatorFields, milestoneFields, objectiveFields, taskFields } from './details.ts';
import { type Declaration, declarationOf } from './declared.ts';
import { eventFields, eventProjectFields, eventWorkPackageFields, participationFields } from './events.ts';
import { issuedReportFields } from './issued.ts';
import { savedSearchFields } from './kept-searches.ts';
import { newsItemFields } from './news.ts';
import { organisationFields, roleFields, unnamedOrganisationsFields } from './organisations.ts';
import { outputFields } from './outputs.ts';
import { personFields } from './people.ts';
import { photoFields } from './photos.ts';
import { placeFields } from './places.ts';
import { callFields, measureFields, programmeFields } from './programmes.ts';
import { projectFields } from './projects.ts';
import { reportTemplateFields } from './report-templates.ts';
import { ruleAnswerFields } from './rules.ts';
import { seriesFields } from './series.ts';
import { citationFields, sourceFields, statementFields } from './sources.ts';
import { workPackageFields } from './work-packages.ts';

export const recordFields = {
  programme: programmeFields,
  measure: measureFields,
  call: callFields,
  place: placeFields,
  organisation: organisationFields,
  project: projectFields,
  workPackage: workPackageFields,
  series: seriesFields,
  event: eventFields,
  eventProject: eventProjectFields,
  eventWorkPackage: eventWorkPackageFields,
  role: roleFields,
  unnamedOrganisations: unnamedOrganisationsFields,
  participation: participationFields,
  photo: photoFields,
  objective: objectiveFields,
  task: taskFields,
  body: bodyFields,
  output: outputFields,
  newsItem: newsItemFields,
  issuedReport: issuedReportFields,
  course: courseFields,
  audience: audienceFields,
  dissemination: disseminationFields,
  milestone: milestoneFields,
  indicator: indicatorFields,
  assessment: assessmentFields,
  source: sourceFields,
  citation: citationFields,
  statement: statementFields,
  person: personFields,
  ruleAnswer: ruleAnswerFields,
  reportTemplate: reportTemplateFields,
  savedSearch: savedSearchFields,
} as const;

export type Kind = keyof typeof recordFields;
export const kinds = Object.keys(recordFields) as Kind[];

/** The fields of a kind as the archive gives them out. */
export type Fields<K extends Kind> = z.output<(typeof recordFields)[K]>;

const declared = new Map(kinds.map((kind) => [kind, new Map(Object.entries(recordFields[kind].shape).map(([field, schema]) => [field, declarationOf(schema, `${kind}.${field}`)]))]));

/** What each field of a kind is, in the order of the declaration. */
export function fieldsOf(kind: Kind): ReadonlyMap<string, Declaration> {
  return declared.get(kind) ?? new Map<string, Declaration>();
}
