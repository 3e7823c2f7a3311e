/** A small form over another form. It keeps no draft: what is under it does. */

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useState } from 'react';
import { type DefaultValues, type FieldValues, FormProvider, useForm } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import type * as z from 'zod';
import { useSentence } from '../base/commands.ts';
import { useKeys } from '../base/keys.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface Props<V extends FieldValues> {
  readonly title: string;
  readonly schema: z.ZodType;
  readonly initial: V;
  readonly saveLabel: string;
  readonly save: (values: V) => Promise<{ id: string; name: string }>;
  /** Given the new record's id and name; empty ones when nothing was made. */
  readonly onDone: (id: string, name: string) => void;
  readonly children: ReactNode;
}

export function QuickDialog<V extends FieldValues>({ title, schema, initial, saveLabel, save, onDone, children }: Props<V>) {
  const { t } = useWords();
  const sentence = useSentence();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<V>({ defaultValues: initial as DefaultValues<V>, resolver: zodResolver(schema as never) as never });
  const submit = form.handleSubmit(async () => {
    try {
      const made = await save(form.getValues());
      onDone(made.id, made.name);
    } catch (error) {
      setProblem(sentence(error));
    }
  });
  const leave = () => onDone('', '');
  useKeys({ save: () => void submit() }, { inDialog: true });
  return (
    <Dialog form title={title} isOpen onOpenChange={(open) => (open ? undefined : leave())}>
      <FormProvider {...form}>
        <form
          className="dialog-form"
          noValidate
          onSubmit={(event) => {
            // The dialog stands inside the other form's tree: its submit must not be that one's.
            event.stopPropagation();
            void submit(event);
          }}
        >
          {children}
          {problem ? (
            <p className="form-problem" role="alert">
              {problem}
            </p>
          ) : null}
          <div className="dialog-buttons">
            <Button look="primary" type="submit">
              {saveLabel}
            </Button>
            <Button onPress={leave}>{t('app:dialog.cancel')}</Button>
          </div>
        </form>
      </FormProvider>
    </Dialog>
  );
}
