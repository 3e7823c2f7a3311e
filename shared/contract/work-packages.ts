import * as z from 'zod';
import { byId, call, formOf, nameOf, patchOf, recordOf, saved } from './base.ts';
import { long, orNone } from './declared.ts';
import { eventSummary, participationView } from './events.ts';
import { edtf, id, line, listOf, numberBetween, ref, textsOrNone, textsRequired } from './fields.ts';
import { roleInput, roleView } from './organisations.ts';
import { outputView } from './outputs.ts';
import { partInputs, partsView } from './parts.ts';
import { seriesFields } from './series.ts';

export const workPackageFields = z.object({
  projectId: ref('project'),
  number: numberBetween(1, 999),
  /** The label as the source writes it, "WP3" or "WP 1". */
  label: line,
  title: textsRequired,
  description: long(textsOrNone),
  /** How the work is done, as the source names it: focus groups, interviews. */
  methods: listOf(textsRequired, 50),
  dates: orNone(edtf),
  datesWritten: orNone(line),
});

/** An event with the counts that its work package adds up. */
const countedEvent = eventSummary.extend({ participation: z.array(participationView.pick({ phase: true, value: true, precision: true, unit: true, country: true })) });
export type CountedEvent = z.output<typeof countedEvent>;

export const workPackageView = z.object({
  workPackage: recordOf(workPackageFields),
  project: z.object({ id, acronym: line, title: textsOrNone }),
  roles: z.array(roleView),
  parts: partsView,
  series: z.array(recordOf(seriesFields)),
  events: z.array(countedEvent),
  outputs: z.array(outputView),
  siblings: z.array(nameOf.extend({ label: line, number: z.number().int() })),
});
export type WorkPackageView = z.output<typeof workPackageView>;

const workPackageLists = { roles: roleInput, ...partInputs };

export const workPackageForm = formOf(workPackageFields, workPackageLists);
export const workPackagePatch = patchOf(workPackageFields, workPackageLists);

export const workPackageCalls = {
  get: call.input(byId).output(workPackageView),
  save: call.input(workPackagePatch).output(saved),
};
