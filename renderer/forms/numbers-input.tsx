import { useState } from 'react';
import { FieldError, Input, Text, TextField } from 'react-aria-components';
import { useController } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { FieldLabel, Issue, anchorOf, useIssue } from './field.tsx';

/** "2018, 2019" as numbers; what is none stays as it was typed, so that it is told and not lost. */
function toNumbers(text: string): (number | string)[] {
  return text.split(/[\s,;]+/).filter(Boolean).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Several whole numbers in one line. */
export function NumbersInput({ name, label }: { readonly name: string; readonly label: string }) {
  const { t } = useWords();
  const { field } = useController({ name });
  const issue = useIssue(name);
  const numbers = (field.value as readonly (number | string)[] | null) ?? [];
  const plain = numbers.join(', ');
  const [typed, setTyped] = useState(plain);
  return (
    <TextField
      className="field"
      data-field={anchorOf(name)}
      // While it is typed it stands as it is typed. The form may be given another value from outside.
      value={toNumbers(typed).join(', ') === plain ? typed : plain}
      onChange={(text) => {
        setTyped(text);
        field.onChange(toNumbers(text));
      }}
      onBlur={() => {
        setTyped(plain);
        field.onBlur();
      }}
      isInvalid={issue !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel>{label}</FieldLabel>
      <Input ref={field.ref} />
      <Text slot="description" className="field-help">
        {t('app:form.numbersHelp')}
      </Text>
      <FieldError>{issue ? <Issue>{issue}</Issue> : null}</FieldError>
    </TextField>
  );
}
