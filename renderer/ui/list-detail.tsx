/** A long list beside the record chosen from it; one after the other where there is no room. */

import { Outlet, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { cameBackFrom } from '../base/way-back.ts';
import { useWords } from '../base/words.ts';
import { measureElement, useVirtualizer } from '@tanstack/react-virtual';
import { type Chosen, useChoosing } from './choosing.ts';
import { useIsWide } from './wide.ts';
import './list-detail.css';

/** Takes the focus to the first line of the list that is shown. */
export const focusFirstLine = () => document.querySelector<HTMLElement>('.list-scroll [data-index] a')?.focus();

interface Props<T extends { readonly id: string }> {
  readonly title: string;
  readonly actions: ReactNode;
  readonly filters?: ReactNode;
  /** By what the list can be narrowed: where a record would stand, or under the head where there is no room beside it. */
  readonly narrowing?: ReactNode;
  /** What the list is asked for. */
  readonly asked?: string;
  /** What stands before the list: drafts that wait to be finished. */
  readonly before?: ReactNode;
  readonly items: readonly T[];
  readonly total?: string;
  /** A row's height in pixels, before it is measured. */
  readonly rowHeight: number;
  readonly row: (item: T) => ReactNode;
  /** Asks for the next page; undefined when all is there. */
  readonly more: (() => void) | undefined;
  readonly empty: ReactNode;
  /** What can be done with several that are chosen; a list without it has nothing to choose. `found`: all that it finds, loaded or not; null where that is not known. */
  readonly choosing?: { readonly found: number | null; readonly name: (item: T) => string; readonly bar: (chosen: Chosen) => ReactNode };
}

export function ListDetail<T extends { readonly id: string }>({ title, actions, filters, narrowing, asked, before, items, total, rowHeight, row, more, empty, choosing }: Props<T>) {
  const { t } = useWords();
  const { id: open } = useParams({ strict: false });
  const { chosen, isChosen, toggle, upTo, all } = useChoosing(items.map(({ id }) => id), choosing?.found ?? null, asked);
  const isWide = useIsWide();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => items[index]?.id ?? index,
    // While a record stands in the list's place, its rows have no height: they keep the one they had.
    measureElement: (row, entry, list) => measureElement(row, entry, list) || (list.measurementsCache[list.indexFromElement(row)]?.size ?? rowHeight),
  });
  const rows = virtual.getVirtualItems();
  const openIndex = open ? items.findIndex((item) => item.id === open) : -1;
  // The list shows what was opened from elsewhere; what was chosen in it is in sight already.
  useEffect(() => {
    if (openIndex >= 0) virtual.scrollToIndex(openIndex, { align: 'auto' });
  }, [openIndex, virtual]);
  // Who comes back from a record finds the list where it was, and the focus on its row.
  const scrolledTo = useRef(0);
  const back = useRef<string | null>(null);
  // Before it is drawn: a list that is shown again begins at its top, and would say so.
  useLayoutEffect(() => {
    if (open) return;
    back.current = cameBackFrom();
    const list = scroll.current;
    if (!list) return;
    list.scrollTop = scrolledTo.current;
    // A browser that has kept the place itself says nothing of it, and the rows would be those of another.
    const told = requestAnimationFrame(() => list.dispatchEvent(new Event('scroll')));
    return () => cancelAnimationFrame(told);
  }, [open]);
  useEffect(() => {
    const index = open || back.current === null ? -1 : items.findIndex(({ id }) => back.current?.endsWith(`/${id}`));
    // A list that was hidden is measured, and has its rows, only after it is shown.
    if (index < 0 || !virtual.scrollRect?.height) return;
    const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
    if (!row) {
      const { start = 0, end = 0 } = virtual.measurementsCache[index] ?? {};
      const from = scroll.current?.scrollTop ?? 0;
      // Where the list was, the row is only not drawn yet.
      const isWhereItWas = end > from && start < from + virtual.scrollRect.height;
      if (!isWhereItWas) virtual.scrollToIndex(index, { align: 'center' });
      return;
    }
    back.current = null;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  });
  const keepScroll = () => {
    if (scroll.current?.clientHeight) scrolledTo.current = scroll.current.scrollTop;
  };
  // The next page is asked for before the end of this one is seen.
  if (more && (rows.at(-1)?.index ?? 0) >= items.length - 20) queueMicrotask(more);

  /** Space chooses, and Ctrl A all that the list finds. True where the key was for that. */
  const choose = (event: React.KeyboardEvent, id: string | undefined): boolean => {
    if (!choosing || !id) return false;
    const isAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
    if (isAll) all();
    else if (event.key === ' ') toggle(id);
    if (isAll || event.key === ' ') event.preventDefault();
    return isAll || event.key === ' ';
  };
  const move = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const current = document.activeElement?.closest('[data-index]')?.getAttribute('data-index');
    if (current === null || current === undefined || choose(event, items[Number(current)]?.id) || step === 0) return;
    event.preventDefault();
    const next = Math.min(items.length - 1, Math.max(0, Number(current) + step));
    const [from, to] = [items[Number(current)], items[next]];
    // With Shift the way that the arrow goes is chosen, its beginning too.
    if (choosing && event.shiftKey && from && to) {
      if (chosen.count === 0) toggle(from.id);
      upTo(to.id);
    }
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus());
  };
  return (
    <div className={open ? 'list-detail list-detail-open' : 'list-detail'}>
      <section className="list-side" aria-label={title}>
        <header className="list-head">
          <div className="list-title">
            {open ? <h2>{title}</h2> : <h1 className="list-h1">{title}</h1>}
            {total ? <span className="quiet number">{total}</span> : null}
          </div>
          <div className="list-actions">{actions}</div>
          {filters}
          {choosing && chosen.count > 0 ? choosing.bar(chosen) : null}
          {before}
        </header>
        {open || isWide ? null : narrowing}
        {items.length === 0 ? (
          <div className="list-empty">{empty}</div>
        ) : (
          <div className={chosen.count > 0 ? 'list-scroll list-choosing' : 'list-scroll'} ref={scroll} onScroll={keepScroll} onKeyDown={move}>
            <ul style={{ blockSize: virtual.getTotalSize() }}>
              {rows.map(({ index, start }) => {
                const item = items[index];
                return item ? (
                  <li key={item.id} data-index={index} ref={virtual.measureElement} style={{ transform: `translateY(${start}px)` }} data-chosen={isChosen(item.id) || undefined} aria-setsize={items.length} aria-posinset={index + 1}>
                    {choosing ? (
                      // By keys the row itself is chosen; a box a row would be as many stops again.
                      <input
                        type="checkbox"
                        className="list-choice"
                        tabIndex={-1}
                        aria-label={t('app:batch.choose', { name: choosing.name(item) })}
                        checked={isChosen(item.id)}
                        onChange={(event) => ((event.nativeEvent as MouseEvent).shiftKey ? upTo(item.id) : toggle(item.id))}
                      />
                    ) : null}
                    {row(item)}
                  </li>
                ) : null;
              })}
            </ul>
          </div>
        )}
      </section>
      <div className="detail-side">
        {open ? <Outlet /> : items.length > 0 ? <p className="detail-empty">{t(narrowing ? 'app:list.chooseOrNarrow' : 'app:list.choose')}</p> : null}
        {!open && isWide ? narrowing : null}
      </div>
    </div>
  );
}
