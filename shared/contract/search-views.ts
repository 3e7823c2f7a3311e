/** The hits of a question seen otherwise than as a list: over time, by where they are, as photos. Each asks only for what is seen. */

import * as z from 'zod';
import { call, nameOf } from './base.ts';
import { eventSummary } from './events.ts';
import { country, edtf, id, textsRequired } from './fields.ts';
import { photoView } from './photos.ts';
import { findableKinds } from './search.ts';

const words = z.string().max(500);
const after = z.string().max(60).nullable().default(null);

/** How a page of hits is shown: absent in an address means as a list. */
export const hitViews = ['timeline', 'map', 'photos'] as const;
export type HitView = (typeof hitViews)[number];

/** Hits that a call tells of how many they are; false where there are more than are counted. */
const counted = { hits: z.number().int(), isExact: z.boolean() };

const spread = z.object({
  ...counted,
  undated: z.number().int(),
  /** By year, ascending, how many may lie in it; what lasts over several counts in each. At most 120, the last ones. */
  years: z.array(z.object({ year: z.number().int(), count: z.number().int() })),
  /** Hits that ended before the first of these years. */
  earlier: z.number().int(),
  /** The same by month, `YYYY-MM`, of the one year that the question asks for; null where it asks for several or none. */
  months: z.array(z.object({ month: z.string(), count: z.number().int() })).nullable(),
});
export type Spread = z.output<typeof spread>;

const datedHit = z.object({
  kind: z.enum(findableKinds),
  id,
  title: textsRequired,
  dates: edtf,
  /** It happened once within these dates. */
  within: z.boolean(),
  /** Of an event, what became of it. */
  event: eventSummary.pick({ status: true, latest: true, deviates: true }).nullable(),
});
export type DatedHit = z.output<typeof datedHit>;

const places = z.object({
  ...counted,
  /** Hits that are in no country that is known. */
  nowhere: z.number().int(),
  /** Those with most hits first. */
  countries: z.array(z.object({ country, count: z.number().int() })),
  /** The hundred towns with most hits. `value` is what a question calls the town by: its name where that names no other, else its id. */
  towns: z.array(z.object({ id, name: textsRequired, country, count: z.number().int(), value: z.string() })),
  /** Towns beyond these. */
  moreTowns: z.number().int(),
});
export type HitPlaces = z.output<typeof places>;

const photoFound = photoView.extend({ event: nameOf });
export type PhotoFound = z.output<typeof photoFound>;

export const viewCalls = {
  spread: call.input(z.object({ words })).output(spread),
  /** Hits that have a date, from the earliest on, page by page; each page is in order for itself. */
  dated: call.input(z.object({ words, after, limit: z.number().int().min(1).max(200) })).output(z.object({ items: z.array(datedHit), next: z.string().nullable() })),
  places: call.input(z.object({ words, language: z.string() })).output(places),
  /** The photos among the hits and those of the events among them, each once; those of the latest come first. */
  photos: call.input(z.object({ words, after, limit: z.number().int().min(1).max(200) })).output(z.object({ items: z.array(photoFound), next: z.string().nullable() })),
};
