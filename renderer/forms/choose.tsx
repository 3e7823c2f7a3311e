/** A button that opens a short list and gives back what was chosen. */

import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon } from '../ui/icon.tsx';
import './choose.css';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

interface Props {
  /** What is chosen, for who hears it. */
  readonly label: string;
  /** What the button says. */
  readonly text: string;
  readonly options: readonly Choice[];
  readonly onChoose: (id: string) => void;
}

export function Choose({ label, text, options, onChoose }: Props) {
  return (
    <MenuTrigger>
      <Button className="choose button button-quiet" aria-label={label}>
        <Icon name="add" /> {text}
      </Button>
      <Popover className="popover">
        <Menu className="list-box" items={options} onAction={(key) => onChoose(String(key))}>
          {(option) => <MenuItem className="list-box-item">{option.name}</MenuItem>}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
