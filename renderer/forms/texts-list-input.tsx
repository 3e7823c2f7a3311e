import { useWords } from '../base/words.ts';
import { RowsInput } from './rows-input.tsx';
import { TextsInput } from './texts-input.tsx';

/** Several texts, each in several languages. */
export function TextsListInput({ name, label }: { readonly name: string; readonly label: string }) {
  const { t } = useWords();
  return (
    <div className="field">
      <span className="field-label" aria-hidden>
        {label}
      </span>
      <RowsInput
        name={name}
        label={label}
        rowLabel={(number) => t('app:form.item', { what: label, number })}
        addLabel={t('app:form.addTo', { what: label })}
        empty={t('app:form.noItems')}
        make={() => ({})}
        row={(row) => (
          <div className="row-wide">
            <TextsInput name={row} label={label} required />
          </div>
        )}
        ordered
      />
    </div>
  );
}
