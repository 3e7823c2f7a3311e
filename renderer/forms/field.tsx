/** One field of a form: its label, what helps, and beside it, plainly, what is wrong. */

import { type ReactNode, useState } from 'react';
import { get, useController, useFormContext, useFormState } from 'react-hook-form';
import { interfaceLanguage } from '../base/language.ts';
import { useWords } from '../base/words.ts';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { readTypedNumber } from '#shared/domain/number-text.ts';
import { Icon } from '../ui/icon.tsx';
import { ForFunder } from './for-funder.tsx';
import './field.css';

interface FieldProblem {
  readonly message?: string;
  readonly root?: { readonly message?: string };
}

/** The first thing that is wrong with a field or with what is in it: a list, a text in several languages. */
function firstMessage(problem: unknown): string | undefined {
  if (typeof problem !== 'object' || problem === null) return undefined;
  const { message, root } = problem as FieldProblem;
  if (typeof message === 'string') return message;
  // Of an element that it names, an issue says nothing.
  const inside = Object.entries(problem).filter(([key]) => key !== 'ref');
  return root?.message ?? inside.map(([, part]) => firstMessage(part)).find((found) => found !== undefined);
}

function useProblem(name: string): FieldProblem | undefined {
  const { errors } = useFormState({ name });
  return get(errors, name) as FieldProblem | undefined;
}

function useIssueWords(): (message: string | undefined) => string | undefined {
  const { t } = useWords();
  return (message) => (message ? t(`errors:${message as 'field.required'}`, { defaultValue: t('errors:field.required') }) : undefined);
}

/** What is wrong with a field, in the reader's words; undefined while nothing is. */
export function useIssue(name: string): string | undefined {
  const problem = useProblem(name);
  return useIssueWords()(firstMessage(problem));
}

/** What is wrong with a text in one of its languages; what is wrong with all of them stands with the first. */
export function useTextsIssue(name: string): (language: string, isFirst: boolean) => string | undefined {
  const problem = useProblem(name);
  const words = useIssueWords();
  return (language, isFirst) => words(firstMessage((problem as Readonly<Record<string, unknown>> | undefined)?.[language]) ?? (isFirst ? problem?.message : undefined));
}

/** What is wrong with a list of rows as such; what is wrong in a row stands beside its own field. */
export function useListIssue(name: string): string | undefined {
  const problem = useProblem(name);
  return useIssueWords()(problem?.message ?? problem?.root?.message);
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

/** Where on the page something is said to be wrong. */
export const ISSUE = '.field-issue';

export function Issue({ children }: { readonly children: ReactNode }) {
  return (
    <span className="field-issue">
      <Icon name="warn" /> 
      {children}
    </span>
  );
}

/** What is wrong with a group of fields, beside it; `id` is what the group is described by. */
export function GroupIssue({ id, issue }: { readonly id: string; readonly issue: string | undefined }) {
  return (
    <div id={id} hidden={issue === undefined}>
      {issue ? <Issue>{issue}</Issue> : null}
    </div>
  );
}

interface TextInputProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly required?: boolean;
  readonly multiline?: boolean;
  readonly type?: 'text' | 'url' | 'datetime-local';
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
      <FieldLabel required={required} of={anchorOf(name)}>
        {label}
      </FieldLabel>
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

interface FieldLabelProps {
  readonly children: string;
  readonly required?: boolean;
  /** The field that it is the label of, by the last part of its name. */
  readonly of?: string | undefined;
}

export function FieldLabel({ children, required = false, of }: FieldLabelProps) {
  const { t } = useWords();
  return (
    <Label className="field-label">
      {children}{' '}
      {required ? <span className="field-needed">{t('app:form.needed')}</span> : <ForFunder of={of} />}
    </Label>
  );
}

/** A whole number as it is typed; what is no number stays as typed, so that nothing is lost while it is mended. */
export function NumberInput({ name, label, help }: { readonly name: string; readonly label: string; readonly help?: string }) {
  const { i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const { field } = useController({ name });
  const issue = useIssue(name);
  const leave = useLeave(name);
  const value = (field.value ?? null) as number | string | null;
  const plain = value === null ? '' : String(value);
  const [typed, setTyped] = useState(plain);
  return (
    <TextField
      className="field field-number"
      data-field={anchorOf(name)}
      // While it is typed it stands as it is typed. The form may be given another value from outside.
      value={readTypedNumber(typed, language) === value ? typed : plain}
      onChange={(text) => {
        setTyped(text);
        field.onChange(readTypedNumber(text, language));
      }}
      onBlur={() => {
        // What was understood is shown, without what parts it.
        setTyped(plain);
        leave();
      }}
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
