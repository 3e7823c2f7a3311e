/** The own logo of a report: a photo of the archive. */

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button as Choosable } from 'react-aria-components';
import { queries } from '../../api/client.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { Picture } from '../photos/picture.tsx';
import type { Shaping } from './shape-state.ts';
import '../photos/photos.css';

const PAGE = 60;

function PhotosToChoose({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const { t } = useWords();
  const list = useInfiniteQuery(
    queries.photos.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const photos = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (photos.length === 0) return list.isPending ? null : <p>{t('app:shape.noPhotos')}</p>;
  return (
    <>
      <ul className="photo-grid shape-logos">
        {photos.map((photo) => (
          <li key={photo.id}>
            <Choosable className="photo-card shape-logo-choice" onPress={() => onChoose(photo.id)}>
              <Picture photo={photo} size={400} />
              <span className="photo-caption">
                <Texts texts={photo.caption ?? photo.event.name} />
              </span>
            </Choosable>
          </li>
        ))}
      </ul>
      {list.hasNextPage ? <Button onPress={() => void list.fetchNextPage()}>{t('app:list.more')}</Button> : null}
    </>
  );
}

/** The chosen one; that it is gone where its photo is. */
function Chosen({ id }: { readonly id: string }) {
  const { t } = useWords();
  const text = useText();
  const { data, error } = useQuery(queries.photos.get.queryOptions({ input: { id } }));
  if (error) return <p>{t('app:shape.logoGone')}</p>;
  if (!data) return null;
  return (
    <p className="shape-logo">
      <span className="shape-picture" aria-hidden>
        <Picture photo={data.photo} size={400} />
      </span>
      {text(data.photo.alternative) || text(data.photo.caption) || data.photo.originalName}
    </p>
  );
}

export function Logo({ shaping: { shape, change } }: { readonly shaping: Shaping }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { logoId } = shape;
  const chooser = useRef<HTMLButtonElement>(null);
  /** The button is gone: who pressed it goes on with the one beside it. */
  const takeOff = () => {
    flushSync(() => change({ logoId: null }));
    chooser.current?.focus();
  };
  return (
    <fieldset className="shape-part">
      <legend className="field-label">{t('app:shape.logo')}</legend>
      <p className="quiet">{t('app:shape.logoHelp')}</p>
      {logoId === null ? null : <Chosen id={logoId} />}
      <div className="shape-buttons">
        <Button ref={chooser} onPress={() => setOpen(true)}>{t(logoId === null ? 'app:shape.chooseLogo' : 'app:shape.otherLogo')} …</Button>
        {logoId === null ? null : (
          <Button look="quiet" onPress={takeOff}>
            {t('app:shape.withoutLogo')}
          </Button>
        )}
      </div>
      <Dialog title={t('app:shape.chooseLogo')} isOpen={isOpen} onOpenChange={setOpen}>
        <PhotosToChoose
          onChoose={(id) => {
            setOpen(false);
            change({ logoId: id });
          }}
        />
      </Dialog>
    </fieldset>
  );
}
