/** One field of a form: its label, what helps, and beside it, plainly, what is wrong. */

import type { ReactNode } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { Icon } from '../ui/icon.tsx';
import './field.css';

/** What is wrong with a field, in the reader's words; undefined while nothing is. */
export function useIssue(name: string): string | undefined {
  const { t } = useWords();
  const { fieldState } = useController({ name });
  // A list or a pair of fields holds its issue one level down.
  const error = fieldState.error as { message?: string; root?: { message?: string } } | undefined;
  const key = error?.message ?? error?.root?.message;
  return key ? t(`errors:${key as 'field.required'}`, { defaultValue: t('errors:field.required') }) : undefined;
}

/** True while a button of the pointer is down: what is pressed must not move from under it. */
let pressing = false;
document.addEventListener('pointerdown', () => (pressing = true), true);
for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => (pressing = false), true);

/**
 * What to do when a field is left: what was typed into it is looked at, so that a slip shows while it
 * is fresh. A field left empty is not complained of before saving.
 */
export function useLeave(name: string): () => void {
  const { trigger, getValues } = useFormContext();
  const { field } = useController({ name });
  return () => {
    field.onBlur();
    const value: unknown = getValues(name);
    if (value === null || value === '') return;
    if (pressing) document.addEventListener('pointerup', () => setTimeout(() => void trigger(name)), { once: true });
    else void trigger(name);
  };
}

/** The name by which a link finds a field: the last part of its path. */
export function anchorOf(name: string): string {
  return name.split('.').at(-1) ?? name;
}

export function Issue({ children }: { readonly children: ReactNode }) {
  return (
    <span className="field-issue">
      <Icon name="warn" /> 
      {children}
    </span>
  );
}

interface TextInputProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly required?: boolean;
  readonly multiline?: boolean;
  readonly type?: 'text' | 'url';
  readonly placeholder?: string;
}

/** Text that may be left out is null, not empty. */
export function TextInput({ name, label, help, required = false, multiline = false, type = 'text', placeholder = '' }: TextInputProps) {
  const { field } = useController({ name });
  const issue = useIssue(name);
  const leave = useLeave(name);
  return (
    <TextField
      className="field"
      data-field={anchorOf(name)}
      value={(field.value as string | null) ?? ''}
      onChange={(value) => field.onChange(value === '' && !required ? null : value)}
      onBlur={leave}
      isRequired={required}
      isInvalid={issue !== undefined}
      validationBehavior="aria"
      type={type}
    >
      <FieldLabel required={required}>{label}</FieldLabel>
      {multiline ? <TextArea ref={field.ref} rows={5} /> : <Input ref={field.ref} placeholder={placeholder} />}
      {help ? (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      ) : null}
      <FieldError>{issue ? <Issue>{issue}</Issue> : null}</FieldError>
    </TextField>
  );
}

export function FieldLabel({ children, required = false }: { readonly children: string; readonly required?: boolean }) {
  const { t } = useWords();
  return (
    <Label className="field-label">
      {children}{' '}
      {required ? <span className="field-needed">{t('app:form.needed')}</span> : null}
    </Label>
  );
}

/** A whole number as it is typed; what is no number stays as typed, so that nothing is lost while it is mended. */
export function NumberInput({ name, label, help }: { readonly name: string; readonly label: string; readonly help?: string }) {
  const { field } = useController({ name });
  const issue = useIssue(name);
  const leave = useLeave(name);
  return (
    <TextField
      className="field field-number"
      data-field={anchorOf(name)}
      value={field.value === null || field.value === undefined ? '' : String(field.value as number | string)}
      onChange={(text) => field.onChange(readNumber(text))}
      onBlur={leave}
      isInvalid={issue !== undefined}
      validationBehavior="aria"
      inputMode="numeric"
    >
      <FieldLabel>{label}</FieldLabel>
      <Input ref={field.ref} />
      {help ? (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      ) : null}
      <FieldError>{issue ? <Issue>{issue}</Issue> : null}</FieldError>
    </TextField>
  );
}

/** Reads "1 200" or "1.200" as 1200; empty as null; anything else as the text itself, which the schema refuses. */
export function readNumber(text: string): number | string | null {
  const bare = text.replace(/[\s.]/g, '');
  if (bare === '') return null;
  return /^\d{1,9}$/.test(bare) ? Number(bare) : text;
}
