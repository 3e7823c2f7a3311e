/** The input of a field, as its declaration says what the field is. */

import type { ReactNode } from 'react';
import { useWords } from '../base/words.ts';
import type { Declaration } from '#shared/contract/declared.ts';
import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import { type PickKind, pickKinds } from '#shared/contract/search.ts';
import { typeInTitle } from '#shared/domain/type-words.ts';
import { wordsOfField } from '#shared/language/code-words.ts';
import { CheckInput } from './check-input.tsx';
import { CountriesInput } from './countries-input.tsx';
import { CountInput } from './count-input.tsx';
import { CountryInput } from './country-input.tsx';
import { DatesInput } from './dates-input.tsx';
import { NumberInput, TextInput } from './field.tsx';
import { useFieldName } from './field-name.ts';
import { LanguagesInput } from './languages-input.tsx';
import { LinesInput } from './lines-input.tsx';
import { NumbersInput } from './numbers-input.tsx';
import { PickInput } from './pick-input.tsx';
import { SelectByTitle } from './select-by-title.tsx';
import { SelectInput } from './select-input.tsx';
import { TextsInput } from './texts-input.tsx';
import { TextsListInput } from './texts-list-input.tsx';

interface Props {
  readonly kind: Kind;
  readonly field: string;
  /** Where in the form the record's fields are: "fields", or a row; empty where they are the form's own. */
  readonly within: string;
  readonly help?: string | undefined;
}

const isPickKind = (kind: string | undefined): kind is PickKind => (pickKinds as readonly (string | undefined)[]).includes(kind);

/** Kinds that their title speaks of, by the field that holds them. */
const IN_TITLE: { readonly [K in Kind]?: Readonly<Record<string, (title: string) => string | null>> } = { series: { type: typeInTitle } };

function ChoiceInput({ kind, field, name, label, help, declaration }: { readonly kind: Kind; readonly field: string; readonly name: string; readonly label: string; readonly help: string | undefined; readonly declaration: Declaration }) {
  const { t } = useWords();
  const list = wordsOfField(kind, field);
  const options = (declaration.choices ?? []).map((id) => ({ id, name: list ? t(`domain:${list}.${id}` as 'domain:unknown') : id }));
  const inTitle = IN_TITLE[kind]?.[field];
  if (inTitle) return <SelectByTitle name={name} label={label} options={options} inTitle={inTitle} />;
  return <SelectInput name={name} label={label} options={options} {...(help ? { help } : {})} {...(declaration.isOptional ? { none: t('app:form.any') } : {})} />;
}

function ListInput({ name, label, help, of }: { readonly name: string; readonly label: string; readonly help: string | undefined; readonly of: Declaration | undefined }): ReactNode {
  const { t } = useWords();
  switch (of?.type) {
    case 'language': return <LanguagesInput name={name} label={label} />;
    case 'country': return <CountriesInput name={name} label={label} />;
    case 'number': return <NumbersInput name={name} label={label} />;
    case 'texts': return <TextsListInput name={name} label={label} />;
    default: return <LinesInput name={name} label={label} help={help ?? t('app:form.linesHelp')} />;
  }
}

export function DeclaredInput({ kind, field, within, help }: Props): ReactNode {
  const fieldName = useFieldName();
  const declaration = fieldsOf(kind).get(field);
  if (!declaration) return null;
  const name = within ? `${within}.${field}` : field;
  const label = fieldName(kind, field);
  const required = !declaration.isOptional;
  // A number and how exact it is are one field: "120", "~40".
  if (field === 'precision' && fieldsOf(kind).has('value')) return null;
  if (field === 'value' && fieldsOf(kind).has('precision')) return <CountInput name={within} label={label} />;
  switch (declaration.type) {
    case 'line': return <TextInput name={name} label={label} help={help} required={required} />;
    case 'address': return <TextInput name={name} label={label} help={help} required={required} type="url" placeholder="https://" />;
    case 'texts': return <div className="row-wide"><TextsInput name={name} label={label} help={help} required={required} multiline={declaration.isLong ?? false} /></div>;
    case 'number': return <NumberInput name={name} label={label} {...(help ? { help } : {})} />;
    case 'choice': return <ChoiceInput kind={kind} field={field} name={name} label={label} help={help} declaration={declaration} />;
    case 'flag': return <CheckInput name={name} label={label} help={help} />;
    case 'date': return <div className="row-wide"><DatesInput name={name} label={label} /></div>;
    case 'day': return <DatesInput name={name} label={label} oneDay />;
    case 'country': return <CountryInput name={name} label={label} />;
    case 'list': return <div className="row-wide"><ListInput name={name} label={label} help={help} of={declaration.of} /></div>;
    case 'reference': return isPickKind(declaration.kind) ? <PickInput name={name} label={label} kind={declaration.kind} required={required} {...(help ? { help } : {})} /> : null;
    default: return null;
  }
}
