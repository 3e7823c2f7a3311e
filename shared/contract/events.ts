import * as z from 'zod';
import { byId, call, formOf, nameOf, patchOf, recordOf, saved } from './base.ts';
import { choice, long, orNone } from './declared.ts';
import { countUnits, dateSpans, eventTypes } from './event-codes.ts';
import { countFields, countIsWhole, country, day, edtf, id, languageTag, line, listOf, position, ref, rowsOf, textsOrNone, textsRequired, webAddress, wholeNumber } from './fields.ts';
import { listFrame } from './lists.ts';
import { newsView } from './news.ts';
import { organisationSummary, roleInput, roleView, unnamedInput, unnamedView } from './organisations.ts';
import { photoView } from './photos.ts';
import { placeSummary } from './places.ts';
import { statementView } from './sources.ts';
import { seriesFields } from './series.ts';

export const eventStatuses = ['planned', 'held', 'postponed', 'cancelled', 'unknown'] as const;
export const eventModes = ['inPerson', 'online', 'blended', 'unknown'] as const;
export const occurrences = ['regular', 'pilot'] as const;

/** Anything that happens at a time. */
export const eventFields = z.object({
  type: choice(eventTypes),
  title: textsRequired,
  description: long(textsOrNone),
  dates: orNone(edtf),
  datesWritten: orNone(line),
  /** `within`: it happens once at some time within the dates, not all through them. */
  span: choice(dateSpans),
  status: choice(eventStatuses),
  /** What shows that it was held or only planned: the sentence, the list, the photo. */
  statusEvidence: orNone(line),
  /** What had been planned, where it came otherwise; null while it is as planned. */
  plannedDates: orNone(edtf),
  plannedPlaceId: orNone(ref('place')),
  /** In what it came otherwise than planned, and why. */
  deviation: long(textsOrNone),
  deviationReason: long(textsOrNone),
  placeId: orNone(ref('place')),
  /** The country, where the city is not known. */
  country: orNone(country),
  parentId: orNone(ref('event')),
  seriesId: orNone(ref('series')),
  /** Which of its series' events it is: "SI 2018 1". */
  seriesSlot: orNone(line),
  occurrence: choice(occurrences),
  /** The number as the source writes it, "1."; the true order is computed. */
  ordinalWritten: orNone(line),
  mode: choice(eventModes),
  onlineMonths: orNone(wholeNumber),
  liveSessions: orNone(wholeNumber),
  daysPerSession: orNone(wholeNumber),
  languages: listOf(languageTag, 30),
  languagesWritten: orNone(line),
  methods: listOf(textsRequired, 50),
  /** Who led it, where no organisation is named for it: a tour led by migrants. */
  ledBy: textsOrNone,
  /** The published page on which the funder's acceptance depends. */
  webPage: orNone(webAddress),
  /** Since when it is online. */
  webPageSince: orNone(day),
});

export const projectLinks = ['own', 'synergy', 'sharedConference'] as const;

export const eventProjectFields = z.object({
  eventId: ref('event'),
  projectId: ref('project'),
  link: choice(projectLinks),
});

export const eventWorkPackageFields = z.object({
  eventId: ref('event'),
  workPackageId: ref('workPackage'),
});

export const participationPhases = ['planned', 'actual'] as const;
export const genders = ['female', 'male', 'nonBinary'] as const;
export const localities = ['local', 'international'] as const;

/** A count of participants of an event, as narrow as its source gives it. */
export const participationFields = z
  .object({
    eventId: ref('event'),
    phase: choice(participationPhases),
    ...countFields,
    /** What the source counts by: "15 na državo" counts by country. */
    unit: choice(countUnits),
    country: orNone(country),
    /** The city they came from, as funders ask. */
    placeId: orNone(ref('place')),
    /** The organisation that sent them. */
    organisationId: orNone(ref('organisation')),
    gender: orNone(choice(genders)),
    ageBand: orNone(line),
    locality: orNone(choice(localities)),
    written: orNone(line),
    position,
  })
  .refine(countIsWhole, { error: 'count.value', path: ['value'] });

