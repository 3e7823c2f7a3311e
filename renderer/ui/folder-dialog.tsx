/** Chooses a folder of this computer, where no system dialog can: in the browser shell. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../base/words.ts';
import { Button as AriaButton, Input, Label, TextField } from 'react-aria-components';
import { queries } from '../api/client.ts';
import { useSentence } from '../base/commands.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import './folder-dialog.css';

export type FolderPurpose = 'open' | 'create' | 'backUp' | 'restore' | 'merge' | 'copy' | 'takeBack';

interface Props {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly purpose: FolderPurpose;
  readonly onChoose: (folder: string) => void;
}

export function FolderDialog({ isOpen, onOpenChange, purpose, onChoose }: Props) {
  const { t } = useWords();
  return (
    <Dialog title={t(`app:folder.${purpose}`)} isOpen={isOpen} onOpenChange={onOpenChange}>
      <FolderList
        purpose={purpose}
        onChoose={(folder) => {
          onOpenChange(false);
          onChoose(folder);
        }}
      />
    </Dialog>
  );
}

function FolderList({ purpose, onChoose }: Pick<Props, 'purpose' | 'onChoose'>) {
  const { t } = useWords();
  const sentence = useSentence();
  const [folder, setFolder] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const listed = useQuery(queries.folders.list.queryOptions({ input: { folder }, staleTime: 0, placeholderData: (before) => before }));
  const go = (next: string) => {
    setTyped(null);
    setFolder(next);
  };
  const here = listed.data;
  // Until then it would be filled in by itself before what is just being typed.
  const isOnItsWay = listed.isPending || listed.isPlaceholderData;
  // One that can't be shown stays as it was typed, to be corrected.
  const path = typed ?? (isOnItsWay ? folder : (here?.folder ?? folder)) ?? '';
  return (
    <div className="folders">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(path);
        }}
      >
        <TextField className="field" value={path} onChange={setTyped} isReadOnly={isOnItsWay}>
          <Label className="field-label">{t('app:folder.path')}</Label>
          <Input />
        </TextField>
      </form>
      {listed.error ? (
        <p className="form-problem" role="alert">
          {sentence(listed.error)}
        </p>
      ) : null}
      <ul className="folders-list">
        {here?.parent ? (
          <li>
            <AriaButton className="folders-item" onPress={() => go(here.parent ?? '')}>
              <Icon name="up" /> {t('app:folder.up')}
            </AriaButton>
          </li>
        ) : null}
        {here?.folders.map((inside) => (
          <li key={inside.folder}>
            <AriaButton className="folders-item" onPress={() => go(inside.folder)}>
              {inside.name}
              {inside.archive ? <strong className="folders-archive">{t('app:folder.isArchive')}</strong> : null}
            </AriaButton>
          </li>
        ))}
        {here && here.folders.length === 0 ? <li className="quiet">{t('app:folder.noFolders')}</li> : null}
      </ul>
      <div className="dialog-buttons">
        <Button look="primary" isDisabled={path === ''} onPress={() => onChoose(path)}>
          {t(`app:folder.choose.${purpose}`)}
        </Button>
        <span className="quiet">{here?.archive && typed === null ? t('app:folder.archiveHere') : ''}</span>
      </div>
    </div>
  );
}
