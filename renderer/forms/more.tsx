import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Icon } from '../ui/icon.tsx';
import './more.css';

/** What is seldom filled in, behind a word. It is kept in the form all the same. */
export function More({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Disclosure className="more">
      <Heading level={2} className="more-heading">
        <Button slot="trigger" className="more-button">
          <span className="more-sign">
            <Icon name="right" />
          </span>
          {label}
        </Button>
      </Heading>
      <DisclosurePanel className="more-panel">{children}</DisclosurePanel>
    </Disclosure>
  );
}
