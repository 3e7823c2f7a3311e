/** What reports of a whole project are made from: plain data, collected by the archive. */

import type words from '#resources/locales/en/domain.json';
import type { EventSheetData, SheetCount, SheetProgramme } from './event-sheet.ts';
import type { RuleAnswer } from './funding/book.ts';
import type { Multilingual } from './languages.ts';

/** What is part of an event: a day of it, a visit. */
export interface EventPart {
  readonly id: string;
  readonly title: Multilingual;
  readonly description: Multilingual | null;
  /** EDTF. */
  readonly dates: string | null;
}

export interface ProjectEvent extends EventSheetData {
  /** What was planned, where it is kept beside what was held; null where it is the same. */
  readonly planned: { readonly dates: string | null; readonly place: EventSheetData['place']; readonly participation: readonly SheetCount[] };
  readonly parts: readonly EventPart[];
}

/** What a project leaves behind. */
export interface ProjectOutput {
  readonly id: string;
  readonly title: Multilingual;
  readonly type: keyof (typeof words)['outputType'];
  /** EDTF. */
  readonly due: string | null;
  readonly delivered: string | null;
  /** BCP 47. */
  readonly languages: readonly string[];
}

export interface ProjectCourse {
  readonly id: string;
  readonly title: Multilingual;
  readonly level: keyof (typeof words)['courseLevel'];
  readonly ects: number | null;
  readonly liveDays: number | null;
  readonly onlineMonths: number | null;
}

/** What was to be reached and what was, as it is written. */
export interface ProjectIndicator {
  readonly id: string;
  readonly name: Multilingual;
  readonly target: string | null;
  readonly reached: string | null;
}

export interface ProjectPartner {
  readonly id: string;
  readonly shortName: string | null;
  readonly name: Multilingual | null;
  readonly role: keyof (typeof words)['role'];
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

export interface ProjectReportData {
  readonly project: {
    readonly id: string;
    readonly acronym: string;
    readonly title: Multilingual | null;
    /** EDTF. */
    readonly dates: string | null;
    readonly grantNumber: string | null;
    readonly programme: SheetProgramme | null;
    /** The year of the call that decides which rules hold. */
    readonly callYear: number | null;
    /** What the decision grants: whole euros. */
    readonly grantAmount: number | null;
    /** When the final report was sent: ISO 8601, a day. */
    readonly reportSent: string | null;
  };
  readonly partners: readonly ProjectPartner[];
  /** Its own events that are no parts of others, in the order of their days, whatever became of them. */
  readonly events: readonly ProjectEvent[];
  readonly outputs: readonly ProjectOutput[];
  readonly courses: readonly ProjectCourse[];
  readonly indicators: readonly ProjectIndicator[];
  /** What was answered of the rules of its programme. */
  readonly ruleAnswers: readonly RuleAnswer[];
  /** When the newest of these facts was written, ISO 8601. */
  readonly changedAt: string;
}
