import { useWords } from '../base/words.ts';
import { today } from '#shared/domain/today.ts';
import type { EventSummary } from '#shared/contract/events.ts';
import { type Outcome, outcomeOf } from '#shared/domain/outcome.ts';
import './status.css';

/** A sign and a word for each state: planned and held never look alike, and colour alone says nothing. */
export function OutcomeSign({ outcome, short = false }: { readonly outcome: Outcome; readonly short?: boolean }) {
  const { t } = useWords();
  const word = t(`domain:outcome.${outcome}`);
  return (
    <span className={`status status-${outcome}`}>
      <span className="status-sign" aria-hidden />
      {short ? <span className="only-heard">{word}</span> : word}
    </span>
  );
}

type Listed = Pick<EventSummary, 'status' | 'latest' | 'deviates'>;

/** What became of an event as far as it is recorded. */
export function EventStatus({ event }: { readonly event: Listed }) {
  return <OutcomeSign outcome={outcomeOf(event, today())} />;
}

export function Tag({ children }: { readonly children: string }) {
  return <span className="tag">{children}</span>;
}
