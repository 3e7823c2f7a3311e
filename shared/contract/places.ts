import * as z from 'zod';
import { byId, call, formOf, nameOf, pageFrame, patchOf, recordOf, saved } from './base.ts';
import { country, edtf, id, line, textsOrNone, textsRequired } from './fields.ts';

export const placeFields = z.object({
  /** The city's name by language: Neapelj, Napoli, Naples. */
  name: textsRequired,
  country,
  /** The name as it stands in a sentence that says where: "v Neaplju", "in Naples". */
  inPlace: textsOrNone,
});

export const placeSummary = z.object({ id, name: textsRequired, country });
export type PlaceSummary = z.output<typeof placeSummary>;

export const placeForm = formOf(placeFields, {});
export const placePatch = patchOf(placeFields, {});

export const placeCalls = {
  list: call
    .input(z.object(pageFrame))
    .output(z.object({ items: z.array(placeSummary.extend({ events: z.number().int(), organisations: z.number().int() })), next: z.string().nullable() })),
  get: call.input(byId).output(
    z.object({
      place: recordOf(placeFields),
      organisations: z.array(z.object({ id, shortName: line.nullable(), name: textsOrNone })),
      events: z.array(nameOf.extend({ dates: edtf.nullable() })),
      /** The events elsewhere that people came to from there. */
      from: z.array(nameOf.extend({ dates: edtf.nullable() })),
    }),
  ),
  save: call.input(placePatch).output(saved),
};
