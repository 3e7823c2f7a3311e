import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import { countryName } from '#shared/domain/countries.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { queries } from '../../api/client.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ListFacets, ListOrderSelect, ListQuestionBox, NoneFound, useListFacets, useListQuestion } from '../asking/list-question.tsx';
import { BatchBar } from '../batch/batch-bar.tsx';
import { DraftsHere } from '../drafts/draft-lines.tsx';
import { ListDetail, focusFirstLine } from '../../ui/list-detail.tsx';
import { Empty } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';

const PAGE = 100;

export function OrganisationsPage() {
  const { t, i18n } = useWords();
  const text = useText();
  const question = useListQuestion('organisation');
  const { words, order } = question;
  const facets = useListFacets(question);
  const list = useInfiniteQuery(
    queries.organisations.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE, words, order }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
      placeholderData: (before) => before,
    }),
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <ListDetail
      title={t('domain:kinds.organisation')}
      total={numberFormat(i18n.language).format(total)}
      items={items}
      rowHeight={64}
      row={(organisation) => (
        <Link to="/organisations/$id" params={{ id: organisation.id }} search={question.search} className="list-line" activeProps={{ 'aria-current': 'page' }} resetScroll={false}>
          <span className="list-line-title">{organisation.shortName ?? <Texts texts={organisation.name} />}</span>
          <span className="list-line-facts">
            <span>{organisation.place ? `${text(organisation.place.name)}, ${countryName(organisation.place.country, i18n.language)}` : t('app:organisations.placeUnknown')}</span>
            <span>{order === 'events' ? t('app:projects.events', { count: organisation.events }) : t('app:organisations.roles', { count: organisation.roles })}</span>
          </span>
        </Link>
      )}
      more={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
      actions={
        <LinkButton to="/organisations/new" look="primary">
          {t('app:organisations.newShort')}
        </LinkButton>
      }
      filters={
        <>
          <ListQuestionBox question={question} facets={facets} onDown={focusFirstLine} />
        <div className="list-filters">
            <ListOrderSelect question={question} />
          <LinkButton to="/duplicates/$kind" params={{ kind: 'organisation' }} look="quiet">
            {t('app:duplicates.title')}
          </LinkButton>
          <LinkButton to="/import/$kind" params={{ kind: 'organisation' }} look="quiet">
            {t('app:recordTable.open')}
          </LinkButton>
        </div>
        </>
      }
      narrowing={<ListFacets question={question} facets={facets} to="/organisations" />}
      asked={words}
      choosing={{ found: total, name: (organisation) => organisation.shortName ?? text(organisation.name), bar: (chosen) => <BatchBar kind="organisation" chosen={chosen} words={words} /> }}
      before={<DraftsHere kind="organisation" />}
      empty={
        list.isPending ? null : words.trim() === '' ? (
          <Empty action={<LinkButton to="/organisations/new">{t('app:organisations.new')}</LinkButton>}>{t('app:organisations.empty')}</Empty>
        ) : (
          <NoneFound question={question} />
        )
      }
    />
  );
}
