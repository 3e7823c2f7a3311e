/** Which report of chosen events is to be made, and what the choice is called in it. */

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import type { ChosenRecords } from '#shared/contract/batch.ts';
import { type ReportId, reportsOf } from '#shared/domain/report-kinds.ts';
import { client } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import '../../forms/field.css';
import './report-page.css';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The chosen events that a report is about, as `selectionText` says them: they may be more than an address holds. */
    readonly selection?: string;
  }
}

/** What the address of a report says where it is about chosen events. */
export const SELECTION_ID = 'selection';

/** As long as a choice's name may be. */
const LONGEST = 200;

interface Props {
  readonly name: string | null;
  /** The choice under a name, as `selectionText` says it. */
  readonly selection: (name: string | null) => Promise<string>;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function ChosenDialog({ isOpen, onOpenChange, ...of }: Props) {
  const { t } = useWords();
  return (
    <Dialog form title={t('app:reports.ofChosen')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <ChosenForm {...of} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

/** A field of its own, made anew with each opening of its dialog. */
function ChosenForm({ name, selection, onDone }: Pick<Props, 'name' | 'selection'> & { readonly onDone: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const attempt = useAttempt();
  const [said, setSaid] = useState(name ?? '');
  const [first, ...others] = reportsOf('selection');
  const show = (report: ReportId | undefined) =>
    void attempt(async () => {
      const chosen = await selection(said.trim() || null);
      onDone();
      await navigate({ to: '/reports/$report/$id', params: { report: report ?? '', id: SELECTION_ID }, state: { selection: chosen } });
    });
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        show(first);
      }}
    >
      <TextField className="field" value={said} onChange={setSaid} maxLength={LONGEST}>
        <Label className="field-label">{t('app:reports.chosenName')}</Label>
        <Input />
        <Text slot="description" className="field-help">
          {t('app:reports.chosenNameHint')}
        </Text>
      </TextField>
      <div className="chosen-reports">
        <Button look="primary" type="submit">
          {t(`reports:names.${first ?? 'selection-statistics'}`)}
        </Button>
        {others.map((report) => (
          <Button key={report} onPress={() => show(report)}>
            {t(`reports:names.${report}`)}
          </Button>
        ))}
      </div>
    </form>
  );
}

/** Beside what else can be done with the events that are chosen in their list. */
export function ReportOfChosen({ chosen }: { readonly chosen: ChosenRecords }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('app:reports.ofChosen')} …</Button>
      <ChosenDialog name={null} selection={async (name) => (await client.batch.selection({ chosen: { ...chosen, kind: 'event' }, name })).subjectId} isOpen={isOpen} onOpenChange={setOpen} />
    </>
  );
}
