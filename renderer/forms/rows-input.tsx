/** A list of rows that can be added to, changed and taken away. */

import { type ReactNode, useEffect, useRef } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { Button } from '../ui/button.tsx';
import { anchorOf } from './field.tsx';
import { Icon } from '../ui/icon.tsx';
import './rows-input.css';

interface Props {
  readonly name: string;
  readonly label: string;
  /** What one row is called, for its remove button: "count 2". */
  readonly rowLabel: (number: number) => string;
  readonly addLabel: string;
  readonly empty: string;
  readonly make: () => Record<string, unknown>;
  readonly row: (name: string) => ReactNode;
  /** Two fields beside each other instead of as many as fit. */
  readonly pairs?: boolean;
}

export function RowsInput({ name, label, rowLabel, addLabel, empty, make, row, pairs = false }: Props) {
  const { t } = useWords();
  // The rows' own ids are the archive's; the list needs another name for its keys.
  const { fields, append, remove } = useFieldArray({ name, keyName: 'rowKey' });
  const list = useRef<HTMLDivElement>(null);
  const before = useRef(fields.length);
  useEffect(() => {
    const added = fields.length > before.current;
    before.current = fields.length;
    if (added) list.current?.querySelector<HTMLElement>(':scope > .row:last-of-type :is(input, button)')?.focus();
  }, [fields.length]);
  return (
    <div className="rows" data-field={anchorOf(name)} role="group" aria-label={label} ref={list}>
      {fields.length === 0 ? <p className="quiet">{empty}</p> : null}
      {fields.map((field, index) => (
        <div className="row" key={field.rowKey} role="group" aria-label={rowLabel(index + 1)}>
          <div className={pairs ? 'row-fields row-pairs' : 'row-fields'}>{row(`${name}.${index}`)}</div>
          <Button look="quiet" onPress={() => remove(index)} aria-label={t('app:form.remove', { what: rowLabel(index + 1) })}>
            {t('app:form.removeShort')}
          </Button>
        </div>
      ))}
      <div>
        <Button onPress={() => append(make(), { shouldFocus: false })}>
          <Icon name="add" /> {addLabel}
        </Button>
      </div>
    </div>
  );
}
