/** A list of rows that can be added to, changed and taken away. */

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Input, TextField } from 'react-aria-components';
import { useFieldArray } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { Button, SignButton } from '../ui/button.tsx';
import { GroupIssue, anchorOf, useListIssue } from './field.tsx';
import { Icon } from '../ui/icon.tsx';
import './rows-input.css';

interface Props {
  readonly name: string;
  readonly label: string;
  /** What one row is called, for its remove button: "count 2". */
  readonly rowLabel: (number: number) => string;
  readonly addLabel: string;
  /** A line that is always there to be typed into stands in the place of the button; what is typed begins the new row. */
  readonly next?: { readonly label: string; readonly placeholder: string };
  readonly empty: string;
  readonly make: () => Record<string, unknown>;
  /** `typed`: what began the row in the line below the others. */
  readonly row: (name: string, typed: string | undefined) => ReactNode;
  /** Two fields beside each other instead of as many as fit. */
  readonly pairs?: boolean;
  /** Their order is the user's: they can be moved. */
  readonly ordered?: boolean;
}

/** What a row is there for: its first field to type in, before lists to choose from. */
function firstField(row: HTMLElement | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>('input, textarea') ?? row?.querySelector<HTMLElement>('button') ?? null;
}

export function RowsInput({ name, label, rowLabel, addLabel, next, empty, make, row, pairs = false, ordered = false }: Props) {
  const { t } = useWords();
  // The rows' own ids are the archive's; the list needs another name for its keys.
  const { fields, append, remove, move } = useFieldArray({ name, keyName: 'rowKey' });
  const issue = useListIssue(name);
  const issueId = useId();
  const list = useRef<HTMLDivElement>(null);
  const adding = useRef<HTMLButtonElement>(null);
  const nextLine = useRef<HTMLInputElement>(null);
  const before = useRef(fields.length);
  /** The row that was taken away just now, by its place. */
  const gone = useRef<number | null>(null);
  useEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>(':scope > .row') ?? [])];
    // A new row is there to be written in; where one went, the next one can go too.
    if (fields.length > before.current) firstField(rows.at(-1))?.focus();
    else if (gone.current !== null) (rows[gone.current]?.querySelector<HTMLElement>(':scope > .row-end [data-remove]') ?? adding.current ?? nextLine.current)?.focus();
    before.current = fields.length;
    gone.current = null;
  }, [fields.length]);
  const [begun, setBegun] = useState<{ readonly index: number; readonly text: string } | null>(null);
  /** The next key is already for the new row. */
  const begin = (text: string) => {
    if (text === '') return;
    flushSync(() => {
      setBegun({ index: fields.length, text });
      append(make(), { shouldFocus: false });
    });
    const input = [...(list.current?.querySelectorAll<HTMLElement>(':scope > .row') ?? [])].at(-1)?.querySelector('input');
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  };
  const takeAway = (index: number) => {
    setBegun(null);
    gone.current = index;
    remove(index);
  };
  /** The focus goes along, so that one key moves it on. */
  const shift = (from: number, by: 1 | -1) => {
    const to = from + by;
    if (to < 0 || to >= fields.length) return;
    move(from, to);
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLElement>(':scope > .row')[to]?.querySelectorAll<HTMLElement>(':scope > .row-end button') ?? [];
      const same = buttons[by < 0 ? 0 : 1];
      (same?.hasAttribute('disabled') ? buttons[by < 0 ? 1 : 0] : same)?.focus();
    });
  };
  return (
    <div className="rows" data-field={anchorOf(name)} role="group" aria-label={label} aria-describedby={issueId} ref={list}>
      {fields.length === 0 ? <p className="quiet">{empty}</p> : null}
      {fields.map((field, index) => (
        <div className="row" key={field.rowKey} role="group" aria-label={rowLabel(index + 1)} data-in-one={next ? '' : undefined}>
          <div className={pairs ? 'row-fields row-pairs' : 'row-fields'}>{row(`${name}.${index}`, begun?.index === index ? begun.text : undefined)}</div>
          <div className="row-end">
            {ordered && fields.length > 1 ? (
              <>
                <SignButton name={t('app:form.moveUp', { what: rowLabel(index + 1) })} icon="raise" isDisabled={index === 0} onPress={() => shift(index, -1)} />
                <SignButton name={t('app:form.moveDown', { what: rowLabel(index + 1) })} icon="down" isDisabled={index === fields.length - 1} onPress={() => shift(index, 1)} />
              </>
            ) : null}
            <Button look="quiet" data-remove onPress={() => takeAway(index)} aria-label={t('app:form.remove', { what: rowLabel(index + 1) })}>
              {t('app:form.removeShort')}
            </Button>
          </div>
        </div>
      ))}
      <GroupIssue id={issueId} issue={issue} />
      {next ? (
        <TextField className="field rows-next" value="" onChange={begin} aria-label={next.label}>
          <Input placeholder={next.placeholder} ref={nextLine} />
        </TextField>
      ) : (
        <div>
          <Button ref={adding} onPress={() => append(make(), { shouldFocus: false })}>
            <Icon name="add" /> {addLabel}
          </Button>
        </div>
      )}
    </div>
  );
}
