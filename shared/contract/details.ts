/** The small records that say more of a project or of one of its work packages. */

import * as z from 'zod';
import { recordOf } from './base.ts';
import { line, listOf, ref, textsOrNone, textsRequired, wholeNumber } from './fields.ts';

export const objectiveLevels = ['callGeneral', 'callSpecific', 'project', 'workPackage'] as const;

export const objectiveFields = z.object({
  projectId: ref('project'),
  workPackageId: ref('workPackage').nullable(),
  level: z.enum(objectiveLevels),
  text: textsRequired,
  position: z.number().int(),
});

/** An activity that a page lists by a letter or number of its own: (a), (b), (c). */
export const taskFields = z.object({
  projectId: ref('project'),
  workPackageId: ref('workPackage').nullable(),
  mark: line.nullable(),
  title: textsRequired,
  position: z.number().int(),
});

/** A board or committee of the project, and what it does. */
export const bodyFields = z.object({
  projectId: ref('project'),
  name: textsRequired,
  duty: textsOrNone,
});

export const courseLevels = ['basic', 'higher', 'specialised', 'unknown'] as const;

export const courseFields = z.object({
  workPackageId: ref('workPackage'),
  level: z.enum(courseLevels),
  title: textsRequired,
  /** Credit points of the European Credit Transfer System. */
  ects: wholeNumber.nullable(),
  topics: listOf(textsRequired, 50),
  /** Days taught face to face, for the whole course. */
  liveDays: wholeNumber.nullable(),
  onlineMonths: wholeNumber.nullable(),
  position: z.number().int(),
});

export const audienceGroups = ['minors', 'youngAdults', 'guardians', 'professionals', 'stakeholders', 'public', 'other'] as const;

export const audienceFields = z.object({
  workPackageId: ref('workPackage').nullable(),
  projectId: ref('project').nullable(),
  group: z.enum(audienceGroups),
  name: textsRequired,
  /** Age in whole years, both ends included; null when open. */
  ageFrom: wholeNumber.nullable(),
  ageTo: wholeNumber.nullable(),
  written: line.nullable(),
});

export const disseminationTimings = ['during', 'after', 'duringAndAfter', 'unknown'] as const;
export const disseminationReaches = ['inside', 'outside', 'both', 'unknown'] as const;

export const disseminationFields = z.object({
  projectId: ref('project'),
  workPackageId: ref('workPackage').nullable(),
  channel: textsRequired,
  timing: z.enum(disseminationTimings),
  /** Whether it happens inside the consortium's countries or beyond them. */
  reach: z.enum(disseminationReaches),
  position: z.number().int(),
});

export const indicatorFields = z.object({
  projectId: ref('project'),
  workPackageId: ref('workPackage').nullable(),
  name: textsRequired,
  target: line.nullable(),
  reached: line.nullable(),
});

export const assessmentAspects = ['strength', 'weakness', 'opportunity', 'risk'] as const;

export const assessmentFields = z.object({
  projectId: ref('project'),
  workPackageId: ref('workPackage').nullable(),
  aspect: z.enum(assessmentAspects),
  /** null while a source only announces that it will be assessed. */
  text: textsOrNone,
});

/** The details of a project or of a work package, as its page shows them. */
export const detailViews = {
  objectives: z.array(recordOf(objectiveFields)),
  tasks: z.array(recordOf(taskFields)),
  audiences: z.array(recordOf(audienceFields)),
  dissemination: z.array(recordOf(disseminationFields)),
  indicators: z.array(recordOf(indicatorFields)),
  assessments: z.array(recordOf(assessmentFields)),
};

export const courseView = recordOf(courseFields);
export const bodyView = recordOf(bodyFields);
