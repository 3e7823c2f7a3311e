import { useFormContext, useWatch } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { countPrecisions } from '#shared/contract/fields.ts';
import { NumberInput } from './field.tsx';
import { SelectInput } from './select-input.tsx';
import './count-input.css';

/** A count and how exact it is. Unknown has no number. */
export function CountInput({ name, label }: { readonly name: string; readonly label: string }) {
  const { t } = useWords();
  const { setValue } = useFormContext();
  const unknown = useWatch({ name: `${name}.precision` }) === 'unknown';
  return (
    <div className="count-input" role="group" aria-label={label}>
      {unknown ? null : <NumberInput name={`${name}.value`} label={label} />}
      <SelectInput
        name={`${name}.precision`}
        label={unknown ? label : t('domain:field.precision')}
        options={countPrecisions.map((precision) => ({ id: precision, name: t(`domain:precision.${precision}`) }))}
        onChosen={(precision) => {
          if (precision === 'unknown') setValue(`${name}.value`, null, { shouldDirty: true });
        }}
      />
    </div>
  );
}
