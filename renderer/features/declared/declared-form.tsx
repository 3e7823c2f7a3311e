/** The form of a kind that its declaration says all of. */

import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import { formOf } from '#shared/contract/base.ts';
import { blank } from '#shared/contract/blank.ts';
import type { PageKind } from '#shared/contract/declared-kinds.ts';
import { type Fields, fieldsOf, recordFields } from '#shared/contract/records.ts';
import type { FormValues } from '#shared/domain/difference.ts';
import { useWords } from '../../base/words.ts';
import { client } from '../../api/client.ts';
import { DeclaredInput } from '../../forms/declared-input.tsx';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import type { Names } from '../../forms/pick-input.tsx';
import { FormSection } from '../../forms/form-section.tsx';
import { RecordForm } from '../../forms/record-form.tsx';

/** What the form of a kind leaves out: whoever is in an order, its owner says where. */
const OWN_ORDER: ReadonlySet<string> = new Set(['position']);

type Values = FormValues & { names: Names };

const schemas: { readonly [K in PageKind]: z.ZodType } = {
  source: formOf(recordFields.source, {}),
  person: formOf(recordFields.person, {}),
  series: formOf(recordFields.series as z.ZodObject, {}),
};

export function newValues<K extends PageKind>(kind: K, known: Partial<Fields<K>>, names: Names): Values {
  return { id: null, revision: null, fields: blank(kind, known), names };
}

interface Props {
  readonly kind: PageKind;
  readonly initial: Values;
  readonly name: string;
  readonly owner?: string | null;
  readonly focus?: string | undefined;
  /** What stands below the fields. */
  readonly children?: ReactNode;
}

export function DeclaredForm({ kind, initial, name, owner = null, focus, children }: Props) {
  const { t } = useWords();
  const { draft } = useSearch({ strict: false }) as { draft?: string };
  const fields = [...fieldsOf(kind).keys()].filter((field) => !OWN_ORDER.has(field));
  return (
    <FormPage kind={kind} name={name}>
      <RecordForm<Values, Omit<Parameters<typeof client.declared.save>[0], 'kind'>>
        kind={kind}
        schema={schemas[kind] as never}
        owner={owner}
        draft={draft}
        initial={initial}
        save={(patch) => client.declared.save({ ...patch, kind })}
        saveLabel={t('app:form.save')}
        focus={focus}
        {...useFormWays(kind)}
      >
        <FormSection title={t('app:project.facts')}>
          {fields.map((field) => (
            <DeclaredInput key={field} kind={kind} field={field} within="fields" help={t(`app:fieldHelp.${kind}.${field}` as 'app:form.save', { defaultValue: '' }) || undefined} />
          ))}
        </FormSection>
        {children}
      </RecordForm>
    </FormPage>
  );
}
