import { Button, Tag } from 'react-aria-components';
import { Icon } from '../ui/icon.tsx';
import './tags-input.css';

/** One of several that were chosen; it can be taken away again. */
export function ChosenTag({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Tag id={id} className="tag-chosen" textValue={name}>
      {name}
      <Button slot="remove" className="tag-remove">
        <Icon name="close" />
      </Button>
    </Tag>
  );
}
