/** What a report that was given out would say otherwise today, side by side. */

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { IssuedReport, ReportChange } from '#shared/contract/issued.ts';
import { queries } from '../../api/client.ts';
import { useSentence } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Waiting } from '../../ui/problem.tsx';
import '../../ui/table.css';
import './issued.css';

/** Shown at first: a report that became another one differs in all. */
const SHOWN = 50;

interface ValueProps {
  readonly value: string | null;
  /** What is said where it was not there. */
  readonly absent: string;
  readonly language: string;
}

function Value({ value, absent, language }: ValueProps) {
  const { t } = useWords();
  if (value === null) return <span className="quiet">{absent}</span>;
  return value === '' ? <span className="quiet">{t('app:issued.empty')}</span> : <span lang={language}>{value}</span>;
}

function Row({ change, language }: { readonly change: ReportChange; readonly language: string }) {
  const { t } = useWords();
  const { what, where, row, column, was, now } = change;
  const place = [...where, row, column].filter((part) => part !== null && part !== '');
  const isEmblem = what === 'emblem';
  return (
    <tr>
      <th scope="row">
        {place.length > 0 ? <span lang={language}>{place.join(' › ')}</span> : null}
        <span className="written">{t(`app:issued.thing.${what}`)}</span>
      </th>
      <td>
        <Value value={isEmblem && was !== null ? t('app:issued.thing.emblem') : was} absent={t('app:issued.isNew')} language={language} />
      </td>
      <td>
        <Value value={isEmblem && now !== null ? t('app:issued.thing.emblem') : now} absent={t('app:issued.isGone')} language={language} />
      </td>
    </tr>
  );
}

function Changes({ changes, language }: { readonly changes: readonly ReportChange[]; readonly language: string }) {
  const { t } = useWords();
  const [shown, setShown] = useState(SHOWN);
  const frame = useRef<HTMLDivElement>(null);
  const showAll = () => {
    flushSync(() => setShown(changes.length));
    // The button is gone: the keyboard goes on in the table.
    frame.current?.focus();
  };
  return (
    <>
      <p className="issued-count">{t('app:issued.changes', { count: changes.length })}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('app:issued.since')} ref={frame}>
        <table className="table issued-changes">
          <thead>
            <tr>
              <th scope="col">{t('app:issued.where')}</th>
              <th scope="col">{t('app:issued.then')}</th>
              <th scope="col">{t('app:issued.now')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, shown).map((change, index) => (
              <Row key={index} change={change} language={language} />
            ))}
          </tbody>
        </table>
      </div>
      {changes.length > shown ? <Button onPress={showAll}>{t('app:issued.moreChanges', { count: changes.length - shown })}</Button> : null}
    </>
  );
}

export function IssuedChanges({ issued }: { readonly issued: IssuedReport }) {
  const { t } = useWords();
  const sentence = useSentence();
  const { data, error } = useQuery(queries.issued.compare.queryOptions({ input: { id: issued.id } }));
  if (error) return <Notice tone="bad">{sentence(error)}</Notice>;
  if (!data) return <Waiting />;
  if (data.changes.length === 0) return <Notice tone="info">{t('app:issued.unchanged')}</Notice>;
  return (
    <>
      <Changes changes={data.changes} language={issued.language} />
      {data.programVersion === issued.programVersion ? null : <p className="quiet">{t('app:issued.otherVersion', { issued: issued.programVersion, now: data.programVersion })}</p>}
    </>
  );
}
