/** Giving a report out: after saying what that means, and with a note of whom it went to. */

import { useState } from 'react';
import { client } from '../../api/client.ts';
import { useCommands } from '../../base/commands-here.ts';
import { useAttempt, useUndo } from '../../base/commands.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Writing } from '../../ui/writing.tsx';
import { NoteDialog } from './note-dialog.tsx';
import type { AskedInShape } from './shape-state.ts';

interface Props {
  readonly asked: AskedInShape;
  /** How much it still lacks before a funder would take it. */
  readonly missing: number;
}

export function Issue({ asked, missing }: Props) {
  const { t } = useWords();
  const say = useSay();
  const attempt = useAttempt();
  const { undoAction } = useUndo();
  const [isOpen, setOpen] = useState(false);
  const [isIssuing, setIssuing] = useState(false);
  const issue = (note: string | null) =>
    void attempt(async () => {
      setIssuing(true);
      try {
        const { revision } = await client.issued.issue({ ...asked, note });
        say(t('app:issued.done'), { action: { label: t('app:undo.undo'), run: () => undoAction(revision) } });
      } finally {
        setIssuing(false);
      }
    });
  useCommands([{ id: 'issue', name: `${t('app:issued.issue')} …`, writes: true, does: { run: () => setOpen(true) } }]);
  return (
    <>
      <Writing>
        <Button onPress={() => setOpen(true)} isPending={isIssuing}>
          {t('app:issued.issue')} …
        </Button>
      </Writing>
      <NoteDialog title={t('app:issued.issueOf', { name: t(`reports:names.${asked.report}`) })} confirm={t('app:issued.issue')} note={null} isOpen={isOpen} onOpenChange={setOpen} onConfirm={issue}>
        <p>{t('app:issued.what')}</p>
        <p>{t('app:issued.erased')}</p>
        {missing > 0 ? <p className="issue-lacking">{t('app:issued.lacking', { count: missing })}</p> : null}
      </NoteDialog>
    </>
  );
}
