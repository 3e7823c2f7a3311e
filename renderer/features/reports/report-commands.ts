import type { ReportId } from '#shared/domain/report-kinds.ts';
import type { Command } from '../../base/command-list.ts';
import { useWords } from '../../base/words.ts';

/** The reports about a record, as what can be done on its page. */
export function useReportCommands(reports: readonly ReportId[], id: string): readonly Command[] {
  const { t } = useWords();
  return reports.map((report) => ({ id: `report-${report}`, name: t(`reports:names.${report}`), also: t('app:palette.also.report'), does: { place: { to: '/reports/$report/$id', params: { report, id } } } }));
}
