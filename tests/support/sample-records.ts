/** Records of an open sample archive, by what they are called, read with the archive's own functions. */

import type { EventView } from '#shared/contract/events.ts';
import type { ProjectView } from '#shared/contract/projects.ts';
import type { WorkPackageView } from '#shared/contract/work-packages.ts';
import { type Total, countsForTotal, total } from '#shared/domain/counts.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { getEvent } from '../../electron/archive/events/service.ts';
import { eventsTitled } from '../../electron/archive/events/titled.ts';
import { listProjects } from '../../electron/archive/projects/repository.ts';
import { getProject } from '../../electron/archive/projects/service.ts';
import { getWorkPackage } from '../../electron/archive/work-packages/service.ts';

export async function projectOf(archive: Archive, acronym: string): Promise<ProjectView> {
  const found = (await listProjects(archive.reader)).find((project) => project.acronym === acronym);
  if (!found) throw new Error(`no project ${acronym}`);
  return getProject(archive, found.id);
}

/** A work package of CiSoTRA. */
export async function workPackageOf(archive: Archive, number: number): Promise<WorkPackageView> {
  const found = (await projectOf(archive, 'CiSoTRA')).workPackages.find((workPackage) => workPackage.number === number);
  if (!found) throw new Error(`no work package ${number}`);
  return getWorkPackage(archive, found.id);
}

/** The one event whose title holds all the words, in either language. */
export async function eventOf(archive: Archive, words: string): Promise<EventView> {
  const [only, ...others] = await eventsTitled(archive.reader, words);
  if (!only || others.length > 0) throw new Error(`${others.length + (only ? 1 : 0)} events for ${words}`);
  return getEvent(archive, only.id);
}

/** The sum of the participants planned for a work package's events, as its page adds them up. */
export function plannedTotal({ events }: WorkPackageView): Total {
  return total(events.flatMap((event) => countsForTotal(event.participation.filter((count) => count.phase === 'planned'))));
}

/** The sum as it is checked: "15 × 50 = 750". */
export function arithmetic(sum: Total): string {
  return `${sum.terms.map(({ times, count }) => `${times} × ${count.value ?? '?'}`).join(' + ')} = ${sum.value ?? '?'}`;
}
