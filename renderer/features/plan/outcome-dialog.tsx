/** What became of a planned event: said in one small form, from wherever the event is shown. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import * as z from 'zod';
import type { EventView } from '#shared/contract/events.ts';
import { countFields, countIsWhole } from '#shared/contract/fields.ts';
import { outcomeForm, recordable } from '#shared/contract/plan.ts';
import { useWords } from '../../base/words.ts';
import { client, queries } from '../../api/client.ts';
import { useMessageOfSaving } from '../../base/saved-message.ts';
import { useCommands } from '../../base/commands-here.ts';
import { useKeys } from '../../base/keys.ts';
import { CountInput } from '../../forms/count-input.tsx';
import { CountryInput } from '../../forms/country-input.tsx';
import { DatesInput } from '../../forms/dates-input.tsx';
import { TextInput } from '../../forms/field.tsx';
import { More } from '../../forms/more.tsx';
import { PickInput } from '../../forms/pick-input.tsx';
import { QuickDialog } from '../../forms/quick-dialog.tsx';
import { SelectInput } from '../../forms/select-input.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/texts.tsx';
import { CreatePlace } from '../organisations/create-organisation.tsx';

/** As the contract asks, but for the count, of which a form holds a blank until somebody fills it in. */
const typed = outcomeForm.omit({ count: true }).extend({ count: z.object(countFields).refine((count) => count.value === null || countIsWhole(count), { error: 'count.value', path: ['value'] }) });
type Values = z.input<typeof typed>;

interface Props {
  readonly id: string;
  readonly onDone: () => void;
}

export function OutcomeDialog({ id, onDone }: Props) {
  const view = useQuery(queries.events.get.queryOptions({ input: { id } }));
  return view.data ? <Form view={view.data} onDone={onDone} /> : null;
}

function Form({ view, onDone }: { readonly view: EventView; readonly onDone: () => void }) {
  const { t } = useWords();
  const text = useText();
  const said = useMessageOfSaving();
  const { event } = view;
  const { dates, placeId, country, statusEvidence, deviation, deviationReason } = event;
  const isCounted = view.participation.some((count) => count.phase === 'actual' && count.value !== null);
  const initial: Values & { names: object } = {
    id: event.id, revision: event.revision, status: 'held', fields: { dates, placeId, country, statusEvidence, deviation, deviationReason }, count: { value: null, precision: 'exact' },
    names: view.place ? { [view.place.id]: text(view.place.name) } : {},
  };
  const save = async ({ count, ...values }: Values) => {
    const { id, revision } = await client.plan.record({ ...values, count: count.value === null ? null : count });
    said('event', revision);
    return { id, name: '' };
  };
  return (
    <QuickDialog title={t('app:outcome.title', { name: text(event.title) })} schema={typed} initial={initial} saveLabel={t('app:outcome.save')} save={save} onDone={onDone}>
      <SelectInput name="status" label={t('app:outcome.what')} options={recordable.map((id) => ({ id, name: t(`domain:outcome.${id}`) }))} />
      <Fields isCounted={isCounted} />
    </QuickDialog>
  );
}

function Fields({ isCounted }: { readonly isCounted: boolean }) {
  const { t } = useWords();
  const status = useWatch({ name: 'status' }) as Values['status'];
  const isHeld = status === 'held';
  return (
    <>
      {status === 'cancelled' ? null : <DatesInput name="fields.dates" label={isHeld ? t('app:outcome.dates') : t('app:outcome.newDates')} />}
      {isHeld ? (
        <>
          <PickInput name="fields.placeId" label={t('domain:field.placeId')} kind="place" create={(words, done) => <CreatePlace words={words} onDone={done} />} />
          {isCounted ? null : <CountInput name="count" label={t('app:outcome.count')} />}
        </>
      ) : null}
      <TextInput name="fields.statusEvidence" label={t('domain:field.statusEvidence')} help={t('app:events.evidenceHelp')} />
      <More label={t('app:events.deviations')} startsOpen={!isHeld}>
        <TextsInput name="fields.deviation" label={t('domain:field.deviation')} multiline />
        <TextsInput name="fields.deviationReason" label={t('domain:field.deviationReason')} multiline />
        {isHeld ? <CountryInput name="fields.country" label={t('app:events.countryAlone')} /> : null}
      </More>
    </>
  );
}

/** The button of an event's own page. */
export function OutcomeButton({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  useKeys({ outcome: () => setOpen(true) });
  useCommands([{ id: 'outcome', name: t('app:outcome.record'), also: t('app:palette.also.outcome'), shortcut: 'outcome', writes: true, does: { run: () => setOpen(true) } }]);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('app:outcome.record')}</Button>
      {isOpen ? <OutcomeDialog id={id} onDone={() => setOpen(false)} /> : null}
    </>
  );
}

/** The key in any list: the event whose line has the focus. */
export function useOutcomeKey(): { readonly asked: string | null; readonly done: () => void } {
  const [asked, setAsked] = useState<string | null>(null);
  useKeys({ outcome: () => setAsked(document.activeElement?.closest<HTMLElement>('[data-event]')?.dataset.event ?? null) });
  return { asked, done: () => setAsked(null) };
}
