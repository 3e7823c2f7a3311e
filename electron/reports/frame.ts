/** What stands around the content of the centre's own reports. */

import type { ProjectFileData } from '#shared/domain/centre-report.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import type { ProjectReportData } from '#shared/domain/project-report.ts';
import { type Sheet, asFileName, measureLine, officialIn, projectLine } from './event-sheet.ts';
import { type Report, text } from './tree.ts';

/** In which language and words a report speaks. */
export type Speaker = Pick<Sheet, 't' | 'language'>;

interface Named {
  readonly title: string;
  readonly titleLanguage?: string | undefined;
  readonly kind: string;
  /** What its file's name begins with. */
  readonly fileName: string;
}

type Frame = Omit<Report, 'content'>;

/** A report about a project says with whose support it was done, as its programme asks. */
export function frameOfProject({ t, language }: Speaker, { project, changedAt }: ProjectReportData | ProjectFileData, { fileName, ...named }: Named): Frame {
  const { programme } = project;
  return {
    language,
    ...named,
    emblem: programme !== null,
    support: officialIn(programme, 'supportStatement', language),
    lead: [...(programme ? [text({ text: measureLine({ t, language }, programme) }, 'lead')] : []), text({ text: projectLine({ t, language }, project) }, 'lead')],
    signatures: [],
    smallPrint: officialIn(programme, 'disclaimer', language),
    changedAt,
    fileName: `${fileName}_${asFileName(project.acronym)}_${language}`,
  };
}

/** A report about all that the centre does has no single programme, and so no emblem. */
export function frameOfCentre({ language }: Speaker, { fileName, ...named }: Named, { lead, about, changedAt }: { readonly lead: readonly string[]; readonly about: string; readonly changedAt: string }): Frame {
  return {
    language,
    ...named,
    emblem: false,
    support: null,
    lead: lead.filter(Boolean).map((line) => text({ text: line }, 'lead')),
    signatures: [],
    smallPrint: null,
    changedAt,
    fileName: `${fileName}_${asFileName(about)}_${language}`,
  };
}

export const isYear = (period: string) => /^\d{4}$/.test(period);

export const periodText = (period: string, { language }: Speaker) => formatDate(period, language);
