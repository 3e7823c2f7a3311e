/**
 * A date as people write it: a day, a month, a year, or from one to another. What is typed is read at
 * once and said back in words; what can't be read stays as typed, in the draft too.
 */

import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { FieldError, Input, TextField } from 'react-aria-components';
import { type ReadDates, formatDate, readTypedDates, typedDate } from '#shared/domain/date-text.ts';
import { parseEdtf } from '#shared/domain/dates.ts';
import { interfaceLanguage } from '../base/language.ts';
import { FieldLabel, Issue, anchorOf } from './field.tsx';
import './dates-input.css';

/** Stands between the two texts while they are no date: no date holds it. */
const TYPED = '␟';

interface Typed {
  readonly from: string;
  readonly to: string;
}

function toTyped(value: string | null): Typed {
  if (value === null) return { from: '', to: '' };
  if (value.includes(TYPED)) {
    const [from = '', to = ''] = value.split(TYPED);
    return { from, to };
  }
  const date = parseEdtf(value);
  return date ? { from: typedDate(date.from), to: date.to ? typedDate(date.to) : '' } : { from: value, to: '' };
}

function toValue(typed: Typed): string | null {
  const read = readTypedDates(typed.from, typed.to);
  return 'edtf' in read ? read.edtf : `${typed.from}${TYPED}${typed.to}`;
}

interface Props {
  readonly name: string;
  readonly label: string;
  /** False for a single day or month, without an end. */
  readonly interval?: boolean;
}

export function DatesInput({ name, label, interval = true }: Props) {
  const { t, i18n } = useWords();
  const { field, formState } = useController({ name });
  const value = (field.value as string | null) ?? null;
  const [typed, setTyped] = useState(() => toTyped(value));
  const [left, setLeft] = useState(false);
  // The form may be given other values from outside: a draft, or the record anew.
  const current = toValue(typed) === value ? typed : toTyped(value);

  const change = (next: Typed) => {
    setTyped(next);
    field.onChange(toValue(next));
  };
  const read: ReadDates = readTypedDates(current.from, current.to);
  const problem = 'problem' in read && (left || formState.isSubmitted) ? read : null;
  const end = (key: 'from' | 'to', text: string) => (
    <TextField
      className="dates-end"
      value={current[key]}
      onChange={(next) => change({ ...current, [key]: next })}
      onBlur={() => {
        setLeft(true);
        field.onBlur();
      }}
      isInvalid={problem?.end === key}
      validationBehavior="aria"
    >
      <FieldLabel>{text}</FieldLabel>
      <Input ref={key === 'from' ? field.ref : undefined} placeholder={key === 'from' ? t('app:dates.example') : ''} />
      <FieldError>{problem?.end === key ? <Issue>{t(`errors:date.${problem.problem}`)}</Issue> : null}</FieldError>
    </TextField>
  );
  const said = 'edtf' in read && read.edtf ? formatDate(read.edtf, interfaceLanguage(i18n.language)) : null;
  return (
    <div className="field" data-field={anchorOf(name)} role="group" aria-label={label}>
      <div className="dates-ends">
        {end('from', interval ? t('app:dates.from', { label }) : label)}
        {interval ? end('to', t('app:dates.to')) : null}
      </div>
      <span className="field-help" aria-live="polite">
        {said ? t('app:dates.read', { date: said }) : t('app:dates.help')}
      </span>
    </div>
  );
}
