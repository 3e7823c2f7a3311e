import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useFormState } from 'react-hook-form';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Icon } from '../ui/icon.tsx';
import { ISSUE } from './field.tsx';
import './more.css';

/** What is seldom filled in, behind a word. It is kept in the form all the same, and opens where something in it is wrong. */
export function More({ label, startsOpen = false, children }: { readonly label: string; readonly startsOpen?: boolean; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(startsOpen);
  const { errors } = useFormState();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (panel.current?.querySelector(ISSUE)) setOpen(true);
  }, [errors]);
  return (
    <Disclosure className="more" isExpanded={isOpen} onExpandedChange={setOpen}>
      <Heading level={2} className="more-heading">
        <Button slot="trigger" className="more-button">
          <span className="more-sign">
            <Icon name="right" />
          </span>
          {label}
        </Button>
      </Heading>
      <DisclosurePanel className="more-panel">
        <div ref={panel}>{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
