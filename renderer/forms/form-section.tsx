import type { ReactNode } from 'react';
import { ForFunder } from './for-funder.tsx';

interface Props {
  readonly title: string;
  readonly help?: string | undefined;
  /** The list that the section is for, by the last part of its name. */
  readonly of?: string;
  readonly children: ReactNode;
}

export function FormSection({ title, help, of, children }: Props) {
  return (
    <fieldset className="form-section">
      <legend>
        {title} <ForFunder of={of} />
      </legend>
      {help ? <p className="quiet">{help}</p> : null}
      {children}
    </fieldset>
  );
}
