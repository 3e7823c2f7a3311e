import * as z from 'zod';
import { byId, call, formOf, nameOf, patchOf, recordOf, saved } from './base.ts';
import { day, line, ref, textsOrNone, textsRequired, webAddress } from './fields.ts';

/** A published piece of news. Its publication date is not the date of what it tells of. */
export const newsItemFields = z.object({
  projectId: ref('project').nullable(),
  eventId: ref('event').nullable(),
  title: textsRequired,
  text: textsOrNone,
  published: day.nullable(),
  /** The date line as published, weekday and all: "petek, 31.5.2019". */
  publishedWritten: line.nullable(),
  weekdayWritten: line.nullable(),
  publisher: line.nullable(),
  address: webAddress.nullable(),
});

export const newsView = recordOf(newsItemFields);
export type NewsView = z.output<typeof newsView>;

export const newsForm = formOf(newsItemFields, {});
export const newsPatch = patchOf(newsItemFields, {});

export const newsCalls = {
  get: call.input(byId).output(z.object({ newsItem: newsView, project: nameOf.nullable(), event: nameOf.nullable() })),
  save: call.input(newsPatch).output(saved),
};
