import { type RefObject, useEffect, useRef } from 'react';
import { useWords } from '../../base/words.ts';

interface Props {
  readonly list: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; readonly fetchNextPage: () => unknown };
  /** Where what comes is shown. */
  readonly frame: RefObject<HTMLElement | null>;
}

/** Asks for the next page of what is seen; the next key then goes to the first of what came. */
export function More({ list, frame }: Props) {
  const { t } = useWords();
  const before = useRef<ReadonlySet<Element> | null>(null);
  const shown = () => [...(frame.current?.querySelectorAll<HTMLElement>('a[data-hit]') ?? [])];
  useEffect(() => {
    if (before.current === null || list.isFetchingNextPage) return;
    shown().find((link) => !before.current?.has(link))?.focus();
    before.current = null;
  });
  if (!list.hasNextPage) return null;
  const showMore = () => {
    if (list.isFetchingNextPage) return;
    before.current = new Set(shown());
    list.fetchNextPage();
  };
  return (
    <button type="button" className="button button-plain hits-more" data-hit aria-disabled={list.isFetchingNextPage} onClick={showMore}>
      {t('app:search.more')}
    </button>
  );
}
