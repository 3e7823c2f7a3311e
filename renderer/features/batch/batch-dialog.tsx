/** Many records changed at once: which field, to what, and before anything is done, what that changes in how many. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { type BatchKind, type BatchPreview, type ChosenRecords, batchFields, batchLinks } from '#shared/contract/batch.ts';
import { blank } from '#shared/contract/blank.ts';
import { type BatchChange, type BatchWay, batchWays } from '#shared/domain/batch.ts';
import { valueText } from '#shared/language/value-text.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt, useSentence, useUndo } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { DeclaredInput } from '../../forms/declared-input.tsx';
import { useFieldName } from '../../forms/field-name.ts';
import { FilterSelect } from '../../forms/filter-select.tsx';
import { PickInput } from '../../forms/pick-input.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useText } from '../../ui/texts.tsx';
import './batch.css';

interface Asked {
  readonly field: string;
  readonly how: BatchWay;
}

interface Values {
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a way of changing needs a value for, and has it. */
const isSaid = (how: BatchWay, value: unknown) => how === 'clear' || !(value === null || value === undefined || value === '' || (typeof value === 'object' && Object.keys(value).length === 0));

/** How a field can be changed: a list can be added to, and what may be left out can be cleared. */
function waysOf(kind: BatchKind, field: string): BatchWay[] {
  const declaration = batchFields(kind).get(field);
  const isList = declaration?.type === 'list';
  return batchWays.filter((way) => way === 'set' || (way === 'clear' ? isList || declaration?.isOptional : isList));
}

function useFieldWord(kind: BatchKind) {
  const { t } = useWords();
  const fieldName = useFieldName();
  return (field: string) => {
    const link = batchLinks(kind)[field];
    return link ? t(`domain:kind.${link.target}`) : fieldName(kind, field);
  };
}

function Input({ kind, asked }: { readonly kind: BatchKind; readonly asked: Asked }) {
  const word = useFieldWord(kind);
  const link = batchLinks(kind)[asked.field];
  if (asked.how === 'clear') return null;
  if (link) return <PickInput name={`fields.${asked.field}.0`} label={word(asked.field)} kind={link.target} />;
  return <DeclaredInput kind={kind} field={asked.field} within="fields" />;
}

function Told({ kind, preview }: { readonly kind: BatchKind; readonly preview: BatchPreview }) {
  const { t, i18n } = useWords();
  const text = useText();
  const word = useFieldWord(kind);
  const value = (field: string, of: unknown) => {
    const isEmpty = of === null || of === '' || (Array.isArray(of) && of.length === 0);
    if (isEmpty) return t('app:duplicates.empty');
    // A link's own field is none of the record's: its ids are told by their names.
    if (field in batchLinks(kind)) return (of as string[]).map((id) => (preview.names[id] ? text(preview.names[id]) : id)).join(', ');
    return valueText({ t, language: interfaceLanguage(i18n.language), names: preview.names }, kind, field, of);
  };
  return (
    <div className="batch-told" role="status">
      {preview.fields.map(({ field, groups, others, already }) => (
        <div key={field}>
          <b>{word(field)}</b>
          <ul className="lines">
            {groups.map(({ from, to, count }, index) => (
              <li key={index}>
                <span className="number">{count}</span> × <del>{value(field, from)}</del> <span aria-hidden>→</span> <ins>{value(field, to)}</ins>
              </li>
            ))}
            {others > 0 ? <li>{t('app:batch.others', { count: others })}</li> : null}
            {already > 0 ? <li className="quiet">{t('app:batch.already', { count: already })}</li> : null}
          </ul>
        </div>
      ))}
      {preview.refused.count > 0 ? (
        <p className="form-problem">{t('app:batch.refused', { count: preview.refused.count, names: preview.refused.first.map(({ name }) => (name ? text(name) : '')).join(', ') })}</p>
      ) : null}
    </div>
  );
}

interface Props {
  readonly chosen: ChosenRecords;
  readonly count: number;
  readonly onDone: (changed: boolean) => void;
}

