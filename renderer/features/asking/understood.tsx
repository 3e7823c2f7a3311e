/** What of a question was understood, each part to be taken out again, and what was not. */

import { useEffect, useRef, useState } from 'react';
import type { Ask } from '#shared/domain/asking/ask.ts';
import type { Part, Read } from '#shared/domain/asking/read.ts';
import { without } from '#shared/domain/asking/write.ts';
import { useWords } from '../../base/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { saying } from './said.ts';
import './understood.css';

/** So long nothing is typed before what is wrong is said: what is being written is not wrong yet. Milliseconds. */
const PAUSE = 600;

/** A value once it has stood for a while; null until then. */
function useSettled(value: string): string | null {
  const [settled, setSettled] = useState<string | null>(value);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(wait);
  }, [value]);
  return settled === value ? settled : null;
}

const isPlainWord = (ask: Ask) => ask.is === 'word' && !ask.isWhole;

interface Props {
  readonly text: string;
  readonly read: Read;
  /** What records are called that the question names by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly onAsk: (text: string) => void;
  /** The id of the field in which the question is typed. */
  readonly box: string;
}

export function Understood({ text, read, names, onAsk, box }: Props) {
  const { t, i18n } = useWords();
  const say = saying(i18n, names);
  const list = useRef<HTMLUListElement>(null);
  const settled = useSettled(text);
  const problems = settled === null ? [] : read.problems;
  // Words alone say themselves.
  const parts = read.parts.every(({ ask }) => isPlainWord(ask)) ? [] : read.parts;
  // Where the next one stands once one is taken out, or the last; with none left, where one types.
  const takenOut = useRef<number | null>(null);
  useEffect(() => {
    if (takenOut.current === null) return;
    const rest = [...(list.current?.querySelectorAll('button') ?? [])];
    (rest[Math.min(takenOut.current, rest.length - 1)] ?? document.getElementById(box))?.focus();
    takenOut.current = null;
  }, [text, box]);
  const takeOut = (part: Part, index: number) => {
    takenOut.current = index;
    onAsk(without(text, part));
  };
  return (
    <>
      {parts.length > 0 ? (
        <ul className="understood" ref={list} aria-label={t('app:search.understood')}>
          {parts.map((part, index) => (
            <li key={`${part.start} ${part.end}`}>
              <button type="button" className="understood-part" title={t('app:search.takeOut')} onClick={() => takeOut(part, index)}>
                {say.part(part.ask)}
                <span className="only-heard">, {t('app:search.takeOut')}</span>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div role="status" aria-label={t('app:search.notUnderstood')}>
        {problems.length > 0 ? (
          <ul className="misunderstood">
            {problems.map(({ code, text: of, start, end }) => (
              <li key={`${code} ${start} ${end} ${of}`}>
                <Icon name="warn" /> {t(`app:search.problems.${code}`, { text: of })}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </>
  );
}
