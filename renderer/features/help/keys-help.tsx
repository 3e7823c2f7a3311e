import { SHORTCUTS, keysOf } from '../../base/shortcuts.ts';
import { useWords } from '../../base/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import './keys-help.css';

/** What the palette and buttons call otherwise is said in the words that stand there. */
const NAMES = { commands: 'app:palette.help', create: 'app:events.new', capture: 'app:actions.capture' } as const;

const ALL = Object.keys(SHORTCUTS) as (keyof typeof SHORTCUTS)[];

export function KeysHelp({ isOpen, onOpenChange }: { readonly isOpen: boolean; readonly onOpenChange: (open: boolean) => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('app:keys.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <dl className="keys-help">
        {ALL.map((name) => (
          <div key={name}>
            <dt>
              {keysOf(name).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{name === 'commands' || name === 'create' || name === 'capture' ? t(NAMES[name]) : t(`app:keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
