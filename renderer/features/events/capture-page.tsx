/**
 * An event while it happens, on one screen by keys alone: what it is called, today, where, who came, with whom, a note, photos.
 * What is typed is kept as a draft; the first photo makes it a record, so that the photo has something to belong to.
 */

import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { blank } from '#shared/contract/blank.ts';
import { eventForm } from '#shared/contract/events.ts';
import type { PhotoView } from '#shared/contract/photos.ts';
import { today } from '#shared/domain/today.ts';
import { client, queries } from '../../api/client.ts';
import { act } from '../../base/keys.ts';
import { useWords } from '../../base/words.ts';
import { DatesInput } from '../../forms/dates-input.tsx';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import { FormSection } from '../../forms/form-section.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { useText } from '../../ui/texts.tsx';
import { RolesInput } from '../organisations/roles-input.tsx';
import { EventPhotos } from '../photos/event-photos.tsx';
import { PhotoDrop } from '../photos/photo-adding.tsx';
import { CountGrid } from './count-grid.tsx';
import { EVENT_ROLES, PlaceInput } from './event-form.tsx';
import { EMPTY_EVENT, EVENT_LISTS, type EventValues, eventValues } from './event-values.ts';
import { TypeByTitle } from './type-and-status.tsx';
import './capture.css';

/** To the eye; who listens hears the group's own name. */
function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="capture-part">
      <span className="field-label" aria-hidden>
        {label}
      </span>
      {children}
    </div>
  );
}

function Fields() {
  const { t } = useWords();
  return (
    <FormSection title={t('app:capture.what')}>
      <TextsInput name="fields.title" label={t('domain:field.title')} required />
      <DatesInput name="fields.dates" label={t('domain:field.dates')} />
      <PlaceInput name="fields.placeId" label={t('domain:field.placeId')} country="fields.country" />
      <Labelled label={t('domain:kind.participation')}>
        <CountGrid />
      </Labelled>
      <Labelled label={t('app:capture.with')}>
        <RolesInput roles={EVENT_ROLES} />
      </Labelled>
      <TextsInput name="fields.description" label={t('app:capture.note')} multiline />
      <TypeByTitle />
    </FormSection>
  );
}

interface FormProps {
  readonly initial: EventValues;
  /** The event with the photos that it has; null while it is no record yet. */
  readonly event: { readonly id: string; readonly photos: readonly PhotoView[] } | null;
}

/** Files that wait for their event to be saved, beyond the page that they were dropped on. */
let waiting: readonly File[] = [];

/** What was dropped first, once its event is there. */
function takeWaiting(): readonly File[] {
  const files = waiting;
  waiting = [];
  return files;
}

/** The first photo saves the event. Where something keeps it from being saved, the files wait until it is mended. */
function FirstPhotos() {
  const { t } = useWords();
  const [count, setCount] = useState(0);
  return (
    <div className="event-photos">
      <PhotoDrop
        hasSome={false}
        onFiles={(files) => {
          waiting = [...waiting, ...files];
          setCount(waiting.length);
          if (files.length > 0) act('save');
        }}
      />
      <p className="quiet" role="status">
        {count > 0 ? t('app:capture.photosWait', { count }) : ''}
      </p>
    </div>
  );
}

function Form({ initial, event }: FormProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { draft } = useSearch({ strict: false });
  const ways = useFormWays('event');
  // What was dropped on another event's page that never became one is not this one's.
  useState(() => (event ? null : takeWaiting()));
  return (
    <FormPage kind="event" name={t('app:capture.title')} under={<span>{t('app:capture.lead')}</span>}>
      <RecordForm<EventValues, Parameters<typeof client.events.save>[0]>
        kind="event"
        schema={eventForm as never}
        lists={EVENT_LISTS}
        draft={draft}
        initial={initial}
        save={(patch) => client.events.save(patch)}
        saveLabel={t('app:events.save')}
        onLeave={ways.onLeave}
        onSaved={(saved) => (waiting.length > 0 ? void navigate({ to: '/events/capture', search: { event: saved.id }, replace: true }) : ways.onSaved(saved))}
      >
        <Fields />
        <FormSection title={t('domain:kinds.photo')} help={event ? undefined : t('app:capture.photosHelp')}>
          {event ? <EventPhotos eventId={event.id} photos={event.photos} first={takeWaiting} /> : <FirstPhotos />}
        </FormSection>
      </RecordForm>
    </FormPage>
  );
}

function Captured({ id }: { readonly id: string }) {
  const text = useText();
  const { data } = useSuspenseQuery(queries.events.get.queryOptions({ input: { id } }));
  return <Form initial={eventValues(data, text)} event={{ id, photos: data.photos }} />;
}

export function CapturePage() {
  const { event } = useSearch({ from: '/framed/events/capture' });
  const fields = blank('event', { type: 'projectMeeting', status: 'held', dates: today() });
  return event ? <Captured key={event} id={event} /> : <Form initial={{ ...EMPTY_EVENT, fields }} event={null} />;
}
