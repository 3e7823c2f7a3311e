import * as z from 'zod';
import { byId, call, formOf, nameOf, patchOf, recordOf, saved } from './base.ts';
import { long, orNone } from './declared.ts';
import { day, line, ref, textsOrNone, textsRequired, webAddress } from './fields.ts';

/** A published piece of news. Its publication date is not the date of what it tells of. */
export const newsItemFields = z.object({
  projectId: orNone(ref('project')),
  eventId: orNone(ref('event')),
  title: textsRequired,
  text: long(textsOrNone),
  published: orNone(day),
  /** The date line as published, weekday and all: "petek, 31.5.2019". */
  publishedWritten: orNone(line),
  weekdayWritten: orNone(line),
  publisher: orNone(line),
  address: orNone(webAddress),
});

export const newsView = recordOf(newsItemFields);
export type NewsView = z.output<typeof newsView>;

export const newsForm = formOf(newsItemFields, {});
export const newsPatch = patchOf(newsItemFields, {});

export const newsCalls = {
  get: call.input(byId).output(z.object({ newsItem: newsView, project: nameOf.nullable(), event: nameOf.nullable() })),
  save: call.input(newsPatch).output(saved),
};
