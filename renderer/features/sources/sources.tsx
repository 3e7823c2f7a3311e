/** What a record was taken from, and what sources say of it, side by side where they disagree. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../base/words.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { CitationView, StatementView } from '#shared/contract/sources.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { queries } from '../../api/client.ts';
import { useRemove } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useFieldName } from '../../forms/field-name.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { Writing } from '../../ui/writing.tsx';
import { valueText } from '#shared/language/value-text.ts';
import { CiteDialog, type Cited } from './cite-dialog.tsx';
import './sources.css';

type Source = CitationView['source'];

function SourceLine({ source }: { readonly source: Source }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  return (
    <>
      <Link to="/sources/$id" params={{ id: source.id }}>
        <Texts texts={source.title} />
      </Link>
      <span className="written">
        {[t(`domain:sourceType.${source.type}`), source.publisher, source.published ? t('app:sources.published', { date: formatDate(source.published, language) }) : null]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

interface Props {
  readonly kind: Kind;
  readonly id: string;
}

export function Sources({ kind, id }: Props) {
  const { t } = useWords();
  const [editing, setEditing] = useState<Cited | null>(null);
  const { data } = useSuspenseQuery(queries.sources.of.queryOptions({ input: { kind, id } }));
  const fresh: Cited = { kind: 'citation', id: null, revision: null, about: { kind, id }, sourceId: null, field: null, written: null, value: null, note: null, position: data.citations.length + data.statements.length };
  return (
    <Section
      title={t('app:sources.title')}
      aside={
        <Writing>
          <Button look="quiet" onPress={() => setEditing(fresh)}>
            {t('app:sources.add')}
          </Button>
        </Writing>
      }
    >
      {data.citations.length + data.statements.length === 0 ? <p className="quiet">{t('app:sources.none')}</p> : null}
      <ul className="lines">
        {data.citations.map((citation) => (
          <Line key={citation.id} kind="citation" said={citation} record={id} parts={data.parts} onEdit={setEditing} />
        ))}
        {data.statements.map((statement) => (
          <Line key={statement.id} kind="statement" said={statement} record={id} parts={data.parts} onEdit={setEditing} />
        ))}
      </ul>
      {editing ? <CiteDialog cited={editing} record={{ kind, id }} parts={data.parts} onDone={() => setEditing(null)} /> : null}
    </Section>
  );
}

interface LineProps {
  readonly kind: 'citation' | 'statement';
  readonly said: CitationView | StatementView;
  readonly record: string;
  readonly parts: readonly { readonly id: string; readonly name: Readonly<Record<string, string>> | null }[];
  readonly onEdit: (cited: Cited) => void;
}

/** What a source says: of which record or row, of which field, in which words, and, where it differs, what. */
function Line({ kind, said, record, parts, onEdit }: LineProps) {
  const { t, i18n } = useWords();
  const text = useText();
  const fieldName = useFieldName();
  const remove = useRemove();
  const of = said.kind as Kind;
  const value = 'value' in said ? valueText({ t, language: interfaceLanguage(i18n.language), names: typeof said.value === 'string' ? { [said.value]: said.valueName } : {} }, of, said.field, said.value) : null;
  const part = parts.find(({ id }) => id === said.recordId);
  const where = [said.recordId === record ? null : part ? text(part.name) : t(`domain:kind.${of}`), said.field ? fieldName(of, said.field) : null].filter(Boolean).join(' · ');
  const cited: Cited = {
    kind, id: said.id, revision: said.revision, about: { kind: of, id: said.recordId }, sourceId: said.sourceId, field: said.field, written: said.written,
    value: 'value' in said ? said.value : null, note: 'note' in said ? said.note : null, position: said.position,
  };
  const name = said.source ? text(said.source.title) : t(`domain:kind.${kind}`);
  return (
    <li className="source-line">
      <div>
        {said.source ? <SourceLine source={said.source} /> : <span className="quiet">{t('app:sources.noSource')}</span>}
        {where || said.written || value ? (
          <span className="written">
            {where ? `${where}: ` : ''}
            {value}
            {value && said.written ? ' – ' : ''}
            {said.written ? t('app:text.quote', { text: said.written }) : ''}
            {'isFollowed' in said ? <strong className="source-followed">{said.isFollowed ? t('app:sources.followed') : t('app:sources.notFollowed')}</strong> : null}
          </span>
        ) : null}
      </div>
      <Writing>
        <div className="source-buttons">
          <Button look="quiet" onPress={() => onEdit(cited)} aria-label={t('app:sources.editOf', { name })}>
            {t('app:record.edit')}
          </Button>
          <Button look="quiet" onPress={() => void remove(kind, said.id, () => undefined)} aria-label={t('app:form.remove', { what: name })}>
            {t('app:form.removeShort')}
          </Button>
        </div>
      </Writing>
    </li>
  );
}
