import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { isForWriting } from '../base/writing-places.ts';
import { useIsWritten } from '../base/written.ts';
import { Icon, type IconName } from './icon.tsx';
import './button.css';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

interface Look {
  readonly look?: ButtonLook;
  readonly children: ReactNode;
}

export function Button({ look = 'plain', children, ...props }: Omit<ButtonProps, 'className' | 'children'> & Look & { readonly ref?: Ref<HTMLButtonElement> }) {
  return (
    <AriaButton {...props} className={`button button-${look}`}>
      {children}
    </AriaButton>
  );
}

/** A small button that shows only a sign; its name is heard and shown on hover. */
export function SignButton({ name, icon, ...props }: Omit<ButtonProps, 'className' | 'children' | 'aria-label'> & { readonly name: string; readonly icon: IconName }) {
  return (
    <AriaButton {...props} aria-label={name} className="button sign-button">
      <span title={name}>
        <Icon name={icon} />
      </span>
    </AriaButton>
  );
}

/** A link to a place in the app that looks like a button. None leads to where one writes while a backup is read. */
export function LinkButton({ look = 'plain', children, ...props }: Omit<LinkProps, 'children'> & Look) {
  const isWritten = useIsWritten();
  if (!isWritten && isForWriting(String(props.to))) return null;
  return (
    <Link {...props} className={`button button-${look}`}>
      {children}
    </Link>
  );
}
