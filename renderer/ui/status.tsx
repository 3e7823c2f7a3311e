import { useWords } from '../base/words.ts';
import type { EventSummary } from '#shared/contract/events.ts';
import './status.css';

/** A sign and a word for each state: planned and held never look alike, and colour alone says nothing. */
export function EventStatus({ status }: { readonly status: EventSummary['status'] }) {
  const { t } = useWords();
  return (
    <span className={`status status-${status}`}>
      <span className="status-sign" aria-hidden />
      {t(`domain:eventStatus.${status}`)}
    </span>
  );
}

export function Tag({ children }: { readonly children: string }) {
  return <span className="tag">{children}</span>;
}
