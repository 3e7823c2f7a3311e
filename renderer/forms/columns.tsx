/** Which further fields the rows of a list show: only those that are asked for, or that a row says something in. */

import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useWords } from '../base/words.ts';

interface Column<C extends string> {
  readonly id: C;
  readonly name: string;
  /** A row says something in it: that is not put out of sight. */
  readonly isSaid: boolean;
}

interface Props<C extends string> {
  readonly columns: readonly Column<C>[];
  readonly shown: ReadonlySet<C>;
  readonly onAsked: (asked: ReadonlySet<C>) => void;
}

export function Columns<C extends string>({ columns, shown, onAsked }: Props<C>) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="columns">
      <span className="quiet" id={id}>
        {t('app:counts.columns')}
      </span>
      <ToggleButtonGroup aria-labelledby={id} selectionMode="multiple" selectedKeys={shown} onSelectionChange={(keys) => onAsked(new Set(columns.flatMap((column) => (keys.has(column.id) ? [column.id] : []))))}>
        {columns.map((column) => (
          <ToggleButton key={column.id} id={column.id} className="column-toggle" isDisabled={column.isSaid}>
            {column.name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
