import { Link } from '@tanstack/react-router';
import type { PhotoView } from '#shared/contract/photos.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { useWords } from '../../base/words.ts';
import { Texts } from '../../ui/texts.tsx';
import { Picture } from './picture.tsx';
import './photos.css';

interface Props {
  readonly photo: Pick<PhotoView, 'id' | 'sha256' | 'width' | 'height' | 'alternative' | 'caption' | 'originalName'>;
  /** The name of the event that it is of, where that is not said around it. */
  readonly event?: Multilingual | null;
  readonly isHit?: boolean;
}

/** A photo among others: its picture and what is said of it; it opens its page. */
export function PhotoCard({ photo, event, isHit = false }: Props) {
  const { t } = useWords();
  return (
    <Link to="/photos/$id" params={{ id: photo.id }} className="photo-card" {...(isHit ? { 'data-hit': true } : {})}>
      <Picture photo={photo} size={400} />
      <span className="photo-caption">
        {photo.caption ? <Texts texts={photo.caption} /> : <em>{t('app:photos.noCaption')}</em>}
        {event === undefined ? null : (
          <span className="written">
            <Texts texts={event} />
          </span>
        )}
      </span>
    </Link>
  );
}
