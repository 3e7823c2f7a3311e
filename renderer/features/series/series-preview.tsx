/** What the rule makes, shown while it is typed. */

import { useWatch } from 'react-hook-form';
import type { Fields } from '#shared/contract/records.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { type SeriesRule, planned } from '#shared/domain/series.ts';
import { useWords } from '../../base/words.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { FormSection } from '../../forms/form-section.tsx';
import { Texts } from '../../ui/texts.tsx';

/** Of a long series the first ones say enough. */
const SHOWN = 12;

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** The rule as far as it can be read while it is typed. */
function readable(fields: Fields<'series'>): SeriesRule {
  return { ...fields, years: fields.years.filter(isNumber).filter((year) => year >= 1900 && year <= 2200), perYear: isNumber(fields.perYear) ? Math.min(fields.perYear, 100) : 0 };
}

export function SeriesPreview() {
  const { t, i18n } = useWords();
  const fields = useWatch({ name: 'fields' }) as Fields<'series'>;
  const events = planned(readable(fields));
  return (
    <FormSection title={t('app:series.preview')} help={events.length === 0 ? t('app:series.previewEmpty') : t('app:series.makes', { count: events.length })}>
      <ul className="lines" aria-live="polite">
        {events.slice(0, SHOWN).map((event) => (
          <li key={event.slot}>
            <Texts texts={event.title} />
            <span className="written">{formatDate(event.dates, interfaceLanguage(i18n.language))}</span>
          </li>
        ))}
      </ul>
      {events.length > SHOWN ? <p className="quiet">{t('app:series.andMore', { count: events.length - SHOWN })}</p> : null}
    </FormSection>
  );
}
