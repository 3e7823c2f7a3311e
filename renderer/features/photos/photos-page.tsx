import { useInfiniteQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef } from 'react';
import { numberFormat } from '#shared/domain/formats.ts';
import { queries } from '../../api/client.ts';
import { useWords } from '../../base/words.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useChoosing } from '../../ui/choosing.ts';
import { Empty, Page } from '../../ui/page.tsx';
import { useText } from '../../ui/texts.tsx';
import { ListFacets, ListOrderSelect, ListQuestionBox, NoneFound, useListFacets, useListQuestion } from '../asking/list-question.tsx';
import { BatchBar } from '../batch/batch-bar.tsx';
import { PhotoCard } from './photo-card.tsx';
import './photos.css';

const PAGE = 60;

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

export function PhotosPage() {
  const { t, i18n } = useWords();
  const text = useText();
  const question = useListQuestion('photo');
  const { words, order } = question;
  const facets = useListFacets(question);
  const list = useInfiniteQuery(
    queries.photos.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE, words, order }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
      placeholderData: (before) => before,
    }),
  );
  const photos = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const grid = useRef<HTMLUListElement>(null);
  const { chosen, isChosen, toggle, upTo, all } = useChoosing(photos.map(({ id }) => id), total, words);
  const cards = () => [...(grid.current?.querySelectorAll<HTMLElement>('a.photo-card') ?? [])];

  /** As in every list: arrows go from one to the next and choose with Shift, Space chooses, and Ctrl A all that is found. */
  const press = (event: KeyboardEvent) => {
    const at = cards().findIndex((card) => card === document.activeElement);
    const photo = photos[at];
    if (!photo) return;
    const step = STEPS[event.key];
    const isAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
    if (step === undefined && !isAll && event.key !== ' ') return;
    event.preventDefault();
    if (isAll) all();
    else if (step === undefined) toggle(photo.id);
    else {
      const next = photos[at + step];
      if (!next) return;
      if (event.shiftKey) {
        if (chosen.count === 0) toggle(photo.id);
        upTo(next.id);
      }
      cards()[at + step]?.focus();
    }
  };
  const isEmpty = photos.length === 0 && !list.isPending;
  return (
    <Page wide title={t('domain:kinds.photo')} name={t('domain:kinds.photo')} under={<span className="number">{numberFormat(i18n.language).format(total)}</span>}>
      {isEmpty && words.trim() === '' ? (
        <Empty action={<LinkButton to="/events">{t('app:photos.toEvents')}</LinkButton>}>{t('app:photos.empty')}</Empty>
      ) : (
        <>
          <div className="photos-asking">
            <ListQuestionBox question={question} facets={facets} onDown={() => cards()[0]?.focus()} />
            <div>
              <ListOrderSelect question={question} />
            </div>
            {chosen.count > 0 ? <BatchBar kind="photo" chosen={chosen} words={words} /> : null}
          </div>
          <div className="photos-found">
            <ListFacets question={question} facets={facets} to="/photos" />
            <div onKeyDown={press}>
              {isEmpty ? <NoneFound question={question} /> : null}
              <ul className={chosen.count > 0 ? 'photo-grid photo-choosing' : 'photo-grid'} ref={grid}>
                {photos.map((photo) => (
                  <li key={photo.id} data-chosen={isChosen(photo.id) || undefined}>
                    <input
                      type="checkbox"
                      className="photo-choice"
                      tabIndex={-1}
                      aria-label={t('app:batch.choose', { name: photo.caption ? text(photo.caption) : photo.originalName })}
                      checked={isChosen(photo.id)}
                      onChange={(event) => ((event.nativeEvent as MouseEvent).shiftKey ? upTo(photo.id) : toggle(photo.id))}
                    />
                    <PhotoCard photo={photo} event={photo.event.name} />
                  </li>
                ))}
              </ul>
              {list.hasNextPage ? (
                <p className="photos-more">
                  <Button onPress={() => void list.fetchNextPage()}>{t('app:list.more')}</Button>
                </p>
              ) : null}
            </div>
          </div>
        </>
      )}
    </Page>
  );
}