/** An event as lists and timelines show it. */
export const eventSummary = z.object({
  id,
  type: z.enum(eventTypes),
  title: textsRequired,
  dates: edtf.nullable(),
  earliest: day.nullable(),
  latest: day.nullable(),
  span: z.enum(dateSpans),
  status: z.enum(eventStatuses),
  occurrence: z.enum(occurrences),
  /** Whether it is recorded that it came otherwise than planned. */
  deviates: z.boolean(),
  place: placeSummary.nullable(),
  country: country.nullable(),
  parentId: id.nullable(),
  seriesId: id.nullable(),
  projects: z.array(z.object({ id, acronym: line, link: z.enum(projectLinks) })),
  workPackages: z.array(z.object({ id, label: line })),
});
export type EventSummary = z.output<typeof eventSummary>;

export const participationView = recordOf(participationFields).extend({
  place: placeSummary.nullable(),
  organisation: organisationSummary.nullable(),
});
export type ParticipationView = z.output<typeof participationView>;

const part = <S extends z.core.$ZodLooseShape>(shape: S) => z.object({ id: id.nullable(), ...shape });

const { eventId: _event, position: _position, ...participationShape } = participationFields.shape;

/** A count as a form sends it; the form knows its event, and the order of its rows. */
export const participationInput = part(participationShape).refine(countIsWhole, {
  error: 'count.value',
  path: ['value'],
});

const eventLists = {
  projects: part({ projectId: id, link: z.enum(projectLinks) }),
  workPackages: part({ workPackageId: id }),
  roles: roleInput,
  unnamed: unnamedInput,
  participation: participationInput,
};

export const eventForm = formOf(eventFields, eventLists);
export const eventPatch = patchOf(eventFields, eventLists);

/** The most events that are made at once by hand. */
const MOST_AT_ONCE = 500;

/** Several new events, one after the other. */
export const severalEvents = z.object({ draftId: id.nullable(), rows: rowsOf(eventPatch.omit({ id: true, revision: true, draftId: true }), MOST_AT_ONCE).min(1, 'field.required') });

export const eventView = z.object({
  event: recordOf(eventFields),
  place: placeSummary.nullable(),
  plannedPlace: placeSummary.nullable(),
  parent: nameOf.nullable(),
  series: recordOf(seriesFields).nullable(),
  /** Its true place among the project's or series' events of its type, by date; the number as written stands in the record. */
  order: z.object({ index: z.number().int(), of: z.number().int() }).nullable(),
  projects: z.array(z.object({ id, projectId: id, acronym: line, title: textsOrNone, link: z.enum(projectLinks) })),
  workPackages: z.array(z.object({ id, workPackageId: id, label: line, title: textsRequired, projectId: id })),
  roles: z.array(roleView),
  unnamed: z.array(unnamedView),
  participation: z.array(participationView),
  subEvents: z.array(eventSummary),
  photos: z.array(photoView),
  statements: z.array(statementView),
  news: z.array(newsView),
});
export type EventView = z.output<typeof eventView>;

export const eventCalls = {
  /** What of them is asked for, in an order; those without what they are ordered by come last. The total comes with the first page only. */
  list: call
    .input(z.object(listFrame('event')))
    .output(z.object({ items: z.array(eventSummary), next: z.string().nullable(), total: z.number().int().nullable() })),
  get: call.input(byId).output(eventView),
  /** Those whose title holds all the words, in whichever language. */
  titled: call.input(z.object({ words: z.string().max(500) })).output(z.array(nameOf.extend({ parentId: id.nullable() }))),
  save: call.input(eventPatch).output(saved),
  /** Makes all of them as one action, or none. */
  makeSeveral: call.input(severalEvents).output(z.object({ ids: z.array(id), revision: z.string() })),
};
