/** A dialog that asks for a note, and for nothing else. */

import { type ReactNode, useState } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import '../../forms/field.css';

/** As long as a line of a record may be. */
const LONGEST = 500;

interface Props {
  readonly title: string;
  readonly confirm: string;
  /** What the note begins with. */
  readonly note: string | null;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onConfirm: (note: string | null) => void;
  /** What is said above it. */
  readonly children?: ReactNode;
}

export function NoteDialog({ title, confirm, note, isOpen, onOpenChange, onConfirm, children }: Props) {
  return (
    <Dialog form title={title} isOpen={isOpen} onOpenChange={onOpenChange}>
      {children}
      <NoteForm
        confirm={confirm}
        note={note}
        onConfirm={(said) => {
          onOpenChange(false);
          onConfirm(said);
        }}
      />
    </Dialog>
  );
}

/** Begun anew with each opening of its dialog. */
function NoteForm({ confirm, note, onConfirm }: Pick<Props, 'confirm' | 'note' | 'onConfirm'>) {
  const { t } = useWords();
  const [said, setSaid] = useState(note ?? '');
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(said.trim() || null);
      }}
    >
      <TextField className="field" value={said} onChange={setSaid} maxLength={LONGEST}>
        <Label className="field-label">{t('app:issued.note')}</Label>
        <Input />
        <Text slot="description" className="field-help">
          {t('app:issued.noteHint')}
        </Text>
      </TextField>
      <div className="dialog-buttons">
        <Button look="primary" type="submit">
          {confirm}
        </Button>
      </div>
    </form>
  );
}
