import { useWords } from '../../base/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import './keys-help.css';

const KEYS = [
  { keys: ['/', 'Ctrl K'], name: 'search' },
  { keys: ['N'], name: 'create' },
  { keys: ['Shift N'], name: 'capture' },
  { keys: ['E'], name: 'edit' },
  { keys: ['H'], name: 'outcome' },
  { keys: ['Ctrl S'], name: 'save' },
  { keys: ['Ctrl Z'], name: 'undo' },
  { keys: ['Ctrl Shift Z'], name: 'redo' },
  { keys: ['Esc'], name: 'leave' },
  { keys: ['↑', '↓'], name: 'move' },
  { keys: ['Space'], name: 'choose' },
  { keys: ['Alt Page Down', 'Alt Page Up'], name: 'sections' },
  { keys: ['?'], name: 'help' },
] as const;

export function KeysHelp({ isOpen, onOpenChange }: { readonly isOpen: boolean; readonly onOpenChange: (open: boolean) => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('app:keys.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <dl className="keys-help">
        {KEYS.map(({ keys, name }) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`app:keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
