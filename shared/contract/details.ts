/** The small records that say more of a project or of one of its work packages. */

import * as z from 'zod';
import { choice, long, orNone } from './declared.ts';
import { edtf, line, listOf, position, ref, textsOrNone, textsRequired, wholeNumber } from './fields.ts';

/** Whose a small record is: always a project's, and in it one work package's or the whole's. */
export const inProject = { projectId: ref('project'), workPackageId: orNone(ref('workPackage')) };

export const objectiveLevels = ['callGeneral', 'callSpecific', 'project', 'workPackage'] as const;

export const objectiveFields = z.object({
  ...inProject,
  level: choice(objectiveLevels),
  text: long(textsRequired),
  position,
});

/** An activity that a page lists by a letter or number of its own: (a), (b), (c). */
export const taskFields = z.object({
  ...inProject,
  mark: orNone(line),
  title: textsRequired,
  position,
});

/** A board or committee of the project, and what it does. */
export const bodyFields = z.object({
  ...inProject,
  name: textsRequired,
  duty: long(textsOrNone),
  position,
});

export const courseLevels = ['basic', 'higher', 'specialised', 'unknown'] as const;

export const courseFields = z.object({
  ...inProject,
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
  ...inProject,
  group: choice(audienceGroups),
  name: textsRequired,
  /** Age in whole years, both ends included; null when open. */
  ageFrom: orNone(wholeNumber),
  ageTo: orNone(wholeNumber),
  written: orNone(line),
  position,
});

export const disseminationTimings = ['during', 'after', 'duringAndAfter', 'unknown'] as const;
export const disseminationReaches = ['inside', 'outside', 'both', 'unknown'] as const;

export const disseminationFields = z.object({
  ...inProject,
  channel: textsRequired,
  timing: choice(disseminationTimings),
  /** Whether it happens inside the consortium's countries or beyond them. */
  reach: choice(disseminationReaches),
  position,
});

export const indicatorFields = z.object({
  ...inProject,
  name: textsRequired,
  target: orNone(line),
  reached: orNone(line),
  position,
});

export const assessmentAspects = ['strength', 'weakness', 'opportunity', 'risk'] as const;

export const assessmentFields = z.object({
  ...inProject,
  aspect: choice(assessmentAspects),
  /** null while a source only announces that it will be assessed. */
  text: long(textsOrNone),
  position,
});

/** A point by which something must have been reached, as grant agreements list them: "MS2". */
export const milestoneFields = z.object({
  ...inProject,
  mark: orNone(line),
  title: textsRequired,
  due: orNone(edtf),
  reachedOn: orNone(edtf),
  /** What shows that it was reached. */
  verification: long(textsOrNone),
  position,
});
