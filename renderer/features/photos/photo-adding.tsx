/** Photos on their way into an event: where they are dropped or chosen, how far they are, and what kept one out. */

import { useCallback, useRef, useState } from 'react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { LARGEST_PHOTO } from '#shared/contract/photos.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { client } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';
import { useSentence } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import './photos.css';

interface Adding {
  readonly name: string;
  readonly index: number;
  readonly of: number;
  /** The part of the file that has arrived, 0–1. */
  readonly part: number;
}

export interface PhotosOnTheirWay {
  readonly adding: Adding | null;
  readonly problems: readonly string[];
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly cancel: () => void;
}

export function usePhotoAdding(eventId: string): PhotosOnTheirWay {
  const { t } = useWords();
  const sentence = useSentence();
  const [adding, setAdding] = useState<Adding | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const stop = useRef(new AbortController());
  const say = useRef(sentence);
  say.current = sentence;

  const add = useCallback(async (files: readonly File[]) => {
    if (files.length === 0) return;
    const controller = new AbortController();
    stop.current = controller;
    setProblems([]);
    for (const [index, file] of files.entries()) {
      const step = { name: file.name, index: index + 1, of: files.length };
      const progress = (part: number) => setAdding({ ...step, part });
      progress(0);
      try {
        const uploadId = await upload(file, controller.signal, progress);
        await client.photos.add({ uploadId, eventId }, { signal: controller.signal });
      } catch (error) {
        if (controller.signal.aborted) break;
        setProblems((all) => [...all, say.current(error)]);
      }
    }
    setAdding(null);
  }, [eventId]);
  const cancel = () => {
    stop.current.abort();
    setProblems((all) => [...all, t('errors:job.cancelled')]);
  };
  return { adding, problems, add, cancel };
}

export function PhotoDrop({ hasSome, onFiles }: { readonly hasSome: boolean; readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useWords();
  return (
    <DropZone
      className="drop-zone"
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => {
        const files = items.filter((item) => item.kind === 'file').map((item) => item.getFile());
        void Promise.all(files).then(onFiles);
      }}
    >
      <Text slot="label">{hasSome ? t('app:photos.dropMore') : t('app:photos.dropFirst')}</Text>
      <FileTrigger allowsMultiple acceptedFileTypes={['image/*', '.heic', '.heif']} onSelect={(files) => onFiles([...(files ?? [])])}>
        <Button>{t('app:photos.choose')}</Button>
      </FileTrigger>
      <span className="quiet">{t('app:photos.limit', { megabytes: LARGEST_PHOTO / 1024 / 1024 })}</span>
    </DropZone>
  );
}

export function PhotoProgress({ adding, problems, cancel }: Omit<PhotosOnTheirWay, 'add'>) {
  const { t, i18n } = useWords();
  return (
    <>
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
    </>
  );
}
