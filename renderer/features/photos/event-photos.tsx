/** The photos of an event, and the place to drop more. */

import { useEffect, useRef } from 'react';
import type { PhotoView } from '#shared/contract/photos.ts';
import { Writing } from '../../ui/writing.tsx';
import { PhotoDrop, PhotoProgress, usePhotoAdding } from './photo-adding.tsx';
import { PhotoCard } from './photo-card.tsx';
import './photos.css';

interface Props {
  readonly eventId: string;
  readonly photos: readonly PhotoView[];
  /** Gives files that were dropped before the event was there, once. */
  readonly first?: () => readonly File[];
}

export function EventPhotos({ eventId, photos, first }: Props) {
  const { add, ...onTheirWay } = usePhotoAdding(eventId);
  const takeFirst = useRef(first);
  useEffect(() => void add(takeFirst.current?.() ?? []), [add]);
  return (
    <div className="event-photos">
      {photos.length > 0 ? (
        <ul className="photo-grid">
          {photos.map((photo) => (
            <li key={photo.id}>
              <PhotoCard photo={photo} />
            </li>
          ))}
        </ul>
      ) : null}
      <Writing>
        <PhotoDrop hasSome={photos.length > 0} onFiles={(files) => void add(files)} />
      </Writing>
      <PhotoProgress {...onTheirWay} />
    </div>
  );
}
