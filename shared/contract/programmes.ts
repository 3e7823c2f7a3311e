import * as z from 'zod';
import { call, formOf, patchOf, recordOf, saved } from './base.ts';
import { orNone } from './declared.ts';
import { edtf, id, line, ref, textsOrNone, textsRequired, webAddress } from './fields.ts';

/** A funding programme. Its visibility texts are data with a date and a source, and can be mended. */
export const programmeFields = z.object({
  code: line,
  name: textsRequired,
  period: orNone(edtf),
  /** The sentence that stands beside the emblem, in each language it is officially known in. */
  supportStatement: textsOrNone,
  disclaimer: textsOrNone,
  textsSource: orNone(line),
  textsAddress: orNone(webAddress),
  textsDate: orNone(edtf),
});

export const measureFields = z.object({
  programmeId: ref('programme'),
  code: line,
  name: textsRequired,
});

export const programmeView = recordOf(programmeFields).extend({ measures: z.array(recordOf(measureFields)) });
export type ProgrammeView = z.output<typeof programmeView>;

const programmeLists = { measures: z.object({ id: id.nullable(), code: line, name: textsRequired }) };

export const programmeForm = formOf(programmeFields, programmeLists);
export const programmePatch = patchOf(programmeFields, programmeLists);

export const programmeCalls = {
  list: call.output(z.array(programmeView)),
  save: call.input(programmePatch).output(saved),
};
