import { Checkbox, Text } from 'react-aria-components';
import { useController } from 'react-hook-form';
import { Icon } from '../ui/icon.tsx';
import { anchorOf } from './field.tsx';
import './check-input.css';

/** Yes or no. */
export function CheckInput({ name, label, help }: { readonly name: string; readonly label: string; readonly help?: string | undefined }) {
  const { field } = useController({ name });
  return (
    <div className="field" data-field={anchorOf(name)}>
      <Checkbox className="check" isSelected={field.value === true} onChange={field.onChange} onBlur={field.onBlur} inputRef={field.ref}>
        <span className="check-box" aria-hidden>
          <Icon name="check" />
        </span>
        {label}
      </Checkbox>
      {help ? <Text className="field-help">{help}</Text> : null}
    </div>
  );
}
