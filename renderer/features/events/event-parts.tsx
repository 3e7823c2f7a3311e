/** What an event is made up of, each part led to, and where another is begun. */

import { Link } from '@tanstack/react-router';
import type { EventView } from '#shared/contract/events.ts';
import { useWords } from '../../base/words.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { DraftsHere } from '../drafts/draft-lines.tsx';
import { EventPlace } from './event-table.tsx';

export function EventParts({ view }: { readonly view: EventView }) {
  const { t } = useWords();
  const text = useText();
  return (
    <Section
      title={t('app:events.parts')}
      aside={
        <>
          {view.parent ? (
            <LinkButton to="/events/new" search={{ parent: view.parent.id }} look="quiet">
              {t('app:events.another', { name: text(view.parent.name) })}
            </LinkButton>
          ) : null}
          <LinkButton to="/events/new" search={{ parent: view.event.id }} look="quiet">
            {t('app:events.newPart')}
          </LinkButton>
        </>
      }
    >
      <DraftsHere owner={view.event.id} />
      {view.subEvents.length > 0 ? (
        <ul className="lines">
          {view.subEvents.map((part) => (
            <li key={part.id} className="output-line">
              <Link to="/events/$id" params={{ id: part.id }}>
                <Texts texts={part.title} />
              </Link>
              <span className="quiet">
                {t(`domain:eventType.${part.type}`)} · <EventPlace event={part} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">{t('app:events.noParts')}</p>
      )}
    </Section>
  );
}
