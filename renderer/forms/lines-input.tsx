import { useController } from 'react-hook-form';
import { FieldError, Text, TextArea, TextField } from 'react-aria-components';
import { FieldLabel, Issue, anchorOf, useIssue } from './field.tsx';

/** Several short texts, one a line: other spellings, say. */
export function LinesInput({ name, label, help }: { readonly name: string; readonly label: string; readonly help: string }) {
  const { field } = useController({ name });
  const issue = useIssue(name);
  const lines = (field.value as string[] | null) ?? [];
  return (
    <TextField
      className="field"
      data-field={anchorOf(name)}
      defaultValue={lines.join('\n')}
      onChange={(text) => field.onChange(text.split('\n').map((line) => line.trim()).filter(Boolean))}
      onBlur={field.onBlur}
      isInvalid={issue !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel>{label}</FieldLabel>
      <TextArea ref={field.ref} rows={3} />
      <Text slot="description" className="field-help">
        {help}
      </Text>
      <FieldError>{issue ? <Issue>{issue}</Issue> : null}</FieldError>
    </TextField>
  );
}
