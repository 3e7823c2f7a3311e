import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type { EventSummary } from '#shared/contract/events.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { queries } from '../../api/client.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ListFacets, ListOrderSelect, ListQuestionBox, type ListSearch, NoneFound, useListFacets, useListQuestion } from '../asking/list-question.tsx';
import { BatchBar } from '../batch/batch-bar.tsx';
import { ReportOfChosen } from '../reports/chosen-dialog.tsx';
import { DraftsHere } from '../drafts/draft-lines.tsx';
import { ListDetail, focusFirstLine } from '../../ui/list-detail.tsx';
import { Empty } from '../../ui/page.tsx';
import { EventStatus } from '../../ui/status.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { EventDates } from './event-table.tsx';

const PAGE = 60;

function EventLine({ event, search }: { readonly event: EventSummary; readonly search: ListSearch }) {
  const text = useText();
  return (
    <Link to="/events/$id" params={{ id: event.id }} search={search} className="list-line" activeProps={{ 'aria-current': 'page' }} resetScroll={false} data-event={event.id}>
      <span className="list-line-title">
        <Texts texts={event.title} />
      </span>
      <span className="list-line-facts">
        <span>
          <EventDates event={event} />
        </span>
        <span>{[event.place ? text(event.place.name) : null, ...event.projects.filter((found) => found.link === 'own').map((found) => found.acronym)].filter(Boolean).join(' · ')}</span>
        <EventStatus event={event} />
      </span>
    </Link>
  );
}

export function EventsPage() {
  const { t, i18n } = useWords();
  const text = useText();
  const question = useListQuestion('event');
  const { words, order } = question;
  const facets = useListFacets(question);
  const list = useInfiniteQuery(
    queries.events.list.infiniteOptions({
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
      title={t('app:events.title')}
      total={numberFormat(i18n.language).format(total)}
      items={items}
      rowHeight={84}
      row={(event) => <EventLine event={event} search={question.search} />}
      more={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
      actions={
        <LinkButton to="/events/new" look="primary">
          {t('app:events.newShort')}
        </LinkButton>
      }
      filters={
        <>
        <ListQuestionBox question={question} facets={facets} onDown={focusFirstLine} />
        <div className="list-filters">
            <ListOrderSelect question={question} />
          <LinkButton to="/events/capture" look="quiet">
            {t('app:capture.title')}
          </LinkButton>
          <LinkButton to="/events/several" look="quiet">
            {t('app:several.short')}
          </LinkButton>
          <LinkButton to="/import/$kind" params={{ kind: 'event' }} look="quiet">
            {t('app:recordTable.open')}
          </LinkButton>
        </div>
        </>
      }
      narrowing={<ListFacets question={question} facets={facets} to="/events" />}
      asked={words}
      choosing={{ found: total, name: (event) => text(event.title), bar: (chosen) => <BatchBar kind="event" chosen={chosen} words={words} more={(records) => <ReportOfChosen chosen={records} />} /> }}
      before={<DraftsHere kind="event" />}
      empty={
        list.isPending ? null : words.trim() === '' ? (
          <Empty action={<LinkButton to="/events/new">{t('app:events.new')}</LinkButton>}>{t('app:events.empty')}</Empty>
        ) : (
          <NoneFound question={question} />
        )
      }
    />
  );
}
