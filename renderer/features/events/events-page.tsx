import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type { EventSummary } from '#shared/contract/events.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { queries } from '../../api/client.ts';
import { LinkButton } from '../../ui/button.tsx';
import { BatchBar } from '../batch/batch-bar.tsx';
import { ReportOfChosen } from '../reports/chosen-dialog.tsx';
import { DraftsHere } from '../drafts/draft-lines.tsx';
import { today } from '#shared/domain/today.ts';
import { FilterSelect } from '../../forms/filter-select.tsx';
import { ListDetail } from '../../ui/list-detail.tsx';
import { Empty } from '../../ui/page.tsx';
import { EventStatus } from '../../ui/status.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { EventDates } from './event-table.tsx';

const PAGE = 60;
const FILTERS = ['all', 'late', 'planned', 'held', 'postponed', 'cancelled', 'unknown'] as const;
type Filter = (typeof FILTERS)[number];

function EventLine({ event }: { readonly event: EventSummary }) {
  const text = useText();
  return (
    <Link to="/events/$id" params={{ id: event.id }} className="list-line" activeProps={{ 'aria-current': 'page' }} resetScroll={false} data-event={event.id}>
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
  const { show } = useSearch({ from: '/framed/events' });
  const navigate = useNavigate();
  const filter: Filter = FILTERS.find((known) => known === show) ?? 'all';
  const asked = filter === 'late' ? { status: null, undecidedBefore: today() } : { status: filter === 'all' ? null : filter, undecidedBefore: null };
  const list = useInfiniteQuery(
    queries.events.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE, projectId: null, ...asked }),
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
      row={(event) => <EventLine event={event} />}
      more={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
      actions={
        <LinkButton to="/events/new" look="primary">
          {t('app:events.newShort')}
        </LinkButton>
      }
      filters={
        <div className="list-filters">
          <FilterSelect
            label={t('app:events.filter')}
            value={filter}
            options={FILTERS.map((id) => ({ id, name: id === 'all' ? t('app:events.filters.all') : t(`domain:outcome.${id}`) }))}
            onChange={(id) => void navigate({ to: '.', search: id === 'all' ? {} : { show: id }, replace: true })}
          />
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
      }
      choosing={{ found: total, name: (event) => text(event.title), bar: (chosen) => <BatchBar kind="event" chosen={chosen} filter={asked} more={(records) => <ReportOfChosen chosen={records} />} /> }}
      before={<DraftsHere kind="event" />}
      empty={
        list.isPending ? null : filter === 'all' ? (
          <Empty action={<LinkButton to="/events/new">{t('app:events.new')}</LinkButton>}>{t('app:events.empty')}</Empty>
        ) : (
          <Empty>{t('app:events.noneLike')}</Empty>
        )
      }
    />
  );
}
