import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { useKeys } from '../base/keys.ts';
import { useWords } from '../base/words.ts';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, SignButton } from './button.tsx';
import './dialog.css';

/** Where a dialog begins: what is safe to press in a question, else its first field. */
const BEGINNING = '[data-safe], input, textarea';
/** Where nothing is typed, what is chosen first. */
const CHOICE = 'button[aria-haspopup="listbox"]';

/**
 * The keys are the dialog's from the moment in which it is drawn. The components would take them a frame
 * later, or once a transition has ended: what is pressed in between, as Escape, went to what is behind.
 */
function useOwnKeys(frame: RefObject<HTMLElement | null>, isOpen: boolean, leave: () => void): void {
  useLayoutEffect(() => {
    if (isOpen) (frame.current?.querySelector<HTMLElement>(BEGINNING) ?? frame.current?.querySelector<HTMLElement>(CHOICE) ?? frame.current)?.focus();
  }, [frame, isOpen]);
  // Escape leaves wherever the focus has got to; nothing behind is saved.
  useKeys({ leave, save: null }, { inDialog: true, isShown: isOpen });
}

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** A panel at the side of the page instead of a box in its middle. */
  readonly side?: boolean;
  /** A form: a press beside it does not throw away what was typed. */
  readonly form?: boolean;
  /** What stands in the place of the title, which is then only heard: the box of what is found below it. The dialog stands at the top of the page. */
  readonly box?: ReactNode;
  readonly children: ReactNode;
}

export function Dialog({ title, isOpen, onOpenChange, side = false, form = false, box, children }: Props) {
  const { t } = useWords();
  const frame = useRef<HTMLElement>(null);
  const close = () => onOpenChange(false);
  useOwnKeys(frame, isOpen, close);
  return (
    <ModalOverlay className={side ? 'overlay overlay-side' : box ? 'overlay overlay-top' : 'overlay'} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable={!form}>
      <Modal className={side ? 'modal modal-side' : 'modal'}>
        <AriaDialog className="dialog" ref={frame}>
          <header className="dialog-head">
            <Heading slot="title" className={box ? 'only-heard' : 'dialog-title'}>
              {title}
            </Heading>
            {box}
            <SignButton name={t('app:dialog.close')} icon="close" onPress={close} />
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly confirm: string;
  /** What keeps all as it is. */
  readonly cancel?: string;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}

/** Asks before something is done. The button says what it does; Enter and Space do what is safe. */
export function Confirm({ title, isOpen, onOpenChange, confirm, cancel, onConfirm, children }: ConfirmProps) {
  const { t } = useWords();
  const frame = useRef<HTMLElement>(null);
  const close = () => onOpenChange(false);
  useOwnKeys(frame, isOpen, close);
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className="modal">
        <AriaDialog className="dialog" role="alertdialog" ref={frame}>
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {children}
          <div className="dialog-buttons">
            <Button
              look="danger"
              onPress={() => {
                close();
                onConfirm();
              }}
            >
              {confirm}
            </Button>
            <Button onPress={close} data-safe>
              {cancel ?? t('app:dialog.cancel')}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
