import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../base/words.ts';
import type { FieldChangeView, HistoryEntryView, HistoryView } from '#shared/contract/history.ts';
import { type Kind, recordFields } from '#shared/contract/records.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useText } from '../../ui/texts.tsx';
import { valueText } from '#shared/language/value-text.ts';
import './history-panel.css';

interface Props {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const STEP = 20;

/** Who changed what, when, from what to what. */
export function HistoryPanel({ kind, id, name, isOpen, onOpenChange }: Props) {
  const { t } = useWords();
  return (
    <Dialog title={t('app:history.of', { name })} isOpen={isOpen} onOpenChange={onOpenChange} side>
      <Entries kind={kind} id={id} />
    </Dialog>
  );
}

function Entries({ kind, id }: Pick<Props, 'kind' | 'id'>) {
  const { t } = useWords();
  const [limit, setLimit] = useState(STEP);
  const history = useQuery(queries.history.of.queryOptions({ input: { kind, id, limit }, placeholderData: (before) => before }));
  if (!history.data) return null;
  return (
    <>
      <ol className="history">
        {history.data.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} names={history.data.names} own={id} />
        ))}
      </ol>
      {history.data.more ? <Button onPress={() => setLimit(limit + STEP)}>{t('app:history.more')}</Button> : null}
    </>
  );
}

function Entry({ entry, names, own }: { readonly entry: HistoryEntryView; readonly names: HistoryView['names']; readonly own: string }) {
  const { t, i18n } = useWords();
  return (
    <li className="history-entry">
      <p>
        <strong>{entry.author}</strong> {t(`domain:verb.${entry.verb}`)}
        <time className="quiet history-time" dateTime={entry.at}>
          {formatMoment(entry.at, interfaceLanguage(i18n.language))}
        </time>
      </p>
      <ul>
        {entry.changes.flatMap((change) => expanded(change)).map((change, index) => (
          <Change key={index} change={change} names={names} own={own} />
        ))}
      </ul>
    </li>
  );
}

/** A record that was made is told field by field, leaving out what was left empty. */
function expanded(change: FieldChangeView): FieldChangeView[] {
  if (change.field !== '*') return [change];
  const order = Object.keys(recordFields[change.kind].shape);
  const fields = Object.entries(change.after as Record<string, unknown>).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return fields.filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)).map(([field, after]) => ({ ...change, field, before: null, after }));
}

const NOT_TOLD = new Set(['position', 'bytes', 'sha256', 'eventId', 'projectId', 'workPackageId', 'parentId', 'recordId']);

function Change({ change, names, own }: { readonly change: FieldChangeView; readonly names: HistoryView['names']; readonly own: string }) {
  const { t, i18n } = useWords();
  const text = useText();
  const value = (of: unknown) => valueText({ t, language: interfaceLanguage(i18n.language), names }, change.kind, change.field, of);
  const isPart = change.recordId !== own;
  // What a part belongs to goes without saying on its owner's page; a change of it does not.
  if (NOT_TOLD.has(change.field) && (change.before === null || change.field === 'position') && (isPart || change.field === 'position')) return null;
  const field = t(`domain:field.${change.field as 'title'}`);
  const where = isPart ? `${t(`domain:kind.${change.kind}`)}${names[change.recordId] ? ` ${t('app:text.quote', { text: text(names[change.recordId]) })}` : ''} · ` : '';
  if (change.field === 'deletedBy') {
    return (
      <li className="history-change">
        {where}
        {change.after === null ? t('app:history.takenOut') : t('app:history.putIn')}
      </li>
    );
  }
  return (
    <li className="history-change">
      <span className="quiet">
        {where}
        {field}
      </span>
      {change.before === null || change.before === undefined ? null : (
        <>
          {' '}
          <del>{value(change.before)}</del>{' '}
          <span aria-hidden>→</span>
        </>
      )}{' '}
      <ins>{value(change.after)}</ins>
    </li>
  );
}
