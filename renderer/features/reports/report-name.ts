import { type ReportId, reportIds } from '#shared/domain/report-kinds.ts';
import { useWords } from '../../base/words.ts';

export function reportOf(name: string): ReportId | undefined {
  return reportIds.find((known) => known === name);
}

/** What a report is called; one that this version does not know any more, by the name it was kept under. */
export function useReportName(): (name: string) => string {
  const { t } = useWords();
  return (name) => {
    const report = reportOf(name);
    return report ? t(`reports:names.${report}`) : name;
  };
}
