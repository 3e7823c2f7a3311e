/** Records beside each other, field by field, and what becomes of them when they are made one. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import type { DuplicateView, MergeableKind } from '#shared/contract/duplicates.ts';
import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import { isSame } from '#shared/domain/difference.ts';
import { valueText } from '#shared/language/value-text.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt, useUndo } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { useFieldName } from '../../forms/field-name.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/texts.tsx';
import '../../forms/check-input.css';
import '../../ui/radio.css';

type Compared = DuplicateView['records'][number];

const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** What several values come to together: the languages of texts, the members of lists; undefined where they can't. */
function joined(type: string | undefined, values: readonly unknown[]): unknown {
  const said = values.filter((value) => !isEmpty(value));
  if (said.length < 2) return undefined;
  // Of the same language, the first one's stands.
  if (type === 'texts') return Object.assign({}, ...said.toReversed()) as unknown;
  if (type === 'list') return (said as unknown[][]).flat().filter((one, index, all) => all.findIndex((other) => isSame(one, other)) === index);
  return undefined;
}

interface Choice {
  readonly value: unknown;
  readonly isJoined: boolean;
}

/** The values that a field can have: of the kept record first, then of the others, each once, and all together. */
function choicesOf(kind: Kind, field: string, records: readonly Compared[]): Choice[] {
  const values = records.map(({ fields }) => fields[field]);
  const once = values.filter((value, index) => values.findIndex((other) => isSame(value, other)) === index).map((value) => ({ value, isJoined: false }));
  const all = joined(fieldsOf(kind).get(field)?.type, values);
  return all === undefined || once.some(({ value }) => isSame(value, all)) ? once : [{ value: all, isJoined: true }, ...once];
}

/** What is taken unless somebody says otherwise: all together, else what the kept record says, else what another does. */
function usual(choices: readonly Choice[]): number {
  const first = choices.findIndex(({ value }) => !isEmpty(value));
  return Math.max(0, first);
}

interface Props {
  readonly kind: MergeableKind;
  readonly ids: readonly string[];
  readonly onMerged: () => void;
}

