import { useWords } from '../../base/words.ts';
import type { PhotoView } from '#shared/contract/photos.ts';
import { useText } from '../../ui/texts.tsx';

interface Props {
  readonly photo: Pick<PhotoView, 'sha256' | 'width' | 'height' | 'alternative' | 'caption' | 'originalName'>;
  readonly size: 400 | 1600;
}

/** A picture from the archive, addressed by its fingerprint alone. */
export function Picture({ photo, size }: Props) {
  const { t } = useWords();
  const text = useText();
  const described = text(photo.alternative) || text(photo.caption) || t('app:photos.undescribed', { name: photo.originalName });
  return <img src={`/media/${photo.sha256}?size=${size}`} alt={described} width={photo.width} height={photo.height} loading="lazy" decoding="async" />;
}
