/** The photos of an event, and the place to drop more. */

import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useWords } from '../../base/words.ts';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { LARGEST_PHOTO, type PhotoView } from '#shared/contract/photos.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { client } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';
import { useSentence } from '../../base/commands.ts';
import { Button } from '../../ui/button.tsx';
import { Texts } from '../../ui/texts.tsx';
import { Picture } from './picture.tsx';
import './photos.css';

interface Adding {
  readonly name: string;
  readonly index: number;
  readonly of: number;
  /** The part of the file that has arrived, 0–1. */
  readonly part: number;
}

function useAdding(eventId: string) {
  const { t } = useWords();
  const sentence = useSentence();
  const [adding, setAdding] = useState<Adding | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const stop = useRef(new AbortController());

  const addOne = async (file: File, signal: AbortSignal, progress: (part: number) => void) => {
    const uploadId = await upload(file, signal, progress);
    await client.photos.add({ uploadId, eventId }, { signal });
  };
  const add = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const controller = new AbortController();
    stop.current = controller;
    setProblems([]);
    for (const [index, file] of files.entries()) {
      const step = { name: file.name, index: index + 1, of: files.length };
      const progress = (part: number) => setAdding({ ...step, part });
      progress(0);
      try {
        await addOne(file, controller.signal, progress);
      } catch (error) {
        if (controller.signal.aborted) break;
        setProblems((all) => [...all, sentence(error)]);
      }
    }
    setAdding(null);
  };
  const cancel = () => {
    stop.current.abort();
    setProblems((all) => [...all, t('errors:job.cancelled')]);
  };
  return { adding, problems, add, cancel };
}

export function EventPhotos({ eventId, photos }: { readonly eventId: string; readonly photos: readonly PhotoView[] }) {
  const { t, i18n } = useWords();
  const { adding, problems, add, cancel } = useAdding(eventId);
  return (
    <div className="event-photos">
      {photos.length > 0 ? (
        <ul className="photo-grid">
          {photos.map((photo) => (
            <li key={photo.id}>
              <Link to="/photos/$id" params={{ id: photo.id }} className="photo-card">
                <Picture photo={photo} size={400} />
                <span className="photo-caption">{photo.caption ? <Texts texts={photo.caption} /> : <em>{t('app:photos.noCaption')}</em>}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <DropZone
        className="drop-zone"
        getDropOperation={() => 'copy'}
        onDrop={({ items }) => {
          const files = items.filter((item) => item.kind === 'file').map((item) => item.getFile());
          void Promise.all(files).then(add);
        }}
      >
        <Text slot="label">{photos.length > 0 ? t('app:photos.dropMore') : t('app:photos.dropFirst')}</Text>
        <FileTrigger allowsMultiple acceptedFileTypes={['image/*', '.heic', '.heif']} onSelect={(files) => void add([...(files ?? [])])}>
          <Button>{t('app:photos.choose')}</Button>
        </FileTrigger>
        <span className="quiet">{t('app:photos.limit', { megabytes: LARGEST_PHOTO / 1024 / 1024 })}</span>
      </DropZone>
      <div role="status">
        {adding ? (
          <div className="photo-adding">
            <span>
              {t('app:photos.adding', { name: adding.name, index: adding.index, of: adding.of })}{' '}
              <span className="number">{numberFormat(i18n.language, { style: 'percent' }).format(adding.part)}</span>
            </span>
            <Button look="quiet" onPress={cancel}>
              {t('app:jobs.cancel')}
            </Button>
          </div>
        ) : null}
      </div>
      {problems.length > 0 ? (
        <ul className="photo-problems" role="alert">
          {problems.map((problem, index) => (
            <li key={index} className="form-problem">
              {problem}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
