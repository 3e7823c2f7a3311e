/** What was planned against what was held, over a whole project. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { LedgerEvent, LedgerSum, LedgerView } from '#shared/contract/plan.ts';
import { hasArithmetic } from '#shared/domain/counts.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { useWords } from '../../base/words.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { today } from '#shared/domain/today.ts';
import { CountText, useArithmetic } from '../../ui/count.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { OutcomeSign } from '../../ui/status.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import './ledger.css';

type Group = LedgerView['groups'][number];

function Cell({ events }: { readonly events: readonly LedgerEvent[] }) {
  const { t, i18n } = useWords();
  const text = useText();
  const language = interfaceLanguage(i18n.language);
  return (
    <ul className="ledger-cell">
      {events.map((event) => {
        const told = `${text(event.title)} – ${event.dates ? formatDate(event.dates, language) : t('domain:unknown')}`;
        return (
          <li key={event.id} data-event={event.id}>
            <Link to="/events/$id" params={{ id: event.id }} title={`${told} – ${t(`domain:outcome.${event.outcome}`)}`}>
              <OutcomeSign outcome={event.outcome} short />
              <span className="only-heard">{told}</span>
              <span aria-hidden>{event.dates ? formatDate(event.dates, language) : t('domain:unknown')}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function Outcomes({ outcomes }: Pick<Group, 'outcomes'>) {
  const { t } = useWords();
  return (
    <ul className="ledger-outcomes">
      {outcomes.map(({ outcome, count }) => (
        <li key={outcome}>
          <OutcomeSign outcome={outcome} /> {t('app:ledger.times', { count })}
        </li>
      ))}
    </ul>
  );
}

/** How a sum came about is what a ledger is read for: it stands in full. */
function Arithmetic({ sum }: { readonly sum: LedgerSum }) {
  const { t } = useWords();
  const arithmetic = useArithmetic();
  const unknown = sum.terms.filter(({ count }) => count.value === null).reduce((all, { times }) => all + times, 0);
  if (!hasArithmetic(sum) || sum.value === null) return <CountText count={sum} />;
  return (
    <>
      <span className="ledger-sum">{arithmetic(sum)}</span>
      {unknown > 0 ? <span className="written">{t('app:ledger.unknown', { count: unknown })}</span> : null}
    </>
  );
}

function Sums({ planned, actual }: { readonly planned: LedgerSum; readonly actual: LedgerSum }) {
  const { t } = useWords();
  return (
    <Facts>
      <Fact name={t('app:participation.planned')}>
        <Arithmetic sum={planned} />
      </Fact>
      {actual.terms.length > 0 ? (
        <Fact name={t('app:participation.actual')}>
          <Arithmetic sum={actual} />
        </Fact>
      ) : null}
    </Facts>
  );
}

/** A series is named once, above its countries. */
function RowName({ row, isFirst }: { readonly row: Group['rows'][number]; readonly isFirst: boolean }) {
  const { t } = useWords();
  if (!row.series) return <>{t('app:ledger.single')}</>;
  const name = <Texts texts={row.series.name} />;
  if (!isFirst) return <span className="only-heard">{name}</span>;
  return (
    <Link to="/series/$id" params={{ id: row.series.id }} className="ledger-series">
      {name}
    </Link>
  );
}

function GroupTable({ group, years }: { readonly group: Group; readonly years: readonly number[] }) {
  const { t, i18n } = useWords();
  const text = useText();
  const hasDateless = group.rows.some(({ cells }) => cells.some(({ year }) => year === null));
  const columns: readonly (number | null)[] = hasDateless ? [...years, null] : years;
  const heading = group.workPackage ? `${group.workPackage.label} ${text(group.workPackage.title)}` : t('app:ledger.noPackage');
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={heading}>
      <table className="table ledger">
        <thead>
          <tr>
            <th scope="col">{t('domain:kind.series')}</th>
            {columns.map((year) => (
              <th key={year} scope="col">
                {year ?? t('app:ledger.noDate')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">
                <RowName row={row} isFirst={row.series?.id !== group.rows[index - 1]?.series?.id} />
                {row.country ? <span className="ledger-country">{countryName(row.country, i18n.language)}</span> : null}
              </th>
              {columns.map((year) => (
                <td key={year}>
                  <Cell events={row.cells.find((cell) => cell.year === year)?.events ?? []} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function LedgerPage() {
  const { t } = useWords();
  const { id } = useParams({ from: '/framed/projects/$id/ledger' });
  const { data } = useSuspenseQuery(queries.plan.ledger.queryOptions({ input: { projectId: id, today: today() } }));
  const name = t('app:ledger.title');
  return (
    <Page wide back={{ place: { to: '/projects/$id', params: { id } }, name: data.project.acronym }} kind={data.project.acronym} title={name} name={`${name}: ${data.project.acronym}`}>
      {data.groups.length === 0 ? (
        <Empty>{t('app:project.noEvents')}</Empty>
      ) : (
        <Section title={t('app:ledger.whole')}>
          <Outcomes outcomes={data.outcomes} />
          <Sums planned={data.planned} actual={data.actual} />
        </Section>
      )}
      {data.groups.map((group) => (
        <Section key={group.workPackage?.id ?? ''} title={group.workPackage ? <Heading group={group} /> : t('app:ledger.noPackage')}>
          <Outcomes outcomes={group.outcomes} />
          <GroupTable group={group} years={data.years} />
          <Sums planned={group.planned} actual={group.actual} />
        </Section>
      ))}
    </Page>
  );
}

function Heading({ group: { workPackage } }: { readonly group: Group }) {
  return workPackage ? (
    <Link to="/work-packages/$id" params={{ id: workPackage.id }}>
      {workPackage.label} <Texts texts={workPackage.title} />
    </Link>
  ) : null;
}
