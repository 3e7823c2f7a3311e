/** What was planned against what was held: recording outcomes, a project's ledger, what is due. */

import * as z from 'zod';
import { call, nameOf } from './base.ts';
import { eventFields, eventSummary } from './events.ts';
import { country, countFields, countIsWhole, day, id, line, textsRequired } from './fields.ts';
import { kinds } from './records.ts';
import { outcomes } from '#shared/domain/outcome.ts';

const outcome = z.enum(outcomes);

/** What can have become of a planned event. */
export const recordable = ['held', 'postponed', 'cancelled'] as const;

const outcomeFields = eventFields.pick({ dates: true, placeId: true, country: true, statusEvidence: true, deviation: true, deviationReason: true });

export const outcomeForm = z.object({
  id,
  revision: z.string(),
  status: z.enum(recordable),
  fields: outcomeFields,
  /** All who came; null where nobody says. */
  count: z.object(countFields).refine(countIsWhole, { error: 'count.value', path: ['value'] }).nullable(),
});

/** Of a sum, equal counts together, and the events that they are of. */
const term = z.object({ times: z.number().int(), count: z.object(countFields), events: z.array(id) });
const sum = z.object({ value: z.number().int().nullable(), precision: z.enum(['exact', 'about', 'unknown', 'atLeast']), terms: z.array(term) });
export type LedgerSum = z.output<typeof sum>;

const ledgerEvent = z.object({ id, title: textsRequired, dates: eventFields.shape.dates, outcome });
export type LedgerEvent = z.output<typeof ledgerEvent>;

const ledgerRow = z.object({
  series: nameOf.nullable(),
  country: country.nullable(),
  /** By year; those without a date under null. */
  cells: z.array(z.object({ year: z.number().int().nullable(), events: z.array(ledgerEvent) })),
});

const outcomeCounts = z.array(z.object({ outcome, count: z.number().int() }));

const ledgerGroup = z.object({
  /** null for what stands in no work package. */
  workPackage: z.object({ id, label: line, title: textsRequired }).nullable(),
  rows: z.array(ledgerRow),
  outcomes: outcomeCounts,
  planned: sum,
  actual: sum,
});

const today = z.object({ today: day });

export const ledgerView = z.object({ project: z.object({ id, acronym: line }), years: z.array(z.number().int()), groups: z.array(ledgerGroup), outcomes: outcomeCounts, planned: sum, actual: sum });
export type LedgerView = z.output<typeof ledgerView>;

export const dueCodes = ['report', 'pageOnline', 'recordsKept', 'personOverdue'] as const;

const dueLine = z.object({ code: z.enum(dueCodes), kind: z.enum(kinds), id, name: nameOf.shape.name, day, isOver: z.boolean() });
export type DueLine = z.output<typeof dueLine>;

export const planCalls = {
  /** Records what became of an event; what had been planned otherwise is kept beside it. */
  record: call.input(outcomeForm).output(z.object({ id, revision: z.string() })),
  ledger: call.input(today.extend({ projectId: id })).output(ledgerView),
  /** Events whose dates have passed and of which nobody said what became, the longest ago first, and what is due. */
  due: call.input(today.extend({ limit: z.number().int().min(1).max(500) })).output(
    z.object({ undecided: z.array(eventSummary), undecidedTotal: z.number().int(), lines: z.array(dueLine) }),
  ),
  /** What the first screen of an archive begins with. */
  home: call.output(
    z.object({
      /** False as long as nothing was recorded but what the program brings. */
      hasRecords: z.boolean(),
      /** Events of the last weeks that are in no project yet, as a quick capture leaves them. */
      unassigned: z.array(eventSummary),
      recent: z.array(z.object({ kind: z.enum(kinds), id, name: nameOf.shape.name, at: z.string(), author: z.string() })),
    }),
  ),
};