export function BatchDialog({ chosen, count, onDone }: Props) {
  const { t } = useWords();
  return (
    <Dialog title={t('app:batch.title', { count })} isOpen onOpenChange={() => onDone(false)} form>
      <BatchForm chosen={chosen} count={count} onDone={onDone} />
    </Dialog>
  );
}

function BatchForm({ chosen, onDone }: Props) {
  const { t } = useWords();
  const { kind } = chosen;
  const word = useFieldWord(kind);
  const attempt = useAttempt();
  const say = useSay();
  const sentence = useSentence();
  const { undoAction } = useUndo();
  const names = [...batchFields(kind).keys()].toSorted((one, other) => word(one).localeCompare(word(other)));
  const [asked, setAsked] = useState<readonly Asked[]>([{ field: kind === 'event' ? 'status' : (names[0] ?? ''), how: 'set' }]);
  const form = useForm<Values>({ defaultValues: { fields: { ...blank(kind), ...Object.fromEntries(Object.keys(batchLinks(kind)).map((link) => [link, []])), ...(kind === 'event' ? { status: 'held' } : {}) } } });
  const { fields } = useWatch({ control: form.control }) as Values;
  const changes: BatchChange[] = asked.flatMap(({ field, how }) => {
    const held = fields[field];
    const value = how === 'clear' ? null : Array.isArray(held) ? held.filter((one) => one !== null && one !== '') : held;
    return isSaid(how, value) ? [{ field, how, value }] : [];
  });
  const preview = useQuery({ ...queries.batch.preview.queryOptions({ input: { chosen, changes }, placeholderData: (before) => before }), enabled: changes.length > 0, retry: false });
  const isReady = changes.length === asked.length && preview.data !== undefined && !preview.isPlaceholderData && !preview.error;
  const put = (index: number, next: Asked) => setAsked(asked.map((one, at) => (at === index ? next : one)));
  const rest = names.filter((name) => !asked.some(({ field }) => field === name));
  const apply = () =>
    void attempt(async () => {
      if (!preview.data) return;
      const { action, changed } = await client.batch.edit({ chosen, changes, seen: preview.data.seen });
      say(t('app:batch.done', { count: changed }), action ? { action: { label: t('app:undo.undo'), run: () => undoAction(action) } } : {});
      onDone(true);
    });
  return (
    <FormProvider {...form}>
      <form
        className="batch-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && preview.data.changing > 0) apply();
        }}
      >
        {asked.map((one, index) => (
          <div className="batch-change" key={one.field} role="group" aria-label={word(one.field)}>
            <div className="field-row">
              <FilterSelect label={t('app:batch.field')} value={one.field} options={[one.field, ...rest].map((id) => ({ id, name: word(id) }))} onChange={(field) => put(index, { field, how: 'set' })} />
              {waysOf(kind, one.field).length > 1 ? (
                <FilterSelect label={t('app:batch.how')} value={one.how} options={waysOf(kind, one.field).map((id) => ({ id, name: t(`app:batch.way.${id}`) }))} onChange={(how) => put(index, { ...one, how: batchWays.find((way) => way === how) ?? 'set' })} />
              ) : null}
            </div>
            <Input kind={kind} asked={one} />
          </div>
        ))}
        {rest.length > 0 ? (
          <div>
            <Button look="quiet" onPress={() => setAsked([...asked, { field: rest[0] ?? '', how: 'set' }])}>
              {t('app:batch.another')}
            </Button>
          </div>
        ) : null}
        {preview.error ? <p className="form-problem" role="alert">{sentence(preview.error)}</p> : changes.length > 0 && preview.data ? <Told kind={kind} preview={preview.data} /> : <p className="quiet">{t('app:batch.nothingSaid')}</p>}
        <div>
          <Button look="primary" type="submit" isDisabled={!isReady || preview.data.changing === 0}>
            {t('app:batch.apply', { count: isReady ? preview.data.changing : 0 })}
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
