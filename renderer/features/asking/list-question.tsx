/** What a list is asked for, and in which order it stands: both are its address, so that back, forward and a kept link find them again. */

import { type LinkProps, useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useMemo } from 'react';
import { LONGEST_QUESTION, type ListOrder, type ListedKind, listOrders } from '#shared/contract/lists.ts';
import { type Read, readQuestion } from '#shared/domain/asking/read.ts';
import { useWords } from '../../base/words.ts';
import { FilterSelect } from '../../forms/filter-select.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/page.tsx';
import { Facets, namesIn, useFacets } from './facets.tsx';
import { Understood } from './understood.tsx';
import './list-question.css';

/** The id of the field in which it is typed. */
const BOX = 'list-question';

/** As the address holds it. */
export interface ListSearch {
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

export interface ListQuestion<K extends ListedKind = ListedKind> {
  readonly kind: K;
  /** As it is typed. */
  readonly text: string;
  /** What the list is asked for by now: typing goes before it. */
  readonly words: string;
  readonly read: Read;
  readonly order: ListOrder<K>;
  readonly search: ListSearch;
  readonly onAsk: (text: string, replace?: boolean) => void;
  readonly onOrder: (order: string) => void;
}

export function useListQuestion<K extends ListedKind>(kind: K): ListQuestion<K> {
  const { q = '', sort } = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const text = q.slice(0, LONGEST_QUESTION);
  const orders = listOrders[kind] as readonly [ListOrder<K>, ...ListOrder<K>[]];
  const order = orders.find((known) => known === sort) ?? orders[0];
  const go = (search: ListSearch, replace: boolean) => void navigate({ to: '.', search, replace, resetScroll: false });
  return {
    kind,
    text,
    words: useDeferredValue(text),
    read: useMemo(() => readQuestion(text), [text]),
    order,
    search: { q: q || undefined, sort },
    onAsk: (asked, replace = false) => go({ q: asked || undefined, sort }, replace),
    onOrder: (id) => go({ q: q || undefined, sort: id === orders[0] ? undefined : id }, true),
  };
}

/** By what the list can be narrowed; null until it is known. */
export function useListFacets({ kind, words }: ListQuestion) {
  const found = useFacets(words, kind);
  return useMemo(() => found && { ...found, facets: found.facets.filter(({ field }) => field !== 'kind') }, [found]);
}

interface BoxProps {
  readonly question: ListQuestion;
  readonly facets: ReturnType<typeof useListFacets>;
  /** Takes the focus to the first of what was found. */
  readonly onDown: () => void;
}

export function ListQuestionBox({ question: { kind, text, read, onAsk }, facets, onDown }: BoxProps) {
  const { t } = useWords();
  const press = (event: KeyboardEvent) => {
    const isDown = event.key === 'ArrowDown' || event.key === 'Enter';
    if (!isDown && !(event.key === 'Escape' && text !== '')) return;
    event.preventDefault();
    event.stopPropagation();
    if (isDown) onDown();
    else onAsk('', true);
  };
  return (
    <search className="list-question" aria-label={t(`app:list.ask.${kind}`)}>
      <label className="only-heard" htmlFor={BOX}>
        {t(`app:list.ask.${kind}`)}
      </label>
      <input id={BOX} type="text" enterKeyHint="search" autoComplete="off" maxLength={LONGEST_QUESTION} placeholder={t(`app:list.ask.${kind}`)} value={text} onChange={(event) => onAsk(event.target.value, true)} onKeyDown={press} />
      <Understood text={text} read={read} names={namesIn(facets)} onAsk={onAsk} box={BOX} />
    </search>
  );
}

export function ListOrderSelect({ question: { kind, order, onOrder } }: { readonly question: ListQuestion }) {
  const { t } = useWords();
  const options = listOrders[kind].map((id) => ({ id, name: t(`app:list.orders.${kind}.${id}` as 'app:list.orders.event.newest') }));
  return <FilterSelect label={t('app:list.order')} value={order} options={options} onChange={onOrder} />;
}

/** Stands in the place of what a question does not find. */
export function NoneFound({ question: { onAsk } }: { readonly question: ListQuestion }) {
  const { t } = useWords();
  return <Empty action={<Button onPress={() => onAsk('')}>{t('app:list.showAll')}</Button>}>{t('app:list.none')}</Empty>;
}

const NOTHING_YET = { isExact: true, facets: [] };

interface FacetsProps {
  readonly question: ListQuestion;
  readonly facets: ReturnType<typeof useListFacets>;
  /** Where the list stands. */
  readonly to: '/events' | '/organisations' | '/photos';
}

export function ListFacets({ question: { text, read, search }, facets, to }: FacetsProps) {
  if (facets?.facets.length === 0) return null;
  const place = (asked: string): LinkProps => ({ to, search: { ...search, q: asked || undefined }, resetScroll: false });
  // Its place is kept while it is not known, so that nothing below it moves.
  return <Facets found={facets ?? NOTHING_YET} text={text} read={read} place={place} />;
}
