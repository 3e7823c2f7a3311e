import * as z from 'zod';
import { byId, call, formOf, nameOf, patchOf, recordOf, saved } from './base.ts';
import { choice, long, orNone } from './declared.ts';
import { edtf, languageTag, line, listOf, ref, textsOrNone, textsRequired } from './fields.ts';

export const outputTypes = ['analysis', 'goodPractices', 'actionPlan', 'handbook', 'model', 'study', 'database', 'course', 'other'] as const;

/** What a project leaves behind: an analysis, a plan, a handbook, a model. */
export const outputFields = z.object({
  projectId: ref('project'),
  workPackageId: orNone(ref('workPackage')),
  taskId: orNone(ref('task')),
  type: choice(outputTypes),
  title: textsRequired,
  description: long(textsOrNone),
  due: orNone(edtf),
  dueWritten: orNone(line),
  delivered: orNone(edtf),
  languages: listOf(languageTag, 30),
});

export const outputView = recordOf(outputFields);
export type OutputView = z.output<typeof outputView>;

export const outputForm = formOf(outputFields, {});
export const outputPatch = patchOf(outputFields, {});

export const outputCalls = {
  get: call.input(byId).output(z.object({ output: outputView, project: nameOf, workPackage: nameOf.nullable(), task: nameOf.nullable() })),
  save: call.input(outputPatch).output(saved),
};
