import * as z from 'zod';
import { call, formOf, patchOf, recordOf, saved } from './base.ts';
import { long, orNone } from './declared.ts';
import { day, edtf, id, line, ref, textsOrNone, textsRequired, webAddress } from './fields.ts';
import { year } from './series.ts';

/** A funding programme. Its visibility texts are data with a date and a source, and can be mended. */
export const programmeFields = z.object({
  code: line,
  name: textsRequired,
  period: orNone(edtf),
  /** The sentence that stands beside the emblem, in each language it is officially known in. */
  supportStatement: textsOrNone,
  disclaimer: long(textsOrNone),
  textsSource: orNone(line),
  textsAddress: orNone(webAddress),
  textsDate: orNone(edtf),
});

export const measureFields = z.object({
  programmeId: ref('programme'),
  code: line,
  name: textsRequired,
});

/** A call for proposals of a year: what a project of that year may and must do, it says. */
export const callFields = z.object({
  programmeId: ref('programme'),
  year,
  /** Its number as published: "EACEA-51/2018". */
  reference: orNone(line),
  title: textsOrNone,
  deadline: orNone(day),
  address: orNone(webAddress),
});

export const programmeView = recordOf(programmeFields).extend({ measures: z.array(recordOf(measureFields)), calls: z.array(recordOf(callFields)) });
export type ProgrammeView = z.output<typeof programmeView>;

const { programmeId: _, ...callShape } = callFields.shape;
const programmeLists = { measures: z.object({ id: id.nullable(), code: line, name: textsRequired }), calls: z.object({ id: id.nullable(), ...callShape }) };

export const programmeForm = formOf(programmeFields, programmeLists);
export const programmePatch = patchOf(programmeFields, programmeLists);

export const programmeCalls = {
  list: call.output(z.array(programmeView)),
  save: call.input(programmePatch).output(saved),
};
