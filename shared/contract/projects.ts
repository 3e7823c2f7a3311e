import * as z from 'zod';
import { byId, call, formOf, patchOf, recordOf, saved } from './base.ts';
import { choice, long, orNone } from './declared.ts';
import { partInputs, partsView } from './parts.ts';
import { eventSummary } from './events.ts';
import { day, edtf, flag, id, languageTag, line, listOf, ref, textsOrNone, textsRequired, webAddress, wholeNumber } from './fields.ts';
import { newsView } from './news.ts';
import { organisationSummary, roleInput, roleView, unnamedInput, unnamedView } from './organisations.ts';
import { outputView } from './outputs.ts';
import { seriesFields } from './series.ts';

export const projectStatuses = ['planned', 'running', 'finished', 'unknown'] as const;

export const projectFields = z.object({
  acronym: line,
  /** Other spellings under which the project is found, as written: "CI.SO.MO.", "cisotra". */
  aliases: listOf(line, 20),
  title: textsOrNone,
  summary: long(textsOrNone),
  measureId: orNone(ref('measure')),
  /** The call of a year, whose rules the project follows. */
  callId: orNone(ref('call')),
  /** The call as the grant names it, where known. */
  call: orNone(line),
  grantNumber: orNone(line),
  dates: orNone(edtf),
  datesWritten: orNone(line),
  status: choice(projectStatuses),
  languages: listOf(languageTag, 30),
  website: orNone(webAddress),
  /** Whole euros. */
  grantAmount: orNone(wholeNumber),
  /** When the final report was sent, and when the balance was paid: what is due counts from these. */
  reportSent: orNone(day),
  balancePaid: orNone(day),
  /** False for another consortium's project that is kept because an event was shared with it. */
  own: flag,
});

export const projectSummary = z.object({
  id,
  acronym: line,
  title: textsOrNone,
  dates: edtf.nullable(),
  status: z.enum(projectStatuses),
  own: z.boolean(),
  measure: z.object({ code: line, name: textsRequired, programme: textsRequired }).nullable(),
  workPackages: z.number().int(),
  events: z.number().int(),
  /** The first and last day of its events, where its own dates are not known. */
  earliest: day.nullable(),
  latest: day.nullable(),
});
export type ProjectSummary = z.output<typeof projectSummary>;

const workPackageSummary = z.object({
  id,
  number: z.number().int(),
  label: line,
  title: textsRequired,
  dates: edtf.nullable(),
  leads: z.array(organisationSummary),
});

export const projectView = z.object({
  project: recordOf(projectFields),
  measure: z.object({ id, code: line, name: textsRequired, programme: z.object({ id, name: textsRequired }) }).nullable(),
  call: z.object({ id, name: line }).nullable(),
  roles: z.array(roleView),
  unnamed: z.array(unnamedView),
  parts: partsView,
  workPackages: z.array(workPackageSummary),
  series: z.array(recordOf(seriesFields)),
  events: z.array(eventSummary),
  outputs: z.array(outputView),
  news: z.array(newsView),
});
export type ProjectView = z.output<typeof projectView>;

const projectLists = { roles: roleInput, unnamed: unnamedInput, ...partInputs };

export const projectForm = formOf(projectFields, projectLists);
export const projectPatch = patchOf(projectFields, projectLists);

export const projectCalls = {
  list: call.output(z.array(projectSummary)),
  get: call.input(byId).output(projectView),
  save: call.input(projectPatch).output(saved),
};
