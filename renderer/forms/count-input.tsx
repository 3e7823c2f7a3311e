/** A count in one field, as exact as it is written: "120", "~40", "pribl. 20", "neznano". */

import { useState } from 'react';
import { FieldError, Input, Text, TextField } from 'react-aria-components';
import { useFormContext, useWatch } from 'react-hook-form';
import { meansRest, readTypedCount, typedCount } from '#shared/domain/count-text.ts';
import type { Count } from '#shared/domain/counts.ts';
import { interfaceLanguage } from '../base/language.ts';
import { useWords } from '../base/words.ts';
import { FieldLabel, Issue, anchorOf, useIssue } from './field.tsx';

interface Props {
  /** The fields `value` and `precision` are below it. */
  readonly name: string;
  readonly label: string;
  /** The label is only heard: what stands around says it to the eye. */
  readonly isHeadless?: boolean;
  /** What "the rest" would be here. */
  readonly rest?: () => Count | null;
  /** Takes what is pasted, when it is more than one count; true when it did. */
  readonly onPasted?: (text: string) => boolean;
}

/** What a form holds of a count: while it is typed and is none yet, its value is the text. */
interface Held {
  readonly value: number | string | null;
  readonly precision: Count['precision'];
}

export function CountInput({ name, label, isHeadless = false, rest, onPasted }: Props) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const { setValue, trigger, register, formState } = useFormContext();
  const [value, precision] = useWatch({ name: [`${name}.value`, `${name}.precision`] }) as [Held['value'], Held['precision']];
  const issue = useIssue(`${name}.value`);
  const [left, setLeft] = useState(false);
  const { ref } = register(`${name}.value`);
  const isText = typeof value === 'string';
  // A row that nobody has touched is exact and has no number; what was said to be unknown says so.
  const plain = isText ? value : typedCount({ value, precision }, language);
  const [typed, setTyped] = useState(plain);
  const read = readTypedCount(typed, language);
  const isSame = read === null ? value === null && precision !== 'unknown' : typeof read === 'string' ? read === value : read.value === value && read.precision === precision;

  const put = (count: Count | string | null) => {
    const held: Held = count === null ? { value: null, precision: 'exact' } : typeof count === 'string' ? { value: count, precision: precision === 'unknown' ? 'exact' : precision } : count;
    setValue(`${name}.precision`, held.precision, { shouldDirty: true });
    setValue(`${name}.value`, held.value, { shouldDirty: true, shouldValidate: formState.isSubmitted });
  };
  const leave = () => {
    setLeft(true);
    const asked = meansRest(typed) ? rest?.() : null;
    if (asked) {
      put(asked);
      setTyped(typedCount(asked, language));
    } else if (isSame && !isText) setTyped(plain);
    else if (isText) void trigger(`${name}.value`);
  };
  const problem = issue && (value === null || isText) ? (isText ? t('errors:count.notACount') : issue) : left && isText ? t('errors:count.notACount') : undefined;
  return (
    <TextField
      className="field field-number"
      data-field={anchorOf(`${name}.value`)}
      value={isSame ? typed : plain}
      onChange={(text) => {
        setTyped(text);
        put(readTypedCount(text, language));
      }}
      onFocus={() => setLeft(false)}
      onBlur={leave}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      {...(isHeadless ? { 'aria-label': label } : {})}
    >
      {isHeadless ? null : <FieldLabel>{label}</FieldLabel>}
      <Input
        ref={ref}
        placeholder={t('app:count.placeholder')}
        // Not the text field's own: that would keep the key to itself.
        onKeyDown={({ key }) => (key === 'Enter' ? leave() : undefined)}
        onPaste={(event) => {
          if (onPasted?.(event.clipboardData.getData('text/plain'))) event.preventDefault();
        }}
      />
      {isHeadless ? null : (
        <Text slot="description" className="field-help">
          {t('app:count.help')}
        </Text>
      )}
      <FieldError>{problem ? <Issue>{problem}</Issue> : null}</FieldError>
    </TextField>
  );
}
