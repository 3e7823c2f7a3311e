/** What the centre's own reports are made from, over all its projects in a period or about an organisation: plain data. */

import type { EventSheetData, SheetCount, SheetProgramme } from './event-sheet.ts';
import type { Multilingual } from './languages.ts';
import type { ProjectEvent, ProjectPartner, ProjectReportData } from './project-report.ts';

/** What a project made. */
export interface ReportOutput {
  readonly id: string;
  /** A code of `domain:outputType`. */
  readonly type: string;
  readonly title: Multilingual;
  readonly description: Multilingual | null;
  /** EDTF. */
  readonly due: string | null;
  /** EDTF. */
  readonly delivered: string | null;
}

export interface PeriodProject {
  readonly id: string;
  readonly acronym: string;
  readonly title: Multilingual | null;
  /** EDTF. */
  readonly dates: string | null;
  readonly grantNumber: string | null;
  readonly programme: SheetProgramme | null;
  readonly partners: readonly ProjectPartner[];
  /** Delivered in the period. */
  readonly outputs: readonly ReportOutput[];
}

export interface PeriodReportData {
  /** EDTF. */
  readonly period: string;
  /** What the archive is called: the centre's name, mostly. */
  readonly centre: string;
  /** The centre's own projects that ran in the period, or of which something lies in it, in the order of their acronyms. */
  readonly projects: readonly PeriodProject[];
  /** Whole events of these, or of no project, that began in the period, in the order of their days. Each belongs to one project at the most. */
  readonly events: readonly ProjectEvent[];
  /** Such whose dates are too vague to tell. */
  readonly vague: readonly ProjectEvent[];
  /** Such as were planned in the period and came in another. */
  readonly moved: readonly ProjectEvent[];
  /** Held, and without any date: in no period. */
  readonly undated: readonly { readonly id: string; readonly title: Multilingual }[];
  /** When the newest of these facts was written, ISO 8601. */
  readonly changedAt: string;
}

/** Events that were chosen in a list, whosever they are. */
export interface SelectionReportData {
  /** What the choice is called; null where it has no name. */
  readonly selection: string | null;
  /** What the archive is called: the centre's name, mostly. */
  readonly centre: string;
  /** In the order of their days; of an event and its parts, the event alone. */
  readonly events: readonly ProjectEvent[];
  /** How many of the chosen are no longer there. */
  readonly gone: number;
  /** When the newest of these facts was written, ISO 8601. */
  readonly changedAt: string;
}

/** What an organisation was to a project, to one of its work packages or to an event. */
export interface ProfileRole {
  readonly id: string;
  /** A code of `domain:role`. */
  readonly role: string;
  /** As the source writes it. */
  readonly written: string | null;
  readonly kind: 'project' | 'workPackage' | 'event';
  /** Of what it is a role in. */
  readonly subjectId: string;
  readonly label: string | null;
  readonly title: Multilingual | null;
  /** EDTF. */
  readonly dates: string | null;
}

/** An event to which the organisation sent people. */
export interface SentTo {
  readonly event: EventSheetData['event'];
  readonly place: EventSheetData['place'];
  readonly acronym: string | null;
  /** Of those who came, the counts of the organisation's own. */
  readonly counts: readonly SheetCount[];
}

export interface OrganisationReportData {
  readonly organisation: {
    readonly id: string;
    readonly shortName: string | null;
    readonly name: Multilingual | null;
    readonly description: Multilingual | null;
    readonly website: string | null;
    readonly place: { readonly name: Multilingual; readonly country: string } | null;
  };
  readonly roles: readonly ProfileRole[];
  readonly sent: readonly SentTo[];
  /** When the newest of these facts was written, ISO 8601. */
  readonly changedAt: string;
}

/** Somebody to turn to, kept for this very project's records. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly duty: Multilingual | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** The last day on which the data may be kept, ISO 8601. */
  readonly keepUntil: string | null;
}

export interface FilePartner extends ProjectPartner {
  readonly written: string | null;
  readonly town: Multilingual | null;
  readonly website: string | null;
  readonly contacts: readonly Contact[];
}

/** A small record of the project: its kind, and its fields as they are declared. */
export interface FilePart {
  readonly kind: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface FileWorkPackage {
  readonly id: string;
  readonly label: string;
  readonly title: Multilingual;
  readonly description: Multilingual | null;
  readonly methods: readonly Multilingual[];
  /** EDTF. */
  readonly dates: string | null;
  readonly partners: readonly ProjectPartner[];
  readonly parts: readonly FilePart[];
}

export interface FileNews {
  readonly id: string;
  readonly title: Multilingual;
  /** ISO 8601, a day. */
  readonly published: string | null;
  readonly publisher: string | null;
  readonly address: string | null;
}

/** All that a project's page holds beside its events. */
export interface ProjectFile {
  /** A code of `domain:projectStatus`. */
  readonly status: string;
  readonly summary: Multilingual | null;
  readonly aliases: readonly string[];
  /** The call as it is named. */
  readonly call: string | null;
  readonly languages: readonly string[];
  readonly website: string | null;
  /** Whole euros. */
  readonly grantAmount: number | null;
  /** ISO 8601, a day. */
  readonly reportSent: string | null;
  readonly balancePaid: string | null;
  readonly partners: readonly FilePartner[];
  /** Organisations that a source counts and does not name. */
  readonly unnamed: readonly { readonly id: string; readonly value: number | null; readonly precision: 'exact' | 'about' | 'unknown'; readonly countries: readonly string[]; readonly note: Multilingual | null }[];
  readonly parts: readonly FilePart[];
  readonly workPackages: readonly FileWorkPackage[];
  readonly outputs: readonly ReportOutput[];
  readonly news: readonly FileNews[];
}

export interface ProjectFileData extends ProjectReportData {
  readonly file: ProjectFile;
}
