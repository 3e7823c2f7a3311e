import { useWords } from '../base/words.ts';
import { RowsInput } from './rows-input.tsx';
import { TextsInput } from './texts-input.tsx';

/** The methods of an event or a work package, each in several languages. */
export function MethodsInput() {
  const { t } = useWords();
  return (
    <RowsInput
      name="fields.methods"
      label={t('domain:field.methods')}
      rowLabel={(number) => t('app:events.method', { number })}
      addLabel={t('app:events.addMethod')}
      empty={t('app:events.noMethods')}
      make={() => ({})}
      row={(name) => (
        <div className="row-wide">
          <TextsInput name={name} label={t('app:events.methodName')} required />
        </div>
      )}
    />
  );
}
