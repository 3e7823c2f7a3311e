/** The events of a series: those that are there, those still to be made, and those that are not as the rule says now. */

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components';
import type { PlannedSlot } from '#shared/contract/series-calls.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { useWords } from '../../base/words.ts';
import { useIsWritten } from '../../base/written.ts';
import { client } from '../../api/client.ts';
import { useAttempt, useUndo } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { useFieldName } from '../../forms/field-name.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { EventStatus } from '../../ui/status.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import './series-slots.css';
import '../../forms/check-input.css';

const idsOf = (slots: readonly PlannedSlot[]) => new Set(slots.map(({ slot }) => slot));

export function SeriesSlots({ id, slots }: { readonly id: string; readonly slots: readonly PlannedSlot[] }) {
  const { t } = useWords();
  const say = useSay();
  const isWritten = useIsWritten();
  const attempt = useAttempt();
  const { undoAction } = useUndo();
  const open = slots.filter(({ event, differs }) => event === null || differs.length > 0);
  // What nobody has touched follows the rule unless it is told not to; what somebody edited stays unless it is told to follow.
  const usual = open.filter(({ event, isOwn }) => event === null || !isOwn);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const marked = chosen ?? idsOf(usual);
  const mark = (slot: string, on: boolean) => setChosen(on ? new Set([...marked, slot]) : new Set([...marked].filter((other) => other !== slot)));
  const asked = open.filter(({ slot }) => marked.has(slot));
  const apply = () =>
    void attempt(async () => {
      const make = asked.flatMap(({ slot, event }) => (event ? [] : [slot]));
      const follow = asked.flatMap(({ event }) => (event ? [event.id] : []));
      const { action, made, changed } = await client.series.apply({ id, make, follow });
      setChosen(null);
      say(t('app:series.applied', { made, changed }), action ? { action: { label: t('app:undo.undo'), run: () => undoAction(action) } } : {});
    });
  return (
    <Section title={t('domain:kinds.event')}>
      {slots.length === 0 ? <p className="quiet">{t('app:series.noSlots')}</p> : null}
      <ul className="lines series-slots">
        {slots.map((slot) => (
          <Slot key={slot.slot} slot={slot} isMarked={marked.has(slot.slot)} onMark={(on) => mark(slot.slot, on)} />
        ))}
      </ul>
      {open.length > 0 && isWritten ? (
        <div className="series-apply">
          <Button look="primary" onPress={apply} isDisabled={asked.length === 0}>
            {t('app:series.apply', { count: asked.length })}
          </Button>
          <span className="quiet">{t('app:series.applyHelp')}</span>
        </div>
      ) : null}
    </Section>
  );
}

function Slot({ slot, isMarked, onMark }: { readonly slot: PlannedSlot; readonly isMarked: boolean; readonly onMark: (on: boolean) => void }) {
  const { t, i18n } = useWords();
  const text = useText();
  const fieldName = useFieldName();
  const isWritten = useIsWritten();
  const { event } = slot;
  const isOpen = event === null || slot.differs.length > 0;
  const names = slot.differs.map((field) => (field === 'participation' ? t('domain:kind.participation') : fieldName('event', field)));
  return (
    <li className="series-slot" data-event={event?.id}>
      {isOpen && isWritten ? (
        <Checkbox className="check" isSelected={isMarked} onChange={onMark} aria-label={event ? t('app:series.followThis', { name: text(event.title) }) : t('app:series.makeThis', { name: text(slot.title) })}>
          <span className="check-box" aria-hidden>
            <Icon name="check" />
          </span>
        </Checkbox>
      ) : null}
      <div>
        {event ? (
          <Link to="/events/$id" params={{ id: event.id }}>
            <Texts texts={event.title} />
          </Link>
        ) : (
          <span className="quiet">
            <Texts texts={slot.title} />
          </span>
        )}
        <span className="written">
          {formatDate(event?.dates ?? slot.dates, interfaceLanguage(i18n.language))}
          {event ? null : ` · ${t('app:series.notMade')}`}
          {slot.differs.length > 0 ? ` · ${t('app:series.differs', { fields: names.join(', ') })}` : ''}
          {slot.differs.length > 0 && slot.isOwn ? ` · ${t('app:series.edited')}` : ''}
        </span>
      </div>
      {event ? <EventStatus event={event} /> : null}
    </li>
  );
}
