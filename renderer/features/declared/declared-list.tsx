import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ListKind } from '#shared/contract/declared-kinds.ts';
import { useWords } from '../../base/words.ts';
import { queries } from '../../api/client.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ListDetail } from '../../ui/list-detail.tsx';
import { Empty } from '../../ui/page.tsx';
import { Texts } from '../../ui/texts.tsx';
import { DraftsHere } from '../drafts/draft-lines.tsx';

const PAGE = 100;
const PLACES = {
  source: { one: '/sources/$id', add: '/sources/new' },
  person: { one: '/people/$id', add: '/people/new' },
} as const;

/** All records of a kind, beside the one that was chosen. */
export function DeclaredList({ kind }: { readonly kind: ListKind }) {
  const { t } = useWords();
  const list = useInfiniteQuery(
    queries.declared.list.infiniteOptions({
      input: (after: string | null) => ({ kind, after, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const words = kind === 'source' ? ('sourcesPage' as const) : ('peoplePage' as const);
  return (
    <ListDetail
      title={t(`domain:kinds.${kind}`)}
      items={list.data?.pages.flatMap((page) => page.items) ?? []}
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
        <LinkButton to={PLACES[kind].add} look="primary">
          {t(`app:${words}.newShort`)}
        </LinkButton>
      }
      before={<DraftsHere kind={kind} />}
      empty={list.isPending ? null : <Empty action={<LinkButton to={PLACES[kind].add}>{t(`app:${words}.new`)}</LinkButton>}>{t(`app:${words}.empty`)}</Empty>}
    />
  );
}
