/** The photos of an event, and the place to drop more. */

import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { PhotoView } from '#shared/contract/photos.ts';
import { useWords } from '../../base/words.ts';
import { Texts } from '../../ui/texts.tsx';
import { PhotoDrop, PhotoProgress, usePhotoAdding } from './photo-adding.tsx';
import { Picture } from './picture.tsx';
import './photos.css';

interface Props {
  readonly eventId: string;
  readonly photos: readonly PhotoView[];
  /** Gives files that were dropped before the event was there, once. */
  readonly first?: () => readonly File[];
}

export function EventPhotos({ eventId, photos, first }: Props) {
  const { t } = useWords();
  const { add, ...onTheirWay } = usePhotoAdding(eventId);
  const takeFirst = useRef(first);
  useEffect(() => void add(takeFirst.current?.() ?? []), [add]);
  return (
    <div className="event-photos">
      {photos.length > 0 ? (
        <ul className="photo-grid">
          {photos.map((photo) => (
            <li key={photo.id}>
              <Link to="/photos/$id" params={{ id: photo.id }} className="photo-card">
                <Picture photo={photo} size={400} />
                <span className="photo-caption">{photo.caption ? <Texts texts={photo.caption} /> : <em>{t('app:photos.noCaption')}</em>}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <PhotoDrop hasSome={photos.length > 0} onFiles={(files) => void add(files)} />
      <PhotoProgress {...onTheirWay} />
    </div>
  );
}
