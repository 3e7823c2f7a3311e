import type { ReactNode } from 'react';
import { useWords } from '../base/words.ts';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, SignButton } from './button.tsx';
import './dialog.css';

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** A panel at the side of the page instead of a box in its middle. */
  readonly side?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ title, isOpen, onOpenChange, side = false, children }: Props) {
  const { t } = useWords();
  return (
    <ModalOverlay className={side ? 'overlay overlay-side' : 'overlay'} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className={side ? 'modal modal-side' : 'modal'}>
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <SignButton name={t('app:dialog.close')} icon="close" onPress={() => onOpenChange(false)} />
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
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}

/** Asks before something is done. The button says what it does. */
export function Confirm({ title, isOpen, onOpenChange, confirm, onConfirm, children }: ConfirmProps) {
  const { t } = useWords();
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className="modal">
        <AriaDialog className="dialog" role="alertdialog">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {children}
          <div className="dialog-buttons">
            <Button
              look="danger"
              onPress={() => {
                onOpenChange(false);
                onConfirm();
              }}
            >
              {confirm}
            </Button>
            <Button onPress={() => onOpenChange(false)}>{t('app:dialog.cancel')}</Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
