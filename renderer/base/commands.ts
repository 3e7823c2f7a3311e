/** What can be done from anywhere: undo, redo, delete, restore. Each says what it did. */

import { useNavigate } from '@tanstack/react-router';
import { useWords } from './words.ts';
import type { Kind } from '#shared/contract/records.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { client, failureOf } from '../api/client.ts';
import { recordPlace } from './places.ts';
import { useSay } from './messages.ts';

/** The sentence of whatever went wrong. */
export function useSentence(): (error: unknown) => string {
  const { i18n } = useWords();
  return (error) => failureSentence(i18n, failureOf(error));
}

/** Runs a call and says its sentence when it fails. */
export function useAttempt(): (work: () => Promise<void>) => Promise<void> {
  const say = useSay();
  const sentence = useSentence();
  return async (work) => {
    try {
      await work();
    } catch (error) {
      say(sentence(error), { tone: 'problem' });
    }
  };
}

interface Undo {
  readonly undo: () => void;
  /** Takes back one action, whatever came after it. */
  readonly undoAction: (action: string) => void;
  readonly redo: () => void;
}

export function useUndo(): Undo {
  const { t } = useWords();
  const say = useSay();
  const attempt = useAttempt();
  const redo = () =>
    void attempt(async () => {
      const { kind } = await client.history.redo();
      say(t('app:undo.redone', { kind: t(`domain:kind.${kind}`).toLowerCase() }));
    });
  const undoOne = (action: string | null) =>
    void attempt(async () => {
      const { kind } = await client.history.undo({ action });
      say(t('app:undo.undone', { kind: t(`domain:kind.${kind}`).toLowerCase() }), { action: { label: t('app:undo.redo'), run: redo } });
    });
  return { undo: () => undoOne(null), undoAction: undoOne, redo };
}

export function useRemove(): (kind: Kind, id: string, after: () => void) => Promise<void> {
  const { t } = useWords();
  const say = useSay();
  const attempt = useAttempt();
  const navigate = useNavigate();
  return (kind, id, after) =>
    attempt(async () => {
      await client.trash.remove({ kind, id });
      after();
      const restore = () =>
        void attempt(async () => {
          await client.trash.restore({ kind, id });
          const place = recordPlace(kind, id);
          if (place) await navigate(place);
        });
      say(t('app:trash.moved', { kind: t(`domain:kind.${kind}`).toLowerCase() }), { action: { label: t('app:trash.restore'), run: restore } });
    });
}
