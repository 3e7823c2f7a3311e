/** A series, the events that its rule plans, and those that there are. */

import * as z from 'zod';
import { byId, call, nameOf, recordOf } from './base.ts';
import { eventSummary } from './events.ts';
import { country, edtf, id, line, rowsOf, textsRequired } from './fields.ts';
import { seriesFields, year } from './series.ts';

/** The most events that are made, or brought after their rule, at once. */
const MOST = 2000;

const plannedSlot = z.object({
  slot: line,
  country: country.nullable(),
  year,
  number: z.number().int(),
  dates: edtf,
  title: textsRequired,
  /** The event that was made for it; null while there is none. */
  event: eventSummary.nullable(),
  /** Whether the event is no longer only what the rule made: somebody edited it, or said what became of it. */
  isOwn: z.boolean(),
  /** Which of its fields are not as the rule says now. */
  differs: z.array(z.string()),
});
export type PlannedSlot = z.output<typeof plannedSlot>;

export const seriesCalls = {
  get: call.input(byId).output(
    z.object({
      series: recordOf(seriesFields),
      project: nameOf,
      workPackage: nameOf.nullable(),
      slots: z.array(plannedSlot),
      /** Events of the series that its rule does not plan. */
      others: z.array(eventSummary),
    }),
  ),
  /** Makes the events of some slots, and brings some events after the rule, as one action. */
  apply: call.input(z.object({ id, make: rowsOf(line, MOST), follow: rowsOf(id, MOST) })).output(z.object({ action: z.string().nullable(), made: z.number().int(), changed: z.number().int() })),
};
