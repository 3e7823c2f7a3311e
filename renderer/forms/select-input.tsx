import { useController } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { Button, FieldError, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import type { Choice } from './choose.tsx';
import { FieldLabel, Issue, anchorOf, useIssue } from './field.tsx';
import { Icon } from '../ui/icon.tsx';
import './select-input.css';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Choice[];
  readonly help?: string;
  /** What stands first for "none"; without it one must be chosen. */
  readonly none?: string;
  /** Told what was chosen, for what depends on it. */
  readonly onChosen?: (id: string | null) => void;
}

const NONE = '';

export function SelectInput({ name, label, options, help, none, onChosen }: Props) {
  const { t } = useWords();
  const { field } = useController({ name });
  const issue = useIssue(name);
  const items = none === undefined ? options : [{ id: NONE, name: none }, ...options];
  return (
    <Select
      className="field select"
      data-field={anchorOf(name)}
      value={(field.value as string | null) ?? (none === undefined ? null : NONE)}
      onChange={(key) => {
        const chosen = key === NONE || key === null ? null : String(key);
        field.onChange(chosen);
        onChosen?.(chosen);
      }}
      onBlur={field.onBlur}
      isInvalid={issue !== undefined}
      validationBehavior="aria"
      placeholder={t('app:form.choose')}
    >
      <FieldLabel>{label}</FieldLabel>
      <Button className="select-button" ref={field.ref}>
        <SelectValue className="select-value" />
        <Icon name="down" />
      </Button>
      {help ? (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      ) : null}
      <FieldError>{issue ? <Issue>{issue}</Issue> : null}</FieldError>
      <Popover className="popover">
        <ListBox className="list-box" items={items}>
          {(item) => <ListBoxItem className="list-box-item">{item.name}</ListBoxItem>}
        </ListBox>
      </Popover>
    </Select>
  );
}
