/** Names the source of a fact: of a whole record, of one of its fields, of one of its rows. */

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import * as z from 'zod';
import { blank } from '#shared/contract/blank.ts';
import type { Declaration } from '#shared/contract/declared.ts';
import { id, line, textsOrNone } from '#shared/contract/fields.ts';
import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import { type PickKind, pickKinds } from '#shared/contract/search.ts';
import { formOf } from '#shared/contract/base.ts';
import { sourceFields } from '#shared/contract/sources.ts';
import { useWords } from '../../base/words.ts';
import { client, queries } from '../../api/client.ts';
import { CheckInput } from '../../forms/check-input.tsx';
import { DeclaredInput } from '../../forms/declared-input.tsx';
import { TextInput } from '../../forms/field.tsx';
import { useFieldName } from '../../forms/field-name.ts';
import { PickInput } from '../../forms/pick-input.tsx';
import { QuickDialog } from '../../forms/quick-dialog.tsx';
import { SelectInput } from '../../forms/select-input.tsx';
import { useText } from '../../ui/texts.tsx';

interface About {
  readonly kind: Kind;
  readonly id: string;
}

export interface Cited {
  readonly kind: 'citation' | 'statement';
  readonly id: string | null;
  readonly revision: string | null;
  readonly about: About;
  readonly sourceId: string | null;
  readonly field: string | null;
  readonly written: string | null;
  readonly value: unknown;
  readonly note: Readonly<Record<string, string>> | null;
  readonly position: number;
}

/** What of a record no source speaks of: whose it is, and where it stands. */
const NOT_SAID: ReadonlySet<string> = new Set(['position', 'sha256', 'bytes', 'mediaType', 'seriesSlot']);

/** Whose a record is, nobody says of it; which programme, place or organisation it names, a source may. */
const OWNERS: ReadonlySet<string> = new Set(['eventId', 'projectId', 'workPackageId', 'programmeId', 'parentId', 'seriesId', 'recordId']);

const isSayable = ([name, { type, kind }]: readonly [string, Declaration]) =>
  !NOT_SAID.has(name) && (type !== 'reference' || (!OWNERS.has(name) && (pickKinds as readonly string[]).includes(kind as PickKind)));

const cited = z
  .object({ sourceId: id.nullable(), about: z.string(), field: line.nullable(), written: line.nullable(), differs: z.boolean(), value: z.record(z.string(), z.unknown()), note: textsOrNone })
  .refine(({ sourceId, differs }) => sourceId !== null || differs, { error: 'field.required', path: ['sourceId'] })
  .refine(({ differs, field }) => !differs || field !== null, { error: 'field.required', path: ['field'] });

type Values = z.input<typeof cited>;

interface Props {
  readonly cited: Cited;
  readonly record: About;
  readonly parts: readonly { readonly kind: string; readonly id: string; readonly name: Readonly<Record<string, string>> | null }[];
  readonly onDone: () => void;
}

export function CiteDialog({ cited: { kind, ...given }, record, parts, onDone }: Props) {
  const { t } = useWords();
  const initial: Values & { names: object } = {
    sourceId: given.sourceId, about: given.about.id, field: given.field, written: given.written, differs: kind === 'statement', note: given.note,
    value: given.field ? { [given.field]: given.value } : {}, names: {},
  };
  const save = async (values: Values) => {
    const about = parts.find((part) => part.id === values.about) ?? record;
    const same = { kind: about.kind, recordId: about.id, sourceId: values.sourceId, field: values.field, written: values.written, position: given.position };
    const fields = values.differs ? { ...same, value: values.value[values.field ?? ''] ?? null, note: values.note } : same;
    const { id: made } = await client.declared.save({ kind: values.differs ? 'statement' : 'citation', id: given.id, revision: given.revision, draftId: null, fields });
    return { id: made, name: '' };
  };
  return (
    <QuickDialog title={given.id ? t('app:sources.edit') : t('app:sources.add')} schema={cited} initial={initial} saveLabel={t('app:sources.save')} save={save} onDone={onDone}>
      <Fields isNew={given.id === null} record={record} parts={parts} />
    </QuickDialog>
  );
}

function Fields({ isNew, record, parts }: Pick<Props, 'record' | 'parts'> & { readonly isNew: boolean }) {
  const { t } = useWords();
  const text = useText();
  const fieldName = useFieldName();
  const { setValue, getValues } = useFormContext();
  const about = useWatch({ name: 'about' }) as string;
  const field = useWatch({ name: 'field' }) as string | null;
  const differs = useWatch({ name: 'differs' }) as boolean;
  const kind = (parts.find((part) => part.id === about)?.kind ?? record.kind) as Kind;
  const fields = [...fieldsOf(kind)].filter(isSayable).map(([name]) => ({ id: name, name: fieldName(kind, name) }));
  const sources = useQuery(queries.declared.list.queryOptions({ input: { kind: 'source', after: null, limit: 2 } }));
  const only = isNew && sources.data?.items.length === 1 ? sources.data.items[0]?.id : undefined;
  useEffect(() => {
    // Where there is one source, it is that one.
    if (only && getValues('sourceId') === null) setValue('sourceId', only);
  }, [only, getValues, setValue]);
  return (
    <>
      <PickInput name="sourceId" label={t('domain:field.sourceId')} kind="source" create={(words, done) => <CreateSource words={words} onDone={done} />} />
      {parts.length > 0 && isNew ? (
        <SelectInput
          name="about"
          label={t('app:sources.about')}
          options={[{ id: record.id, name: t('app:sources.whole') }, ...parts.map((part) => ({ id: part.id, name: `${t(`domain:kind.${part.kind as Kind}`)}: ${text(part.name)}` }))]}
          onChosen={() => setValue('field', null)}
        />
      ) : null}
      <SelectInput name="field" label={t('domain:field.field')} none={t('app:sources.everyField')} options={fields} />
      <TextInput name="written" label={t('domain:field.written')} help={t('app:sources.writtenHelp')} />
      {isNew ? <CheckInput name="differs" label={t('app:sources.differs')} help={t('app:sources.differsHelp')} /> : null}
      {differs && field ? <DeclaredInput key={field} kind={kind} field={field} within="value" /> : null}
      {differs ? <DeclaredInput kind="statement" field="note" within="" /> : null}
    </>
  );
}

function CreateSource({ words, onDone }: { readonly words: string; readonly onDone: (id: string, name: string) => void }) {
  const { t, i18n } = useWords();
  const text = useText();
  const fields = blank('source', words ? { title: { [i18n.language]: words } } : {});
  return (
    <QuickDialog
      title={t('app:sourcesPage.new')}
      schema={formOf(sourceFields, {})}
      initial={{ id: null, revision: null, fields, names: {} }}
      saveLabel={t('app:sourcesPage.save')}
      save={async (values) => ({ ...(await client.declared.save({ kind: 'source', id: null, revision: null, draftId: null, fields: values.fields })), name: text(values.fields.title) })}
      onDone={onDone}
    >
      {[...fieldsOf('source').keys()].map((field) => (
        <DeclaredInput key={field} kind="source" field={field} within="fields" />
      ))}
    </QuickDialog>
  );
}
