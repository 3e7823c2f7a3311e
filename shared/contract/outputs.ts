import * as z from 'zod';
import { byId, call, formOf, nameOf, patchOf, recordOf, saved } from './base.ts';
import { edtf, languageTag, line, listOf, ref, textsOrNone, textsRequired } from './fields.ts';

export const outputTypes = ['analysis', 'goodPractices', 'actionPlan', 'handbook', 'model', 'study', 'database', 'course', 'other'] as const;

/** What a project leaves behind: an analysis, a plan, a handbook, a model. */
export const outputFields = z.object({
  projectId: ref('project'),
  workPackageId: ref('workPackage').nullable(),
  taskId: ref('task').nullable(),
  type: z.enum(outputTypes),
  title: textsRequired,
  description: textsOrNone,
  due: edtf.nullable(),
  dueWritten: line.nullable(),
  delivered: edtf.nullable(),
  languages: listOf(languageTag, 30),
});

export const outputView = recordOf(outputFields);
export type OutputView = z.output<typeof outputView>;

export const outputForm = formOf(outputFields, {});
export const outputPatch = patchOf(outputFields, {});

export const outputCalls = {
  get: call.input(byId).output(z.object({ output: outputView, project: nameOf, workPackage: nameOf.nullable() })),
  save: call.input(outputPatch).output(saved),
};
