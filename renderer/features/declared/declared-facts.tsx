/** The facts of a record as its declaration orders them; what is not known is left out, or said where it can be filled in. */

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Declaration } from '#shared/contract/declared.ts';
import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import type { Count } from '#shared/domain/counts.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { useWords } from '../../base/words.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { recordPlace } from '../../base/places.ts';
import { useFieldName } from '../../forms/field-name.ts';
import { CountText } from '../../ui/count.tsx';
import { Fact, FactList, Facts } from '../../ui/facts.tsx';
import { Prose, Texts } from '../../ui/texts.tsx';
import { valueText } from '#shared/language/value-text.ts';

interface Props {
  readonly kind: Kind;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly names: Readonly<Record<string, Multilingual | null>>;
  /** Fields that the page shows elsewhere. */
  readonly without?: readonly string[];
}

const NONE: readonly string[] = [];

/** A number that says how exact it is: shown as one. */
const isCount = (field: string, fields: Props['fields']) => field === 'value' && 'precision' in fields;

const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);

export function DeclaredFacts({ kind, fields, names, without = NONE }: Props) {
  const fieldName = useFieldName();
  const shown = [...fieldsOf(kind)].filter(([field, { type }]) => type !== 'position' && !without.includes(field) && (isCount(field, fields) || !isEmpty(fields[field])) && !(field === 'precision' && 'value' in fields));
  return (
    <Facts>
      {shown.map(([field, declaration]) =>
        isCount(field, fields) ? (
          <Fact key={field} name={fieldName(kind, field)}>
            <CountText count={fields as unknown as Count} />
          </Fact>
        ) : declaration.of?.type === 'texts' ? (
          <FactList key={field} name={fieldName(kind, field)} texts={fields[field] as Multilingual[]} />
        ) : (
          <Fact key={field} name={fieldName(kind, field)}>
            <Value kind={kind} field={field} declaration={declaration} value={fields[field]} names={names} />
          </Fact>
        ),
      )}
    </Facts>
  );
}

function Value({ kind, field, declaration, value, names }: { readonly kind: Kind; readonly field: string; readonly declaration: Declaration; readonly value: unknown; readonly names: Props['names'] }): ReactNode {
  const { t, i18n } = useWords();
  if (declaration.type === 'texts') return declaration.isLong ? <Prose texts={value as Multilingual} /> : <Texts texts={value as Multilingual} />;
  const said = valueText({ t, language: interfaceLanguage(i18n.language), names }, kind, field, value);
  if (declaration.type === 'address') {
    return (
      <a href={String(value)} target="_blank" rel="noreferrer">
        {said}
      </a>
    );
  }
  const place = declaration.type === 'reference' ? recordPlace(declaration.kind as Kind, String(value)) : null;
  return place ? <Link {...place}>{said}</Link> : said;
}
