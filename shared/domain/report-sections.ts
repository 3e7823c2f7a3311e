/** The sections that each report is made of, by names that stay, so that which of them stand and in which order can be kept. */

import type { ReportId } from './report-kinds.ts';

/**
 * Whether a section may be left out. `funder`: a funder's form has it (`funding`'s sources: the published page of Europe for
 * Citizens asks for participants by country, place and dates, a description; CERV's sheet records deviations; Erasmus+ goes
 * by its tabs; pictures are annexes of the final report). `itself`: without it the report would be none. `free`: it may.
 */
export const standings = ['funder', 'itself', 'free'] as const;
export type Standing = (typeof standings)[number];

/** Parts of a project, each a section of its file, are called as their kinds of record are. */
const projectParts = {
  objective: 'free', task: 'free', body: 'free', course: 'free', audience: 'free', dissemination: 'free', milestone: 'free', indicator: 'free', assessment: 'free',
} as const;

const statistics = { participation: 'itself', byProject: 'free', byCountry: 'free', byYear: 'free', byGender: 'free', byAge: 'free' } as const;

/** Sections that share a name, such as those of a project's events, stand and go together: which events there are is not the same tomorrow. */
export const reportSections = {
  'event-sheet': { participation: 'funder', placeAndDates: 'funder', description: 'funder', photos: 'free' },
  'cerv-event-sheet': { facts: 'funder', participation: 'funder', description: 'funder', deviations: 'funder', photos: 'free' },
  'attendance-list': { present: 'itself' },
  'information-template': { events: 'funder' },
  'final-pack': { summary: 'free', events: 'funder', byCountry: 'funder', photos: 'funder', declaration: 'free' },
  'erasmus-report': { management: 'funder', meetings: 'funder', outputs: 'funder', events: 'funder', training: 'funder', courses: 'free', results: 'free' },
  participation: { byCountry: 'itself' },
  grant: { result: 'itself', arithmetic: 'free', changes: 'free', notes: 'free', rules: 'free' },
  'planned-and-held': { events: 'itself', deviations: 'free' },
  dossier: { facts: 'itself', summary: 'free', partners: 'free', ...projectParts, workPackages: 'free', events: 'free', participation: 'free', outputs: 'free', published: 'free', photos: 'free' },
  'project-statistics': statistics,
  partners: { partners: 'itself' },
  events: { events: 'itself' },
  'photo-report': { events: 'itself', photos: 'itself' },
  'event-photos': { photos: 'itself' },
  'partner-profile': { facts: 'itself', roles: 'free', sent: 'free' },
  annual: { summary: 'itself', participation: 'free', projects: 'free', withoutProject: 'free', vague: 'free' },
  'period-statistics': statistics,
  'period-events': { events: 'itself', vague: 'free' },
  'selection-statistics': statistics,
  'selection-events': { events: 'itself' },
  'selection-photos': { events: 'itself', photos: 'itself' },
  'selection-sheets': { events: 'itself' },
  'finding-aid': {
    question: 'itself', projects: 'free', workPackages: 'free', events: 'free', organisations: 'free', places: 'free', photos: 'free', outputs: 'free', published: 'free', issued: 'free', series: 'free', sources: 'free', people: 'free',
    sums: 'free',
  },
} as const satisfies Readonly<Record<ReportId, Readonly<Record<string, Standing>>>>;

type KeyOfEach<T> = T extends unknown ? keyof T : never;

/** The foreword is whoever shapes the report's own. */
export type SectionId = KeyOfEach<(typeof reportSections)[ReportId]> | 'foreword';

/** Whether a section of a report may be left out; one that is not known to it may. */
export function standingOf(report: ReportId, id: string | undefined): Standing {
  const standings: Readonly<Record<string, Standing>> = reportSections[report];
  return (id !== undefined && Object.hasOwn(standings, id) ? standings[id] : undefined) ?? 'free';
}
