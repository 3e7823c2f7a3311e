/** What the form of a record would hold, for reading: in a backup, on pages that are a form elsewhere. */

import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import { NO_LANGUAGE } from '#shared/domain/languages.ts';
import { valueText } from '#shared/language/value-text.ts';
import { interfaceLanguage } from '../base/language.ts';
import { useWords } from '../base/words.ts';
import { Fact, Facts } from '../ui/facts.tsx';
import { useFieldName } from './field-name.ts';

interface Props {
  readonly kind: Kind;
  readonly values: Readonly<Record<string, unknown>>;
  /** What the records are called that the values name. */
  readonly names: Readonly<Record<string, string>>;
}

const isEmpty = (value: unknown) => value === null || value === undefined || (Array.isArray(value) && value.length === 0);

export function RecordFacts({ kind, values, names }: Props) {
  const { t, i18n } = useWords();
  const fieldName = useFieldName();
  const reader = { t, language: interfaceLanguage(i18n.language), names: Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { [NO_LANGUAGE]: name }])) };
  const told = [...fieldsOf(kind).keys()].filter((field) => !isEmpty(values[field]));
  return (
    <Facts>
      {told.map((field) => (
        <Fact key={field} name={fieldName(kind, field)}>
          {valueText(reader, kind, field, values[field])}
        </Fact>
      ))}
    </Facts>
  );
}
