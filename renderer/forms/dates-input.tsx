/**
 * A date as people write it, in one field. What is typed is read at once and said back in words; what
 * could mean two things is asked back, and what can't be read stays as typed, in the draft too.
 */

import { useRef, useState } from 'react';
import { useController } from 'react-hook-form';
import { FieldError, Input, Text, TextField } from 'react-aria-components';
import type { DateRefused } from '#shared/domain/date-atoms.ts';
import { type DateRead, readDate } from '#shared/domain/date-phrase.ts';
import { formatDate, weekdayName } from '#shared/domain/date-text.ts';
import { parseEdtf } from '#shared/domain/dates.ts';
import { today } from '#shared/domain/today.ts';
import { dateSentence } from '#shared/language/sentences.ts';
import { interfaceLanguage } from '../base/language.ts';
import { useWords } from '../base/words.ts';
import { Button } from '../ui/button.tsx';
import { FieldLabel, Issue, anchorOf, useIssue } from './field.tsx';
import './dates-input.css';

/** Stands before a text while it is no date: no date holds it. */
const TYPED = '␟';

/** What a field holds of a text whose reading is still to come. */
export function asTyped(text: string): string {
  return TYPED + text;
}

interface Props {
  readonly name: string;
  readonly label: string;
  /** Only a single day is a value of this field. */
  readonly oneDay?: boolean;
  readonly help?: string;
  /** Given what was left in the field and is no date; true where something else was made of it. */
  readonly onUnread?: (text: string) => boolean;
}

/** What a text says to a field that takes one day alone. */
function asOneDay(read: DateRead | DateRefused): DateRead | DateRefused {
  if (!('edtf' in read) || read.edtf === null) return read;
  const date = parseEdtf(read.edtf);
  return date?.to === null && date.from.precision === 'day' && !date.from.qualifier ? read : { problem: 'dayNeeded', proposals: [] };
}

export function DatesInput({ name, label, oneDay = false, help, onUnread }: Props) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const { field, formState } = useController({ name });
  const value = (field.value as string | null) ?? null;
  const read = (text: string) => (oneDay ? asOneDay(readDate(text, today())) : readDate(text, today()));
  const toValue = (text: string): string | null => {
    const said = read(text);
    return 'edtf' in said ? said.edtf : asTyped(text);
  };
  const toText = (kept: string | null): string => {
    if (kept === null) return '';
    // Drafts of before this field was one have its two ends apart.
    if (kept.includes(TYPED)) return kept.split(TYPED).filter(Boolean).join(' – ');
    return formatDate(kept, language);
  };
  const [typed, setTyped] = useState(() => toText(value));
  const [left, setLeft] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // The form may be given other values from outside: a draft, or the record anew.
  const current = toValue(typed) === value ? typed : toText(value);

  const change = (text: string) => {
    setTyped(text);
    field.onChange(toValue(text));
  };
  const said = read(current);
  const isRefused = 'problem' in said;
  // While somebody still types, only what could be chosen from is said of it.
  const isComplained = isRefused && (left || formState.isSubmitted || said.proposals.length > 0);
  const issue = useIssue(name);
  const problem = isComplained ? dateSentence(i18n, said, language) : isRefused ? undefined : issue;
  const edtf = isRefused ? null : said.edtf;
  const weekday = edtf && weekdayName(edtf, language);
  const date = edtf && formatDate(edtf, language);
  const hint = date === null || date === '' ? (help ?? t(oneDay ? 'app:dates.helpDay' : 'app:dates.help')) : weekday ? t('app:dates.readDay', { date, weekday }) : t('app:dates.read', { date });
  return (
    <div className="field dates" data-field={anchorOf(name)}>
      <TextField
        className="dates-text"
        value={current}
        onChange={change}
        onBlur={() => {
          if (isRefused && onUnread?.(current)) return;
          setLeft(true);
          field.onBlur();
        }}
        onFocus={() => setLeft(false)}
        isInvalid={problem !== undefined}
        validationBehavior="aria"
      >
        <FieldLabel of={anchorOf(name)}>{label}</FieldLabel>
        <Input
          ref={(element) => {
            input.current = element;
            field.ref(element);
          }}
          placeholder={t(oneDay ? 'app:dates.exampleDay' : 'app:dates.example')}
        />
        <FieldError>{problem ? <Issue>{problem}</Issue> : null}</FieldError>
        <Text slot="description" className="field-help" aria-live="polite">
          {hint}
        </Text>
      </TextField>
      {said.proposals.length > 0 ? (
        <div className="dates-meant" role="group" aria-label={t('app:dates.meant')}>
          {said.proposals.map((proposal) => (
            <Button
              key={proposal}
              look="quiet"
              onPress={() => {
                change(formatDate(proposal, language));
                input.current?.focus();
              }}
            >
              {[weekdayName(proposal, language), formatDate(proposal, language)].filter(Boolean).join(', ')}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
