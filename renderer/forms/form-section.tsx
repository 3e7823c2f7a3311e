import type { ReactNode } from 'react';

export function FormSection({ title, help, children }: { readonly title: string; readonly help?: string | undefined; readonly children: ReactNode }) {
  return (
    <fieldset className="form-section">
      <legend>{title}</legend>
      {help ? <p className="quiet">{help}</p> : null}
      {children}
    </fieldset>
  );
}
