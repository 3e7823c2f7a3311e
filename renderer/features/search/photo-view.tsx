/** The photos among the hits, and those of the events among them, as a wall. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { queries } from '../../api/client.ts';
import { useWords } from '../../base/words.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/page.tsx';
import { Waiting } from '../../ui/problem.tsx';
import { PhotoCard } from '../photos/photo-card.tsx';
import type { ViewProps } from './view-props.ts';
import { More } from './more.tsx';

const PAGE = 60;

export default function PhotoView({ words }: ViewProps) {
  const { t } = useWords();
  const list = useInfiniteQuery(
    queries.search.photos.infiniteOptions({
      input: (after: string | null) => ({ words, after, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
      placeholderData: (before) => before,
    }),
  );
  const frame = useRef<HTMLDivElement>(null);
  if (!list.data) return <Waiting />;
  const photos = list.data.pages.flatMap(({ items }) => items);
  if (photos.length === 0) return <Empty action={<LinkButton to="/events">{t('app:photos.toEvents')}</LinkButton>}>{t('app:search.views.noPhotos')}</Empty>;
  return (
    <div ref={frame} className="hit-photos">
      <p className="quiet">{t('app:search.views.whosePhotos')}</p>
      <ul className="photo-grid">
        {photos.map((photo) => (
          <li key={photo.id}>
            <PhotoCard photo={photo} event={photo.event.name} isHit />
          </li>
        ))}
      </ul>
      <More list={list} frame={frame} />
    </div>
  );
}
