import { useEffect, useRef } from 'react';
import { useWords } from '../base/words.ts';
import './outside.css';

/** What is left to say when the page has ended its program. */
export function Ended() {
  const { t } = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main className="outside">
      <h1 ref={title} tabIndex={-1}>
        {t('app:quit.ended')}
      </h1>
      <p>{t('app:quit.endedText')}</p>
    </main>
  );
}
