/** Parts of a report in their order, each to leave out or to move: by buttons, or by Alt and an arrow key. */

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Checkbox } from 'react-aria-components';
import { inOrder } from '#shared/domain/report-shape.ts';
import { useWords } from '../../base/words.ts';
import { Button, SignButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import '../../forms/check-input.css';

interface Part {
  readonly key: string;
  readonly name: string;
  /** Why it can't be left out; null where it can. */
  readonly stands: string | null;
  readonly picture?: ReactNode;
}

interface Props {
  readonly label: string;
  /** In the report's own order. */
  readonly parts: readonly Part[];
  readonly order: readonly string[];
  readonly without: readonly string[];
  readonly onOrder: (order: string[]) => void;
  readonly onWithout: (without: string[]) => void;
}

/** Shown at first: a report may have two thousand photos. */
const SHOWN = 40;

/** Where one is pressed, and what names it. */
const REACHED = 'input, button';

interface RowProps {
  readonly part: Part;
  readonly isIn: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onIn: (isIn: boolean) => void;
  readonly onMove: (by: 1 | -1) => void;
}

function Row({ part: { name, stands, picture }, isIn, isFirst, isLast, onIn, onMove }: RowProps) {
  const { t } = useWords();
  const why = useId();
  return (
    <>
      <Checkbox className="check shape-check" isSelected={isIn || stands !== null} isReadOnly={stands !== null} onChange={onIn} {...(stands === null ? {} : { 'aria-describedby': why })}>
        <span className="check-box" aria-hidden>
          <Icon name="check" />
        </span>
        {picture ? (
          <span className="shape-picture" aria-hidden>
            {picture}
          </span>
        ) : null}
        <span className="shape-name">{name}</span>
      </Checkbox>
      {stands === null ? null : (
        <span className="quiet shape-why" id={why}>
          {stands}
        </span>
      )}
      {isFirst && isLast ? null : (
        <span className="shape-moves">
          <SignButton name={t('app:form.moveUp', { what: name })} icon="raise" isDisabled={isFirst} onPress={() => onMove(-1)} />
          <SignButton name={t('app:form.moveDown', { what: name })} icon="down" isDisabled={isLast} onPress={() => onMove(1)} />
        </span>
      )}
    </>
  );
}

export function ShapeRows({ label, parts, order, without, onOrder, onWithout }: Props) {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const keys = inOrder(parts.map(({ key }) => key), order);
  const rows = keys.flatMap((key) => parts.find((part) => part.key === key) ?? []);
  const lastShown = Math.min(shown, rows.length) - 1;

  /** What had the focus has it after the row has moved; a button that can do no more gives it to the other one. */
  const move = (from: number, by: 1 | -1) => {
    const to = from + by;
    const row = rows[from];
    if (!row || to < 0 || to > lastShown) return;
    const focused = document.activeElement;
    const next = keys.toSpliced(from, 1).toSpliced(to, 0, row.key);
    flushSync(() => {
      // What this report has none of keeps its place: another one of the same template may.
      onOrder(inOrder([...new Set([...order, ...keys])], next));
      setMoved(t('app:shape.moved', { name: row.name, place: to + 1, of: rows.length }));
    });
    const reached = [...(list.current?.children[to]?.querySelectorAll<HTMLElement>(REACHED) ?? [])];
    const same = reached.find((element) => element === focused) ?? reached[0];
    (same?.hasAttribute('disabled') ? reached.find((element) => element !== same && element.tagName === 'BUTTON') : same)?.focus();
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    move(index, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <fieldset className="shape-part">
      <legend className="field-label">{label}</legend>
      <ol className="shape-rows" ref={list}>
        {rows.slice(0, shown).map((part, index) => (
          <li key={part.key} className="shape-row" onKeyDownCapture={(event) => onKey(event, index)}>
            <Row
              part={part}
              isIn={!without.includes(part.key)}
              isFirst={index === 0}
              isLast={index === lastShown}
              onIn={(isIn) => onWithout(isIn ? without.filter((key) => key !== part.key) : [...without, part.key])}
              onMove={(by) => move(index, by)}
            />
          </li>
        ))}
      </ol>
      {rows.length > shown ? <Button onPress={() => setShown(shown + SHOWN)}>{t('app:list.more')}</Button> : null}
      <span role="status" className="only-heard">
        {moved}
      </span>
    </fieldset>
  );
}
