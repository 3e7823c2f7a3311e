/** Makes an archive of a backup: where the backups are, and the new folder. */

import { useState } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { desktop } from '../../api/shell.ts';
import { useWords } from '../../base/words.ts';
import { Issue } from '../../forms/field.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FolderDialog } from '../../ui/folder-dialog.tsx';

interface Props {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onRestore: (backup: string, folder: string) => void;
}

type Place = 'backup' | 'folder';

const NOWHERE: Readonly<Record<Place, string>> = { backup: '', folder: '' };

export function RestoreDialog({ isOpen, onOpenChange, onRestore }: Props) {
  const { t } = useWords();
  const [places, setPlaces] = useState(NOWHERE);
  const [asked, setAsked] = useState(false);
  const [choosing, setChoosing] = useState<Place | null>(null);
  const put = (place: Place) => (folder: string) => setPlaces((all) => ({ ...all, [place]: folder }));
  const choose = async (place: Place) => {
    if (!desktop) return setChoosing(place);
    const answer = await desktop.chooseFolder();
    if (answer.ok && answer.value) put(place)(answer.value);
  };
  const field = (place: Place) => {
    const isMissing = asked && places[place].trim() === '';
    return (
      <div className="restore-field">
        <TextField className="field" value={places[place]} onChange={put(place)} isRequired isInvalid={isMissing} validationBehavior="aria">
          <Label className="field-label">{t(`app:restore.${place}`)}</Label>
          <Input />
          <Text slot="description" className="field-help">
            {t(`app:restore.${place}Help`)}
          </Text>
          <FieldError>{isMissing ? <Issue>{t('errors:field.required')}</Issue> : null}</FieldError>
        </TextField>
        <Button onPress={() => void choose(place)}>{t(`app:restore.choose.${place}`)}</Button>
      </div>
    );
  };
  return (
    <>
      <Dialog title={t('app:restore.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
        <form
          className="dialog-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
            if (!places.backup.trim() || !places.folder.trim()) return;
            onOpenChange(false);
            onRestore(places.backup.trim(), places.folder.trim());
          }}
        >
          {field('backup')}
          {field('folder')}
          <div className="dialog-buttons">
            <Button look="primary" type="submit">
              {t('app:restore.button')}
            </Button>
            <Button onPress={() => onOpenChange(false)}>{t('app:dialog.cancel')}</Button>
          </div>
        </form>
      </Dialog>
      <FolderDialog isOpen={choosing !== null} onOpenChange={(open) => (open ? undefined : setChoosing(null))} purpose={choosing === 'backup' ? 'restore' : 'create'} onChoose={put(choosing ?? 'folder')} />
    </>
  );
}
