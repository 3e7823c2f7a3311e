/** Events, organisations or places from a table that someone keeps elsewhere: shown as they would come in, and brought in as one action. */

import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { RecordTableResult } from '#shared/contract/imports.ts';
import { countryName } from '#shared/domain/countries.ts';
import { type RecordMapping, columnsOf, recordColumns, saysNames, tableKinds } from '#shared/domain/record-table.ts';
import { recordTableSentence } from '#shared/language/sentences.ts';
import { client } from '../../api/client.ts';
import { useUndo } from '../../base/commands.ts';
import { useKeys } from '../../base/keys.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { recordPlace } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useTable } from './table-on-its-way.ts';
import { TableFrame } from './table-parts.tsx';
import '../../forms/check-input.css';
import '../../forms/field.css';

type Kind = (typeof tableKinds)[number];

const LISTS = { event: '/events', organisation: '/organisations', place: '/places' } as const;
const NO_COLUMNS = Object.fromEntries(recordColumns.map((column) => [column, null])) as RecordMapping;
/** Rows that are there already, told one by one. */
const MOST_TOLD = 20;

function useRecordTable(kind: Kind) {
  const { i18n } = useWords();
  return useTable<RecordMapping, RecordTableResult, 'confirmed'>({
    send: (uploadId, { columns, encoding, isHeadless, corrections }, more, signal) =>
      client.imports.records({ uploadId, kind, isDry: more === null, columns, encoding, isHeadless, corrections: [...corrections], language: i18n.language, remembers: true }, { signal }),
    noColumns: NO_COLUMNS,
    unknownColumns: 'table.noNames',
  });
}

/** Rows that mean a record that is there. */
function There({ kind, existing }: { readonly kind: Kind; readonly existing: RecordTableResult['existing'] }) {
  const { t } = useWords();
  if (existing.length === 0) return null;
  return (
    <Section title={t('app:recordTable.there')}>
      <p className="import-lead">{t('app:recordTable.thereHelp')}</p>
      <ul className="import-there">
        {existing.slice(0, MOST_TOLD).map(({ row, id, name }) => (
          <li key={row}>
            <Link {...recordPlace(kind, id)}>{name}</Link> <span className="quiet">{t('app:recordTable.row', { row })}</span>
          </li>
        ))}
      </ul>
      {existing.length > MOST_TOLD ? <p className="quiet">{t('app:recordTable.thereMore', { count: existing.length - MOST_TOLD })}</p> : null}
    </Section>
  );
}

interface BringInProps {
  readonly preview: RecordTableResult;
  readonly onSend: () => void;
  readonly onLeave: () => void;
}

function BringIn({ preview: { made, newPlaces }, onSend, onLeave }: BringInProps) {
  const { t, i18n } = useWords();
  const [isRefused, setRefused] = useState(false);
  const send = () => {
    setRefused(made === 0);
    if (made > 0) onSend();
  };
  useKeys({ save: send });
  return (
    <Section title={t('app:tables.comesIn')}>
      {newPlaces.length > 0 ? <p>{t('app:tables.newPlaces', { places: newPlaces.map(({ name, country }) => `${name} (${countryName(country, i18n.language)})`).join(', ') })}</p> : null}
      <div role="alert">{isRefused && made === 0 ? <p className="form-problem">{t('app:recordTable.none')}</p> : null}</div>
      <div className="import-buttons">
        <Button look="primary" onPress={send}>
          {t('app:recordTable.import', { count: made })}
        </Button>
        <Button onPress={onLeave}>{t('app:dialog.cancel')}</Button>
      </div>
    </Section>
  );
}

function OfKind({ kind }: { readonly kind: Kind }) {
  const { t, i18n } = useWords();
  const say = useSay();
  const navigate = useNavigate();
  const { undoAction } = useUndo();
  const table = useRecordTable(kind);
  const toList = () => void navigate({ to: LISTS[kind], replace: true });
  useKeys({ leave: toList });
  const send = async () => {
    const result = await table.bringIn('confirmed');
    if (!result) return;
    const { revision } = result;
    say(t('app:recordTable.done', { count: result.made }), revision ? { action: { label: t('app:undo.undo'), run: () => undoAction(revision) } } : {});
    toList();
  };
  const title = t(`app:recordTable.title.${kind}`);
  return (
    <Page wide back={{ place: { to: LISTS[kind] }, name: t(`domain:kinds.${kind}`) }} kind={t(`domain:kinds.${kind}`)} title={title} name={title}>
      <TableFrame
        table={table}
        lead={t('app:recordTable.lead')}
        summary={({ rows, made, existing }) => t('app:recordTable.summary', { rows, made, existing: existing.length })}
        headless={t('app:recordTable.headless')}
        columns={columnsOf(kind).map((id) => ({ id, name: t(`app:recordTable.column.${id}`) }))}
        missing={(columns) => (saysNames(kind, columns) ? null : t('app:recordTable.needName'))}
        sentence={(one: RecordTableResult['problems'][number]) => recordTableSentence(i18n, one, interfaceLanguage(i18n.language))}
        leftOut={(count) => t('app:recordTable.leftOut', { count })}
      >
        {(preview) => (
          <>
            <There kind={kind} existing={preview.existing} />
            <BringIn preview={preview} onSend={() => void send()} onLeave={toList} />
          </>
        )}
      </TableFrame>
    </Page>
  );
}

export function RecordTablePage() {
  const { kind } = useParams({ from: '/framed/import/$kind' });
  const known = tableKinds.find((one) => one === kind) ?? 'event';
  return <OfKind key={known} kind={known} />;
}
