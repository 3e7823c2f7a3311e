import { useRef } from 'react';
import { useController } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { type Key, TagGroup, TagList } from 'react-aria-components';
import { readCountries } from '#shared/domain/country-names.ts';
import { countryName } from '#shared/domain/countries.ts';
import { ChoiceBox } from './choice-box.tsx';
import { ChosenTag } from './chosen-tag.tsx';
import { onlyOne, useCountries } from './country-input.tsx';
import { anchorOf, useIssue } from './field.tsx';
import { type Settle, useTypedWords } from './typed-words.ts';

/** Several countries, each a tag that can be taken away: Enter takes one and waits for the next. What a source lists in one line, "SI, IT, DE", is taken as it stands. */
export function CountriesInput({ name, label }: { readonly name: string; readonly label: string }) {
  const { t, i18n } = useWords();
  const { field } = useController({ name });
  const issue = useIssue(name);
  const { words, notChosen, box, clear } = useTypedWords(name);
  const input = useRef<HTMLInputElement>(null);
  const chosen = (field.value as string[] | null) ?? [];
  const remove = (keys: Set<Key>) => {
    const left = chosen.filter((code) => !keys.has(code));
    field.onChange(left);
    // With the last of them their list goes, and the focus would go with it.
    if (left.length === 0) input.current?.focus();
  };
  const offers = useCountries(words).filter(({ id }) => !chosen.includes(id));
  const settle: Settle = (isEnter) => {
    const read = readCountries(words);
    const codes = read.length > 0 ? read : onlyOne(offers, isEnter);
    if (codes.length > 0) field.onChange([...new Set([...chosen, ...codes])]);
    return Promise.resolve(codes.length > 0);
  };
  const { onLeft, ...ofTheBox } = box(settle, () => false);
  return (
    <div className="field" data-field={anchorOf(name)}>
      <ChoiceBox
        label={label}
        placeholder={t('app:form.addCountry')}
        issue={issue ?? notChosen}
        value={null}
        shown=""
        {...ofTheBox}
        offers={offers}
        takesMore
        onChosen={({ id }) => {
          field.onChange([...chosen, id]);
          clear();
        }}
        onBlur={() => {
          field.onBlur();
          onLeft();
        }}
        round={chosen.length}
        inputRef={(element) => {
          input.current = element;
          field.ref(element);
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
