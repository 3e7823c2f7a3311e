/** The kind of an event and what became of it, as far as its title and its dates speak of them. */

import { useEffect, useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { eventTypes } from '#shared/contract/event-codes.ts';
import { lastDay } from '#shared/domain/dates.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { today } from '#shared/domain/today.ts';
import { typeInTitle } from '#shared/domain/type-words.ts';
import { useWords } from '../../base/words.ts';
import { SelectInput } from '../../forms/select-input.tsx';
import { Button } from '../../ui/button.tsx';
import './type-and-status.css';

/** The kind of a new event follows its title's own word for it, until somebody chooses one. */
export function TypeByTitle() {
  const { t } = useWords();
  const { setValue, getValues } = useFormContext();
  const title = useWatch({ name: 'fields.title' }) as Multilingual;
  const said = typeInTitle(Object.values(title)[0] ?? '');
  const [isChosen, setChosen] = useState(() => getValues('id') !== null);
  // What stood there at first was followed then, or was not.
  const followed = useRef(said);
  useEffect(() => {
    if (isChosen || said === followed.current) return;
    followed.current = said;
    if (said) setValue('fields.type', said, { shouldDirty: true });
  }, [said, isChosen, setValue]);
  return <SelectInput name="fields.type" label={t('domain:field.type')} options={eventTypes.map((id) => ({ id, name: t(`domain:eventType.${id}`) }))} onChosen={() => setChosen(true)} />;
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
