/** Which kinds of records an answer is made of: a change of any other kind leaves it as it was. */

import { partKinds } from './parts.ts';
import type { Kind } from './records.ts';

const EVENT_LINES: readonly Kind[] = ['event', 'place', 'project', 'eventProject', 'workPackage', 'eventWorkPackage'];
const ROLES: readonly Kind[] = ['role', 'organisation', 'place'];

/** By area and call. What is not here may be made of anything, as lists are that a question finds. */
const shown: Readonly<Record<string, Readonly<Record<string, readonly Kind[]>>>> = {
  archive: { startFailure: [], status: [] },
  backups: { list: [], state: [] },
  events: {
    get: [...EVENT_LINES, ...ROLES, 'series', 'unnamedOrganisations', 'participation', 'photo', 'statement', 'source', 'newsItem'],
    titled: ['event'],
  },
  folders: { list: [] },
  issued: { file: [] },
  jobs: { list: [] },
  keptSearches: { list: ['savedSearch'] },
  news: { get: ['newsItem', 'project', 'event'] },
  organisations: { get: [...ROLES, 'event', 'project', 'workPackage'] },
  outputs: { get: ['output', 'project', 'workPackage', 'task'] },
  photos: { get: ['photo', 'event'], picture: [] },
  places: { get: ['place', 'organisation', 'event', 'participation'], list: ['place', 'organisation', 'event'] },
  programmes: { list: ['programme', 'measure', 'call'] },
  projects: {
    get: [...EVENT_LINES, ...ROLES, ...partKinds, 'measure', 'programme', 'call', 'unnamedOrganisations', 'series', 'output', 'newsItem'],
    list: ['project', 'measure', 'programme', 'workPackage', 'event', 'eventProject'],
  },
  rules: { list: ['ruleAnswer'], export: ['ruleAnswer'] },
  settings: { get: [] },
  templates: { list: ['reportTemplate'] },
  workPackages: { get: [...EVENT_LINES, ...ROLES, ...partKinds, 'series', 'participation', 'output'] },
};

/** The paths of the calls of which it is said, area first. */
export const callsThatShowSome = Object.entries(shown).flatMap(([area, calls]) => Object.keys(calls).map((call) => [area, call] as const));

/** Whether what a call answered may be another answer after records of some kinds have changed. */
export function mayShow([area = '', call = '']: readonly string[], touched: Iterable<Kind>): boolean {
  const kinds = shown[area]?.[call];
  return kinds === undefined || [...touched].some((kind) => kinds.includes(kind));
}
