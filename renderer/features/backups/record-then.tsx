/** A record as a backup has it, beside what it is now; the whole of it, or one field, is taken back. */

import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { BackupRecord } from '#shared/contract/backups.ts';
import type { Kind } from '#shared/contract/records.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { valueText } from '#shared/language/value-text.ts';
import { client, queries } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { useAttempt, useSentence, useUndo } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { recordPlace } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import { useFieldName } from '../../forms/field-name.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Waiting } from '../../ui/problem.tsx';
import { useText } from '../../ui/texts.tsx';
import './backups.css';

/** What files are told by says nothing to anybody. */
const NOT_TOLD = new Set(['position', 'bytes', 'sha256', 'pdfSha256', 'dataSha256', 'width', 'height', 'mediaType']);

const isEmpty = (value: unknown) => value === null || value === undefined || (Array.isArray(value) && value.length === 0);

interface Props {
  readonly record: BackupRecord;
  readonly isDisabled: boolean;
  readonly onTake: (field: string) => void;
}

/** The fields that are otherwise now: then, now, and the way back. */
function Differing({ record: { kind, fields, names, now }, isDisabled, onTake }: Props) {
  const { t, i18n } = useWords();
  const fieldName = useFieldName();
  const differing = fields.filter(({ field, isSame }) => !isSame && !NOT_TOLD.has(field));
  if (now === 'gone' || differing.length === 0) return null;
  const value = (field: string, of: unknown) => (isEmpty(of) ? <span className="quiet">{t('domain:value.nothing')}</span> : valueText({ t, language: interfaceLanguage(i18n.language), names }, kind, field, of));
  return (
    <Section title={t('app:takeBack.differing')}>
      {differing.map(({ field, was, now: today }) => {
        const name = fieldName(kind, field);
        return (
          <div key={field} className="then-field" role="group" aria-label={name}>
            <h3>{name}</h3>
            <div>
              <h4>{t('app:takeBack.then')}</h4>
              <p>{value(field, was)}</p>
            </div>
            <div>
              <h4>{t('app:takeBack.today')}</h4>
              <p>{value(field, today)}</p>
            </div>
            {now === 'inTrash' ? null : (
              <Button isDisabled={isDisabled} onPress={() => onTake(field)}>
                {t('app:takeBack.field')}
              </Button>
            )}
          </div>
        );
      })}
    </Section>
  );
}

/** What is as it was, or all of it where the record is gone. */
function AsItWas({ record: { kind, fields, names, now } }: Pick<Props, 'record'>) {
  const { t, i18n } = useWords();
  const fieldName = useFieldName();
  const told = fields.filter(({ field, was, isSame }) => (isSame || now === 'gone') && !isEmpty(was) && !NOT_TOLD.has(field));
  if (told.length === 0) return null;
  return (
    <Section title={t(now === 'gone' ? 'app:takeBack.asThen' : 'app:takeBack.asNow')}>
      <Facts>
        {told.map(({ field, was }) => (
          <Fact key={field} name={fieldName(kind, field)}>
            {valueText({ t, language: interfaceLanguage(i18n.language), names }, kind, field, was)}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}

/** What comes along with the whole record. */
function Parts({ record: { parts } }: Pick<Props, 'record'>) {
  const { t } = useWords();
  if (parts.length === 0) return null;
  return (
    <Section title={t('app:takeBack.parts')}>
      <Facts>
        {parts.map(({ kind, count, different }) => (
          <Fact key={kind} name={t(`domain:kinds.${kind as 'event'}`, { defaultValue: t(`domain:kind.${kind}`) })}>
            <span className="number">{count}</span> <span className="quiet">{different > 0 ? t('app:takeBack.partsDifferent', { count: different }) : t('app:takeBack.partsSame')}</span>
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}

export function RecordThen({ file, kind, id }: { readonly file: string; readonly kind: Kind; readonly id: string }) {
  const { t, i18n } = useWords();
  const text = useText();
  const say = useSay();
  const attempt = useAttempt();
  const sentence = useSentence();
  const { undoAction } = useUndo();
  const button = useRef<HTMLButtonElement>(null);
  const { data: status } = useSuspenseQuery(queries.archive.status.queryOptions({}));
  const { data: record, error } = useQuery(queries.backups.record.queryOptions({ input: { backup: file, kind, id } }));
  const [isBusy, setBusy] = useState(false);
  const place = recordPlace(kind, id);
  const name = record?.name ? text(record.name) : t('app:merging.nameless');
  const take = (field: string | null) =>
    void attempt(async () => {
      setBusy(true);
      try {
        const { action } = await client.backups.takeBack({ backup: file, kind, id, field });
        await queryClient.invalidateQueries({ queryKey: queries.backups.record.key() });
        // The button of a field goes with what differed.
        button.current?.focus();
        say(t(action ? 'app:takeBack.done' : 'app:takeBack.asItIs'), action ? { action: { label: t('app:undo.undo'), run: () => undoAction(action) } } : {});
      } finally {
        setBusy(false);
      }
    });
  const back = { place: { to: '/take-back' as const, search: { file } }, name: t('app:takeBack.back') };
  if (error || !record) {
    return (
      <Page back={back} title={t('app:takeBack.title')} name={t('app:takeBack.title')}>
        {error ? <Notice tone="bad">{sentence(error)}</Notice> : <Waiting />}
      </Page>
    );
  }
  const isDifferent = record.now !== 'same' || record.parts.some(({ different }) => different > 0);
  return (
    <Page
      back={back}
      kind={t(`domain:kind.${kind}`)}
      title={name}
      name={name}
      under={
        <span>
          {t('app:takeBack.asOf', { at: formatMoment(record.at, interfaceLanguage(i18n.language)) })} · {t(`app:takeBack.now.${isDifferent && record.now === 'same' ? 'different' : record.now}`)}
        </span>
      }
    >
      <p className="take-back-buttons">
        <Button ref={button} look="primary" isDisabled={Boolean(status?.readOnly)} isPending={isBusy} onPress={() => take(null)}>
          {t('app:takeBack.record')}
        </Button>
        <LinkButton to="/take-back" search={{ file }}>
          {t('app:takeBack.back')}
        </LinkButton>
        {place && (record.now === 'same' || record.now === 'different') ? (
          <LinkButton {...place} look="quiet">
            {t('app:takeBack.show')}
          </LinkButton>
        ) : null}
      </p>
      <p className="quiet take-back-lead">{t('app:takeBack.keeps')}</p>
      <Differing record={record} isDisabled={isBusy || Boolean(status?.readOnly)} onTake={take} />
      <AsItWas record={record} />
      <Parts record={record} />
    </Page>
  );
}
