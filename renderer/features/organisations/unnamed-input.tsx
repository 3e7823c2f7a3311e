import { useWatch } from 'react-hook-form';
import { useWords } from '../../base/words.ts';
import type { UnnamedView } from '#shared/contract/organisations.ts';
import { CountInput } from '../../forms/count-input.tsx';
import { CountriesInput } from '../../forms/countries-input.tsx';
import { RowsInput } from '../../forms/rows-input.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';

/** Organisations without a name as a form's rows. */
export function unnamedRows(unnamed: readonly UnnamedView[]) {
  return unnamed.map(({ id, value, precision, countries, note }) => ({ id, value, precision, countries, note }));
}

/** Organisations that a source counts and does not name. */
export function UnnamedInput() {
  const { t } = useWords();
  const rows = (useWatch({ name: 'unnamed' }) ?? []) as readonly unknown[];
  return (
    <div>
      {rows.length > 0 ? (
        <span className="field-label" aria-hidden>
          {t('domain:kind.unnamedOrganisations')}
        </span>
      ) : null}
      <RowsInput
        name="unnamed"
        label={t('domain:kind.unnamedOrganisations')}
        rowLabel={(number) => t('app:roles.unnamedRow', { number })}
        addLabel={t('app:roles.addUnnamed')}
        empty={t('app:roles.noUnnamed')}
        pairs
        make={() => ({ id: null, value: null, precision: 'exact', countries: [], note: null })}
        row={(name) => (
          <>
            <CountInput name={name} label={t('domain:field.value')} />
            <div className="row-wide">
              <CountriesInput name={`${name}.countries`} label={t('domain:field.countries')} />
            </div>
            <div className="row-wide">
              <TextsInput name={`${name}.note`} label={t('domain:field.note')} />
            </div>
          </>
        )}
      />
    </div>
  );
}
