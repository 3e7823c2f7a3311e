/** The small records of a project or work package as rows of its form: which fields a row has, its kind says. */

import { useWords } from '../base/words.ts';
import { blank } from '#shared/contract/blank.ts';
import { type PartKind, type PartsView, partKinds, rowFields } from '#shared/contract/parts.ts';
import { DeclaredInput } from './declared-input.tsx';
import { FormSection } from './form-section.tsx';
import { RowsInput } from './rows-input.tsx';

type Row = { readonly id: string | null } & Readonly<Record<string, unknown>>;

/** The rows that a form opens with; empty ones for a new record. */
export function partValues(parts: PartsView | null) {
  const rowsOf = (kind: PartKind) =>
    (parts?.[kind] ?? []).map((part) => Object.fromEntries(['id', ...rowFields(kind)].map((field) => [field, (part as unknown as Readonly<Record<string, unknown>>)[field]])));
  return Object.fromEntries(partKinds.map((kind) => [kind, rowsOf(kind)])) as { [K in PartKind]: never[] };
}

function newRow(kind: PartKind, known: object): Row {
  const whole = blank(kind, known) as unknown as Readonly<Record<string, unknown>>;
  return { id: null, ...Object.fromEntries(rowFields(kind).map((field) => [field, whole[field]])) };
}

/** What a new row is, until somebody says: nothing that is taken for a fact where it was only left. */
const STARTS: { readonly [K in PartKind]?: object } = { audience: { group: 'other' } };

const NOTHING_KNOWN = {};

/** A section for each kind. `known` is what goes without saying of a new row. */
export function PartSections({ known = NOTHING_KNOWN }: { readonly known?: { readonly [K in PartKind]?: object } }) {
  const { t } = useWords();
  return partKinds.map((kind) => (
    <FormSection key={kind} title={t(`domain:kinds.${kind}`)}>
      <RowsInput
        name={kind}
        label={t(`domain:kinds.${kind}`)}
        rowLabel={(number) => t(`app:parts.${kind}.row`, { number })}
        addLabel={t(`app:parts.${kind}.add`)}
        empty={t(`app:parts.${kind}.none`)}
        make={() => newRow(kind, { ...STARTS[kind], ...known[kind] })}
        row={(row) => rowFields(kind).map((field) => <DeclaredInput key={field} kind={kind} field={field} within={row} />)}
        ordered
      />
    </FormSection>
  ));
}
