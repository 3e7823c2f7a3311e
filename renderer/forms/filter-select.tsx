import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { Icon } from '../ui/icon.tsx';
import './select-input.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (id: string) => void;
  /** Said to the eye, too: where it is one of many. */
  readonly isLabelShown?: boolean;
}

/** Which of a list are shown. */
export function FilterSelect({ label, value, options, onChange, isLabelShown = false }: Props) {
  return (
    <Select className={isLabelShown ? 'field select' : 'select filter-select'} value={value} onChange={(key) => onChange(String(key))}>
      <Label className={isLabelShown ? 'field-label' : 'only-heard'}>{label}</Label>
      <Button className="select-button">
        <SelectValue className="select-value" />
        <Icon name="down" />
      </Button>
      <Popover className="popover">
        <ListBox className="list-box" items={options}>
          {(item) => <ListBoxItem className="list-box-item">{item.name}</ListBoxItem>}
        </ListBox>
      </Popover>
    </Select>
  );
}
