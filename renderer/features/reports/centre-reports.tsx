/** The centre's own reports, over all its projects: of a year, or of any period that is typed. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormProvider, useForm } from 'react-hook-form';
import { formatDate } from '#shared/domain/date-text.ts';
import { periodInAddress, periodOf } from '#shared/domain/period.ts';
import { reportsOf } from '#shared/domain/report-kinds.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { DatesInput } from '../../forms/dates-input.tsx';
import { Section } from '../../ui/page.tsx';

/** @param period EDTF */
function PeriodLinks({ period }: { readonly period: string }) {
  const { t, i18n } = useWords();
  const said = formatDate(period, interfaceLanguage(i18n.language));
  return (
    <li className="output-line">
      <span>{said}</span>
      <span className="report-links">
        {reportsOf('period').map((report) => (
          <Link key={report} to="/reports/$report/$id" params={{ report, id: periodInAddress(period) }}>
            {t(`reports:names.${report}`)}
            <span className="only-heard">: {said}</span>
          </Link>
        ))}
      </span>
    </li>
  );
}

/** Any period, as people write dates; its reports stand below as soon as it is one. */
function OtherPeriod() {
  const { t } = useWords();
  const form = useForm<{ period: string | null }>({ defaultValues: { period: null } });
  const period = form.watch('period');
  return (
    <FormProvider {...form}>
      <div className="other-period">
        <DatesInput name="period" label={t('app:reports.otherPeriod')} help={t('app:reports.periodHelp')} />
      </div>
      {period !== null && periodOf(period) ? (
        <ul className="lines" aria-label={t('app:reports.otherPeriod')}>
          <PeriodLinks period={period} />
        </ul>
      ) : null}
    </FormProvider>
  );
}

export function CentreReports() {
  const { t } = useWords();
  const years = useQuery(queries.reports.years.queryOptions({}));
  return (
    <Section title={t('app:reports.centre')}>
      <p className="quiet centre-lead">{t('app:reports.centreLead')}</p>
      {years.data?.length === 0 ? <p className="quiet">{t('app:reports.noYears')}</p> : null}
      <ul className="lines">
        {years.data?.map((year) => (
          <PeriodLinks key={year} period={year} />
        ))}
      </ul>
      <OtherPeriod />
    </Section>
  );
}
