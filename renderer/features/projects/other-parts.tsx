/** Small records that no page has a layout of its own for: each by its name, and what else its declaration says. */

import type { Declaration } from '#shared/contract/declared.ts';
import { type PartKind, type PartsView, partKinds, rowFields } from '#shared/contract/parts.ts';
import { fieldsOf } from '#shared/contract/records.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { valueText } from '#shared/language/value-text.ts';
import { useWords } from '../../base/words.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useFieldName } from '../../forms/field-name.ts';
import { Section } from '../../ui/page.tsx';
import { Prose, Texts } from '../../ui/texts.tsx';

type Fields = Readonly<Record<string, unknown>>;

const isSaid = (value: unknown) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function Part({ kind, fields }: { readonly kind: PartKind; readonly fields: Fields }) {
  const { t, i18n } = useWords();
  const fieldName = useFieldName();
  const reader = { t, language: interfaceLanguage(i18n.language), names: {} };
  const declared = fieldsOf(kind);
  const said = rowFields(kind).filter((field) => isSaid(fields[field]));
  const is = (field: string, test: (declaration: Declaration) => boolean) => test(declared.get(field) as Declaration);
  // What it is called by, what marks it, and its longer texts stand by themselves.
  const name = said.find((field) => is(field, ({ type, isLong }) => type === 'texts' && !isLong));
  const long = said.filter((field) => is(field, ({ isLong }) => isLong === true));
  const rest = said.filter((field) => field !== name && field !== 'mark' && !long.includes(field));
  return (
    <li>
      {isSaid(fields.mark ?? null) ? <span className="lines-mark">{String(fields.mark)}</span> : null}
      {name ? <Texts texts={fields[name] as Multilingual} /> : null}
      {rest.length > 0 ? <span className="written">{rest.map((field) => `${fieldName(kind, field)}: ${valueText(reader, kind, field, fields[field])}`).join(' · ')}</span> : null}
      {long.map((field) => (
        <Prose key={field} texts={fields[field] as Multilingual} />
      ))}
    </li>
  );
}

/** @param without kinds that the page shows in its own way */
export function OtherParts({ parts, without }: { readonly parts: PartsView; readonly without: readonly PartKind[] }) {
  const { t } = useWords();
  return partKinds
    .filter((kind) => !without.includes(kind) && parts[kind].length > 0)
    .map((kind) => (
      <Section key={kind} title={t(`domain:kinds.${kind}`)}>
        <ul className="lines">
          {parts[kind].map((part) => (
            <Part key={part.id} kind={kind} fields={part as unknown as Fields} />
          ))}
        </ul>
      </Section>
    ));
}
