/** What can be done with the records that are chosen in a list. */

import { type ReactNode, useState } from 'react';
import type { BatchKind, ChosenRecords } from '#shared/contract/batch.ts';
import { useCommands } from '../../base/commands-here.ts';
import { useKeys } from '../../base/keys.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import type { Chosen } from '../../ui/choosing.ts';
import { Writing } from '../../ui/writing.tsx';
import { BatchDialog } from './batch-dialog.tsx';
import './batch.css';

interface Props {
  readonly kind: BatchKind;
  readonly chosen: Chosen;
  /** What the list asked for. */
  readonly words?: string;
  /** What else can be done with them. */
  readonly more?: (chosen: ChosenRecords) => ReactNode;
}

export function BatchBar({ kind, chosen, words = '', more }: Props) {
  const { t } = useWords();
  const [isEditing, setEditing] = useState(false);
  useKeys({ edit: () => setEditing(true), leave: chosen.clear });
  useCommands([
    { id: 'editChosen', name: t('app:batch.edit'), also: t('app:palette.also.edit'), shortcut: 'edit', writes: true, does: { run: () => setEditing(true) } },
    { id: 'clearChosen', name: t('app:batch.clear'), shortcut: 'leave', does: { run: chosen.clear } },
  ]);
  const asked: ChosenRecords = { kind, ids: chosen.ids === null ? null : [...chosen.ids], without: [...chosen.without], words };
  return (
    <div className="batch-bar" role="group" aria-label={t('app:batch.chosen', { count: chosen.count })}>
      <span role="status">{t('app:batch.chosen', { count: chosen.count })}</span>
      <Writing>
        <Button look="primary" onPress={() => setEditing(true)}>
          {t('app:batch.edit')}
        </Button>
      </Writing>
      {more?.(asked)}
      <Button look="quiet" onPress={chosen.clear}>
        {t('app:batch.clear')}
      </Button>
      {isEditing ? (
        <BatchDialog
          chosen={asked}
          count={chosen.count}
          onDone={(changed) => {
            setEditing(false);
            if (changed) chosen.clear();
          }}
        />
      ) : null}
    </div>
  );
}
