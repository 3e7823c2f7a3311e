import { useRef, useState } from 'react';
import { useController } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { type Key, TagGroup, TagList } from 'react-aria-components';
import { countryName } from '#shared/domain/countries.ts';
import { ChoiceBox } from './choice-box.tsx';
import { ChosenTag } from './chosen-tag.tsx';
import { useCountries } from './country-input.tsx';
import { anchorOf, useIssue } from './field.tsx';

/** Several countries, each a tag that can be taken away. */
export function CountriesInput({ name, label }: { readonly name: string; readonly label: string }) {
  const { t, i18n } = useWords();
  const { field } = useController({ name });
  const issue = useIssue(name);
  const [typed, setTyped] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const chosen = (field.value as string[] | null) ?? [];
  const remove = (keys: Set<Key>) => {
    const left = chosen.filter((code) => !keys.has(code));
    field.onChange(left);
    // With the last of them their list goes, and the focus would go with it.
    if (left.length === 0) box.current?.focus();
  };
  return (
    <div className="field" data-field={anchorOf(name)}>
      <ChoiceBox
        label={label}
        placeholder={t('app:form.addCountry')}
        issue={issue}
        value={null}
        shown=""
        typed={typed}
        onTyped={setTyped}
        offers={useCountries(typed ?? '').filter(({ id }) => !chosen.includes(id))}
        onChosen={({ id }) => {
          field.onChange([...chosen, id]);
          setTyped(null);
        }}
        onBlur={field.onBlur}
        round={chosen.length}
        inputRef={(input) => {
          box.current = input;
          field.ref(input);
        }}
      />
      {chosen.length > 0 ? (
        <TagGroup aria-label={label} onRemove={remove}>
          <TagList className="tags">
            {chosen.map((code) => (
              <ChosenTag key={code} id={code} name={countryName(code, i18n.language)} />
            ))}
          </TagList>
        </TagGroup>
      ) : null}
    </div>
  );
}
