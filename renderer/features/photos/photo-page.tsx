import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type * as z from 'zod';
import { photoForm } from '#shared/contract/photos.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { TextInput } from '../../forms/field.tsx';
import { type Names, PickInput } from '../../forms/pick-input.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { Unknown } from '../../ui/unknown.tsx';
import { Writing } from '../../ui/writing.tsx';
import { RecordActions } from '../history/record-actions.tsx';
import { ErasePhoto } from './erase-photo.tsx';
import { Picture } from './picture.tsx';
import './photos.css';

type Values = z.input<typeof photoForm>;

/** Moves a photo among those of its event. */
function Order({ id, place }: { readonly id: string; readonly place: { readonly index: number; readonly of: number } }) {
  const { t } = useWords();
  const attempt = useAttempt();
  const move = (by: -1 | 1) => void attempt(async () => void (await client.photos.move({ id, by })));
  return (
    <>
      <Button look="quiet" onPress={() => move(-1)} isDisabled={place.index === 1}>
        {t('app:photos.earlier')}
      </Button>
      <Button look="quiet" onPress={() => move(1)} isDisabled={place.index === place.of}>
        {t('app:photos.later')}
      </Button>
    </>
  );
}

/** A photo, large, and the form of what is said of it: it is described while it is looked at. */
export function PhotoPage() {
  const { t, i18n } = useWords();
  const text = useText();
  const navigate = useNavigate();
  const language = interfaceLanguage(i18n.language);
  const { id } = useParams({ from: '/framed/photos/$id' });
  const { field } = useSearch({ from: '/framed/photos/$id' });
  const { data } = useSuspenseQuery(queries.photos.get.queryOptions({ input: { id } }));
  const { photo, event, place } = data;
  const toEvent = { to: '/events/$id', params: { id: event.id }, hash: 'photos' } as const;
  const { eventId, takenAt, caption, alternative, creator, rights } = photo;
  const initial: Values & { names: Names } = { id, revision: photo.revision, fields: { eventId, takenAt, caption, alternative, creator, rights }, names: { [event.id]: text(event.name) } };
  const name = text(photo.caption, photo.originalName);
  return (
    <Page
      back={{ place: { to: '/photos' }, name: t('domain:kinds.photo') }}
      kind={t('domain:kind.photo')}
      title={photo.caption ? <Texts texts={photo.caption} /> : photo.originalName}
      name={name}
      actions={<RecordActions kind="photo" id={id} name={name} after={toEvent} />}
    >
      <figure className="photo-large">
        <Picture photo={photo} size={1600} />
      </figure>
      <Section title={t('app:photos.about')}>
        <RecordForm<Values & { names: Names }, Parameters<typeof client.photos.save>[0]>
          key={photo.revision}
          kind="photo"
          schema={photoForm as never}
          initial={initial}
          save={(patch) => client.photos.save(patch)}
          saveLabel={t('app:photos.save')}
          onLeave={() => void navigate(toEvent)}
          focus={field}
        >
          <div className="photo-form">
            <TextsInput name="fields.caption" label={t('domain:field.caption')} />
            <TextsInput name="fields.alternative" label={t('domain:field.alternative')} help={t('app:photos.alternativeHelp')} multiline />
            <div className="field-row">
              <TextInput name="fields.creator" label={t('domain:field.creator')} />
              <TextInput name="fields.rights" label={t('domain:field.rights')} />
            </div>
            <PickInput name="fields.eventId" label={t('domain:kind.event')} kind="event" required />
            <TextInput name="fields.takenAt" label={t('domain:field.takenAt')} type="datetime-local" />
          </div>
        </RecordForm>
      </Section>
      <Section title={t('app:project.facts')}>
        <Facts>
          <Fact name={t('domain:kind.event')}>
            <Link {...toEvent}>
              <Texts texts={event.name} />
            </Link>
          </Fact>
          <Fact name={t('domain:field.takenAt')}>{photo.takenAt ? [formatDate(photo.takenAt.slice(0, 10), language), photo.takenAt.slice(11, 16)].filter(Boolean).join(', ') : <Unknown />}</Fact>
          {place.of > 1 ? (
            <Fact name={t('domain:field.position')}>
              {t('app:events.orderOf', place)}{' '}
              <Writing>
                <Order id={id} place={place} />
              </Writing>
            </Fact>
          ) : null}
          <Fact name={t('app:photos.file')}>
            {photo.originalName}
            <span className="written number">
              {numberFormat(language).format(photo.width)} × {numberFormat(language).format(photo.height)} · {numberFormat(language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(photo.bytes / 1024)} ·{' '}
              {photo.mediaType}
            </span>
          </Fact>
        </Facts>
      </Section>
      <Writing>
        <Section title={t('app:erase.title')}>
          <ErasePhoto id={id} name={photo.originalName} eventId={event.id} />
        </Section>
      </Writing>
    </Page>
  );
}
