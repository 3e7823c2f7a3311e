/** Opens a backup as a whole archive, for reading, in a window of its own beside the living one. */

import { useState } from 'react';
import { client } from '../../api/client.ts';
import { desktop } from '../../api/shell.ts';
import { useAttempt } from '../../base/commands.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { Button, type ButtonLook } from '../../ui/button.tsx';

/** Gives what opens it, and whether that is being done: an older backup is first brought up to date, as a copy. */
export function useOpenBeside(file: string): { readonly open: () => void; readonly isOpening: boolean } {
  const { t } = useWords();
  const say = useSay();
  const attempt = useAttempt();
  const [isOpening, setOpening] = useState(false);
  const show = ({ id, address }: { readonly id: string; readonly address: string | null }) => {
    if (desktop) return desktop.showBeside(id);
    const inWindow = () => window.open(address ?? '', '_blank');
    // A browser opens a window only a moment after somebody asked for it.
    if (!inWindow()) say(t('app:beside.blocked'), { action: { label: t('app:beside.open'), run: () => void inWindow() } });
  };
  const open = () =>
    void attempt(async () => {
      setOpening(true);
      try {
        show(await client.backups.open({ backup: file }));
      } finally {
        setOpening(false);
      }
    });
  return { open, isOpening };
}

/** @param of which backup, for who hears the button without its line */
export function OpenBeside({ file, of, look = 'plain' }: { readonly file: string; readonly of: string; readonly look?: ButtonLook }) {
  const { t } = useWords();
  const { open, isOpening } = useOpenBeside(file);
  return (
    <Button look={look} onPress={open} isPending={isOpening}>
      {t('app:beside.open')}
      <span className="only-heard">: {of}</span>
    </Button>
  );
}
