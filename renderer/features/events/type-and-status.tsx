/** The kind of an event and what became of it, as far as its title and its dates speak of them. */

import { useFormContext, useWatch } from 'react-hook-form';
import { eventTypes } from '#shared/contract/event-codes.ts';
import { lastDay } from '#shared/domain/dates.ts';
import { today } from '#shared/domain/today.ts';
import { typeInTitle } from '#shared/domain/type-words.ts';
import { useWords } from '../../base/words.ts';
import { SelectByTitle } from '../../forms/select-by-title.tsx';
import { Button } from '../../ui/button.tsx';
import './type-and-status.css';

export function TypeByTitle() {
  const { t } = useWords();
  return <SelectByTitle name="fields.type" label={t('domain:field.type')} options={eventTypes.map((id) => ({ id, name: t(`domain:eventType.${id}`) }))} inTitle={typeInTitle} />;
}

/** Asked of what is planned for days that are over. It is not taken for granted: much that was planned was never held. */
export function WasItHeld() {
  const { t } = useWords();
  const { setValue } = useFormContext();
  const [dates, status] = useWatch({ name: ['fields.dates', 'fields.status'] }) as [string | null, string];
  const last = dates === null ? null : lastDay(dates);
  if (status !== 'planned' || last === null || last >= today()) return null;
  return (
    <p className="was-it-held" role="status">
      {t('app:events.daysOver')}
      <Button onPress={() => setValue('fields.status', 'held', { shouldDirty: true })}>{t('app:events.wasHeld')}</Button>
    </p>
  );
}
