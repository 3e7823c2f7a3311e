/** In which language reports are: the interface's, until another is asked for, which is kept for the next ones. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { REPORT_LANGUAGES, type ReportLanguage, isReportLanguage, languageName } from '#shared/domain/languages.ts';
import { client, queries } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { FilterSelect } from '../../forms/filter-select.tsx';

interface Kept {
  readonly language: ReportLanguage;
  readonly keep: (language: ReportLanguage) => void;
}

export function useReportLanguage(): Kept {
  const { i18n } = useWords();
  const { data } = useSuspenseQuery(queries.settings.get.queryOptions({}));
  const own = interfaceLanguage(i18n.language);
  const keep = async (language: ReportLanguage) => {
    // Who goes back to the interface's language has it change with that.
    queryClient.setQueryData(queries.settings.get.queryKey({}), await client.settings.save({ reportLanguage: language === own ? null : language }));
  };
  return { language: data.reportLanguage ?? own, keep: (language) => void keep(language) };
}

interface Props {
  readonly value: ReportLanguage;
  readonly onChange: (language: ReportLanguage) => void;
}

export function ReportLanguageSelect({ value, onChange }: Props) {
  const { t, i18n } = useWords();
  const options = REPORT_LANGUAGES.map((tag) => ({ id: tag, name: languageName(tag, i18n.language) }));
  return <FilterSelect label={t('app:reports.language')} value={value} options={options} onChange={(tag) => isReportLanguage(tag) && onChange(tag)} />;
}
