/** A button that has a folder chosen: by the system's dialog on the desktop, by the page's own in the browser. */

import { type ReactNode, type Ref, useState } from 'react';
import { desktop } from '../api/shell.ts';
import { Button, type ButtonLook } from './button.tsx';
import { FolderDialog, type FolderPurpose } from './folder-dialog.tsx';

interface Props {
  readonly purpose: FolderPurpose;
  readonly onChoose: (folder: string) => void;
  readonly look?: ButtonLook;
  readonly isPending?: boolean;
  readonly isDisabled?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

export function FolderButton({ purpose, onChoose, children, ...button }: Props) {
  const [choosing, setChoosing] = useState(false);
  const choose = async () => {
    if (!desktop) return setChoosing(true);
    const answer = await desktop.chooseFolder();
    if (answer.ok && answer.value) onChoose(answer.value);
  };
  return (
    <>
      <Button {...button} onPress={() => void choose()}>
        {children}
      </Button>
      <FolderDialog isOpen={choosing} onOpenChange={setChoosing} purpose={purpose} onChoose={onChoose} />
    </>
  );
}
