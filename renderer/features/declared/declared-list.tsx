import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ListKind } from '#shared/contract/declared-kinds.ts';
import { useWords } from '../../base/words.ts';
import { queries } from '../../api/client.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ListDetail } from '../../ui/list-detail.tsx';
import { Empty } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { BatchBar } from '../batch/batch-bar.tsx';
import { DraftsHere } from '../drafts/draft-lines.tsx';

const PAGE = 100;
const PLACES = {
  source: { one: '/sources/$id', add: '/sources/new' },
  person: { one: '/people/$id', add: '/people/new' },
} as const;

/** All records of a kind, beside the one that was chosen. */
export function DeclaredList({ kind }: { readonly kind: ListKind }) {
  const { t } = useWords();
  const text = useText();
  const list = useInfiniteQuery(
    queries.declared.list.infiniteOptions({
      input: (after: string | null) => ({ kind, after, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const words = kind === 'source' ? ('sourcesPage' as const) : ('peoplePage' as const);
  return (
    <ListDetail
      title={t(`domain:kinds.${kind}`)}
      items={items}
      rowHeight={64}
      row={(item) => (
        <Link to={PLACES[kind].one} params={{ id: item.id }} className="list-line" activeProps={{ 'aria-current': 'page' }} resetScroll={false}>
          <span className="list-line-title">
            <Texts texts={item.name} />
          </span>
          <span className="list-line-facts">{item.detail ? <span>{item.detail}</span> : null}</span>
        </Link>
      )}
      more={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
      actions={
        <>
          <LinkButton to={PLACES[kind].add} look="primary">
            {t(`app:${words}.newShort`)}
          </LinkButton>
          {kind === 'person' ? (
            <LinkButton to="/duplicates/$kind" params={{ kind: 'person' }} look="quiet">
              {t('app:duplicates.title')}
            </LinkButton>
          ) : null}
        </>
      }
      choosing={{ found: list.hasNextPage ? null : items.length, name: (item) => text(item.name), bar: (chosen) => <BatchBar kind={kind} chosen={chosen} /> }}
      before={<DraftsHere kind={kind} />}
      empty={list.isPending ? null : <Empty action={<LinkButton to={PLACES[kind].add}>{t(`app:${words}.new`)}</LinkButton>}>{t(`app:${words}.empty`)}</Empty>}
    />
  );
}
