import { useState } from 'react';
import { useWords } from '../../base/words.ts';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { desktop } from '../../api/shell.ts';
import { Issue } from '../../forms/field.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FolderDialog } from '../../ui/folder-dialog.tsx';

interface Props {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCreate: (folder: string, name: string) => void;
}

export function CreateDialog({ isOpen, onOpenChange, onCreate }: Props) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [folder, setFolder] = useState('');
  const [asked, setAsked] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const choose = async () => {
    if (!desktop) return setChoosing(true);
    const answer = await desktop.chooseFolder();
    if (answer.ok && answer.value) setFolder(answer.value);
  };
  const field = (label: string, value: string, change: (text: string) => void, help: string) => (
    <TextField className="field" value={value} onChange={change} isRequired isInvalid={asked && value.trim() === ''} validationBehavior="aria">
      <Label className="field-label">{label}</Label>
      <Input />
      <Text slot="description" className="field-help">
        {help}
      </Text>
      <FieldError>{asked && value.trim() === '' ? <Issue>{t('errors:field.required')}</Issue> : null}</FieldError>
    </TextField>
  );
  return (
    <>
      <Dialog form title={t('app:start.create')} isOpen={isOpen} onOpenChange={onOpenChange}>
        <form
          className="dialog-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
            if (!name.trim() || !folder.trim()) return;
            onOpenChange(false);
            onCreate(folder.trim(), name.trim());
          }}
        >
          {field(t('app:start.name'), name, setName, t('app:start.nameHelp'))}
          {field(t('app:start.folder'), folder, setFolder, t('app:start.folderHelp'))}
          <div className="dialog-buttons">
            <Button onPress={() => void choose()}>{t('app:start.chooseFolder')}</Button>
            <Button look="primary" type="submit">
              {t('app:start.createButton')}
            </Button>
          </div>
        </form>
      </Dialog>
      <FolderDialog isOpen={choosing} onOpenChange={setChoosing} purpose="create" onChoose={setFolder} />
    </>
  );
}
