import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import { queries } from '../../api/client.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { Texts } from '../../ui/texts.tsx';
import { Picture } from './picture.tsx';
import './photos.css';

const PAGE = 60;

export function PhotosPage() {
  const { t } = useWords();
  const list = useInfiniteQuery(
    queries.photos.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const photos = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page wide title={t('domain:kinds.photo')} name={t('domain:kinds.photo')}>
      {photos.length === 0 && !list.isPending ? (
        <Empty action={<LinkButton to="/events">{t('app:photos.toEvents')}</LinkButton>}>{t('app:photos.empty')}</Empty>
      ) : (
        <ul className="photo-grid">
          {photos.map((photo) => (
            <li key={photo.id}>
              <Link to="/photos/$id" params={{ id: photo.id }} className="photo-card">
                <Picture photo={photo} size={400} />
                <span className="photo-caption">
                  {photo.caption ? <Texts texts={photo.caption} /> : <em>{t('app:photos.noCaption')}</em>}
                  <span className="written">
                    <Texts texts={photo.event.name} />
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <p style={{ marginBlockStart: 24 }}>
          <Button onPress={() => void list.fetchNextPage()}>{t('app:list.more')}</Button>
        </p>
      ) : null}
    </Page>
  );
}
