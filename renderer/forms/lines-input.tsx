import { useController } from 'react-hook-form';
import { Text, TextArea, TextField } from 'react-aria-components';
import { FieldLabel, anchorOf } from './field.tsx';

/** Several short texts, one a line: other spellings, say. */
export function LinesInput({ name, label, help }: { readonly name: string; readonly label: string; readonly help: string }) {
  const { field } = useController({ name });
  const lines = (field.value as string[] | null) ?? [];
  return (
    <TextField
      className="field"
      data-field={anchorOf(name)}
      defaultValue={lines.join('\n')}
      onChange={(text) => field.onChange(text.split('\n').map((line) => line.trim()).filter(Boolean))}
      onBlur={field.onBlur}
    >
      <FieldLabel>{label}</FieldLabel>
      <TextArea ref={field.ref} rows={3} />
      <Text slot="description" className="field-help">
        {help}
      </Text>
    </TextField>
  );
}
