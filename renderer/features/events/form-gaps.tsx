/** What a funder would miss of the event as it stands in its form now: beside the buttons, and gone as it is filled in. */

import { useFormContext, useWatch } from 'react-hook-form';
import type { EventSheetData } from '#shared/domain/event-sheet.ts';
import { EUROPE_FOR_CITIZENS, type GapField, eventSheetGaps } from '#shared/domain/readiness.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { useFieldName } from '../../forms/field-name.ts';
import { beginningIn, unfold } from '../../forms/form-places.ts';
import { Button } from '../../ui/button.tsx';
import type { EventValues } from './event-values.ts';
import './form-gaps.css';

/** Fields that this form has, and what stands for one that is chosen: the rule asks whether it is there. */
export const FUNDER_FIELDS: ReadonlySet<GapField> = new Set(['title', 'dates', 'placeId', 'projects', 'participation', 'description', 'webPage']);
const SOME = { und: 'x' };

/** The event of the form as the rule of the sheet looks at it. What the form does not hold is taken to be in order. */
function sheetOf({ id, fields, projects, participation }: EventValues): EventSheetData {
  const programme = { id: '', code: EUROPE_FOR_CITIZENS, name: SOME, supportStatement: SOME, disclaimer: SOME };
  return {
    event: { ...fields, id: id ?? '' },
    place: fields.placeId ? { name: SOME, country: '' } : null,
    project: projects.length > 0 ? { id: '', acronym: '', title: null, measure: null, programme } : null,
    participation: participation.filter(({ phase }) => phase === 'actual').map((count) => ({ ...count, value: typeof count.value === 'number' ? count.value : null, country: count.country ?? (count.placeId ? '' : null), city: count.placeId ? SOME : null, cityCountry: null })),
    photos: [],
  } as unknown as EventSheetData;
}

export function FormGaps() {
  const { t, i18n } = useWords();
  const fieldName = useFieldName();
  const { control } = useFormContext<EventValues>();
  const values = useWatch({ control }) as EventValues;
  if (values.fields.status !== 'held') return null;
  const gaps = eventSheetGaps(sheetOf(values), interfaceLanguage(i18n.language)).filter(({ weight, kind, field }) => weight === 'missing' && kind === 'event' && FUNDER_FIELDS.has(field));
  const fields = [...new Set(gaps.map(({ field }) => field))];
  if (fields.length === 0) return null;
  const nameOf = (field: GapField) => (field === 'projects' ? t('domain:kinds.project') : field === 'participation' ? t('domain:kind.participation') : fieldName('event', field));
  const go = (field: GapField) => {
    const place = document.querySelector(`.record-form [data-field="${field}"]`);
    unfold(place);
    place?.scrollIntoView({ block: 'center' });
    beginningIn(place)?.focus();
  };
  return (
    <div className="form-gaps" role="group" aria-label={t('app:gaps.missed')}>
      <span className="quiet">{t('app:gaps.missed')}</span>
      {fields.map((field) => (
        <Button key={field} look="quiet" onPress={() => go(field)}>
          {nameOf(field)}
        </Button>
      ))}
    </div>
  );
}
