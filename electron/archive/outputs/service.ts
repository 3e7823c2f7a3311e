import type * as z from 'zod';
import type { outputPatch } from '#shared/contract/outputs.ts';
import type { Archive } from '../archive.ts';
import { findLive, getLive, nameOfRecord } from '../records/read.ts';
import { type Saved, save } from '../changes/save.ts';

export async function getOutput(archive: Archive, id: string) {
  const db = archive.reader;
  const output = await getLive(db, 'output', id);
  const project = await getLive(db, 'project', output.projectId);
  const workPackage = output.workPackageId ? await findLive(db, 'workPackage', output.workPackageId) : null;
  const task = output.taskId ? await findLive(db, 'task', output.taskId) : null;
  return {
    output,
    project: { id: project.id, name: nameOfRecord('project', project) },
    workPackage: workPackage && { id: workPackage.id, name: nameOfRecord('workPackage', workPackage) },
    task: task && { id: task.id, name: nameOfRecord('task', task) },
  };
}

export function saveOutput(archive: Archive, patch: z.output<typeof outputPatch>, author: string): Promise<Saved> {
  return save(archive, { ...patch, kind: 'output', parts: [] }, author);
}
