/**
 * The frame of every form: what is typed is kept as a draft, what is wrong is said beside its field,
 * and saving is one action that can be undone.
 */

import { zodResolver } from '@hookform/resolvers/zod';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type DefaultValues, type FieldValues, FormProvider, useForm } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import type * as z from 'zod';
import { formatMoment } from '#shared/domain/date-text.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { client, failureOf, queries } from '../api/client.ts';
import { interfaceLanguage } from '../base/language.ts';
import { useKeys } from '../base/keys.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useDraftKeeper } from './draft-keeper.ts';
import './record-form.css';

export interface SaveResult {
  readonly id: string;
}

interface Props<V extends FieldValues> {
  readonly schema: z.ZodType<unknown, V>;
  /** Under which the draft is kept: the kind and the record, or "new". */
  readonly draftKey: string;
  readonly initial: V;
  readonly save: (values: V & { draftKey: string }) => Promise<SaveResult>;
  readonly saveLabel: string;
  readonly onSaved: (id: string) => void;
  readonly onLeave: () => void;
  /** The field to start in, by the last part of its name. */
  readonly focus?: string | undefined;
  readonly children: ReactNode;
}

export function RecordForm<V extends FieldValues>(props: Props<V>) {
  const draft = useSuspenseQuery(queries.drafts.get.queryOptions({ input: { key: props.draftKey }, gcTime: 0, staleTime: 0 }));
  // Read once: from here on the form itself is what is typed.
  const [start] = useState(draft.data);
  return <OpenForm {...props} draft={start} />;
}

interface Start {
  readonly at: string;
  readonly body: unknown;
}

/**
 * What the form begins with. A draft of a record that has changed meanwhile takes the place of what
 * is there now, which its reader is told: refused, it could never be saved.
 */
function startOf<V extends FieldValues>(initial: V, draft: Start | null): { values: V; isOlder: boolean } {
  if (!draft) return { values: initial, isOlder: false };
  const values = draft.body as V;
  if (!('revision' in initial)) return { values, isOlder: false };
  return { values: { ...values, revision: initial.revision as unknown }, isOlder: values.revision !== initial.revision };
}

function OpenForm<V extends FieldValues>({ schema, draftKey, initial, save, saveLabel, onSaved, onLeave, focus, children, draft }: Props<V> & { readonly draft: Start | null }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const [round, setRound] = useState(0);
  const [restored, setRestored] = useState(draft?.at ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const frame = useRef<HTMLFormElement>(null);
  const { values, isOlder } = startOf(initial, draft);
  const form = useForm<V>({
    defaultValues: values as DefaultValues<V>,
    resolver: zodResolver(schema as never) as never,
    shouldFocusError: true,
  });
  const keeper = useDraftKeeper(form, draftKey);

  useEffect(() => {
    if (!focus) return;
    const field = frame.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(focus)}"]`);
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [focus]);

  const submit = form.handleSubmit(
    async () => {
      setSaving(true);
      setProblem(null);
      await keeper.pause();
      try {
        const saved = await save({ ...form.getValues(), draftKey });
        keeper.stop();
        onSaved(saved.id);
      } catch (error) {
        const failure = failureOf(error);
        keeper.resume();
        setProblem(failure.code === 'disconnected' ? t('errors:disconnected') : failureSentence(i18n, failure));
        for (const { path, message } of failure.issues) form.setError(path.join('.') as never, { message });
      } finally {
        setSaving(false);
      }
    },
    () => setProblem(t('errors:record.invalid')),
  );

  const discard = async () => {
    await keeper.pause();
    await client.drafts.discard({ key: draftKey });
    form.reset(initial);
    setRestored(null);
    setRound(round + 1);
    keeper.drop();
  };

  useKeys({ save: () => void submit(), leave: onLeave });

  return (
    <FormProvider {...form}>
      <form className="record-form" ref={frame} onSubmit={(event) => void submit(event)} noValidate>
        {restored ? (
          <Notice tone="info" action={<Button onPress={() => void discard()}>{t('app:form.discardDraft')}</Button>}>
            {t('app:form.draftRestored', { time: formatMoment(restored, language) })} {isOlder ? t('app:form.draftOlder') : ''}
          </Notice>
        ) : null}
        <div className="record-form-fields" key={round}>
          {children}
        </div>
        <div className="record-form-foot">
          {problem ? (
            <p className="form-problem" role="alert">
              {problem}
            </p>
          ) : null}
          <div className="record-form-buttons">
            <Button look="primary" type="submit" isPending={saving}>
              {saveLabel}
            </Button>
            <Button onPress={onLeave}>{t('app:form.leave')}</Button>
            <span className="quiet" role="status">
              {keeper.keptAt ? t('app:form.draftKept', { time: formatMoment(keeper.keptAt, language) }) : ''}
            </span>
          </div>
        </div>
      </form>
    </FormProvider>
  );
}

export function FormSection({ title, help, children }: { readonly title: string; readonly help?: string; readonly children: ReactNode }) {
  return (
    <fieldset className="form-section">
      <legend>{title}</legend>
      {help ? <p className="quiet">{help}</p> : null}
      {children}
    </fieldset>
  );
}
