import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import { countryName } from '#shared/domain/countries.ts';
import { queries } from '../../api/client.ts';
import { LinkButton } from '../../ui/button.tsx';
import { BatchBar } from '../batch/batch-bar.tsx';
import { DraftsHere } from '../drafts/draft-lines.tsx';
import { ListDetail } from '../../ui/list-detail.tsx';
import { Empty } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';

const PAGE = 100;

export function PlacesPage() {
  const { t, i18n } = useWords();
  const text = useText();
  const list = useInfiniteQuery(
    queries.places.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <ListDetail
      title={t('domain:kinds.place')}
      items={items}
      rowHeight={64}
      row={(place) => (
        <Link to="/places/$id" params={{ id: place.id }} className="list-line" activeProps={{ 'aria-current': 'page' }} resetScroll={false}>
          <span className="list-line-title">
            <Texts texts={place.name} />
          </span>
          <span className="list-line-facts">
            <span>{countryName(place.country, i18n.language)}</span>
            <span>{t('app:projects.events', { count: place.events })}</span>
          </span>
        </Link>
      )}
      more={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
      actions={
        <LinkButton to="/places/new" look="primary">
          {t('app:placesPage.newShort')}
        </LinkButton>
      }
      filters={
        <div className="list-filters">
          <LinkButton to="/duplicates/$kind" params={{ kind: 'place' }} look="quiet">
            {t('app:duplicates.title')}
          </LinkButton>
          <LinkButton to="/import/$kind" params={{ kind: 'place' }} look="quiet">
            {t('app:recordTable.open')}
          </LinkButton>
        </div>
      }
      choosing={{ found: list.hasNextPage ? null : items.length, name: (place) => text(place.name), bar: (chosen) => <BatchBar kind="place" chosen={chosen} /> }}
      before={<DraftsHere kind="place" />}
      empty={list.isPending ? null : <Empty action={<LinkButton to="/places/new">{t('app:placesPage.new')}</LinkButton>}>{t('app:placesPage.empty')}</Empty>}
    />
  );
}