export function Compare({ kind, ids, onMerged }: Props) {
  const { t, i18n } = useWords();
  const text = useText();
  const fieldName = useFieldName();
  const attempt = useAttempt();
  const say = useSay();
  const { undoAction } = useUndo();
  const { data } = useSuspenseQuery(queries.duplicates.compare.queryOptions({ input: { kind, ids: [...ids] } }));
  const [others, setOthers] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<string | null>(null);
  const [picked, setPicked] = useState<Readonly<Record<string, number>>>({});
  const [counts, setCounts] = useState<'own' | 'all'>('own');
  const frame = useRef<HTMLDivElement>(null);
  // Whoever opens the comparison answers its first question next.
  useEffect(() => frame.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  const same = data.records.filter(({ id }) => !others.has(id));
  const weight = ({ pointers }: Compared) => pointers.reduce((sum, { count }) => sum + count, 0);
  const keep = same.find(({ id }) => id === asked) ?? same.toSorted((one, other) => weight(other) - weight(one))[0];
  if (!keep) return null;
  const ordered = [keep, ...same.filter(({ id }) => id !== keep.id)];
  const gone = ordered.slice(1);
  const value = (field: string, of: unknown) => (isEmpty(of) ? t('app:duplicates.empty') : valueText({ t, language: interfaceLanguage(i18n.language), names: data.names }, kind, field, of));
  const nameOf = ({ name, id }: Compared) => (name ? text(name) : id);
  const fields = data.differing.filter((field) => ordered.some((record) => !isSame(record.fields[field], keep.fields[field])));
  const valueOf = (field: string) => {
    const choices = choicesOf(kind, field, ordered);
    return choices[picked[field] ?? usual(choices)]?.value;
  };
  const kindWord = (of: Kind) => t(`domain:kinds.${of as 'event'}`, { defaultValue: t(`domain:kind.${of}`) });
  const moving = Object.entries(Object.groupBy(gone.flatMap(({ pointers }) => pointers), ({ kind: of }) => of)).map(([of, found]) => `${kindWord(of as Kind)} (${(found ?? []).reduce((sum, { count }) => sum + count, 0)})`);
  const hasCounts = (record: Compared) => record.pointers.some(({ kind: of }) => of === 'participation');
  const merge = () =>
    void attempt(async () => {
      const { action } = await client.duplicates.merge({
        kind, keep: keep.id, revision: keep.revision, others: gone.map(({ id, revision }) => ({ id, revision })), counts,
        fields: Object.fromEntries(fields.flatMap((field) => (isSame(valueOf(field), keep.fields[field]) ? [] : [[field, valueOf(field)]]))),
      });
      say(t('app:duplicates.merged', { count: ordered.length }), { action: { label: t('app:undo.undo'), run: () => undoAction(action) } });
      onMerged();
    });
  return (
    <div className="compare" ref={frame}>
      <RadioGroup
        className="radios"
        value={keep.id}
        onChange={(id) => {
          setAsked(id);
          setPicked({});
        }}
      >
        <Label className="field-label">{t('app:duplicates.keep')}</Label>
        {data.records.map((record) => (
          <div key={record.id} className="compare-record">
            <Radio value={record.id} className="radio" isDisabled={others.has(record.id)}>
              <span className="radio-sign" aria-hidden />
              {nameOf(record)} <span className="quiet">{record.pointers.map(({ kind: of, count }) => `${kindWord(of)} (${count})`).join(', ')}</span>
            </Radio>
            {data.records.length > 2 ? (
              <Checkbox
                className="check"
                isSelected={others.has(record.id)}
                aria-label={t('app:duplicates.isOther', { name: nameOf(record) })}
                onChange={(on) => setOthers(new Set([...others].filter((id) => id !== record.id).concat(on ? [record.id] : [])))}
              >
                <span className="check-box" aria-hidden>
                  <Icon name="check" />
                </span>
                {t('app:duplicates.isOtherShort')}
              </Checkbox>
            ) : null}
          </div>
        ))}
      </RadioGroup>
      {fields.map((field) => {
        const choices = choicesOf(kind, field, ordered);
        return (
          <RadioGroup key={`${keep.id} ${field}`} className="radios" value={String(picked[field] ?? usual(choices))} onChange={(index) => setPicked({ ...picked, [field]: Number(index) })}>
            <Label className="field-label">{fieldName(kind, field)}</Label>
            {choices.map((choice, index) => (
              <Radio key={index} value={String(index)} className="radio">
                <span className="radio-sign" aria-hidden />
                <span>
                  {value(field, choice.value)} {choice.isJoined ? <span className="quiet">{t('app:duplicates.joined')}</span> : null}
                </span>
              </Radio>
            ))}
          </RadioGroup>
        );
      })}
      {hasCounts(keep) && gone.some(hasCounts) ? (
        <RadioGroup className="radios" value={counts} onChange={(next) => setCounts(next === 'all' ? 'all' : 'own')}>
          <Label className="field-label">{t('app:duplicates.counts')}</Label>
          {(['own', 'all'] as const).map((of) => (
            <Radio key={of} value={of} className="radio">
              <span className="radio-sign" aria-hidden />
              {t(of === 'own' ? 'app:duplicates.countsOwn' : 'app:duplicates.countsAll')}
            </Radio>
          ))}
        </RadioGroup>
      ) : null}
      <p className="quiet">{moving.length > 0 ? t('app:duplicates.moves', { what: moving.join(', ') }) : t('app:duplicates.movesNothing')}</p>
      <div>
        <Button look="primary" isDisabled={gone.length === 0} onPress={merge}>
          {t('app:duplicates.merge', { count: ordered.length })}
        </Button>
      </div>
    </div>
  );
}
