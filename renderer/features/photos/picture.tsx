import { type RefObject, useEffect, useRef, useState } from 'react';
import type { PhotoView } from '#shared/contract/photos.ts';
import { pictureAddress, releasePicture } from '../../api/pictures.ts';
import { useSentence } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { useText } from '../../ui/texts.tsx';

interface Props {
  readonly photo: Pick<PhotoView, 'sha256' | 'width' | 'height' | 'alternative' | 'caption' | 'originalName'>;
  readonly size: 400 | 1600;
}

/** How near to what is seen a picture is fetched. A screen's height or more, so that it is there before it is come to. */
const NEAR = '1250px';

/** An empty picture as large as the one to come, so that nothing moves when that is there. */
function standIn({ width, height }: Props['photo'], size: number): string {
  const scale = Math.min(1, size / Math.max(width, height));
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"/>`)}`;
}

function useNear(place: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watching = new IntersectionObserver((entries) => setNear(entries.some((entry) => entry.isIntersecting)), { rootMargin: NEAR, scrollMargin: NEAR });
    watching.observe(place.current);
    return () => watching.disconnect();
  }, [place]);
  return near;
}

type Loaded = { readonly address: string } | { readonly error: unknown };

/** Fetches a picture while it is near, and lets go of it when it is gone; null before it is there. */
function useLoaded(sha256: string, size: Props['size'], near: boolean): Loaded | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (!near) return;
    const leaving = new AbortController();
    let held: string | null = null;
    const load = async () => {
      const address = await pictureAddress(sha256, size, leaving.signal);
      if (leaving.signal.aborted) return releasePicture(address);
      held = address;
      setLoaded({ address });
    };
    load().catch((error: unknown) => {
      if (!leaving.signal.aborted) setLoaded({ error });
    });
    return () => {
      leaving.abort();
      if (held !== null) releasePicture(held);
      setLoaded(null);
    };
  }, [sha256, size, near]);
  return loaded;
}

/** A picture from the archive; where it can't be read, that is said in its place. */
export function Picture({ photo, size }: Props) {
  const { t } = useWords();
  const text = useText();
  const sentence = useSentence();
  const place = useRef<HTMLSpanElement>(null);
  const loaded = useLoaded(photo.sha256, size, useNear(place));
  const [undrawn, setUndrawn] = useState<string | null>(null);
  const { width, height } = photo;
  const described = text(photo.alternative) || text(photo.caption) || t('app:photos.undescribed', { name: photo.originalName });
  const address = loaded && 'address' in loaded ? loaded.address : null;
  // Of bytes that are no picture the browser says nothing more than that.
  const problem = loaded && 'error' in loaded ? sentence(loaded.error) : address !== null && undrawn === address ? t('errors:photo.fileDamaged', { name: photo.originalName }) : null;
  return (
    <span className="picture" ref={place}>
      {problem === null ? (
        <img src={address ?? standIn(photo, size)} alt={described} width={width} height={height} decoding="async" onError={() => setUndrawn(address)} />
      ) : (
        <span className="picture-unread" style={{ aspectRatio: `${width} / ${height}` }}>
          {problem}
        </span>
      )}
    </span>
  );
}
