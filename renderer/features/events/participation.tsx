import { useWords } from '../../base/words.ts';
import type { EventView, ParticipationView } from '#shared/contract/events.ts';
import { countryName } from '#shared/domain/countries.ts';
import { countsForTotal, isWhole, partsExceedWhole, total } from '#shared/domain/counts.ts';
import { fieldPlace } from '../../base/places.ts';
import { CountText, Sum } from '../../ui/count.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OrganisationLink } from '../../ui/roles.tsx';
import { useText } from '../../ui/texts.tsx';
import { Unknown } from '../../ui/unknown.tsx';

function Narrowing({ count }: { readonly count: ParticipationView }) {
  const { t, i18n } = useWords();
  const text = useText();
  const code = count.country ?? count.place?.country ?? null;
  const words = [
    count.place ? text(count.place.name) : null,
    code ? countryName(code, i18n.language) : null,
    count.gender ? t(`domain:gender.${count.gender}`).toLowerCase() : null,
    count.ageBand,
    count.locality ? t(`domain:locality.${count.locality}`).toLowerCase() : null,
  ].filter(Boolean);
  return (
    <>
      {isWhole(count) ? [t('app:participation.whole'), ...words].join(', ') : words.join(', ')}
      {count.organisation ? (
        <>
          {words.length > 0 ? ', ' : ''}
          <OrganisationLink organisation={count.organisation} />
        </>
      ) : null}
      {count.written ? <span className="written">{t('app:text.written', { text: count.written })}</span> : null}
    </>
  );
}

/** The counts of one phase, and their sum with its arithmetic. */
function Phase({ phase, counts, eventId }: { readonly phase: 'planned' | 'actual'; readonly counts: readonly ParticipationView[]; readonly eventId: string }) {
  const { t } = useWords();
  const heading = t(`app:participation.${phase}`);
  if (counts.every((count) => count.value === null)) {
    return (
      <div className="phase">
        <h3>{heading}</h3>
        <Unknown mend={fieldPlace('event', eventId, 'participation')} what={heading} />
      </div>
    );
  }
  const sum = total(countsForTotal(counts));
  return (
    <div className="phase">
      <h3>{heading}</h3>
      {partsExceedWhole(counts) ? <Notice tone="warn">{t('app:participation.exceeds')}</Notice> : null}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('app:participation.who')}</th>
            <th scope="col" className="figure">
              {t('domain:field.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr key={count.id}>
              <td>
                <Narrowing count={count} />
              </td>
              <td className="figure">
                <CountText count={count} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('app:participation.total')}</th>
            <td className="figure">
              <Sum sum={sum} label={heading} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

export function Participation({ view }: { readonly view: Pick<EventView, 'event' | 'participation'> }) {
  const { event, participation } = view;
  const of = (phase: 'planned' | 'actual') => participation.filter((count) => count.phase === phase);
  // What is planned says nothing once no plan was kept; what was, always: unknown too.
  const planned = of('planned');
  return (
    <div className="phases">
      {planned.length > 0 ? <Phase phase="planned" counts={planned} eventId={event.id} /> : null}
      <Phase phase="actual" counts={of('actual')} eventId={event.id} />
    </div>
  );
}
