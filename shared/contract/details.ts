/** The small records that say more of a project or of one of its work packages. */

import * as z from 'zod';
import { recordOf } from './base.ts';
import { choice, orNone } from './declared.ts';
import { line, listOf, position, ref, textsOrNone, textsRequired, wholeNumber } from './fields.ts';

export const objectiveLevels = ['callGeneral', 'callSpecific', 'project', 'workPackage'] as const;

export const objectiveFields = z.object({
  projectId: ref('project'),
  workPackageId: orNone(ref('workPackage')),
  level: choice(objectiveLevels),
  text: textsRequired,
  position,
});

/** An activity that a page lists by a letter or number of its own: (a), (b), (c). */
export const taskFields = z.object({
  projectId: ref('project'),
  workPackageId: orNone(ref('workPackage')),
  mark: orNone(line),
  title: textsRequired,
  position,
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
  level: choice(courseLevels),
  title: textsRequired,
  /** Credit points of the European Credit Transfer System. */
  ects: orNone(wholeNumber),
  topics: listOf(textsRequired, 50),
  /** Days taught face to face, for the whole course. */
  liveDays: orNone(wholeNumber),
  onlineMonths: orNone(wholeNumber),
  position,
});

export const audienceGroups = ['minors', 'youngAdults', 'guardians', 'professionals', 'stakeholders', 'public', 'other'] as const;

export const audienceFields = z.object({
  workPackageId: orNone(ref('workPackage')),
  projectId: orNone(ref('project')),
  group: choice(audienceGroups),
  name: textsRequired,
  /** Age in whole years, both ends included; null when open. */
  ageFrom: orNone(wholeNumber),
  ageTo: orNone(wholeNumber),
  written: orNone(line),
});

export const disseminationTimings = ['during', 'after', 'duringAndAfter', 'unknown'] as const;
export const disseminationReaches = ['inside', 'outside', 'both', 'unknown'] as const;

export const disseminationFields = z.object({
  projectId: ref('project'),
  workPackageId: orNone(ref('workPackage')),
  channel: textsRequired,
  timing: choice(disseminationTimings),
  /** Whether it happens inside the consortium's countries or beyond them. */
  reach: choice(disseminationReaches),
  position,
});

export const indicatorFields = z.object({
  projectId: ref('project'),
  workPackageId: orNone(ref('workPackage')),
  name: textsRequired,
  target: orNone(line),
  reached: orNone(line),
});

export const assessmentAspects = ['strength', 'weakness', 'opportunity', 'risk'] as const;

export const assessmentFields = z.object({
  projectId: ref('project'),
  workPackageId: orNone(ref('workPackage')),
  aspect: choice(assessmentAspects),
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
